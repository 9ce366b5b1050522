import { targetInWords, targetOf, type DueDate } from "../actions/due-date";
import { formatFinancialYear, parseDateParts, parseMonthsEnd } from "../shared/calendar-date";
import { formatMoney, parseMoney } from "../shared/money";
import { amountField } from "./amounts";
import type { YearAmounts } from "./year-amounts";
import {
  contractFaults,
  FUNDING_KIND_LABELS,
  PAYMENT_LABELS,
  PROCUREMENT_ROUTE_LABELS,
  tidyContract,
  type LineContract,
  type NamedAmounts,
} from "./line-contract";

/**
 * A contract in words: for whoever reads it, for the history of a line, and in the columns of a sheet, from which the same words are
 * read again.
 */
export const CONTRACT_LABELS = {
  start: "Contract start",
  end: "Contract up until",
  extension: "May be extended until",
  route: "Route to contract",
  code: "Contract code",
  takesOver: "Takes over from",
  organisations: "Organisations on this line",
  payment: "How they are paid",
  toAgree: "Still to be agreed",
  fundingKind: "Funding that ends",
  fundingSource: "Source of that funding",
  fundingEnd: "That funding ends",
  fundingAmounts: "Amounts of that funding",
  partners: "Shares of partners",
  projects: "Projects within this line",
  followedBy: "Followed by",
  endsBecause: "It ends, because",
} as const;
export type ContractField = keyof typeof CONTRACT_LABELS;
export const CONTRACT_FIELDS = Object.keys(CONTRACT_LABELS) as ContractField[];

/** By field, of those that say something. */
export type ContractWords = Partial<Record<ContractField, string>>;

/** @param followedBy what the line that follows is called; empty where none does */
export function contractInWords(contract: LineContract | null | undefined, followedBy = ""): ContractWords {
  if (!contract) return {};
  const { start, end, extension, takesOver, fundingEnd } = contract;
  const words: Record<ContractField, string> = {
    start: dayInWords(start),
    end: dayInWords(end),
    extension: dayInWords(extension),
    route: contract.route ? PROCUREMENT_ROUTE_LABELS[contract.route] : "",
    code: contract.code ?? "",
    takesOver: dayInWords(takesOver),
    organisations: (contract.organisations ?? []).join("\n"),
    payment: contract.payment ? PAYMENT_LABELS[contract.payment] : "",
    toAgree: contract.toAgree ?? "",
    fundingKind: contract.fundingKind ? FUNDING_KIND_LABELS[contract.fundingKind] : "",
    fundingSource: contract.fundingSource ?? "",
    fundingEnd: dayInWords(fundingEnd),
    fundingAmounts: yearAmountsInWords(contract.fundingAmounts ?? {}),
    partners: namedInWords(contract.partners),
    projects: namedInWords(contract.projects),
    followedBy,
    endsBecause: contract.endsBecause ?? "",
  };
  return said(words);
}

function said(words: ContractWords): ContractWords {
  return Object.fromEntries(
    CONTRACT_FIELDS.flatMap((field) => (words[field] ? [[field, words[field]] as const] : [])),
  );
}

const dayInWords = (day: DueDate | undefined) => (day ? targetInWords(targetOf(day)) : "");

const NO_AMOUNT = "not stated";

/** @returns for example `2015/16 £1,000; 2016/17 £750.50`; empty where no amount is stated */
export function yearAmountsInWords(amounts: YearAmounts): string {
  return Object.entries(amounts)
    .map(([year, pence]) => [Number(year), pence] as const)
    .sort(([a], [b]) => a - b)
    .map(([year, pence]) => `${formatFinancialYear(year)} ${formatMoney(pence)}`)
    .join("; ");
}

/** One on each line: `Leicester City Council: 2015/16 £1,000`. */
function namedInWords(items: readonly NamedAmounts[] = []): string {
  return items.map(({ name, amounts }) => `${name}: ${yearAmountsInWords(amounts) || NO_AMOUNT}`).join("\n");
}

/** Under which name a form asks for a partner or a project, and for the amounts of funding that ends: before the field’s own. */
export const sharePrefix = (kind: "partners" | "projects", index: number) => `${kind}_${index + 1}_`;
export const FUNDING_PREFIX = "funding_";

