import type { CalendarDate } from "../shared/calendar-date";

/** That something is withheld, and on what ground. */
export interface Withholding {
  legalGround: string;
  /** The first day on which it is published after all; null for no end. */
  withheldUntil: CalendarDate | null;
}

/** Whether it is withheld still on a day. */
export function isInForce({ withheldUntil }: Pick<Withholding, "withheldUntil">, day: CalendarDate): boolean {
  return withheldUntil === null || withheldUntil > day;
}

/** Of several that apply to one thing the one that lasts longest, and of those the first: it is withheld that long. */
export function longest(withholdings: readonly (Withholding | null | undefined)[]): Withholding | null {
  return withholdings.reduce<Withholding | null>(
    (longer, one) => (one && (!longer || lastsLonger(one, longer)) ? one : longer),
    null,
  );
}

/** Of two places of one text, the one where it is published first: from then on it is no secret. */
export function shorter(one: Withholding, other: Withholding): Withholding {
  return lastsLonger(one, other) ? other : one;
}

function lastsLonger(one: Withholding, other: Withholding): boolean {
  if (other.withheldUntil === null) return false;
  return one.withheldUntil === null || one.withheldUntil > other.withheldUntil;
}
