import {
  DIMENSION_KIND_LABELS,
  DIMENSION_KINDS,
  SOCIO_ECONOMIC_NAME,
  type DimensionSetting,
} from "~/domain/eia/dimensions";
import { IMPLICATION_LABELS, IMPLICATIONS, type RecordSetting } from "~/domain/decision/implications";
import type { DecidedThing } from "~/domain/framework/decided-thing";
import {
  checkboxesField,
  choiceField,
  dateField,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type FormValue,
  type RawValues,
} from "~/forms/form";

const LONGEST_NAME = 60;
const HOLDS_FROM = "Today or later. What was recorded before stays as it was.";

/** What the thing decided is called, from a day on (rule 23). */
export const decidedThingForm = defineForm({
  validFrom: dateField("Date from which it is called so", "Enter the date from which it is called so", {
    hint: HOLDS_FROM,
  }),
  one: textField("What one of them is called", {
    required: "Enter what one of them is called",
    hint: "Without “a” or “the”, as in a sentence. For example: framework, grant, savings proposal, budget",
    max: LONGEST_NAME,
  }),
  many: textField("What several of them are called", {
    required: "Enter what several of them are called",
    hint: "For example: frameworks, grants, savings proposals, budgets",
    max: LONGEST_NAME,
  }),
});

export function decidedThingValues({ one, many }: DecidedThing): RawValues {
  return { one, many };
}

/** What decision records hold beside what every one holds, and which body scrutinises the office, from a day on. */
export const recordSettingForm = defineForm({
  validFrom: dateField("Date from which it is asked", "Enter the date from which it is asked", {
    hint: "Today or later. What is submitted and not yet signed on that day has to be returned and completed.",
  }),
  asked: checkboxesField(
    "What else a decision record says",
    IMPLICATIONS.map((value) => ({ value, text: IMPLICATION_LABELS[value] })),
    { hint: "Each that is ticked is needed before submission. Published records keep what they say" },
  ),
  scrutinyBody: textField("The body that scrutinises this office", {
    required: "Enter the body that scrutinises this office",
    hint: "Reports are put to it. For example: Police and Crime Panel, or a scrutiny committee",
  }),
});

export function recordSettingValues({
  asked,
  scrutinyBody,
}: Pick<RecordSetting, "asked" | "scrutinyBody">): RawValues {
  return { asked: [...asked], scrutinyBody };
}

/** Something that is assessed beside the nine protected characteristics, from a day on. */
export const dimensionSettingForm = defineForm(
  {
    kind: choiceField(
      "radios",
      "What is asked for",
      DIMENSION_KINDS.map((value) => ({
        value,
        text: DIMENSION_KIND_LABELS[value],
        ...(value === "local"
          ? { reveals: ["name"] }
          : {
              hint: "Equality Act 2010, section 1. Only where it is in force for this office: ask whoever advises the office on the law",
            }),
      })),
      "Choose what is asked for",
    ),
    name: textField("What it is called", { hint: "For example: Rural areas", max: LONGEST_NAME }),
    legalBasis: textareaField("By what it is asked", {
      rows: 2,
      hint: "The Act and section and what brought it into force, or the decision or policy of the office. It is published with each assessment",
    }),
    validFrom: dateField("Date from which it is asked", "Enter the date from which it is asked", {
      hint: "Today or later. What is submitted and not yet signed on that day has to be returned and assessed.",
    }),
  },
  ({ kind, name, legalBasis }): FieldErrors => ({
    ...(kind === "local" && name.trim() === "" ? { name: "Enter what it is called" } : {}),
    ...(legalBasis.trim() === "" ? { legalBasis: "Say by what it is asked" } : {}),
  }),
);

/** The duty of the Act has its own name. */
export function readDimensionSetting({
  kind,
  name,
  ...rest
}: FormValue<typeof dimensionSettingForm>): DimensionSetting {
  return { kind, name: kind === "socio_economic" ? SOCIO_ECONOMIC_NAME : name, ...rest, validUntil: null };
}

export const endDimensionForm = defineForm({
  validUntil: dateField("Its last day", "Enter its last day", {
    hint: "Today or later. What was assessed stays in the records it is in.",
  }),
});
