/**
 * What an indicator is measured in: a whole number of hundredths, so that figures compare, add up and come back from a file exactly.
 */
export const MOST_HUNDREDTHS = 999_999_999_99;

export type ParsedFigure = { ok: true; hundredths: number } | { ok: false; problem: string };

const FIGURE = /^(-|−)?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/u;

/** Reads a figure as people and spreadsheets write it: `412`, `1,204`, `87.5`, `−3`. */
export function parseFigure(text: string): ParsedFigure {
  const match = FIGURE.exec(text.replace(/\s/gu, ""));
  if (!match) return { ok: false, problem: "must be a number, like 412 or 87.5" };
  const [, minus, whole = "0", fraction = ""] = match;
  const hundredths = Number(whole.replaceAll(",", "")) * 100 + Number(fraction.padEnd(2, "0"));
  if (hundredths > MOST_HUNDREDTHS) return { ok: false, problem: "must be less than 1,000,000,000" };
  return { ok: true, hundredths: minus && hundredths > 0 ? -hundredths : hundredths };
}

/** @returns for example `1,204`, `87.5`, `−3` */
export function formatFigure(hundredths: number): string {
  const size = Math.abs(hundredths);
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+(?!\d))/gu, ",");
  const rest = String(size % 100)
    .padStart(2, "0")
    .replace(/0+$/u, "");
  return `${hundredths < 0 ? "−" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

/** A figure with its unit, as it is read. @returns for example `412 people`, `87.5%` */
export function figureInWords(hundredths: number, unit: string): string {
  const figure = formatFigure(hundredths);
  if (unit === "") return figure;
  return unit.startsWith("%") ? `${figure}${unit}` : `${figure} ${unit}`;
}
