import { GROUND_DEMANDS } from "~/domain/publication/legal-ground";
import {
  GROUND_DEMAND_LABELS,
  JURISDICTION_LABELS,
  JURISDICTIONS,
  newGroundFaults,
  type GroundSetting,
} from "~/domain/publication/listed-grounds";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  checkboxesField,
  choiceField,
  dateField,
  defineForm,
  textareaField,
  textField,
  yesNoField,
  type FieldErrors,
} from "~/forms/form";

type Choosable = Pick<GroundSetting, "section" | "subject" | "isQualified" | "demand"> & { id: number };

/** Which grounds of one Act may be chosen. */
export function chooseGroundsForm(grounds: readonly Choosable[]) {
  return defineForm({
    offered: checkboxesField(
      "Grounds that this office relies on",
      grounds.map(({ id, section, subject, isQualified, demand }) => ({
        value: String(id),
        text: `${section}: ${subject}`,
        hint: [
          isQualified ? "Public-interest test" : "No public-interest test",
          ...(demand === "none" ? [] : [GROUND_DEMAND_LABELS[demand]]),
        ].join(". "),
      })),
      { hint: "It holds from today on. What was determined before keeps its ground" },
    ),
  });
}

/** @param today in the United Kingdom */
export function newGroundForm(
  existing: readonly Pick<GroundSetting, "act" | "section">[],
  today: CalendarDate,
) {
  return defineForm(
    {
      act: textField("Act, Order or Regulations, with the year", {
        required: "Enter the Act, Order or Regulations, with the year",
        hint: "For example, Contempt of Court Act 1981",
      }),
      section: textField("Section, regulation, article or paragraph", {
        required: "Enter the section, regulation, article or paragraph",
        hint: "For example, s.4(2)",
        max: 60,
      }),
      subject: textField("What it is about, in a few words", {
        required: "Say in a few words what it is about",
      }),
      jurisdiction: choiceField(
        "radios",
        "Where it is law",
        JURISDICTIONS.map((value) => ({ value, text: JURISDICTION_LABELS[value] })),
        "Choose where it is law",
      ),
      isQualified: yesNoField(
        "Does it need the public-interest test?",
        "Choose whether it needs the public-interest test",
      ),
      demand: choiceField(
        "radios",
        "What has to be given with it",
        GROUND_DEMANDS.map((value) => ({ value, text: GROUND_DEMAND_LABELS[value] })),
        "Choose what has to be given with it",
      ),
      source: textareaField("Where you read it", {
        rows: 2,
        required: "Say where you read it",
        hint: "For example, the Act on legislation.gov.uk, with the section that makes it absolute or qualified",
        max: 1_000,
      }),
      checkedOn: dateField("Day on which you read it", "Enter the day on which you read it"),
    },
    (value): FieldErrors => newGroundFaults(value, existing, today),
  );
}
