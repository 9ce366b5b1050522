import type { Action } from "../actions/action";
import { isOutstanding } from "../actions/action";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";
import type { Impact, ImpactWords } from "./eia";

/** An action as far as it can answer an impact. */
export type TiedAction = Pick<Action, "state" | "mitigates">;

const blank = (text: string) => text.trim() === "";

/** @returns what of a list is missing, by whether it is there */
const missingOf = (...parts: readonly (readonly [isThere: boolean, what: string])[]) =>
  parts.filter(([isThere]) => !isThere).map(([, what]) => what);

/**
 * Rule 3: what an adverse impact still needs, in a sentence; null where it is answered. An action answers it that is tied to
 * it and still to be done: a withdrawn one does nothing, and of a completed one the impact itself says what came of it.
 * @param name as `impactName` gives it
 */
export function adverseGap(impact: Impact, name: string, actions: readonly TiedAction[]): string | null {
  const tied = actions.filter(({ mitigates }) => mitigates.includes(impact.id));
  if (!blank(impact.justification) || tied.some(isOutstanding)) return null;
  if (!blank(impact.mitigation)) {
    const missing = mitigationMissing(impact);
    return missing.length === 0
      ? null
      : `The mitigation of the adverse impact on ${name} does not say ${listed(missing)}. Say who does it and by when, or make it an action.`;
  }
  return `Nothing answers the adverse impact on ${name}. ${tiedInWords(tied)}`;
}

function mitigationMissing({ mitigationBy, mitigationTiming, mitigationDate }: Impact): string[] {
  return missingOf(
    [!blank(mitigationBy), "who does it"],
    [
      mitigationTiming === "in_place" || (mitigationTiming === "by_date" && mitigationDate !== null),
      "by when",
    ],
  );
}

/** "In place already", or a day; empty where neither is said. */
export function mitigationTimeInWords({
  mitigationTiming,
  mitigationDate,
}: Partial<Pick<Impact, "mitigationTiming" | "mitigationDate">>): string {
  if (mitigationTiming === "in_place") return "in place already";
  return mitigationDate ? formatDate(mitigationDate) : "";
}

function tiedInWords(tied: readonly TiedAction[]): string {
  if (tied.some(({ state }) => state === "completed")) {
    return "The action tied to it is completed, and a completed action answers nothing by itself: say in the impact how it stands now.";
  }
  const [isNot] = tied;
  return `${isNot ? "The action tied to it is withdrawn" : "No action is tied to it"}. Tie one that mitigates it, or give a mitigation with who does it and by when, or a justification.`;
}

/**
 * Rule 16: what an impact that is not yet known still needs, in a sentence; null where that is asked after the decision, or
 * cannot reasonably be asked now and the decision stays open. What is asked before the decision blocks it until it is known.
 * R (KE) v Bristol City Council [2018] EWHC 2103 (Admin); R (Sheakh) v Lambeth LBC [2022] EWCA Civ 457.
 */
export function inquiryGap(impact: Impact, name: string, today: CalendarDate): string | null {
  switch (impact.inquiry) {
    case null:
      return `The impact on ${name} is not yet known, and nothing says that it is asked. Say what is asked, who finds out and by when; or why it cannot reasonably be asked now, and how the decision stays open.`;
    case "not_now": {
      const missing = missingOf(
        [!blank(impact.noInquiryReason), "why it cannot reasonably be asked now"],
        [!blank(impact.staysOpen), "how the decision stays open"],
      );
      return missing.length === 0
        ? null
        : `The impact on ${name} is not yet known, and it does not say ${listed(missing)}.`;
    }
    case "asked":
      return askedGap(impact, name, today);
  }
}

function askedGap(
  { inquiryAsks, inquiryBy, inquiryDate, inquiryTime }: Impact,
  name: string,
  today: CalendarDate,
): string | null {
  const missing = missingOf(
    [!blank(inquiryAsks), "what is asked"],
    [!blank(inquiryBy), "who finds out"],
    [inquiryDate !== null, "by when"],
    [inquiryTime !== null, "whether before or after the decision"],
  );
  if (inquiryDate === null || missing.length > 0) {
    return `The inquiry into the impact on ${name} does not say ${listed(missing)}.`;
  }
  if (inquiryDate < today) {
    return `The inquiry into the impact on ${name} was due on ${formatDate(inquiryDate)} (${inquiryBy}). Say what it found.`;
  }
  return inquiryTime === "before_decision"
    ? `The inquiry into the impact on ${name} comes before the decision (${inquiryBy}, by ${formatDate(inquiryDate)}). Say what it found.`
    : null;
}

const NO_INQUIRY = {
  inquiry: null,
  inquiryAsks: "",
  inquiryBy: "",
  inquiryDate: null,
  inquiryTime: null,
  noInquiryReason: "",
  staysOpen: "",
} as const satisfies Partial<ImpactWords>;

/** What was written without what the answers chosen do not ask: it is not part of the impact, nor ever published. */
export function asAnswered(words: ImpactWords): ImpactWords {
  const { inquiry, inquiryAsks, inquiryBy, inquiryDate, inquiryTime, noInquiryReason, staysOpen } = words;
  const asked = { inquiryAsks, inquiryBy, inquiryDate, inquiryTime };
  return {
    ...words,
    mitigationDate: words.mitigationTiming === "by_date" ? words.mitigationDate : null,
    ...NO_INQUIRY,
    ...(words.direction === "not_yet_known" && {
      inquiry,
      ...(inquiry === "asked" && asked),
      ...(inquiry === "not_now" && { noInquiryReason, staysOpen }),
    }),
  };
}
