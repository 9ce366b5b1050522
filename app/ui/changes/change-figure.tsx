import type { YearComparison } from "~/domain/budget/changes";
import { comparisonInWords, NOT_STATED, type ComparedFigures } from "~/domain/budget/not-stated";
import { formatMoney } from "~/domain/shared/money";

interface ChangeFigureProps {
  pence: number;
  /** Whether all figures of the table show pence. */
  withPence: boolean;
}

/** A change in money, with its sign; the arrow says its direction again. */
export function ChangeFigure({ pence, withPence }: ChangeFigureProps) {
  const direction = pence > 0 ? "app-change-up" : pence < 0 ? "app-change-down" : undefined;
  return <span className={direction}>{formatMoney(pence, { pence: withPence, signed: true })}</span>;
}

/** What a comparison comes to; of an amount that is not stated, that no difference follows. */
export function ComparedFigure({
  figures,
  withPence,
}: {
  figures: Pick<ComparedFigures, "change" | "unstated">;
  withPence: boolean;
}) {
  return figures.unstated ? NOT_STATED : <ChangeFigure pence={figures.change} withPence={withPence} />;
}

/** The same with its share of what it was. */
export function ChangeInYear({ figures, withPence }: { figures: YearComparison; withPence: boolean }) {
  const words = comparisonInWords(figures, { pence: withPence });
  if (figures.unstated) return `Before ${words.previous}, now ${words.new}`;
  return (
    <>
      <ChangeFigure pence={figures.change} withPence={withPence} />
      <br />
      {words.share}
    </>
  );
}
