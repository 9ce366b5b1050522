import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { formatMoney, sumPence } from "../shared/money";
import type { PlannedPayment } from "./award";

/** What was paid of a grant; below 0 where it came back. What was recorded stays: a mistake is put right by another. */
export interface PaymentWords {
  paidOn: CalendarDate;
  pence: number;
  /** By which it is found in the accounts. */
  reference: string;
  note: string;
}

export interface MadePayment extends PaymentWords {
  id: number;
  recordedByName: string;
  recordedAt: Date;
}

/** What is paid of an award is at most its amount, from the day of its agreement on. */
interface PaidOf {
  awardedPence: number;
  agreedOn: CalendarDate | null;
  made: readonly Pick<MadePayment, "pence">[];
}

export const paidPence = (made: readonly Pick<MadePayment, "pence">[]): number =>
  sumPence(made.map(({ pence }) => pence));

/** What is wrong with a payment that is to be recorded, by field. @param today in the United Kingdom */
export function paymentFaults(
  { paidOn, pence, reference }: PaymentWords,
  { awardedPence, agreedOn, made }: PaidOf,
  today: CalendarDate,
): Partial<Record<keyof PaymentWords, string>> {
  const after = paidPence(made) + pence;
  return {
    ...(paidOn > today
      ? { paidOn: "Enter a payment once it was made: this day is still to come" }
      : agreedOn !== null && paidOn < agreedOn
        ? { paidOn: `The agreement is of ${formatDate(agreedOn)}. Enter a day from then on` }
        : {}),
    ...(pence === 0
      ? { pence: "Enter the amount" }
      : after > awardedPence
        ? { pence: `It would be ${formatMoney(after - awardedPence)} more than was awarded` }
        : after < 0
          ? { pence: "More would have come back than was paid" }
          : {}),
    ...(reference.trim() === "" ? { reference: "Enter the reference in the accounts" } : {}),
  };
}

export interface PaidAndPlanned {
  /** Planned up to today. */
  duePence: number;
  paidPence: number;
  /** Awarded and not paid. */
  leftPence: number;
  /** Due and not paid; 0 where more was paid than is due. */
  latePence: number;
}

/** What was paid beside what was planned. @param today in the United Kingdom */
export function paidAndPlanned(
  {
    awardedPence,
    planned,
    made,
  }: { awardedPence: number; planned: readonly PlannedPayment[] } & Pick<PaidOf, "made">,
  today: CalendarDate,
): PaidAndPlanned {
  const duePence = sumPence(planned.filter(({ on }) => on <= today).map(({ pence }) => pence));
  const paid = paidPence(made);
  return {
    duePence,
    paidPence: paid,
    leftPence: awardedPence - paid,
    latePence: Math.max(0, duePence - paid),
  };
}
