import type { Characteristic } from "../eia/characteristics";
import { CHARACTERISTICS } from "../eia/characteristics";
import type { YearAmounts } from "../budget/year-amounts";
import { formatDate, parseDateParts, type CalendarDate } from "../shared/calendar-date";
import { formatMoney, parseMoney, sumPence } from "../shared/money";
import type { Organisation } from "./application";
import { assessmentGaps, type AllocationAssessment, type Effect } from "./assessment";

export const AWARD_OUTCOMES = ["awarded", "refused"] as const;
export type AwardOutcome = (typeof AWARD_OUTCOMES)[number];

export interface PlannedPayment {
  on: CalendarDate;
  pence: number;
}

/** What is decided of an application. Of a refusal only its reasons are there. */
export interface AwardWords extends Organisation {
  outcome: AwardOutcome;
  reasons: string;
  pence: number;
  /** As it is published: a short title, and what the grant is for. */
  title: string;
  purpose: string;
  conditions: string;
}

export interface GrantAward extends AwardWords {
  id: number;
  applicationId: number;
  decidedBy: number;
  decidedOn: CalendarDate;
  /** The day of the grant agreement; null until there is one. */
  agreedOn: CalendarDate | null;
  payments: readonly PlannedPayment[];
  publishedOn: CalendarDate | null;
  version: number;
}

/** What is known of the fund that an award is made of. */
export interface Fund {
  /** Its amounts in the framework's years; a year that is missing is not stated. */
  amounts: YearAmounts;
  years: readonly number[];
  /** What was awarded of it so far, in pence. */
  allocatedPence: number;
  /** Its entry says that it is assessed when it is allocated (rule 25). */
  isAssessedWhenAllocated: boolean;
}

/** @returns pence; null where a year is not stated, so that nobody knows how much there is */
export function fundCap({ amounts, years }: Pick<Fund, "amounts" | "years">): number | null {
  const known = years.map((year) => amounts[year]);
  return known.every((pence) => pence !== undefined) ? sumPence(known) : null;
}

/** Why this much cannot be awarded of the fund; null where it can. */
export function fundFault(fund: Omit<Fund, "isAssessedWhenAllocated">, pence: number): string | null {
  const cap = fundCap(fund);
  if (cap === null) {
    return "The fund’s amount is not stated for every year, so it is not known how much may be awarded.";
  }
  const left = cap - fund.allocatedPence;
  if (pence <= left) return null;
  return `Of the fund’s ${formatMoney(cap)} only ${formatMoney(Math.max(0, left))} is left.`;
}

/** Why an award cannot be made, in sentences; none where it can (rules 25 and 36). */
export function awardGaps(
  fund: Fund,
  { pence, assessment }: { pence: number; assessment: AllocationAssessment | null },
): string[] {
  const ofFund = fundFault(fund, pence);
  const ofAssessment = !fund.isAssessedWhenAllocated
    ? []
    : assessment === null
      ? [
          "The EIA says that this fund is assessed when it is allocated, and this application is not assessed yet.",
        ]
      : assessmentGaps(assessment);
  return [...(ofFund === null ? [] : [ofFund]), ...ofAssessment];
}

export type ParsedPayments = { ok: true; payments: PlannedPayment[] } | { ok: false; problem: string };

const MOST_PAYMENTS = 60;

/** One on each line, a day and an amount: `30 April 2018: £5,000`. */
export function parsePayments(text: string): ParsedPayments {
  const payments: PlannedPayment[] = [];
  const lines = text.split("\n").map((line) => line.trim());
  for (const line of lines.filter((one) => one !== "")) {
    const [, day = "", month = "", year = "", amount = ""] =
      /^(\d{1,2})[ ./]+(\S+?)[ ./]+(\d{4})\s*:\s*(.+)$/u.exec(line) ?? [];
    const date = parseDateParts(day, month, year);
    const money = parseMoney(amount);
    if (!date.ok || !money.ok || money.pence <= 0) {
      return { ok: false, problem: `“${line}” must be a day, a colon and an amount: 30 April 2018: £5,000` };
    }
    payments.push({ on: date.date, pence: money.pence });
  }
  if (payments.length > MOST_PAYMENTS)
    return { ok: false, problem: `There can be ${MOST_PAYMENTS} payments or fewer` };
  return { ok: true, payments: payments.toSorted((a, b) => a.on.localeCompare(b.on)) };
}

/** As `parsePayments` reads it. */
export function paymentsText(payments: readonly PlannedPayment[]): string {
  return payments.map(({ on, pence }) => `${formatDate(on)}: ${formatMoney(pence)}`).join("\n");
}

/** What is wrong with the payments of an award; null where they add up to it. */
export function paymentsFault(payments: readonly PlannedPayment[], awardedPence: number): string | null {
  const sum = sumPence(payments.map(({ pence }) => pence));
  if (sum === awardedPence) return null;
  return `The payments come to ${formatMoney(sum)}, and the award is ${formatMoney(awardedPence)}`;
}

/** Of one award, for the cumulative picture of its fund. */
export interface Allocated {
  pence: number;
  reaches: readonly Characteristic[];
  effects: Partial<Record<Characteristic, Effect>>;
}

export interface FundPicture {
  capPence: number | null;
  allocatedPence: number;
  leftPence: number | null;
  /** In the Act's order, of those that an award reaches or was assessed for. An award counts for each that it reaches. */
  rows: { characteristic: Characteristic; awards: number; pence: number; effects: Record<Effect, number> }[];
}

/** Allocated, left, and by protected characteristic: an award that reaches several is counted at each of them. */
export function fundPicture(
  fund: Pick<Fund, "amounts" | "years">,
  awards: readonly Allocated[],
): FundPicture {
  const capPence = fundCap(fund);
  const allocatedPence = sumPence(awards.map(({ pence }) => pence));
  const rows = CHARACTERISTICS.flatMap((characteristic) => {
    const reaching = awards.filter(({ reaches }) => reaches.includes(characteristic));
    const effects: Record<Effect, number> = { positive: 0, negative: 0, unknown: 0 };
    for (const { effects: found } of awards) {
      const effect = found[characteristic];
      if (effect !== undefined) effects[effect] += 1;
    }
    const isThere = reaching.length > 0 || Object.values(effects).some((count) => count > 0);
    const pence = sumPence(reaching.map((award) => award.pence));
    return isThere ? [{ characteristic, awards: reaching.length, pence, effects }] : [];
  });
  return { capPence, allocatedPence, leftPence: capPence === null ? null : capPence - allocatedPence, rows };
}
