import { actWords } from "~/domain/audit/acts";
import { formatInstant } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { useDecidedThing } from "../decided-thing";
import { Table } from "../govuk";

interface AuditTableProps {
  events: readonly {
    number: number;
    at: Date;
    personName: string;
    capacity: string;
    act: string;
    subject: string;
    frameworkId: number | null;
    frameworkTitle: string | null;
  }[];
  /** An administrator alone may not read frameworks. */
  linksFrameworks: boolean;
}

export function AuditTable({ events, linksFrameworks }: AuditTableProps) {
  const thing = useDecidedThing();
  if (events.length === 0) return <p className="govuk-body">There are no such events.</p>;
  return (
    <Table
      caption="Events, newest first"
      captionHidden
      head={[{ text: "Event" }, { text: "When" }, { text: "Who" }, { text: "What" }, { text: "About" }]}
      rows={events.map(({ number, at, personName, capacity, act, subject, frameworkId, frameworkTitle }) => ({
        key: String(number),
        header: (
          <a className="govuk-link" href={paths.auditEvent(number)}>
            <span className="govuk-visually-hidden">Event </span>
            {number}
          </a>
        ),
        cells: [
          { content: formatInstant(at) },
          { content: whoInWords(personName, capacity) },
          { content: actWords(act, thing) },
          {
            content: (
              <>
                {subject !== frameworkTitle && subject}
                {frameworkTitle !== null && frameworkId !== null && (
                  <>
                    {subject !== "" && subject !== frameworkTitle && <br />}
                    <FrameworkName id={frameworkId} title={frameworkTitle} isLink={linksFrameworks} />
                  </>
                )}
              </>
            ),
          },
        ],
      }))}
    />
  );
}

/** A name that is a title says the capacity as well. */
export function whoInWords(personName: string, capacity: string): string {
  const name = personName || "Nobody who is known";
  return capacity === "" || capacity === name ? name : `${name}, ${capacity}`;
}

export function FrameworkName({ id, title, isLink }: { id: number; title: string; isLink: boolean }) {
  return isLink ? (
    <a className="govuk-link" href={paths.framework(id)}>
      {title}
    </a>
  ) : (
    <>{title}</>
  );
}