/** A contract as it stands, by form field, for someone whose form is stale. */
export function contractByField(
  contract: LineContract | undefined,
  followedById: string,
): Record<string, string> {
  const amountsByField = (prefix: string, amounts: YearAmounts) =>
    Object.entries(amounts).map(
      ([year, pence]) => [`${prefix}${amountField(Number(year))}`, formatMoney(pence)] as const,
    );
  const everyField = Object.fromEntries(CONTRACT_FIELDS.map((field) => [field, ""]));
  return {
    ...everyField,
    ...contractInWords(contract),
    followedById,
    ...Object.fromEntries([
      ...amountsByField(FUNDING_PREFIX, contract?.fundingAmounts ?? {}),
      ...(["partners", "projects"] as const).flatMap((kind) =>
        (contract?.[kind] ?? []).flatMap(({ name, amounts }, index) => [
          [`${sharePrefix(kind, index)}name`, name] as const,
          ...amountsByField(sharePrefix(kind, index), amounts),
        ]),
      ),
    ]),
  };
}

export interface ReadContract {
  /** Without the line that follows: which one that is, whoever has all lines finds out by its name. */
  contract: LineContract | null;
  /** Fields whose words cannot be read. */
  unread: readonly ContractField[];
}

type FieldReader = (text: string) => unknown;

const READERS: Record<Exclude<ContractField, "followedBy">, FieldReader> = {
  start: readDay,
  end: readDay,
  extension: readDay,
  route: readLabel(PROCUREMENT_ROUTE_LABELS),
  code: (text) => text,
  takesOver: readDay,
  organisations: (text) => text.split("\n"),
  payment: readLabel(PAYMENT_LABELS),
  toAgree: (text) => text,
  fundingKind: readLabel(FUNDING_KIND_LABELS),
  fundingSource: (text) => text,
  fundingEnd: readDay,
  fundingAmounts: readYearAmounts,
  partners: readNamed,
  projects: readNamed,
  endsBecause: (text) => text,
};

/** What words say of a contract; what cannot be read, or cannot be, is left to be said otherwise. */
export function readContract(words: ContractWords): ReadContract {
  const unread: ContractField[] = [];
  const read = Object.entries(READERS).flatMap(([field, reader]) => {
    const text = words[field as ContractField]?.trim() ?? "";
    if (text === "") return [];
    const value = reader(text);
    if (value !== null) return [[field, value] as const];
    unread.push(field as ContractField);
    return [];
  });
  const contract = tidyContract(Object.fromEntries(read));
  const faulty = Object.keys(contractFaults(contract ?? {}, new Set()));
  if (!contract || faulty.length === 0) return { contract, unread };
  return {
    contract: tidyContract(
      Object.fromEntries(Object.entries(contract).filter(([field]) => !faulty.includes(field))),
    ),
    unread: [...unread, ...faulty.filter((field): field is ContractField => field in READERS)],
  };
}

function readLabel(labels: Readonly<Record<string, string>>): FieldReader {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, " ")
      .trim();
  return (text) => Object.entries(labels).find(([, label]) => plain(label) === plain(text))?.[0] ?? null;
}

/** @returns null for what is neither `30 September 2017`, `30/09/2017`, `2017-09-30`, nor a month alone */
export function readDay(text: string): DueDate | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:T[\d:.]+Z?)?$/u.exec(text) ?? [];
  const [, day = isoDay ?? "", month = isoMonth ?? "", year = isoYear ?? ""] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[ /.-])?(\p{L}{3,}|\d{1,2})[ /.-](\d{4})$/u.exec(text) ?? [];
  const isMonth = day === "";
  const parsed = isMonth ? parseMonthsEnd(month, year) : parseDateParts(day, month, year);
  return parsed.ok ? { date: parsed.date, isMonth } : null;
}

function readYearAmounts(text: string): YearAmounts | null {
  const amounts: Record<number, number> = {};
  for (const part of text.split(";")) {
    const [, from = "", to = "", figure = ""] = /^(\d{4})\/(\d{2}) +(.+)$/u.exec(part.trim()) ?? [];
    const parsed = parseMoney(figure, { allowNegative: true });
    const year = Number(from);
    if (!parsed.ok || (year + 1) % 100 !== Number(to) || amounts[year] !== undefined) return null;
    amounts[year] = parsed.pence;
  }
  return amounts;
}

function readNamed(text: string): NamedAmounts[] | null {
  const items = text.split("\n").map((line): NamedAmounts | null => {
    const at = line.lastIndexOf(": ");
    const name = line.slice(0, Math.max(0, at)).trim();
    const words = line.slice(at + 2).trim();
    const amounts = words === NO_AMOUNT ? {} : readYearAmounts(words);
    return name === "" || amounts === null ? null : { name, amounts };
  });
  return items.every((item) => item !== null) ? items : null;
}
