import type { ChangesInYear } from "~/domain/budget/changes";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";

export interface YearSummary extends ChangesInYear {
  previous: number;
  new: number;
}

export interface NotAssessed {
  changes: number;
  transfers: number;
  /** Of the changes, rises and cuts alike, in the year. */
  gross: number;
  stale: number;
}

/** The four figures people look for first, of one year. */
export function KeyFigures({
  summary,
  notAssessed,
  pence,
}: {
  summary: YearSummary;
  notAssessed: NotAssessed;
  /** Whether the figures of the page show pence. */
  pence: boolean;
}) {
  const signed = (figure: number) => formatMoney(figure, { signed: true, pence });
  const year = formatFinancialYear(summary.year);
  return (
    <dl className="app-figures">
      <Figure
        label={`Net change in ${year}`}
        value={signed(summary.net)}
        note={summary.unstated ? "Of the amounts that are stated" : "All changes and transfers"}
      />
      <Figure
        label={`Transferred in ${year}`}
        value={signed(summary.transferred)}
        note="The services go on, paid from elsewhere"
      />
      <Figure
        label={`Like for like in ${year}`}
        value={signed(summary.likeForLike)}
        note={
          summary.unstated
            ? "Of the amounts that are stated: not all of them are"
            : "What changed without the transfers"
        }
      />
      <Figure
        label="Not assessed"
        value={notAssessed.changes === 0 ? "None" : counted(notAssessed.changes, "change")}
        note={notAssessedNote(notAssessed, pence)}
      />
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div className="app-figures__item">
      <dt className="app-figures__label">{label}</dt>
      <dd className="app-figures__value">{value}</dd>
      <dd className="app-figures__note">{note}</dd>
    </div>
  );
}

function notAssessedNote({ changes, transfers, gross, stale }: NotAssessed, pence: boolean): string {
  return [
    ...(changes > 0 ? [`${formatMoney(gross, { pence })} gross`] : []),
    ...(transfers > 0 ? [`${counted(transfers, "transfer")} not answered for`] : []),
    ...(stale > 0 ? [`${counted(stale, "answer")} stale`] : []),
    ...(changes + transfers + stale === 0 ? ["Every change is answered for"] : []),
  ].join("; ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
