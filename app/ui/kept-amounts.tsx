import { Fragment } from "react";

/** A signed amount as a text prints it. Between its sign and its £ a line may break, which would leave the sign behind. */
const SIGNED_AMOUNT = /([−+]£\d{1,3}(?:,\d{3})*(?:\.\d{2})?)/u;

/** A text whose signed amounts stay on one line. */
export function KeptAmounts({ children }: { children: string }) {
  return children
    .split(SIGNED_AMOUNT)
    .map((piece, index) => (
      <Fragment key={index}>{index % 2 === 1 ? <span className="app-amount">{piece}</span> : piece}</Fragment>
    ));
}
