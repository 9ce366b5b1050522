import { z } from "zod";
import {
  CHARACTERISTIC_LABELS,
  CHARACTERISTICS,
  DIRECTION_LABELS,
  DIRECTIONS,
  type Characteristic,
  type Direction,
} from "~/domain/eia/characteristics";
import { characteristicHint } from "~/domain/eia/characteristic-hints";
import {
  INQUIRIES,
  INQUIRY_LABELS,
  INQUIRY_TIME_LABELS,
  INQUIRY_TIMES,
  MITIGATION_TIMING_LABELS,
  MITIGATION_TIMINGS,
  type Impact,
  type InquiryTime,
} from "~/domain/eia/eia";
import { parsePeople, peopleAsTyped, type People } from "~/domain/eia/people";
import {
  checkboxesField,
  choiceField,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type Field,
  type Option,
  type RawValues,
} from "~/forms/form";

const DIRECTION_HINTS: Partial<Record<Direction, string>> = {
  neutral: "Something happens to them, and it is neither good nor bad. Say why",
  adverse: "It needs an action, a mitigation or a justification: see “What answers it”",
  not_yet_known: "It needs to be asked, or a reason why not now: see “If it is not yet known”",
};

const INQUIRY_TIME_HINTS: Record<InquiryTime, string> = {
  before_decision: "It blocks the submission until you say here what was found",
  after_decision: "The decision is made without knowing it, and whoever decides is told so",
};

/** How many people are affected: a text, since “not known” is an answer too. */
function peopleField(looks: { hint?: string }): Field<People | null> {
  return {
    ...{ kind: "text", max: 20, width: 10, label: "How many people (optional)", ...looks },
    schema: z.string().transform((typed, context): People | null => {
      const parsed = parsePeople(typed);
      if (parsed.ok) return parsed.people;
      context.addIssue({ code: "custom", message: parsed.problem });
      return null;
    }),
  };
}

/** What a row says, whichever page asks it. */
export const whatHappens = {
  direction: choiceField(
    "radios",
    "Direction",
    DIRECTIONS.map((value) => ({
      value,
      text: DIRECTION_LABELS[value],
      ...(DIRECTION_HINTS[value] ? { hint: DIRECTION_HINTS[value] } : {}),
    })),
    "Choose the direction of the impact",
  ),
  who: textareaField("Who is affected", {
    rows: 2,
    hint: "The group of people who share the characteristic",
  }),
  people: peopleField({ hint: "A number, such as 1,200, or “not known”. It may be left empty" }),
  description: textareaField("What happens to them", { hint: "With its reason or evidence" }),
  mitigation: textareaField("Mitigation", {
    hint: "What is done to avoid, reduce or make up for it. What still has to be done is better an action of the action plan",
  }),
  mitigationBy: textField("Who does it", { hint: "A job title or an organisation" }),
  mitigationTiming: optionalChoiceField(
    "radios",
    "By when?",
    MITIGATION_TIMINGS.map((value) => ({
      value,
      text: MITIGATION_TIMING_LABELS[value],
      ...(value === "by_date" ? { reveals: ["mitigationDate"] } : {}),
    })),
  ),
  mitigationDate: dateField("Date by which it is done", null),
  justification: textareaField("Justification", {
    hint: "Why it is right to go on where it cannot be mitigated",
  }),
  inquiry: optionalChoiceField(
    "radios",
    "Is it asked?",
    INQUIRIES.map((value) => ({
      value,
      text: INQUIRY_LABELS[value],
      reveals: {
        asked: ["inquiryAsks", "inquiryBy", "inquiryDate", "inquiryTime"],
        not_now: ["noInquiryReason", "staysOpen"],
      }[value],
    })),
  ),
  inquiryAsks: textareaField("What is asked", { rows: 2, hint: "And of whom, or from which figures" }),
  inquiryBy: textField("Who finds out", { hint: "A job title or an organisation" }),
  inquiryDate: dateField("Date by which it is known", null),
  inquiryTime: optionalChoiceField(
    "radios",
    "Before or after the decision?",
    INQUIRY_TIMES.map((value) => ({
      value,
      text: INQUIRY_TIME_LABELS[value],
      hint: INQUIRY_TIME_HINTS[value],
    })),
  ),
  noInquiryReason: textareaField("Why it cannot reasonably be asked now", { rows: 2 }),
  staysOpen: textareaField("How the decision stays open until it is known", {
    rows: 2,
    hint: "For example: what is not spent, signed or ended until then, and who looks at it again",
  }),
};

/** One row, whose characteristic is fixed. */
export const impactForm = defineForm(whatHappens);

/** @param assessed characteristics that have a row already, beside which another is added. */
export function newImpactForm(assessed: readonly Characteristic[]) {
  const hintFor = (characteristic: Characteristic): Pick<Option, "hint"> => {
    const hints = [
      ...(assessed.includes(characteristic)
        ? ["Assessed already: this adds a row beside it, for other people who share it"]
        : []),
      ...[characteristicHint(characteristic) ?? []].flat(),
    ];
    return hints.length > 0 ? { hint: hints.join(". ") } : {};
  };
  return defineForm({
    characteristics: checkboxesField(
      "Relevant to",
      CHARACTERISTICS.map((value) => ({
        value,
        text: CHARACTERISTIC_LABELS[value],
        ...hintFor(value),
      })),
      {
        required: "Choose at least one protected characteristic",
        hint: "Only those of which there is something to say. Of all others one line, on the change’s own page, says why they are not affected",
      },
    ),
    ...whatHappens,
  });
}

export function impactFormValues(impact: Impact): RawValues {
  const { id: _id, characteristic: _characteristic, people, mitigationDate, inquiryDate, ...words } = impact;
  return {
    ...words,
    people: peopleAsTyped(people),
    mitigationTiming: words.mitigationTiming ?? "",
    ...dateValues("mitigationDate", mitigationDate),
    inquiry: words.inquiry ?? "",
    ...dateValues("inquiryDate", inquiryDate),
    inquiryTime: words.inquiryTime ?? "",
  };
}
