import {
  RECOMMENDATION_ANSWER_LABELS,
  RECOMMENDATION_ANSWERS,
  type RecommendationWords,
} from "~/domain/scrutiny/recommendation";
import { readMeetingTime } from "~/domain/scrutiny/meeting-time";
import {
  REPORT_SECTION_LABELS,
  REPORT_SECTIONS,
  SCRUTINY_SUBJECT_LABELS,
  SCRUTINY_SUBJECTS,
  textOf,
  type ReportSection,
  type ReportTexts,
  type ScrutinyAct,
  type ScrutinyReport,
} from "~/domain/scrutiny/scrutiny-report";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type FieldErrors,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";

const HEAD = {
  subject: choiceField(
    "radios",
    "What is the report about?",
    SCRUTINY_SUBJECTS.map((subject) => ({ value: subject, text: SCRUTINY_SUBJECT_LABELS[subject] })),
    "Choose what it is about",
  ),
  body: textField("To which body is it put?", {
    required: "Enter the name of the body",
    hint: "For example, Police and Crime Panel, or a scrutiny committee",
  }),
  meetingOn: dateField("Day of the meeting", null, {
    hint: "It may be left open for now. For example, 31 1 2018",
  }),
  meetingAt: textField("Hour of the meeting", {
    max: 10,
    hint: "For example, 1pm or 13:30. It may stay empty",
  }),
  reportOf: textField("Who reports", {
    max: 200,
    hint: "A title, for example Police and Crime Commissioner. Left empty, it is the office",
  }),
  author: textField("Author of the report", {
    max: 200,
    hint: "A job title is enough. It may stay empty",
  }),
};

const headFaults = ({ meetingAt }: { meetingAt: string }): FieldErrors =>
  meetingAt.trim() !== "" && readMeetingTime(meetingAt) === null
    ? { meetingAt: "Enter the hour of the meeting, like 1pm or 13:30" }
    : {};

/** As the service takes it: the hour as `13:00`. */
export function readReportHead<Head extends { meetingAt: string }>(head: Head): Head {
  return { ...head, meetingAt: readMeetingTime(head.meetingAt) ?? "" };
}

export const newReportForm = defineForm(HEAD, headFaults);

const HINTS: Partial<Record<ReportSection, string>> = {
  legal: "What the law asks stands there already. What follows from it here is for a person to say",
  risks: "What can go wrong, and what is done about it",
  plan: "To which priorities of the plan it goes",
  appendices: "The figures themselves are added at the end of the report",
};

const textFields = Object.fromEntries(
  REPORT_SECTIONS.map((section) => {
    const hint = HINTS[section];
    return [
      section,
      textareaField(REPORT_SECTION_LABELS[section], { rows: 6, max: 20_000, ...(hint && { hint }) }),
    ];
  }),
) as Record<ReportSection, TextField<string>>;

/** All of a report. A text that is emptied is what the data gives again. */
export const reportForm = defineForm({ ...HEAD, ...textFields }, headFaults);

export const emptyReportValues = (body: string): RawValues => ({ subject: "decision", body });

export function reportValues(report: ScrutinyReport): RawValues {
  const { subject, body, meetingOn, meetingAt, reportOf, author } = report;
  const texts = REPORT_SECTIONS.map((section) => [section, textOf(report, section)] as const);
  return {
    ...{ subject, body, meetingAt, reportOf, author },
    ...dateValues("meetingOn", meetingOn),
    ...Object.fromEntries(texts),
  };
}

export function readReport({
  subject,
  body,
  meetingOn,
  meetingAt,
  reportOf,
  author,
  ...texts
}: FormValue<typeof reportForm>) {
  const head = readReportHead({ subject, body, meetingOn, meetingAt, reportOf, author });
  return { ...head, texts: texts satisfies ReportTexts };
}

/** To take back asks for a reason; the page of another step does not draw it. */
export function scrutinyStepForm(act: ScrutinyAct) {
  return defineForm({
    reason: textareaField("Why is it taken back?", {
      max: 2_000,
      ...(act === "take_back" && { required: "Enter the reason" }),
    }),
  });
}

export const recommendationForm = defineForm({
  recommendation: textareaField("What is recommended", {
    required: "Enter what is recommended",
    hint: "In the words of the body",
    rows: 4,
  }),
  answer: optionalChoiceField(
    "radios",
    "The answer",
    RECOMMENDATION_ANSWERS.map((answer) => ({ value: answer, text: RECOMMENDATION_ANSWER_LABELS[answer] })),
    { hint: "It may be left open for now. It is published once each recommendation is answered" },
  ),
  reason: textareaField("The reason for the answer", { rows: 5 }),
});

export function recommendationValues({ recommendation, answer, reason }: RecommendationWords): RawValues {
  return { recommendation, reason, answer: answer ?? "" };
}
