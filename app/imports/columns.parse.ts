import { CONTRACT_FIELDS, CONTRACT_LABELS, type ContractField } from "~/domain/budget/contract-words";
import {
  TEXT_COLUMNS,
  type ColumnMapping,
  type ImportColumn,
  type Sheet,
  type TextColumn,
} from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { unitInNotes, unitsBesideHeadings } from "./amount-units.parse";
import { findLedger } from "./ledger.parse";
import { plainHeading, readYearHeading, saysBudget } from "./year-heading.parse";

/** The whole heading, without punctuation; the first of several that fit is taken. */
const NAMES: Record<TextColumn, readonly RegExp[]> = {
  priority: [/^(?:pcc |plan |police and crime plan )?priorit(?:y|ies)$/u, /^(?:themes?|objectives?)$/u],
  service: [
    /^(?:commissioned )?services?(?: name| title)?$/u,
    /^(?:projects?|schemes?|initiatives?)(?: name| title)?$/u,
    /^(?:services? )?(?:or )?(?:projects?|schemes?)(?: name)?$/u,
    /^(?:budget )?lines?$/u,
    /^name$/u,
  ],
  deliveryOrganisation: [
    /^(?:deliver(?:y|ing)|lead|provider) (?:organisations?|bod(?:y|ies)|agenc(?:y|ies)|partners?)$/u,
    /^(?:service )?(?:providers?|suppliers?)(?: name)?$/u,
    /^(?:delivered|provided) by$/u,
    /^organisations?(?: name)?$/u,
    /^recipients?$/u,
  ],
  provision: [
    /^(?:service )?provisions?$/u,
    /^(?:service |project |brief )?descriptions?$/u,
    /^purposes?$/u,
    /^what is provided$/u,
    /^details?$/u,
  ],
  method: [/^commissioning (?:method|route|type)$/u, /^procurement(?: method| route)?$/u, /^method$/u],
  fundedWith: [
    /^(?:jointly |joint )?fund(?:ed|ing) (?:with|partners?)$/u,
    /^(?:co )?funders?$/u,
    /^partners?$/u,
  ],
  reach: [
    /^geograph(?:y|ic|ical)(?: reach| area| coverage)?$/u,
    /^reach$/u,
    /^(?:area|coverage|location)s?(?: covered)?$/u,
  ],
  note: [/^notes?$/u, /^(?:comments?|remarks?)$/u],
  start: [/^contract start(?:s| date)?$/u],
  end: [/^contract up until$/u, /^contract (?:until|ends?|end date|expiry|expiry date)$/u],
  extension: [/^may be extended until$/u, /^(?:contract )?extension(?: until| to| end date)?$/u],
  route: [/^route to contract$/u, /^tender(?:ing)? route$/u],
  code: [/^contract (?:code|reference|ref|number|no)$/u],
  takesOver: [/^takes over from$/u],
  organisations: [/^organisations on this line$/u],
  payment: [/^how they are paid$/u],
  toAgree: [/^(?:still )?to be agreed$/u],
  fundingKind: [/^funding that ends$/u],
  fundingSource: [/^source of that funding$/u],
  fundingEnd: [/^that funding ends$/u],
  fundingAmounts: [/^amounts of that funding$/u],
  partners: [/^shares of partners$/u],
  projects: [/^projects within this line$/u],
  followedBy: [/^followed by$/u],
  endsBecause: [/^it ends because$/u],
};

/** Words somewhere in a heading that has no name of the above, in the order in which they tell most. */
const WORDS: readonly (readonly [TextColumn, RegExp])[] = [
  ["deliveryOrganisation", /\b(?:providers?|suppliers?|organisations?|deliver(?:y|ed|ing))\b/u],
  ["method", /\b(?:procure(?:ment|d)|commissioning|method)\b/u],
  ["provision", /\b(?:provision|description|purpose|provided)\b/u],
  ["fundedWith", /\b(?:funded with|co ?funders?|partners?)\b/u],
  ["priority", /\b(?:priorit(?:y|ies)|themes?)\b/u],
  ["reach", /\b(?:reach|area|geograph(?:y|ic|ical))\b/u],
  ["note", /\b(?:notes?|comments?)\b/u],
  ["service", /\b(?:services?|projects?|schemes?)\b/u],
];

/** How far down the headings may stand, beneath titles and blank rows. */
const ROWS_LOOKED_AT = 50;
/** Characters: what is longer is a sentence, not a heading. */
const LONGEST_HEADING = 80;

