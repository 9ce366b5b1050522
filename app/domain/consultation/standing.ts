import { formatDate, type CalendarDate } from "../shared/calendar-date";

/**
 * A consultation that the office runs itself (rule 31): a draft that is frozen and dated, questions, and days on which it opens and
 * closes. What is stored is who took which step; that it is open, or closed, follows from the calendar.
 */
export const CONSULTATION_STATES = ["draft", "approved", "opened", "reported", "withdrawn"] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

export type ConsultationPhase =
  "draft" | "approved" | "to_open" | "open" | "closed" | "reported" | "withdrawn";

export const PHASE_LABELS: Record<ConsultationPhase, string> = {
  draft: "Draft",
  approved: "Approved",
  to_open: "About to open",
  open: "Open",
  closed: "Closed",
  reported: "Reported",
  withdrawn: "Withdrawn",
};

/** What says where it is. */
interface Dated {
  state: ConsultationState;
  opensOn: CalendarDate | null;
  /** The last day on which it takes answers. */
  closesOn: CalendarDate | null;
}

export function phaseOf({ state, opensOn, closesOn }: Dated, today: CalendarDate): ConsultationPhase {
  if (state !== "opened") return state;
  if (opensOn !== null && today < opensOn) return "to_open";
  return closesOn !== null && today > closesOn ? "closed" : "open";
}

/** What the gate knows of a consultation: no words of any answer. */
export interface ConsultationStanding extends Dated {
  consultationId: number;
  title: string;
  /** Answers that nobody has read. */
  unread: number;
  /** Themes that nobody has answered. */
  unanswered: number;
}

/**
 * As its pages say it: what is closed is analysed once all its answers are read and each theme is answered.
 * @param standing of those of its framework; left out where it has none
 */
export function phaseInWords(
  consultation: Dated,
  standing: ConsultationStanding | undefined,
  today: CalendarDate,
): string {
  const phase = phaseOf(consultation, today);
  const isAnalysed = phase === "closed" && standing !== undefined && consideringGap(standing, today) === null;
  return isAnalysed ? "Analysed" : PHASE_LABELS[phase];
}

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/**
 * Rule 31: what is asked is asked before the outcome is settled, and what people said is considered before it is.
 * @returns why what it asks about cannot be submitted, in a sentence; null where nothing of it stands in the way
 */
export function consultationGap(standing: ConsultationStanding, today: CalendarDate): string | null {
  const gap = consideringGap(standing, today);
  return gap === null && phaseOf(standing, today) === "closed"
    ? "It is closed and considered, and not yet reported: whoever decides has its report before them."
    : gap;
}

/** @returns what is still to be considered before it is reported, in a sentence; null where nothing is */
export function consideringGap(standing: ConsultationStanding, today: CalendarDate): string | null {
  const { closesOn, unread, unanswered } = standing;
  switch (phaseOf(standing, today)) {
    case "to_open":
    case "open":
      return `It takes answers until ${closesOn === null ? "it is closed" : formatDate(closesOn)}, and they are considered before this is submitted.`;
    case "closed":
    case "reported": {
      const said = [
        ...(unread > 0 ? [`${counted(unread, "answer is", "answers are")} not read`] : []),
        ...(unanswered > 0 ? [`${counted(unanswered, "theme is", "themes are")} not answered`] : []),
      ];
      return said.length === 0 ? null : `${said.join(", and ")}.`;
    }
    default:
      return null;
  }
}
