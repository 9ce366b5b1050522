import type { YearComparison } from "~/domain/budget/changes";
import { formatMoney, formatPercentChange } from "~/domain/shared/money";

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

/** The same with its share of what it was. */
export function ChangeInYear({ figures, withPence }: { figures: YearComparison; withPence: boolean }) {
  return (
    <>
      <ChangeFigure pence={figures.change} withPence={withPence} />
      <br />
      {formatPercentChange(figures.previous, figures.new)}
    </>
  );
}
