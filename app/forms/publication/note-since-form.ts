import { isUpdatedText, NOTED_KINDS, NOTED_LABELS, UPDATED_TEXTS } from "~/domain/decision/addendum";
import { RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  choiceField,
  dateField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type FieldErrors,
} from "~/forms/form";

/**
 * What happened since a decision, as it is published beside it.
 * @param actions that were completed since, by their numbers, and of which it was said that the assessment was updated
 * @param entries by their changes: those of which results are there
 */
export function noteSinceForm(
  parts: readonly RecordPart[],
  actions: readonly { number: number; what: string }[],
  entries: readonly { changeId: number; title: string }[],
) {
  const reviewed = [
    "changed",
    ...(actions.length > 0 ? ["action"] : []),
    ...(entries.length > 0 ? ["entry"] : []),
    "nextReviewOn",
    "updated",
    "updatedWords",
  ];
  return defineForm(
    {
      what: choiceField(
        "radios",
        "What happened?",
        NOTED_KINDS.map((kind) => ({
          value: kind,
          text: NOTED_LABELS[kind],
          ...(kind === "review" && { reveals: reviewed }),
        })),
        "Choose what happened",
      ),
      changed: optionalChoiceField("radios", "Was anything changed by it?", [
        { value: "yes", text: "Yes" },
        { value: "no", text: "No, nothing" },
      ]),
      action: optionalChoiceField(
        "select",
        "Because of a completed action",
        actions.map(({ number, what }) => ({ value: String(number), text: `Action ${number}: ${what}` })),
      ),
      entry: optionalChoiceField(
        "select",
        "Because of what the results show",
        entries.map(({ changeId, title }) => ({ value: String(changeId), text: title })),
        {
          hint: "The entry of the EIA that was reviewed. It is flagged no more until a later return differs",
        },
      ),
      nextReviewOn: dateField("The next review is by", null, {
        hint: "Of a review of the assessment. Left empty, no next one is planned, and nobody is reminded of any. For example, 31 3 2021",
      }),
      updated: optionalChoiceField(
        "select",
        "A text of the assessment that is brought up to date",
        Object.entries(UPDATED_TEXTS).map(([value, text]) => ({ value, text })),
        { hint: "What was signed stays, and stands beside it. For another text, publish another review" },
      ),
      updatedWords: textareaField("That text, as it says now", { max: 20_000 }),
      part: choiceField(
        "select",
        "Which part is it about?",
        parts.map((part) => ({ value: part, text: RECORD_PART_LABELS[part] })),
        "Choose which part it is about",
        { hint: "It is public as long as that part is" },
      ),
      on: dateField("Date", "Enter the date", { hint: "For example, 9 3 2018" }),
      by: textField("Who did it, as it is to be printed?", {
        hint: "A name with a title, or the title alone",
        required: "Say who did it, as it is to be printed",
        max: 200,
      }),
      words: textareaField("What happened, in words for everybody", {
        hint: "It is published as you write it, as soon as you press the button",
        required: "Say what happened",
        max: 4_000,
      }),
    },
    ({ what, part, changed, nextReviewOn, updated, updatedWords }): FieldErrors => {
      if (what !== "review") return {};
      const isOfEia = part === "eia";
      const isUpdated = (updated ?? "") !== "" || updatedWords.trim() !== "";
      return {
        ...(changed === null && { changed: "Say whether anything changed" }),
        ...(!isOfEia && nextReviewOn !== null && { nextReviewOn: OF_THE_EIA }),
        ...(!isOfEia && isUpdated && { updated: OF_THE_EIA }),
        ...((updated ?? "") === "" && updatedWords.trim() !== "" && { updated: "Choose which text it is" }),
        ...((updated ?? "") !== "" &&
          updatedWords.trim() === "" && { updatedWords: "Enter the text as it says now" }),
        ...(isUpdated && changed === "no" && { changed: "A text is brought up to date: something changed" }),
      };
    },
  );
}

const OF_THE_EIA = "This is of the assessment: choose it as the part, or leave this empty";

interface Noted {
  what: (typeof NOTED_KINDS)[number];
  changed: string | null;
  action: string | null;
  entry: string | null;
  nextReviewOn: CalendarDate | null;
  updated: string | null;
  updatedWords: string;
  part: RecordPart;
  on: CalendarDate;
  by: string;
  words: string;
}

/** The form's value as the service takes it. */
export function noteOf({ changed, action, entry, updated, updatedWords, ...value }: Noted) {
  return {
    ...value,
    updated: updated !== null && isUpdatedText(updated) ? { text: updated, words: updatedWords } : null,
    changed: changed === null ? null : changed === "yes",
    actionNumber: action === null || action === "" ? null : Number(action),
    changeId: entry === null || entry === "" ? null : Number(entry),
  };
}
