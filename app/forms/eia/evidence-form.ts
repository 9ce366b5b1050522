import { EVIDENCE_KIND_LABELS, EVIDENCE_KINDS, type Evidence, type EvidenceKind } from "~/domain/eia/eia";
import { evidenceMissing } from "~/domain/eia/evidence";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type Option,
  type RawValues,
} from "~/forms/form";

const KIND_OPTIONS: Record<EvidenceKind, Omit<Option, "value" | "text">> = {
  held: { reveals: ["source", "datedOn", "shows", "numbers"] },
  not_held: {
    hint: "That is an answer too, and it is said to whoever decides",
    reveals: ["gapReason"],
  },
};

/** What an entry's findings rest on, or what is not held. */
export const evidenceForm = defineForm(
  {
    covers: textareaField("What is it about?", {
      rows: 2,
      hint: "Whom, where and when it covers. For example, everybody referred in the city, 2015 to 2017, by age and sex",
    }),
    kind: choiceField(
      "radios",
      "Is it held?",
      EVIDENCE_KINDS.map((value) => ({ value, text: EVIDENCE_KIND_LABELS[value], ...KIND_OPTIONS[value] })),
      "Say whether it is held",
    ),
    source: textField("Source", { hint: "For example, monitoring returns of the provider" }),
    datedOn: dateField("Date of the evidence", null, {
      hint: "The last day that it covers. For example, 31 3 2017",
    }),
    shows: textareaField("What it shows", { rows: 3 }),
    numbers: textareaField("Numbers by group", {
      rows: 3,
      hint: "Where they are held: one group on each line, for example Women: 120",
    }),
    gapReason: textareaField("Why it is not held, and what is done instead", { rows: 3 }),
  },
  (value): FieldErrors =>
    Object.fromEntries(evidenceMissing(value).map(({ field, what }) => [field, `Say ${what}`])),
);

export function evidenceFormValues(row: Evidence): RawValues {
  const { id: _id, datedOn, ...words } = row;
  return { ...words, ...dateValues("datedOn", datedOn) };
}
