import { ENTRY_KINDS, type EiaEntry, type EntryKind } from "~/domain/eia/eia";
import { COPY_EXTENSIONS, copyProblem } from "~/domain/eia/stored-copy";
import { z } from "zod";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  textareaField,
  textField,
  type FileField,
  type Option,
  type RawValues,
} from "./form";

const KIND_OPTIONS: Record<EntryKind, Omit<Option, "value">> = {
  assessed: { text: "Assess it here", hint: "Say what it does to people, characteristic by characteristic" },
  screened_out: {
    text: "Screen it out",
    hint: "It cannot affect anybody because of who they are. You say why",
    reveals: ["screeningReason"],
  },
  separate_eia: {
    text: "Point to a separate EIA",
    hint: "Another document assesses it. You store a copy and carry its findings over",
    reveals: ["separateReference", "separateDate", "separateCopy"],
  },
};

/** No file, where nothing was chosen: browsers send one without a name and without bytes. */
const optionalFile: FileField<File | null> = {
  kind: "file",
  label: "Stored copy",
  accept: COPY_EXTENSIONS.join(","),
  hint: "PDF, Word, OpenDocument or plain text, 5 MB or smaller",
  schema: z.unknown().transform((chosen, context): File | null => {
    if (!(chosen instanceof File) || (chosen.name === "" && chosen.size === 0)) return null;
    const problem = copyProblem(chosen.name, chosen.size);
    if (problem === null) return chosen;
    context.addIssue({ code: "custom", message: problem });
    return null;
  }),
};

/** How one change is answered for in the EIA. */
export const answerForm = defineForm(
  {
    kind: choiceField(
      "radios",
      "How is this change answered for?",
      ENTRY_KINDS.map((value) => ({ value, ...KIND_OPTIONS[value] })),
      "Choose how this change is answered for",
    ),
    screeningReason: textareaField("Why it need not be assessed"),
    separateReference: textField("Reference of the separate EIA"),
    separateDate: dateField("Date of the separate EIA", null),
    separateCopy: optionalFile,
    noImpactReason: textareaField("Why nobody is affected", {
      rows: 3,
      hint: "Only where no protected characteristic is affected at all",
    }),
    nobodyConsultedReason: textareaField("Why nobody was consulted", {
      rows: 3,
      hint: "Only where nobody was consulted about this change",
    }),
  },
  ({ kind, screeningReason }): Record<string, string> =>
    kind === "screened_out" && screeningReason === ""
      ? { screeningReason: "Say why this change need not be assessed" }
      : {},
);

type AnsweredEntry = Pick<
  EiaEntry,
  "kind" | "screeningReason" | "separateEia" | "noImpactReason" | "nobodyConsultedReason"
>;

/** @param entry null for a change that nobody has answered for: nothing is chosen beforehand. */
export function answerFormValues(entry: AnsweredEntry | null): RawValues {
  if (!entry) return {};
  return {
    kind: entry.kind,
    screeningReason: entry.screeningReason,
    separateReference: entry.separateEia.reference,
    ...dateValues("separateDate", entry.separateEia.date),
    noImpactReason: entry.noImpactReason,
    nobodyConsultedReason: entry.nobodyConsultedReason,
  };
}

/** Asks nothing: pressing the button says that the entry is still right. */
export const confirmEntryForm = defineForm({});
