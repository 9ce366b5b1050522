import type { ConsulteeInfluence } from "~/domain/eia/eia";
import { ENTRIES_ON_PAGE } from "~/domain/shared/paging";
import { Details, SummaryList } from "../govuk";
import { ConsulteeText } from "./consultee-list";
import { Written } from "./written";

export interface ConsultedChange {
  title: string;
  /** Its entry's page. */
  href: string;
  consultees: readonly ConsulteeInfluence[];
  /** Empty where somebody was. */
  nobodyConsultedReason: string;
}

interface ConsulteesByChangeProps {
  recorded: readonly ConsultedChange[];
  /** Those that do not say who was consulted, nor why nobody was. */
  missing: readonly ConsultedChange[];
  /** Those that do not say it, and of which it is not asked (rule 28). */
  notAsked: readonly ConsultedChange[];
}

/** Who influenced what, change by change. */
export function ConsulteesByChange({ recorded, missing, notAsked }: ConsulteesByChangeProps) {
  return (
    <>
      {recorded.length === 0 && <p className="govuk-body">No consultee is recorded yet.</p>}
      {recorded.map((change) => (
        <section key={change.href}>
          <h2 className="govuk-heading-m">
            <a className="govuk-link" href={change.href}>
              {change.title}
            </a>
          </h2>
          <Written label="Nobody was consulted" text={change.nobodyConsultedReason} />
          {change.consultees.length > 0 && (
            <SummaryList
              rows={change.consultees.map((consultee) => ({
                key: consultee.consultee,
                value: <ConsulteeText consultee={consultee} />,
              }))}
            />
          )}
        </section>
      ))}
      {missing.length > 0 && (
        <section>
          <h2 className="govuk-heading-m">Still to say who was consulted</h2>
          <ChangeLinks changes={missing} />
        </section>
      )}
      {notAsked.length > 0 && (
        <section>
          <h2 className="govuk-heading-m">Not asked who was consulted</h2>
          <p className="govuk-body">
            These do not end, nothing in them is adverse or not yet known, and they are below the
            office&rsquo;s threshold. Where somebody was consulted, say so all the same.
          </p>
          <ChangeLinks changes={notAsked} />
        </section>
      )}
    </>
  );
}

/** More than a page of them are one press away, so that what follows stays in reach. */
function ChangeLinks({ changes }: { changes: readonly ConsultedChange[] }) {
  const list = (
    <ul className="govuk-list govuk-list--bullet">
      {changes.map(({ title, href }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
  return changes.length > ENTRIES_ON_PAGE ? (
    <Details summary={`All ${changes.length.toLocaleString("en-GB")} of them`}>{list}</Details>
  ) : (
    list
  );
}
