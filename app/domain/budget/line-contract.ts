import type { DueDate } from "../actions/due-date";
import type { CalendarDate } from "../shared/calendar-date";
import type { YearAmounts } from "./year-amounts";

/** How a contract or an agreement is come to. */
export const PROCUREMENT_ROUTES = [
  "open",
  "restricted",
  "negotiated",
  "quotations",
  "call_off",
  "direct",
  "agreement",
] as const;
export type ProcurementRoute = (typeof PROCUREMENT_ROUTES)[number];

export const PROCUREMENT_ROUTE_LABELS: Record<ProcurementRoute, string> = {
  open: "Open competition",
  restricted: "Restricted competition",
  negotiated: "Competition with negotiation",
  quotations: "Quotations",
  call_off: "Call-off from a framework agreement",
  direct: "Direct award",
  agreement: "Agreement without a competition",
};

/** How several organisations on one line are paid. */
export const PAYMENTS = ["through", "split"] as const;
export type Payment = (typeof PAYMENTS)[number];

export const PAYMENT_LABELS: Record<Payment, string> = {
  through: "Paid by way of the first",
  split: "Split between them",
};

/** Money that ends by itself: given once, or less every year. */
export const FUNDING_KINDS = ["one_off", "tapering"] as const;
export type FundingKind = (typeof FUNDING_KINDS)[number];

export const FUNDING_KIND_LABELS: Record<FundingKind, string> = {
  one_off: "Given once",
  tapering: "Tapering",
};

/** Amounts under a name: a partner's share, or a project within a line. */
export interface NamedAmounts {
  name: string;
  /** Pence by year; a year that is missing is not stated. */
  amounts: YearAmounts;
}

/** What a line says of its contract. Each is absent where nothing is said; of a month by itself a day is its last. */
export interface LineContract {
  start?: DueDate;
  end?: DueDate;
  /** Until when it may be extended. */
  extension?: DueDate;
  route?: ProcurementRoute;
  /** The office's own reference. */
  code?: string;
  /** From when in its budget the line takes over from another. */
  takesOver?: DueDate;
  /** Where one line names several: the first is whom the office pays. */
  organisations?: readonly string[];
  payment?: Payment;
  /** What of it is still to be agreed. */
  toAgree?: string;
  fundingKind?: FundingKind;
  fundingSource?: string;
  fundingEnd?: DueDate;
  fundingAmounts?: YearAmounts;
  /** What partners pay beside the line's own amounts. */
  partners?: readonly NamedAmounts[];
  /** Into what the line's own amounts are divided. */
  projects?: readonly NamedAmounts[];
  /** The line of the same budget that follows it. */
  followedById?: number;
  /** The words behind "It ends, because". */
  endsBecause?: string;
}

/** As it is sealed and published: the line that follows by its number, which tells nothing of one that is withheld. */
export type RecordedContract = Omit<LineContract, "followedById"> & { followedBy?: number };

/** The most that one line has, so that its form stays one page. */
export const MOST_ORGANISATIONS = 10;
export const MOST_PARTNERS = 6;
export const MOST_PROJECTS = 10;
export const LONGEST_CODE = 50;
export const LONGEST_NAME = 200;
export const LONGEST_TEXT = 1_000;

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** Without what says nothing: texts trimmed, empty lists left out. @returns null where nothing is left */
export function tidyContract(contract: LineContract): LineContract | null {
  const tidied = Object.entries(contract).flatMap(([field, value]: [string, unknown]) => {
    const said = tidyValue(field, value);
    return said === undefined ? [] : [[field, said] as const];
  });
  return tidied.length === 0 ? null : Object.fromEntries(tidied);
}

const LONG_TEXTS = new Set(["toAgree", "endsBecause"]);

function tidyValue(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") {
    const text = LONG_TEXTS.has(field) ? value.replaceAll("\r\n", "\n").trim() : oneLine(value);
    return text === "" ? undefined : text;
  }
  if (field === "organisations") return filled((value as readonly string[]).map(oneLine));
  if (field === "partners" || field === "projects") {
    return filled(
      (value as readonly NamedAmounts[]).map(({ name, amounts }) => ({ name: oneLine(name), amounts })),
    );
  }
  if (field === "fundingAmounts") return Object.keys(value).length === 0 ? undefined : value;
  return value;
}

function filled<Item extends string | NamedAmounts>(items: readonly Item[]): readonly Item[] | undefined {
  const named = items.filter(
    (item) =>
      (typeof item === "string" ? item : item.name) !== "" ||
      (typeof item !== "string" && Object.keys(item.amounts).length > 0),
  );
  return named.length === 0 ? undefined : named;
}

