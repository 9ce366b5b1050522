import type { LineAsWritten } from "./line-history";

/** All amounts of an import beside those of the same lines before it. */
export interface ScaledAmounts {
  /** A thousand or a million. */
  factor: number;
  /** Whether the imported amounts are the larger. */
  isLarger: boolean;
  /** Amounts that were compared. */
  count: number;
}

/** Amounts that are too few to show anything. */
const FEWEST = 2;
const FACTORS = [1_000, 1_000_000] as const;

/**
 * Whether each amount is a thousandth, a thousandfold or the like of what it was: then the unit of the sheet is probably
 * not the one by which it was read. A figure that was rounded to the thousand counts too.
 *
 * @param lines those that were there before; amounts in pence
 */
export function scaledAmounts(
  lines: readonly { before: Pick<LineAsWritten, "amounts">; line: Pick<LineAsWritten, "amounts"> }[],
): ScaledAmounts | null {
  const compared = lines.flatMap(({ before, line }) =>
    Object.entries(line.amounts).flatMap(([year, now]) => {
      const was = before.amounts[Number(year)] ?? 0;
      return now === 0 || was === 0 ? [] : [{ now: Math.abs(now), was: Math.abs(was) }];
    }),
  );
  if (compared.length < FEWEST) return null;
  for (const isLarger of [true, false]) {
    const factor = FACTORS.find((times) =>
      compared.every(({ now, was }) => isTimes(isLarger ? now : was, isLarger ? was : now, times)),
    );
    if (factor !== undefined) return { factor, isLarger, count: compared.length };
  }
  return null;
}

/** Rounding may have taken up to half of the smaller figure's unit. */
function isTimes(large: number, small: number, times: number): boolean {
  const ratio = large / small / times;
  return ratio > 0.5 && ratio < 2;
}
