import {
  ENFORCEMENT_LABELS,
  ENFORCEMENTS,
  statementFaults,
  type AccessibilitySettings,
} from "~/domain/accessibility/statement";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type RawValues,
} from "~/forms/form";

/** The office's own part of the accessibility statement. @param today in the United Kingdom */
export function accessibilityForm(today: CalendarDate) {
  return defineForm(
    {
      contactForm: textField("Link to a contact form", {
        required: "Enter the link to a contact form",
        hint: "Where people tell the office that something is not accessible, or ask for it in another format. It begins with https://. The Regulations ask for a form: an email address alone is not enough",
        max: 500,
      }),
      phone: textField("Phone number", { required: "Enter a phone number", max: 60 }),
      email: textField("Email address", { hint: "Leave this empty if there is none", max: 254 }),
      replyTime: textField("How soon the office replies", {
        required: "Say how soon the office replies",
        hint: "As it goes on after “We will get back to you in”. For example, 10 working days",
      }),
      enforcement: choiceField(
        "radios",
        "Who enforces the Regulations",
        ENFORCEMENTS.map((value) => ({ value, text: ENFORCEMENT_LABELS[value] })),
        "Choose who enforces the Regulations",
      ),
      testedOn: dateField(
        "Day on which the service was last tested",
        "Enter the day on which the service was last tested",
      ),
      testedBy: textField("Who tested it", {
        required: "Say who tested it",
        hint: "The office itself, or the name of the organisation",
      }),
      howTested: textareaField("How it was tested, and which pages", {
        rows: 4,
        required: "Say how it was tested",
        max: 4_000,
      }),
      notAccessible: textareaField("What else is not accessible, and why", {
        rows: 4,
        hint: "The statement says what the software knows of itself. Add what your own test found, with the WCAG success criterion and when it will be put right. Leave this empty if there is nothing",
        max: 4_000,
      }),
      improvements: textareaField("What is done to improve accessibility", {
        rows: 4,
        required: "Say what is done to improve it",
        max: 4_000,
      }),
      preparedOn: dateField(
        "Day on which the statement was prepared",
        "Enter the day on which the statement was prepared",
      ),
      reviewedOn: dateField(
        "Day on which the statement was last reviewed",
        "Enter the day on which the statement was last reviewed",
      ),
    },
    (value): FieldErrors => statementFaults(value, today),
  );
}

export function accessibilityValues({
  testedOn,
  preparedOn,
  reviewedOn,
  ...words
}: AccessibilitySettings): RawValues {
  return {
    ...words,
    ...dateValues("testedOn", testedOn),
    ...dateValues("preparedOn", preparedOn),
    ...dateValues("reviewedOn", reviewedOn),
  };
}