/** A contract's faults, by field. @param lineIds of the budget's other lines */
export function contractFaults(
  { start, end, extension, followedById, ...contract }: LineContract,
  lineIds: ReadonlySet<number>,
): Partial<Record<keyof LineContract, string>> {
  const { organisations = [], partners = [], projects = [] } = contract;
  const isAfter = (first: DueDate | undefined, second: DueDate | undefined) =>
    first !== undefined && second !== undefined && first.date > second.date;
  return {
    ...(isAfter(start, end) && { end: "The contract must end after it starts" }),
    ...(extension !== undefined &&
      end === undefined && { extension: "Enter until when the contract runs as well" }),
    ...((isAfter(end, extension) || (extension !== undefined && extension.date === end?.date)) && {
      extension: "The extension must end after the contract",
    }),
    ...((contract.code ?? "").length > LONGEST_CODE && {
      code: `The code must be ${LONGEST_CODE} characters or fewer`,
    }),
    ...(organisations.length > MOST_ORGANISATIONS && {
      organisations: `Enter ${MOST_ORGANISATIONS} organisations or fewer`,
    }),
    ...(organisations.some((name) => name.length > LONGEST_NAME) && {
      organisations: `The name of an organisation must be ${LONGEST_NAME} characters or fewer`,
    }),
    ...(contract.payment !== undefined &&
      organisations.length === 0 && { payment: "Enter the organisations that are paid so as well" }),
    ...namedFaults("partners", partners, MOST_PARTNERS),
    ...namedFaults("projects", projects, MOST_PROJECTS),
    ...(followedById !== undefined &&
      !lineIds.has(followedById) && { followedById: "Choose another line of this budget" }),
    ...tooLong(contract),
  };
}

function namedFaults(
  field: "partners" | "projects",
  items: readonly NamedAmounts[],
  most: number,
): Partial<Record<keyof LineContract, string>> {
  if (items.length > most) return { [field]: `Enter ${most} or fewer` };
  if (items.some(({ name }) => name === "")) return { [field]: "Enter whose amounts these are" };
  if (items.some(({ name }) => name.length > LONGEST_NAME)) {
    return { [field]: `Each name must be ${LONGEST_NAME} characters or fewer` };
  }
  return {};
}

function tooLong({
  toAgree = "",
  endsBecause = "",
  fundingSource = "",
}: Pick<LineContract, "toAgree" | "endsBecause" | "fundingSource">) {
  const fault = `It must be ${LONGEST_TEXT.toLocaleString("en-GB")} characters or fewer`;
  return {
    ...(toAgree.length > LONGEST_TEXT && { toAgree: fault }),
    ...(endsBecause.length > LONGEST_TEXT && { endsBecause: fault }),
    ...(fundingSource.length > LONGEST_NAME && {
      fundingSource: `It must be ${LONGEST_NAME} characters or fewer`,
    }),
  };
}

/** A line as far as it is asked about its contract. */
export interface ContractedLine {
  id: number;
  contract?: LineContract;
}

/** The last day of a financial year. @param startYear the calendar year in which it starts */
export const lastDayOfYear = (startYear: number) => `${startYear + 1}-03-31` as CalendarDate;

/**
 * Rule 35: whether a line's contract ends before the last day that its budget pays for, and nothing says what then: no line
 * follows it, it may not be extended, and nobody wrote why it ends.
 * @param lastDay of the budget's years @param lineIds of the budget's lines: one that was removed follows nothing
 */
export function endsUnanswered(
  { id, contract }: ContractedLine,
  lastDay: CalendarDate,
  lineIds: ReadonlySet<number>,
): boolean {
  if (contract?.end === undefined || contract.end.date >= lastDay) return false;
  const { followedById, extension, endsBecause } = contract;
  const isFollowed = followedById !== undefined && followedById !== id && lineIds.has(followedById);
  return !isFollowed && extension === undefined && endsBecause === undefined;
}

/** What partners pay for lines in a year, in pence. */
export function partnersIn(
  lines: readonly { contract?: Pick<LineContract, "partners"> }[],
  year: number,
): number {
  return lines.reduce(
    (sum, { contract }) =>
      (contract?.partners ?? []).reduce((whole, { amounts }) => whole + (amounts[year] ?? 0), sum),
    0,
  );
}

export const haveShares = (lines: readonly { contract?: Pick<LineContract, "partners"> }[]): boolean =>
  lines.some(({ contract }) => (contract?.partners ?? []).length > 0);

/** The budget's years, with others of which the contract names an amount; ascending. */
export function contractYears(
  { contract = {} }: Pick<ContractedLine, "contract">,
  years: readonly number[],
): number[] {
  const named = [...(contract.partners ?? []), ...(contract.projects ?? [])].map(({ amounts }) => amounts);
  const stated = [...named, contract.fundingAmounts ?? {}].flatMap((amounts) =>
    Object.keys(amounts).map(Number),
  );
  return [...new Set([...years, ...stated])].sort((a, b) => a - b);
}

/** What a person wrote of a contract in words of their own. */
export function contractTexts(contract: LineContract | undefined): string[] {
  if (!contract) return [];
  const { organisations = [], partners = [], projects = [] } = contract;
  return [
    ...organisations,
    ...[contract.code, contract.toAgree, contract.fundingSource, contract.endsBecause].flatMap(
      (text) => text ?? [],
    ),
    ...[...partners, ...projects].map(({ name }) => name),
  ];
}

/** @param numberOf a line's place in its budget, from 1; of one that is gone, none */
export function recordedContract(
  { followedById, ...contract }: LineContract,
  numberOf: (lineId: number) => number | undefined,
): RecordedContract {
  const followedBy = followedById === undefined ? undefined : numberOf(followedById);
  return { ...contract, ...(followedBy !== undefined && { followedBy }) };
}