/**
 * The sheet and row in which the headings stand, and what each column is by its heading; a hidden sheet only where no
 * other looks like a budget. Null where no row of any sheet
 * looks like headings. It may well lack something: see `mappingFaults`.
 */
export function guessMapping(sheets: readonly Sheet[]): ColumnMapping | null {
  const guesses = sheets.flatMap((sheet, index) =>
    sheet.rows.slice(0, ROWS_LOOKED_AT).map((_, headingRow) => {
      const columns = guessColumns(sheet, headingRow);
      return {
        mapping: { sheet: index, headingRow, columns },
        known: knownness(columns, columnsInDoubt(sheet, headingRow).size),
      };
    }),
  );
  const isHidden = ({ mapping }: { mapping: ColumnMapping }) =>
    sheets[mapping.sheet]?.facts?.isHidden === true;
  const likely = guesses.filter(({ known }) => known >= 2).sort((a, b) => b.known - a.known);
  return (likely.find((guess) => !isHidden(guess)) ?? likely[0])?.mapping ?? null;
}

/**
 * Two headings make a heading row; one that has the service or a year is worth more than one of notes.
 * @param inDoubt columns that hold a year in several versions
 */
function knownness(columns: readonly ImportColumn[], inDoubt: number): number {
  const known = columns.filter((column) => column !== "ignore").length + inDoubt;
  const hasYear =
    inDoubt > 0 || columns.includes("year") || columns.some((column) => yearOfColumn(column) !== null);
  return known < 2 ? 0 : known + (columns.includes("service") ? 3 : 0) + (hasYear ? 3 : 0);
}

/** Words that tell one version of a budget from another: which is meant nobody but the person can say. */
const VERSION =
  /\b(?:original(?:ly)?|revised|approved|agreed|proposed|updated|initial|first|latest|current|draft|final|indicative|v\d+)\b/u;

/** Positions of the columns that hold one year in several versions, "Original" beside "Revised": none of them is guessed. */
export function columnsInDoubt(
  sheet: Pick<Sheet, "rows" | "facts">,
  headingRow: number,
): ReadonlySet<number> {
  const headings = visibleHeadings(sheet, headingRow);
  const years = headings.map((heading) => readYearHeading(heading)?.year ?? null);
  return new Set(
    [...new Set(years)].flatMap((year) => {
      const positions = years.flatMap((other, index) => (year !== null && other === year ? [index] : []));
      const inVersions = positions.filter((index) => VERSION.test(plainHeading(headings[index] ?? "")));
      return positions.length > 1 && inVersions.length > 0 ? positions : [];
    }),
  );
}

/** Of what is hidden only that which no visible column says. */
function visibleHeadings({ rows, facts }: Pick<Sheet, "rows" | "facts">, headingRow: number): string[] {
  const headings = (rows[headingRow] ?? []).map((heading) =>
    heading.length > LONGEST_HEADING ? "" : heading,
  );
  const hidden = new Set(facts?.hiddenColumns);
  const isVisible = (index: number) => !hidden.has(index + 1);
  const says = (heading: string) => readYearHeading(heading)?.year ?? plainName(heading);
  const visible = new Set(headings.filter((_, index) => isVisible(index)).map(says));
  return headings.map((heading, index) => (isVisible(index) || !visible.has(says(heading)) ? heading : ""));
}

export function guessColumns(sheet: Sheet, headingRow: number): ImportColumn[] {
  const columns: ImportColumn[] = Array.from({ length: sheetWidth(sheet) }, () => "ignore");
  const headings = visibleHeadings(sheet, headingRow);
  const doubtful = columnsInDoubt(sheet, headingRow);
  const take = (index: number, column: ImportColumn) => {
    if (index >= 0) columns[index] = column;
  };

  const years = headings.map((heading) => readYearHeading(heading)?.year ?? null);
  for (const year of new Set(years)) {
    if (year === null) continue;
    const positions = years.flatMap((other, index) =>
      other === year && !doubtful.has(index) ? [index] : [],
    );
    take(positions.find((index) => saysBudget(headings[index] ?? "")) ?? positions[0] ?? -1, `year-${year}`);
  }
  const names = headings.map((heading, index) => (years[index] === null ? plainName(heading) : ""));
  const findFree = (pattern: RegExp) =>
    names.findIndex((name, index) => columns[index] === "ignore" && pattern.test(name));
  for (const column of TEXT_COLUMNS) {
    const pattern = NAMES[column].find((candidate) => findFree(candidate) >= 0);
    if (pattern) take(findFree(pattern), column);
  }
  for (const [column, pattern] of WORDS) {
    if (!columns.includes(column)) take(findFree(pattern), column);
  }
  const ledger = columns.includes("service") ? findLedger(sheet, headingRow, columns) : null;
  if (ledger) {
    take(ledger.year, "year");
    take(ledger.amount ?? -1, "amount");
  }
  return columns;
}

