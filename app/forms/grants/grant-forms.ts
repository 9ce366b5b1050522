import { CHARACTERISTIC_LABELS, CHARACTERISTICS, type Characteristic } from "~/domain/eia/characteristics";
import {
  REGISTER_LABELS,
  REGISTERS,
  registerNumberFault,
  type ApplicationWords,
  type GrantApplication,
} from "~/domain/grants/application";
import { keptUntilFault } from "~/domain/consultation/retention";
import { EFFECT_LABELS, EFFECTS, type AllocationAssessment, type Effect } from "~/domain/grants/assessment";
import { parsePayments, paymentsText, type GrantAward, type PlannedPayment } from "~/domain/grants/award";
import {
  criteriaText,
  parseCriteria,
  type Criterion,
  type GrantRound,
  type RoundWords,
} from "~/domain/grants/round";
import type { Scores } from "~/domain/grants/scoring";
import type { OwnQuestion } from "~/domain/templates/template";
import { ownQuestionFields, readOwnAnswers, unansweredFaults } from "~/forms/templates/own-questions";
import {
  checkboxesField,
  choiceField,
  dateField,
  dateValues,
  defineForm,
  moneyField,
  moneyValue,
  optionalChoiceField,
  textareaField,
  textField,
  unprefixed,
  yesNoField,
  type ChoiceField,
  type Field,
  type FieldErrors,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";

/** @param lines the budget lines from which it can be paid */
export function roundForm(lines: readonly { id: number; service: string }[]) {
  return defineForm(
    {
      title: textField("Title", {
        required: "Enter a title",
        hint: "As applicants read it, for example: Small grants for safer streets",
        max: 140,
      }),
      purpose: textareaField("What the grants are for", {
        hint: "It is public once the round is opened",
        rows: 5,
      }),
      line: lineField(lines),
      criteria: textareaField("Criteria", {
        hint: "One on each line, with its most points behind a colon. For example, Need in the area: 10",
        rows: 6,
        max: 4_000,
      }),
      opensOn: dateField("Opens on", null),
      closesOn: dateField("Closes at the end of", null, { hint: "For example, 9 3 2018" }),
      maximumPence: moneyField("Most that one application may ask for", null, {
        hint: "Left empty, only the fund itself limits it",
      }),
      privacy: textareaField("What becomes of what is sent", {
        hint: "Who reads it, what is published of an award, until when it is kept",
        rows: 4,
      }),
      contact: textareaField("Where to ask for help", {
        hint: "A telephone number or an email address; where to get the form on paper",
        rows: 2,
        max: 1_000,
      }),
      keptUntil: dateField("Last day on which contacts and words of applicants are kept", null, {
        hint: "They are deleted the day after, where the application is decided. Left empty, it is a year after the round closes",
      }),
    },
    ({ opensOn, closesOn, keptUntil, criteria }): FieldErrors => {
      const parsed = parseCriteria(criteria);
      const fault = keptUntilFault({ closesOn, keptUntil });
      return {
        ...(opensOn !== null && closesOn !== null && closesOn < opensOn
          ? { closesOn: "It closes before it opens. Check both dates" }
          : {}),
        ...(parsed.ok ? {} : { criteria: parsed.problem }),
        ...(fault === null ? {} : { keptUntil: fault }),
      };
    },
  );
}

const lineField = (lines: readonly { id: number; service: string }[]) =>
  optionalChoiceField(
    "select",
    "Paid from",
    lines.map(({ id, service }) => ({ value: String(id), text: service })),
    { hint: "The budget line, or the fund. No more than its amount is awarded, in all rounds together" },
  );

export function readRound(value: FormValue<ReturnType<typeof roundForm>>): RoundWords {
  const { line, criteria, ...words } = value;
  const parsed = parseCriteria(criteria);
  return {
    ...words,
    lineId: line === null ? null : Number(line),
    criteria: parsed.ok ? parsed.criteria : [],
  };
}

export function roundValues(round: GrantRound): RawValues {
  const { title, purpose, privacy, contact, lineId, criteria, opensOn, closesOn } = round;
  return {
    ...{ title, purpose, privacy, contact },
    line: lineId === null ? "" : String(lineId),
    criteria: criteriaText(criteria),
    ...dateValues("opensOn", opensOn),
    ...dateValues("closesOn", closesOn),
    maximumPence: moneyValue(round.maximumPence),
    ...dateValues("keptUntil", round.keptUntil),
  };
}

/** To take a step with a round, or to publish, nothing is asked for. */
export const confirmForm = defineForm({});

const registerField = (label: string) =>
  choiceField(
    "radios",
    label,
    REGISTERS.map((register) => ({ value: register, text: REGISTER_LABELS[register] })),
    "Choose in which register it is",
  );

const applicationFields = {
  organisation: textField("Name of the organisation", {
    required: "Enter the name of the organisation",
    hint: "Grants are made to organisations, and not to persons",
  }),
  register: registerField("In which register is it?"),
  registerNumber: textField("Its number there", {
    hint: "For example, 1234567. Left empty where it is in neither",
    max: 20,
    width: 10,
  }),
  pence: moneyField("How much is applied for", "Enter how much is applied for"),
  purpose: textareaField("What is it for?", { required: "Enter what it is for", rows: 6 }),
  reaches: checkboxesField(
    "Whom is it meant to reach in particular?",
    CHARACTERISTICS.map((value) => ({ value, text: CHARACTERISTIC_LABELS[value] })),
    { hint: "By protected characteristic. Choose none where it is for everybody alike" },
  ),
  whom: textareaField("Who are they, and how are they reached?", { rows: 4 }),
  contact: textareaField("How can we reach you about it?", {
    required: "Enter how you can be reached",
    hint: "An email address or a telephone number. It is never published",
    rows: 2,
    max: 1_000,
  }),
};

/** What an organisation applies for. The public and staff fill in the same. @param questions the office's own */
export function applicationForm(questions: readonly OwnQuestion[]) {
  const { contact, ...others } = applicationFields;
  return defineForm({ ...others, ...ownQuestionFields(questions), contact }, (value): FieldErrors => {
    const { register, registerNumber } = unprefixed("", applicationFields, value);
    const fault = registerNumberFault({ register, number: registerNumber });
    return {
      ...(fault === null ? {} : { registerNumber: fault }),
      ...unansweredFaults(questions, value),
    };
  });
}

export const readApplication = (questions: readonly OwnQuestion[], value: object): ApplicationWords => ({
  ...unprefixed("", applicationFields, value),
  ownAnswers: readOwnAnswers(questions, value),
});

export const sortForm = defineForm({
  isApplication: yesNoField("Is this an application?", "Choose whether this is an application", {
    no: { text: "No, it is set aside" },
  }),
});

export const interestForm = defineForm(
  {
    hasInterest: yesNoField(
      "Do you have an interest in this application?",
      "Choose whether you have an interest",
      {
        yes: { text: "Yes, I have an interest", reveals: ["interest"] },
        no: { text: "No, I have none" },
        hint: "Such as being a trustee, an employee, a member, a supplier or a relative of one",
      },
    ),
    interest: textareaField("Which interest is it?", { rows: 3, max: 2_000 }),
  },
  ({ hasInterest, interest }): FieldErrors =>
    hasInterest && interest === "" ? { interest: "Enter which interest it is" } : {},
);

/** For each criterion its points and the reason, as `points0`, `reason0` and on. */
export function scoreForm(criteria: readonly Criterion[]) {
  const fields: Record<string, Field> = {};
  for (const [place, { name, most }] of criteria.entries()) {
    fields[`points${place}`] = textField(`${name}: points from 0 to ${most}`, {
      required: `Enter a whole number from 0 to ${most}`,
      max: 3,
      width: 3,
    });
    fields[`reason${place}`] = textareaField(`${name}: the reason`, {
      required: "Enter the reason for the score",
      rows: 3,
      max: 4_000,
    });
  }
  return defineForm(fields);
}

export function readScores(value: Readonly<Record<string, unknown>>, criteria: readonly Criterion[]): Scores {
  return criteria.map((_, place) => {
    const typed = String(value[`points${place}`]);
    return {
      points: /^\d{1,3}$/u.test(typed) ? Number(typed) : Number.NaN,
      reason: String(value[`reason${place}`]),
    };
  });
}

export function scoreValues(scores: Scores): RawValues {
  return Object.fromEntries(
    scores.flatMap(({ points, reason }, place) => [
      [`points${place}`, String(points)],
      [`reason${place}`, reason],
    ]),
  );
}

const effectFields = Object.fromEntries(
  CHARACTERISTICS.map((characteristic) => [
    characteristic,
    optionalChoiceField(
      "select",
      CHARACTERISTIC_LABELS[characteristic],
      EFFECTS.map((effect) => ({ value: effect, text: EFFECT_LABELS[effect] })),
    ),
  ]),
) as Record<Characteristic, ChoiceField<Effect | null>>;

/** Rule 36. A characteristic for which nothing is chosen is not affected in particular. */
export const assessmentForm = defineForm({
  ...effectFields,
  evidence: textareaField("On what evidence?", {
    hint: "What is known of those whom it reaches and of those whom it does not",
    rows: 4,
  }),
  done: textareaField("What is done about it?", {
    hint: "Asked for where an effect is adverse or not yet known",
    rows: 4,
  }),
});

export function readAssessment(value: FormValue<typeof assessmentForm>): AllocationAssessment {
  const effects: AllocationAssessment["effects"] = {};
  for (const characteristic of CHARACTERISTICS) {
    const effect = value[characteristic];
    if (effect !== null) effects[characteristic] = effect;
  }
  return { effects, evidence: value.evidence, done: value.done };
}

export function assessmentValues(assessment: AllocationAssessment | null): RawValues {
  if (assessment === null) return {};
  const { effects, evidence, done } = assessment;
  return { ...effects, evidence, done };
}

/** Nothing is chosen beforehand; of a refusal only the reasons count. */
export const decisionForm = defineForm({
  outcome: choiceField(
    "radios",
    "The decision",
    [
      {
        value: "awarded",
        text: "Award a grant",
        reveals: ["pence", "title", "purpose", "name", "register", "number", "conditions"],
      },
      { value: "refused", text: "Refuse it" },
    ],
    "Choose whether a grant is awarded",
  ),
  pence: moneyField("How much is awarded", null),
  title: textField("Title of the grant", { hint: "As it is published", max: 140 }),
  purpose: textareaField("What the grant is for", { hint: "As it is published", rows: 4 }),
  name: textField("Recipient", { hint: "The organisation, as it is published. Never the name of a person" }),
  register: registerField("In which register is it?"),
  number: textField("Its number there", { max: 20, width: 10 }),
  conditions: textareaField("Conditions", { hint: "They are published with the grant", rows: 4 }),
  reasons: textareaField("Reasons", {
    required: "Enter the reasons",
    hint: "Those for an award are published: say why it helps to reduce crime and disorder, or to support victims. Those for a refusal are not",
    rows: 5,
  }),
});

export function decisionValues(application: GrantApplication): RawValues {
  const { organisation, register, registerNumber, pence, purpose } = application;
  return { name: organisation, register, number: registerNumber, pence: moneyValue(pence), purpose };
}

export const agreementForm = defineForm(
  {
    agreedOn: dateField("Day of the agreement", null, { hint: "It may be left open for now" }),
    payments: textareaField("Payments", {
      hint: "One on each line: the day, a colon and the amount. For example, 30 April 2018: £5,000. They add up to the award",
      rows: 6,
      max: 4_000,
    }) satisfies TextField<string>,
  },
  ({ payments }): FieldErrors => {
    const parsed = parsePayments(payments);
    return parsed.ok ? {} : { payments: parsed.problem };
  },
);

/** What was paid, or came back: below 0 then. */
export const paymentForm = defineForm({
  paidOn: dateField("Day of the payment", "Enter the day of the payment"),
  pence: moneyField("Amount", "Enter the amount", { allowNegative: true }),
  reference: textField("Reference", {
    required: "Enter the reference in the accounts",
    hint: "By which it is found in the accounts",
    max: 100,
  }),
  note: textField("Note", { hint: "No names of people", max: 500 }),
});

export function readPayments(text: string): PlannedPayment[] {
  const parsed = parsePayments(text);
  return parsed.ok ? parsed.payments : [];
}

export const agreementValues = ({ agreedOn, payments }: GrantAward): RawValues => ({
  ...dateValues("agreedOn", agreedOn),
  payments: paymentsText(payments),
});

export const stopGrantForm = defineForm({
  reason: textareaField("Why is it no longer published?", { required: "Enter the reason", max: 2_000 }),
});
