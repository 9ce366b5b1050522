import type { CalendarDate } from "../shared/calendar-date";
import { completionDateFault } from "./action-dates";

/** Rule 4: what is recorded when an action is completed. */
export interface Completion {
  completedOn: CalendarDate;
  whatWasDone: string;
  eiaUpdated: boolean;
  /** Asked for only where the EIA was not updated. */
  eiaNotUpdatedReason: string;
}

export const WHAT_WAS_DONE = "Enter what was done";
export const WHY_NOT_UPDATED = "Enter why the EIA was not updated";

/** @returns what is wrong, in a sentence for each field; empty where nothing is */
export function completionFaults(
  { completedOn, whatWasDone, eiaUpdated, eiaNotUpdatedReason }: Completion,
  around: { years: readonly number[]; today: CalendarDate },
): Partial<Record<keyof Completion, string>> {
  const dateFault = completionDateFault(completedOn, around);
  return {
    ...(dateFault ? { completedOn: dateFault } : {}),
    ...(whatWasDone.trim() === "" ? { whatWasDone: WHAT_WAS_DONE } : {}),
    ...(!eiaUpdated && eiaNotUpdatedReason.trim() === "" ? { eiaNotUpdatedReason: WHY_NOT_UPDATED } : {}),
  };
}
