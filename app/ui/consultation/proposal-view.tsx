import { Fragment } from "react";
import { withoutAmountBefore, type AskedChange, type Proposal } from "~/domain/consultation/asked";
import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import type { Placement, SectionInWords } from "~/domain/framework/sections";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, needsPence } from "~/domain/shared/money";
import { Table } from "../govuk";
import { Abbreviated } from "../glossary/abbreviated";

/** What is proposed, as people are asked about it: frozen on its day. Once it is closed nobody is asked any more, and it was proposed. */
export function ProposalView({ proposal, isClosed = false }: { proposal: Proposal; isClosed?: boolean }) {
  const { asOf, year, changes, aim, sections = [] } = proposal;
  const said = (placement: Placement) => (
    <Sections sections={sections.filter((section) => section.placement === placement)} />
  );
  const pence = needsPence(changes.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  const amount = (figure: number | null, otherwise: string) =>
    figure === null ? otherwise : formatMoney(figure, { pence });
  return (
    <section aria-labelledby="proposal">
      <h2 className="govuk-heading-m" id="proposal">
        {isClosed ? "What was proposed" : "What is proposed"}
      </h2>
      <p className="govuk-body">
        As it was written on {formatDate(asOf)}.{" "}
        {isClosed ? "People saw it like this." : "Nothing here changes while people answer."}
      </p>
      {aim !== "" && (
        <p className="govuk-body app-preserve-lines">
          <Abbreviated>{aim}</Abbreviated>
        </p>
      )}
      {said("before_budget")}
      {changes.length > 0 && (
        <Table
          caption={`The changes for ${formatFinancialYear(year)}`}
          captionSize="s"
          head={[
            { text: "What changes" },
            { text: isClosed ? "Before" : "Now", numeric: true },
            { text: "Proposed", numeric: true },
          ]}
          firstCellIsHeader
          stacks
          rows={changes.map(({ changeId, title, before, after, isNew }) => ({
            key: String(changeId),
            cells: [
              {
                content: (
                  <a className="govuk-link" href={`#change_${changeId}`}>
                    {title}
                  </a>
                ),
              },
              { content: amount(before, withoutAmountBefore({ isNew })), numeric: true },
              { content: amount(after, "Not stated"), numeric: true },
            ],
          }))}
        />
      )}
      {changes.map((change) => (
        <ChangeAsked key={change.changeId} change={change} isClosed={isClosed} />
      ))}
      {said("after_budget")}
    </section>
  );
}

function Sections({ sections }: { sections: readonly SectionInWords[] }) {
  return sections.map(({ heading, text }, index) => (
    <Fragment key={index}>
      <h3 className="govuk-heading-s">{heading}</h3>
      <p className="govuk-body app-preserve-lines">
        <Abbreviated>{text}</Abbreviated>
      </p>
    </Fragment>
  ));
}

function ChangeAsked({
  change: { changeId, title, rationale, effects },
  isClosed,
}: {
  change: AskedChange;
  isClosed: boolean;
}) {
  return (
    <section aria-labelledby={`change_${changeId}`}>
      <h3 className="govuk-heading-s" id={`change_${changeId}`}>
        {title}
      </h3>
      {rationale !== "" && <p className="govuk-body app-preserve-lines">{rationale}</p>}
      {effects.length === 0 ? (
        <p className="govuk-body">
          {isClosed
            ? "Whom it affects was not written down yet."
            : "Whom it affects is not written down yet. Tell us what you know."}
        </p>
      ) : (
        <>
          <p className="govuk-body">
            {isClosed
              ? "What we expected it to mean for people:"
              : "What we expect it to mean for people, so far:"}
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {effects.map(({ on, direction, who, what }, index) => (
              <li key={index}>
                <strong>
                  {on}: {DIRECTION_LABELS[direction].toLowerCase()}
                </strong>
                {[who, what]
                  .filter((words) => words !== "")
                  .map((words) => `. ${words.replace(/\.$/u, "")}`)
                  .join("")}
                .
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
