import { comparisonInWords } from "~/domain/budget/not-stated";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { needsPence } from "~/domain/shared/money";
import { ComparedFigure } from "../changes/change-figure";
import { Table, WarningText } from "../govuk";
import type { ChangeView, LineView } from "./change-view";
import { Abbreviated } from "../glossary/abbreviated";

/** The change that is assessed, which stays in view: what it was, what it is, and the money for each year. */
export function ChangeInView({ change }: { change: ChangeView }) {
  return (
    <section aria-labelledby="the-change">
      <h2 className="govuk-heading-m" id="the-change">
        The change
      </h2>
      {change.kind === "transfer" && (
        <p className="govuk-body">
          A transfer: the service goes on
          {change.transferredTo
            ? `, paid by ${change.transferredTo}.`
            : ". It does not say by whom it is paid."}
        </p>
      )}
      <Reason change={change} />
      <div className="app-side-by-side">
        <Side title="Previous budget" lines={change.previousLines} nothing="Nothing: this is new." />
        <Side
          title="New budget"
          lines={change.newLines}
          nothing={
            change.kind === "transfer" ? "Nothing: it is paid from elsewhere." : "Nothing: this has ended."
          }
        />
      </div>
      <Amounts change={change} />
    </section>
  );
}

/** Why it is made, and from when where that is not the first day of the budget; nothing where nobody said. */
function Reason({ change: { rationale, effectiveOn, statedGap } }: { change: ChangeView }) {
  return (
    <>
      {rationale !== "" && (
        <p className="govuk-body app-preserve-lines">
          <strong>Why it is made:</strong> <Abbreviated>{rationale}</Abbreviated>
        </p>
      )}
      {effectiveOn !== null && (
        <p className="govuk-body">
          <strong>It takes effect on</strong> {formatDate(effectiveOn)}.
        </p>
      )}
      {statedGap !== null && <WarningText>{statedGap}</WarningText>}
    </>
  );
}

function Side({ title, lines, nothing }: { title: string; lines: readonly LineView[]; nothing: string }) {
  return (
    <div className="app-side-by-side__version">
      <h3 className="govuk-heading-s">{title}</h3>
      {lines.length === 0 ? <p className="govuk-body">{nothing}</p> : <Lines lines={lines} />}
    </div>
  );
}

function Lines({ lines }: { lines: readonly LineView[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {lines.map((line) => (
        <li key={line.id}>
          <strong>
            <Abbreviated>{line.service}</Abbreviated>
          </strong>
          <Below text={[line.deliveryOrganisation, line.reach, line.method].filter(Boolean).join(" · ")} />
          <Below text={line.provision} />
        </li>
      ))}
    </ul>
  );
}

function Below({ text }: { text: string }) {
  if (text === "") return null;
  return (
    <>
      <br />
      <Abbreviated>{text}</Abbreviated>
    </>
  );
}

function Amounts({ change: { byYear, kind } }: { change: ChangeView }) {
  const pence = needsPence(byYear.flatMap((year) => [year.previous, year.new]));
  return (
    <Table
      caption="Amounts for each year"
      captionSize="s"
      firstCellIsHeader
      stacks
      head={[
        { text: "Year" },
        { text: "Before", numeric: true },
        { text: "After", numeric: true },
        { text: "Change", numeric: true },
        { text: "Per cent", numeric: true },
      ]}
      rows={byYear.map((figures) => {
        const { year, previousYear } = figures;
        const words = comparisonInWords(figures, { pence });
        return {
          key: String(year),
          header: (
            <>
              {formatFinancialYear(year)}{" "}
              {previousYear !== null && previousYear !== year && (
                <span className="govuk-hint govuk-!-margin-bottom-0">
                  compared with {formatFinancialYear(previousYear)}
                </span>
              )}
            </>
          ),
          cells: [
            { content: words.previous, numeric: true },
            { content: words.new, numeric: true },
            { content: <ComparedFigure figures={figures} withPence={pence} />, numeric: true },
            { content: kind === "transfer" ? "transferred" : words.share, numeric: true },
          ],
        };
      })}
    />
  );
}
