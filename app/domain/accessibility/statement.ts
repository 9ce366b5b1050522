import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { isWebLink } from "../shared/web-link";

/** Who enforces the Regulations (SI 2018/952 Part 5): in Great Britain, and in Northern Ireland. */
export const ENFORCEMENTS = ["ehrc", "ecni"] as const;
export type Enforcement = (typeof ENFORCEMENTS)[number];

export const ENFORCEMENT_LABELS: Record<Enforcement, string> = {
  ehrc: "The Equality and Human Rights Commission, in England, Scotland and Wales",
  ecni: "The Equality Commission for Northern Ireland",
};

/**
 * What an office says itself in its accessibility statement. Public Sector Bodies (Websites and Mobile Applications) (No. 2)
 * Accessibility Regulations 2018 (SI 2018/952), regulation 8: the statement is the public body's own, has a description of and a link
 * to a contact form, and a link to the enforcement procedure, and is kept under regular review.
 */
export interface AccessibilitySettings {
  contactForm: string;
  /** Empty where there is none. */
  email: string;
  phone: string;
  /** As it completes "We reply within …". */
  replyTime: string;
  testedOn: CalendarDate;
  testedBy: string;
  howTested: string;
  enforcement: Enforcement;
  /** What the office knows of besides what the software says of itself; empty where there is nothing. */
  notAccessible: string;
  improvements: string;
  preparedOn: CalendarDate;
  reviewedOn: CalendarDate;
}

const REQUIRED = {
  contactForm: "Enter the link to a contact form",
  phone: "Enter a phone number",
  replyTime: "Say how soon the office replies",
  testedBy: "Say who tested it",
  howTested: "Say how it was tested",
  improvements: "Say what is done to improve it",
} as const satisfies Partial<Record<keyof AccessibilitySettings, string>>;

/** What the statement lacks or says wrongly, by field: a statement with a fault is not kept. @param today in the United Kingdom */
export function statementFaults(
  settings: AccessibilitySettings,
  today: CalendarDate,
): Partial<Record<keyof AccessibilitySettings, string>> {
  const { contactForm, testedOn, preparedOn, reviewedOn } = settings;
  const empty = (Object.keys(REQUIRED) as (keyof typeof REQUIRED)[]).filter(
    (field) => settings[field].trim() === "",
  );
  const isFuture = (day: CalendarDate) => day > today;
  return {
    ...Object.fromEntries(empty.map((field) => [field, REQUIRED[field]])),
    ...(contactForm.trim() !== "" && !isWebLink(contactForm)
      ? { contactForm: "The link to a contact form must begin with https:// or http://" }
      : {}),
    ...(isFuture(testedOn) ? { testedOn: "The day on which it was tested cannot be in the future" } : {}),
    ...(isFuture(preparedOn)
      ? { preparedOn: "The day on which the statement was prepared cannot be in the future" }
      : {}),
    ...(isFuture(reviewedOn)
      ? { reviewedOn: "The day on which the statement was reviewed cannot be in the future" }
      : reviewedOn < preparedOn
        ? { reviewedOn: "The statement cannot be reviewed before it was prepared" }
        : {}),
  };
}

/** What is to be told of a statement on a day: that there is none, or that it was not looked at for twelve months. */
export function statementWarnings(settings: AccessibilitySettings | null, today: CalendarDate): string[] {
  if (settings === null) {
    return [
      "The accessibility statement is not complete: it lacks a contact form, a phone number and what was tested.",
    ];
  }
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return [
    ...(settings.testedOn < yearAgo
      ? [
          `The service was last tested for accessibility on ${formatDate(settings.testedOn)}, more than twelve months ago.`,
        ]
      : []),
    ...(settings.reviewedOn < yearAgo
      ? [
          `The accessibility statement was last reviewed on ${formatDate(settings.reviewedOn)}, more than twelve months ago.`,
        ]
      : []),
  ];
}
