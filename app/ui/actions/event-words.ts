import { ACTION_STATE_LABELS, ACTION_STATES } from "~/domain/actions/action";
import { timingInWords } from "~/domain/actions/afterwards";
import type { ActionEvent } from "~/domain/actions/action-in-plan";
import { calendarDate, formatDate } from "~/domain/shared/calendar-date";

/** What each act of the audit log is called in an action's history. */
const ACTS: Record<string, string> = {
  "action.add": "Added",
  "action.edit": "Edited",
  "action.complete": "Recorded as completed",
  "action.propose_withdrawal": "Withdrawal proposed",
  "action.propose_carry_forward": "Carrying forward proposed",
  "action.confirm_withdrawal": "Withdrawal confirmed",
  "action.accept_carry_forward": "Carrying forward accepted",
  "action.decline_withdrawal": "Withdrawal declined: it stays open",
  "action.decline_carry_forward": "Carrying forward declined: it stays open",
  "action.accept_afterwards": "Accepted: it is done after the decision",
  "action.reopen": "Opened again",
};

export function actWords({ act }: Pick<ActionEvent, "act">): string {
  return ACTS[act] ?? act;
}

type Detail = Record<string, unknown>;

const part = (detail: Detail, name: string): Detail => {
  const value = detail[name];
  return typeof value === "object" && value !== null ? (value as Detail) : {};
};
const text = (detail: Detail, name: string): string => {
  const value = detail[name];
  return typeof value === "string" ? value : "";
};
const dateWords = (iso: string): string =>
  /^\d{4}-\d{2}-\d{2}$/u.test(iso) ? formatDate(calendarDate(iso)) : iso;

/** What was said or changed, a sentence or a text each. */
export function eventLines({ act, detail }: Pick<ActionEvent, "act" | "detail">): string[] {
  switch (act) {
    case "action.add":
      return addedLines(part(detail, "after"));
    case "action.edit":
      return editLines(part(detail, "before"), part(detail, "after"));
    case "action.complete":
      return [...completionLines(detail), ...beforeLines(part(detail, "before"))];
    case "action.reopen":
      return [...reason(detail), ...beforeLines(part(detail, "before"))];
    default:
      return reason(detail);
  }
}

const reason = (detail: Detail) => [text(detail, "reason")].filter(Boolean).map((said) => `Reason: ${said}`);

const addedLines = (after: Detail) => [
  `Owner: ${text(after, "ownerName")}. Target date: ${targetWords(after)}.`,
];

/** The target date of an event, also of one from before a month could be named. */
const targetWords = (of: Detail) => {
  const words = dateWords(text(of, "targetDate"));
  return of.targetIsMonth === true ? words.replace(/^\d+ /u, "") : words;
};

const EDITED: Record<string, (of: Detail) => string> = {
  What: (of) => text(of, "what"),
  Owner: (of) => text(of, "ownerName"),
  "Target date": targetWords,
};

/** When it is to be done, of an event from before that was asked too. */
const timingOf = ({ timing, isCondition }: Detail) =>
  timingInWords({ timing: timing === "after" ? "after" : "before", isCondition: isCondition === true });

function editLines(before: Detail, after: Detail): string[] {
  const changed = Object.entries(EDITED)
    .map(([label, words]) => ({ label, was: words(before), is: words(after) }))
    .filter(({ was, is }) => was !== is)
    .map(({ label, was, is }) => `${label} was: ${was}. It is now: ${is}.`);
  const [was, is] = [timingOf(before), timingOf(after)];
  return [
    ...changed,
    ...(was === is ? [] : [`To be done was: ${was}. It is now: ${is}.`]),
    ...(before.entryId === after.entryId ? [] : ["It now belongs to another part of the EIA."]),
  ];
}

function completionLines(detail: Detail): string[] {
  const on = text(detail, "completedOn");
  return [
    `Completed on ${dateWords(on)}: ${text(detail, "whatWasDone")}`,
    detail.eiaUpdated === true
      ? "The EIA was updated."
      : `The EIA was not updated: ${text(detail, "eiaNotUpdatedReason")}`,
  ];
}

/** A resolution that another took the place of: the history is where it is kept. */
function beforeLines(before: Detail): string[] {
  const state = ACTION_STATES.find((candidate) => candidate === before.state);
  if (!state || state === "open") return [];
  const by = [text(before, "resolvedBy"), text(before, "resolvedCapacity")].filter(Boolean).join(", ");
  return [
    `Until then: ${ACTION_STATE_LABELS[state].toLowerCase()}${by ? ` (${by})` : ""}.`,
    ...(state === "completed"
      ? completionLines(before)
      : [text(before, "resolutionReason"), text(before, "acceptanceReason")].filter(Boolean)),
  ];
}
