import type { MonitoringQuestion } from "~/domain/consultation/monitoring";
import type { ConsultationWords } from "~/domain/consultation/public-consultation";
import { ASKED_OF, ASKED_OF_LABELS, type WhomAsked } from "~/domain/consultation/whom";
import { keptUntilFault } from "~/domain/consultation/retention";
import {
  checkboxesField,
  dateField,
  dateValues,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type FormValue,
  type RawValues,
} from "~/forms/form";

/**
 * @param changes those that people can be asked about
 * @param monitorable what they can be asked about themselves
 */
export function publicConsultationForm(
  changes: readonly { id: number; title: string }[],
  monitorable: readonly Pick<MonitoringQuestion, "key" | "label">[],
) {
  return defineForm(
    {
      title: textField("Title", {
        required: "Enter a title",
        hint: "As the public reads it, for example: Our budget for 2018/19",
      }),
      why: textareaField("Why people are asked", {
        hint: "What is proposed, in plain words, and what their answers can still change",
        rows: 6,
      }),
      changes: checkboxesField(
        "Changes that people are asked about",
        changes.map(({ id, title }) => ({ value: String(id), text: title })),
        {
          hint: "They see what each is, its amounts before and after, and what the draft EIA says of it. What the decision before withholds is not in the list",
        },
      ),
      askedOf: checkboxesField(
        "Who is asked",
        ASKED_OF.map((one) => ({ value: one, text: ASKED_OF_LABELS[one] })),
        { hint: "People read this. Whoever is not named may answer all the same" },
      ),
      bodies: textareaField("Organisations that are asked by name", {
        hint: "One on each line",
        rows: 3,
      }),
      channels: textareaField("How else people can answer", {
        hint: "On paper, by telephone or at a meeting: where and when. What comes in so is entered by staff, and marked",
        rows: 3,
      }),
      opensOn: dateField("Opens on", null),
      closesOn: dateField("Closes at the end of", null, {
        hint: "People are usually given six weeks. For example, 9 3 2018",
      }),
      outcomeBy: dateField("What came of it is published by", null, {
        hint: "People are shown this day, and it stands in the calendar. It may be left open. For example, 28 2 2017",
      }),
      monitored: checkboxesField(
        "What people are asked about themselves (equality monitoring)",
        monitorable.map(({ key, label }) => ({ value: key, text: label })),
        {
          hint: "After the questions, and each can be left out. Ask what helps to see whether you have heard from those whom it affects, and no more. It is kept apart from the answers, and shown only in counts of 5 and more",
        },
      ),
      privacy: textareaField("What becomes of the answers", {
        hint: "Who reads them, what may be quoted, until when they are kept",
        rows: 4,
      }),
      keptUntil: dateField("Delete what people said in words after", null, {
        hint: "Left empty, a year after it closes. Counts, themes and what organisations said are kept. For example, 9 3 2019",
      }),
      contact: textareaField("Where to ask for help", {
        hint: "A telephone number or an email address; where to get it on paper or in large print",
        rows: 2,
        max: 1_000,
      }),
    },
    ({ opensOn, closesOn, outcomeBy, keptUntil }): FieldErrors => {
      const isTooLate = opensOn !== null && closesOn !== null && closesOn < opensOn;
      const ofDeleting = keptUntilFault({ closesOn, keptUntil });
      return {
        ...(isTooLate && { closesOn: "It closes before it opens. Check both dates" }),
        ...(outcomeBy !== null &&
          closesOn !== null &&
          outcomeBy <= closesOn && {
            outcomeBy: "What came of it cannot be published before it is closed. Check both dates",
          }),
        ...(ofDeleting !== null && { keptUntil: ofDeleting }),
      };
    },
  );
}

export function readPublicConsultation({
  changes,
  askedOf,
  bodies,
  channels,
  ...words
}: FormValue<ReturnType<typeof publicConsultationForm>>): Omit<ConsultationWords, keyof WhomAsked> & {
  whom: WhomAsked;
  changeIds: number[];
  monitored: string[];
} {
  return { ...words, whom: { askedOf, bodies, channels }, changeIds: changes.map(Number) };
}

export function publicConsultationValues({
  opensOn,
  closesOn,
  keptUntil,
  outcomeBy,
  changeIds,
  monitored,
  title,
  why,
  privacy,
  contact,
  askedOf,
  bodies,
  channels,
}: ConsultationWords & { changeIds: readonly number[]; monitored: readonly string[] }): RawValues {
  return {
    ...{ title, why, privacy, contact, bodies, channels, askedOf: [...askedOf] },
    ...dateValues("opensOn", opensOn),
    ...dateValues("closesOn", closesOn),
    ...dateValues("keptUntil", keptUntil),
    ...dateValues("outcomeBy", outcomeBy),
    changes: changeIds.map(String),
    monitored: [...monitored],
  };
}
