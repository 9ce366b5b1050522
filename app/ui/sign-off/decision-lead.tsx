import type { LeadRow } from "~/domain/decision/decision-page";
import { Abbreviated } from "../glossary/abbreviated";

/** The first screen of a step's page: a line for each thing that matters, with the way to the whole of it. */
export function DecisionLead({ rows }: { rows: readonly LeadRow[] }) {
  return (
    <section aria-labelledby="in-short">
      <h2 className="govuk-visually-hidden" id="in-short">
        In short
      </h2>
      <dl className="app-lead">
        {rows.map(({ label, lines, more }) => (
          <div key={label} className="app-lead__row">
            <dt className="app-lead__label">{label}</dt>
            <dd className="app-lead__value">
              {lines.map((line, index) => (
                <span key={index} className="app-lead__line">
                  <Abbreviated>{line}</Abbreviated>
                </span>
              ))}
              {more && (
                <a className="govuk-link app-no-print" href={`#${more.id}`}>
                  {more.text}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
