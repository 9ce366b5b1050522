import { notYetConfirmed } from "~/domain/framework/carried-over";
import { paths } from "~/paths";
import { Tag } from "../govuk";

/** How many are named before the rest is a number. */
const MOST_NAMED = 10;

interface NotYetConfirmedProps {
  frameworkId: number;
  /** Null where everything is confirmed, or left out. */
  carried: { from: string; things: readonly { id: number; name: string }[] } | null;
}

/** What was carried over to this room and is no part of it yet: named, and said to be so. */
export function NotYetConfirmed({ frameworkId, carried }: NotYetConfirmedProps) {
  if (!carried) return null;
  const { from, things } = carried;
  const more = things.length - MOST_NAMED;
  return (
    <section aria-labelledby="not-yet-confirmed">
      <h2 className="govuk-heading-s" id="not-yet-confirmed">
        <Tag colour="yellow">{notYetConfirmed(from)}</Tag>
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {things.slice(0, MOST_NAMED).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {more > 0 && <li>and {more.toLocaleString("en-GB")} more</li>}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.carriedOver(frameworkId)}>
          See what each said, and what is to be confirmed
        </a>
      </p>
    </section>
  );
}