/** Without punctuation and currency: "Geographical reach:" and "Service (name)" are what they say. */
function plainName(heading: string): string {
  return plainHeading(heading)
    .replaceAll("organization", "organisation")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How large a sheet is; `width` is that of its widest row. */
export interface SheetExtent {
  rowCount: number;
  width: number;
}

export function sheetExtent(sheet: Pick<Sheet, "rows">): SheetExtent {
  return { rowCount: sheet.rows.length, width: sheetWidth(sheet) };
}

/** Columns of the widest row. */
export function sheetWidth({ rows }: Pick<Sheet, "rows">): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

/** @returns the calendar year in which the column's financial year starts; null where it holds no year */
export function yearOfColumn(column: ImportColumn): number | null {
  const year = /^year-(\d+)$/u.exec(column)?.[1];
  return year === undefined ? null : Number(year);
}

/** Whether there are amounts in it, of one year or of the year that each row names. */
export function holdsAmounts(column: ImportColumn): boolean {
  return column === "amount" || yearOfColumn(column) !== null;
}

/**
 * By which a mapping is remembered: the headings, however they are capitalised, without empty ones at the end; and the
 * units, where a title or a note states others than they do.
 *
 * @param note what `unitInNotes` finds, for one sheet asked about many rows
 */
export function headingsKey(sheet: Sheet, headingRow: number, note = unitInNotes(sheet)): string {
  const headings = (sheet.rows[headingRow] ?? []).map(plainHeading);
  const units = unitsBesideHeadings(sheet, headingRow, note);
  return JSON.stringify([
    ...headings.slice(0, headings.findLastIndex((heading) => heading !== "") + 1),
    ...(units === "" ? [] : [{ units }]),
  ]);
}

const CONTRACT_LABELS_IN_WORDS = Object.fromEntries(
  CONTRACT_FIELDS.map((field) => [field, `“${CONTRACT_LABELS[field]}”`]),
) as Record<ContractField, string>;

const COLUMN_LABELS: Record<TextColumn | "year" | "amount", string> = {
  priority: "the priority",
  service: "the service",
  deliveryOrganisation: "the delivery organisation",
  provision: "the provision",
  method: "the commissioning method",
  fundedWith: "who it is funded with",
  reach: "the geographical reach",
  note: "the note",
  ...CONTRACT_LABELS_IN_WORDS,
  year: "the financial year of the row",
  amount: "the amount for the year of the row",
};

/** What is wrong with a mapping, in sentences that say what to do; none where the sheet can be read by it. */
export function mappingFaults(sheet: SheetExtent, { headingRow, columns }: ColumnMapping): string[] {
  const taken = columns.filter((column) => column !== "ignore");
  const twice = [...new Set(taken)].filter((column) => taken.indexOf(column) !== taken.lastIndexOf(column));
  const isOutside = headingRow < 0 || headingRow >= sheet.rowCount || columns.length > sheet.width;
  return [
    ...(isOutside ? ["The sheet has no such row or column. Choose the row of the headings again."] : []),
    ...(taken.includes("service") ? [] : ["Say which column holds the service."]),
    ...yearFaults(taken),
    ...twice.map((column) => `Only one column can hold ${columnInWords(column)}. Choose which.`),
  ];
}

function yearFaults(taken: readonly ImportColumn[]): string[] {
  const [hasYears, namesYear, hasAmount] = [
    taken.some((column) => yearOfColumn(column) !== null),
    taken.includes("year"),
    taken.includes("amount"),
  ];
  if (hasYears && (namesYear || hasAmount)) {
    return [
      "The amounts are either in one column for each financial year, or in one column beside the year of the row. Choose one of the two.",
    ];
  }
  if (namesYear && !hasAmount) return ["Say which column holds the amount for the year of the row."];
  if (hasAmount && !namesYear) return ["Say which column holds the financial year of the row."];
  return hasYears || namesYear ? [] : ["Say which column holds the amounts of a financial year."];
}

function columnInWords(column: ImportColumn): string {
  const year = yearOfColumn(column);
  if (year !== null) return `the amounts for ${formatFinancialYear(year)}`;
  return COLUMN_LABELS[column as keyof typeof COLUMN_LABELS];
}
