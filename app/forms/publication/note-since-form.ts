import { NOTED_KINDS, NOTED_LABELS } from "~/domain/decision/addendum";
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
    ({ what, changed }): FieldErrors =>
      what === "review" && changed === null ? { changed: "Say whether anything changed" } : {},
  );
}

interface Noted {
  what: (typeof NOTED_KINDS)[number];
  changed: string | null;
  action: string | null;
  entry: string | null;
  part: RecordPart;
  on: CalendarDate;
  by: string;
  words: string;
}

/** The form's value as the service takes it. */
export function noteOf({ changed, action, entry, ...value }: Noted) {
  return {
    ...value,
    changed: changed === null ? null : changed === "yes",
    actionNumber: action === null || action === "" ? null : Number(action),
    changeId: entry === null || entry === "" ? null : Number(entry),
  };
}
