import { z } from "zod";
import { isContractMonths, MOST_CONTRACT_MONTHS } from "~/domain/budget/ending-contract";
import { EVERY_YEAR, hasYear, isReferencePattern } from "~/domain/decision/reference";
import {
  dateField,
  defineForm,
  emailField,
  moneyField,
  textField,
  type FieldErrors,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";
import { newPasswordFields, repeatedPasswordFault } from "~/forms/account/password-forms";

const LONGEST_TITLE = 100;
const title = (label: string, hint: string) =>
  textField(label, { required: `Enter the ${lowerFirst(label)}`, hint, max: LONGEST_TITLE });

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const nameFields = {
  officeName: textField("Name of the office", {
    required: "Enter the name of the office",
    hint: "As it appears on a decision record",
  }),
  decidingBodyTitle: title(
    "Title of the deciding body",
    "Who decides and signs, for example Police and Crime Commissioner",
  ),
  eiaAuthorTitle: title("Title of those who write the assessments", "For example, EIA author"),
  actionOwnerTitle: title("Title of those who own actions", "For example, Action owner"),
  seniorOfficerTitle: title(
    "Title of the senior officer",
    "Who approves what goes to the deciding body, for example Chief Finance Officer",
  ),
  monitoringOfficerTitle: title(
    "Title of the monitoring officer",
    "Who determines what is published, for example Monitoring Officer",
  ),
  administratorTitle: title("Title of the administrator", "Who keeps accounts and settings"),
};
type NameField = keyof typeof nameFields;
export const OFFICE_NAME_FIELDS = Object.keys(nameFields) as NameField[];

/** What the name fields hold at first. */
export function officeNameValues(names: Readonly<Record<NameField, string>>): RawValues {
  return Object.fromEntries(OFFICE_NAME_FIELDS.map((field) => [field, names[field]]));
}

export const officeNamesForm = defineForm({
  validFrom: dateField("Date from which these names hold", "Enter the date from which these names hold", {
    hint: "Today or later. What was recorded before keeps the names that held then.",
  }),
  ...nameFields,
});

export const setUpForm = defineForm(
  {
    code: textField("One-time code", {
      required: "Enter the one-time code that the server printed when it started",
      hint: "The server printed it in its log when it started",
      autoComplete: "off",
    }),
    name: textField("Your name", { required: "Enter your name", autoComplete: "name" }),
    email: emailField("Your email address", { hint: "You sign in with it", autoComplete: "username" }),
    ...newPasswordFields("Your password"),
    ...nameFields,
  },
  repeatedPasswordFault,
);

/** A whole number, or nothing. @param problem the message where it is something else */
function optionalNumberField(
  label: string,
  { least, most, problem, hint }: { least: number; most: number; problem: string; hint: string },
): TextField<number | null> {
  const schema = z.string().transform((typed, context): number | null => {
    const text = typed.trim();
    if (text === "") return null;
    const number = /^\d{1,6}$/u.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most)) context.addIssue({ code: "custom", message: problem });
    return number;
  });
  return { kind: "text", label, hint, max: 20, schema, width: 5 };
}

export const referencePatternForm = defineForm(
  {
    referencePattern: textField("Pattern of references", {
      required: "Enter the pattern of references",
      max: 40,
      hint: "{number} stands for the number, {year} for the calendar year, {yy} for its last two figures, {financial_year} for the financial year: {number}/{year} gives 041/2021, Exec/{number}/{yy} gives Exec/007/18, {number}/{financial_year} gives 054/2024_25. Without a year the numbers go on for ever: Exec/{number}",
    }),
    year: optionalNumberField("Year", {
      least: 1990,
      most: 2199,
      problem: "Year must be four figures, like 2018",
      hint: "The calendar year, or the year in which the financial year starts. Leave this empty where the pattern has no year",
    }),
    nextNumber: optionalNumberField("Next number", {
      least: 1,
      most: 99_999,
      problem: "Next number must be a whole number from 1 to 99,999",
      hint: "Leave this empty to go on as it is. Enter a number where the office gave references before it had this software.",
    }),
  },
  ({ referencePattern, year, nextNumber }) => ({
    ...(isReferencePattern(referencePattern)
      ? {}
      : {
          referencePattern:
            "The pattern must contain {number} once, and {year}, {yy} or {financial_year} at most once; beside these only letters, figures, spaces, / and -",
        }),
    ...(nextNumber !== null && year === null && hasYear(referencePattern)
      ? { year: "Enter the year in which this is the next number" }
      : {}),
  }),
);

export function readReferencePattern({
  referencePattern,
  year,
  nextNumber,
}: FormValue<typeof referencePatternForm>) {
  const counted = hasYear(referencePattern) ? year : EVERY_YEAR;
  const next = counted !== null && nextNumber !== null ? { year: counted, number: nextNumber } : null;
  return { referencePattern, next };
}

/** A whole number that is needed. @param problem the message where it is something else, or nothing */
function neededNumberField(
  label: string,
  { least, most, problem, hint }: { least: number; most: number; problem: string; hint: string },
): TextField<number> {
  const schema = z.string().transform((typed, context): number => {
    const text = typed.trim();
    const number = /^\d{1,6}$/u.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most)) context.addIssue({ code: "custom", message: problem });
    return number;
  });
  return { kind: "text", label, hint, max: 20, schema, width: 5 };
}

/** When results are due, what stands out of them, and how often they are suggested to be returned. */
export const resultsSettingForm = defineForm({
  returnDays: neededNumberField("Days for a return", {
    least: 0,
    most: 366,
    problem: "Days for a return must be a whole number from 0 to 366",
    hint: "After the end of a period. From the day after these on it is late",
  }),
  limitPercent: neededNumberField("Limit for a difference, in percent", {
    least: 0,
    most: 100,
    problem: "Limit for a difference must be a whole number from 0 to 100",
    hint: "A result that misses its target by no more than this is amber, by more red. Where it differs by more from what the EIA expected, that entry is flagged for review",
  }),
  halfYearlyFrom: moneyField("Suggest every half-year from", null, {
    hint: "Pounds in a year. Leave it empty to suggest once a year for every line",
  }),
  quarterlyFrom: moneyField("Suggest every quarter from", null, {
    hint: "Pounds in a year. Leave it empty to suggest it for no line",
  }),
});

export const thresholdForm = defineForm(
  {
    materialityThreshold: moneyField("Threshold for closer attention", null, {
      hint: "An amount in pounds, for example 50,000. Leave this empty if no change is to stand out for its size.",
    }),
  },
  ({ materialityThreshold }): FieldErrors =>
    materialityThreshold === 0
      ? { materialityThreshold: "Threshold for closer attention must be more than £0" }
      : {},
);

export const contractMonthsForm = defineForm({
  contractMonths: {
    ...textField("Months before a contract ends", {
      hint: `From 1 to ${MOST_CONTRACT_MONTHS}. EIA authors find what ends within these months on their first page`,
      max: 2,
    }),
    width: 2,
    schema: z
      .string()
      .trim()
      .regex(/^\d{1,2}$/u, "Enter a whole number of months")
      .transform(Number)
      .refine(isContractMonths, `Enter a number from 1 to ${MOST_CONTRACT_MONTHS}`),
  } satisfies TextField<number>,
});
