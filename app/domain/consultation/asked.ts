import type { Target } from "../actions/due-date";
import type { EiaEntry } from "../eia/eia";
import type { SectionInWords } from "../framework/sections";
import type { CalendarDate } from "../shared/calendar-date";

/** A change as people are asked about it: what it is, what it costs before and after, and what is known of whom it affects. */
export interface AskedChange {
  changeId: number;
  title: string;
  /** Why it is proposed; empty where nobody has said. */
  rationale: string;
  /** Pence of the first year, and of the year it is compared with; null where the amount is not stated or there was none. */
  before: number | null;
  after: number | null;
  /** Whether nothing was paid for it before; absent in what was frozen before that was said. */
  isNew?: boolean;
  /** Of the draft EIA, as far as it is written. */
  effects: readonly {
    on: string;
    direction: EiaEntry["impacts"][number]["direction"];
    who: string;
    what: string;
  }[];
}

/**
 * What stands where a change has no amount of the year before. Rule 22: what is new did not cost £0, nor is its amount missing.
 */
export function withoutAmountBefore({ isNew }: Pick<AskedChange, "isNew">): string {
  if (isNew === undefined) return "Not stated, or new";
  return isNew ? "New" : "Not stated";
}

/** An action as it stood when people were first asked. */
export interface FrozenAction extends Target {
  id: number;
  changeId: number;
  what: string;
  owner: string;
}

/** What was written beside the proposal at the moment at which it was frozen, and is no part of what people are shown. */
export interface FrozenBeside {
  /** The instant, in ISO text. */
  at: string;
  actions: readonly FrozenAction[];
}

/** What is consulted on, as it was on one day: what is written afterwards changes nothing of it. */
export interface Proposal {
  asOf: CalendarDate;
  title: string;
  aim: string;
  year: number;
  changes: readonly AskedChange[];
  /** What the draft says in words, as far as it was ready; absent where nothing was, and in what was frozen before that was shown. */
  sections?: readonly SectionInWords[];
}
