import { readElements, type Parts } from "./workbook-parts.server";

/** Positions of the cell styles that show a number otherwise than it is. */
export interface NumberStyles {
  /** As a date: in a workbook it is a number like any other until it is drawn. */
  dates: ReadonlySet<number>;
  /** As a percentage. */
  percentages: ReadonlySet<number>;
  /** In thousands or millions. */
  scaled: ReadonlySet<number>;
}

/** ECMA-376 part 1, 18.8.10 and 18.8.30. */
export async function readNumberStyles(parts: Parts, part: string): Promise<NumberStyles> {
  const elements = await readElements(parts, part, [
    "numFmt",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "cellStyleXfs",
    "xf",
  ]);
  const formats = elements.filter(({ name }) => name === "numFmt").map(({ attributes }) => attributes);
  const idsOf = (fits: (code: string) => boolean) =>
    new Set(
      formats.filter(({ formatCode = "" }) => fits(formatCode)).map(({ numFmtId }) => Number(numFmtId)),
    );
  const [dateFormats, scalingFormats, percentFormats] = [
    idsOf(isDateFormat),
    idsOf(isScalingFormat),
    idsOf((code) => drawn(code).includes("%")),
  ];
  const begin = elements.findIndex(({ name }) => name === "cellXfs");
  const behind = elements.slice(begin + 1);
  const end = behind.findIndex(({ name }) => name !== "xf");
  const styles = begin === -1 ? [] : behind.slice(0, end === -1 ? undefined : end);
  const positionsOf = (fits: (format: number) => boolean) =>
    new Set(
      styles.flatMap(({ attributes }, position) =>
        fits(Number(attributes.numFmtId ?? 0)) ? [position] : [],
      ),
    );
  return {
    dates: positionsOf((format) => isBuiltInDateFormat(format) || dateFormats.has(format)),
    percentages: positionsOf((format) => format === 9 || format === 10 || percentFormats.has(format)),
    scaled: positionsOf((format) => scalingFormats.has(format)),
  };
}

/** Days and months in some order; 18 to 21 and 45 to 47 show a time alone. */
function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** Whether a day, a year or the name of a month is shown. */
function isDateFormat(code: string): boolean {
  return /[dy]|mmm/iu.test(drawn(code));
}

/** Whether thousands are left out: each comma behind the last figure before the point does that. */
function isScalingFormat(code: string): boolean {
  return /[0#?],+(?![0#?,])/u.test(drawn(code));
}

/** A format code without quoted text, escapes, and what stands in brackets. */
function drawn(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General/giu, "");
}

const DAY = 24 * 60 * 60 * 1000;
/** 1 January 1970, in days since the beginning of 1900 as spreadsheets count them. */
const EPOCH = 25_569;
const DAYS_FROM_1900_TO_1904 = 1462;
/** Below stand the 29 February 1900 that never was, and times without a day; above lies the year 10000. */
const FIRST_SURE_DAY = 61;
const LAST_DAY = 2_958_465;

/** A calendar date, the time of day left out. Null where the number is none that can be told with certainty. */
export function dateOfSerial(serial: number, countsFrom1904: boolean): string | null {
  const days = Math.floor(serial) + (countsFrom1904 ? DAYS_FROM_1900_TO_1904 : 0);
  if (!(days >= FIRST_SURE_DAY && days <= LAST_DAY)) return null;
  return new Date((days - EPOCH) * DAY).toISOString().slice(0, 10);
}
