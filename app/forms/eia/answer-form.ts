import {
  ENTRY_KINDS,
  SCREENING_QUESTION_FIELDS,
  SCREENING_QUESTIONS,
  type EiaEntry,
  type EntryKind,
  type ScreeningAnswers,
  type ScreeningQuestion,
} from "~/domain/eia/eia";
import { screeningChanges, screeningUnanswered } from "~/domain/eia/screening";
import { COPY_EXTENSIONS, copyProblem, MAX_COPY_BYTES } from "~/domain/eia/stored-copy";
import { z } from "zod";
import {
  carrying,
  choiceField,
  chosenFile,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type ChosenFile,
  type FileField,
  type Option,
  type RawValues,
} from "~/forms/form";

const KIND_OPTIONS: Record<EntryKind, Omit<Option, "value">> = {
  assessed: { text: "Assess it here", hint: "Say what it does to people, characteristic by characteristic" },
  screened_out: {
    text: "Screen it out",
    hint: "It cannot affect anybody because of who they are. You answer five questions and say why",
    reveals: [...SCREENING_QUESTION_FIELDS, "screenedDespite", "screeningReason"],
  },
  separate_eia: {
    text: "Point to a separate EIA",
    hint: "Another document assesses it. You store a copy and carry its findings over",
    reveals: ["separateReference", "separateDate", "separateCopy"],
  },
  when_allocated: {
    text: "Assess it when it is allocated",
    hint: "A fund or pot of which nothing is fixed for anybody yet. The next one has to assess it",
    reveals: ["nothingFixed", "allocatedBy", "allocatedOn"],
  },
};

const optionalFile: FileField<ChosenFile | null> = {
  kind: "file",
  label: "Stored copy",
  accept: COPY_EXTENSIONS.join(","),
  hint: "PDF, Word, OpenDocument or plain text, 5 MB or smaller",
  maxBytes: MAX_COPY_BYTES,
  schema: z.unknown().transform((sent, context): ChosenFile | null => {
    const chosen = chosenFile(sent);
    if (!chosen) return null;
    const problem = copyProblem(chosen.name, chosen.size);
    if (problem === null) return chosen;
    context.addIssue({ code: "custom", message: problem });
    return null;
  }),
};

const asked = (question: ScreeningQuestion) =>
  optionalChoiceField("radios", `Does it change ${SCREENING_QUESTIONS[question]}?`, [
    { value: "yes", text: "Yes" },
    { value: "no", text: "No" },
  ]);

/** The versions of a change's lines, of which it may have thousands. */
const LINES_SEEN_BYTES = 100_000;

/** How one change is answered for in the EIA. */
export const answerForm = carrying(
  defineForm(
    {
      kind: choiceField(
        "radios",
        "How is this change answered for?",
        ENTRY_KINDS.map((value) => ({ value, ...KIND_OPTIONS[value] })),
        "Choose how this change is answered for",
      ),
      changesRecipients: asked("changesRecipients"),
      changesAmount: asked("changesAmount"),
      changesPlace: asked("changesPlace"),
      changesProvider: asked("changesProvider"),
      changesStaff: asked("changesStaff"),
      screenedDespite: textareaField("Why it is nevertheless screened out", {
        rows: 3,
        hint: "Only where one of the five is yes: why nobody is better or worse off for who they are",
      }),
      screeningReason: textareaField("Why it need not be assessed"),
      separateReference: textField("Reference of the separate EIA"),
      separateDate: dateField("Date of the separate EIA", null),
      separateCopy: optionalFile,
      nothingFixed: textareaField("Why nothing is fixed for anybody yet", { rows: 3 }),
      allocatedBy: textField("Who decides how it is allocated", {
        hint: "No more than its amount in the budget",
      }),
      allocatedOn: dateField("By when it is allocated", null),
      noImpactReason: textareaField("Why nobody is affected", {
        rows: 3,
        hint: "Only where no protected characteristic is affected at all",
      }),
      othersReason: textareaField("Considered, not affected: why the other characteristics are not", {
        rows: 3,
        hint: "One line for all those without a row below",
      }),
      combinedNote: textareaField("Who is hit by more than one of these impacts", {
        rows: 3,
        hint: "For example, older women, or disabled people of one faith. Where nobody is, say so",
      }),
      contradictedReason: textareaField("Why the entry stands against what people said", {
        rows: 3,
        hint: "Only where most people who answered a consultation do not support the change, and nobody is found worse off",
      }),
      nobodyConsultedReason: textareaField("Why nobody was consulted", {
        rows: 3,
        hint: "Only where nobody was consulted about this change",
      }),
    },
    (value): Record<string, string> => (value.kind === "screened_out" ? screeningFaults(value) : {}),
  ),
  { linesSeen: LINES_SEEN_BYTES },
);

/** Rule 19: the five questions are answered as the change is screened out, and a yes says why it is all the same. */
function screeningFaults(value: ScreeningAnswers & { screeningReason: string }): Record<string, string> {
  return {
    ...Object.fromEntries(
      screeningUnanswered(value).map((question) => [
        question,
        `Say whether it changes ${SCREENING_QUESTIONS[question]}`,
      ]),
    ),
    ...(screeningChanges(value).length > 0 && value.screenedDespite === ""
      ? { screenedDespite: "Say why it is nevertheless screened out" }
      : {}),
    ...(value.screeningReason === "" ? { screeningReason: "Say why this change need not be assessed" } : {}),
  };
}

type AnsweredEntry = ScreeningAnswers &
  Pick<
    EiaEntry,
    | "kind"
    | "screeningReason"
    | "separateEia"
    | "allocation"
    | "noImpactReason"
    | "othersReason"
    | "combinedNote"
    | "contradictedReason"
    | "nobodyConsultedReason"
  >;

/** @param entry null for a change that nobody has answered for: nothing is chosen beforehand. */
export function answerFormValues(entry: AnsweredEntry | null): RawValues {
  if (!entry) return {};
  return {
    kind: entry.kind,
    ...Object.fromEntries(SCREENING_QUESTION_FIELDS.map((question) => [question, entry[question] ?? ""])),
    screenedDespite: entry.screenedDespite,
    screeningReason: entry.screeningReason,
    separateReference: entry.separateEia.reference,
    ...dateValues("separateDate", entry.separateEia.date),
    nothingFixed: entry.allocation.nothingFixed,
    allocatedBy: entry.allocation.decidedBy,
    ...dateValues("allocatedOn", entry.allocation.decidedOn),
    noImpactReason: entry.noImpactReason,
    othersReason: entry.othersReason,
    combinedNote: entry.combinedNote,
    contradictedReason: entry.contradictedReason,
    nobodyConsultedReason: entry.nobodyConsultedReason,
  };
}

/** Asks nothing: pressing the button says that the entry is still right. */
export const confirmEntryForm = carrying(defineForm({}), { linesSeen: LINES_SEEN_BYTES });
