import { z } from "zod";
import { MOST_PRIORITIES, type Priority } from "~/domain/budget/budget";
import { aThing, FRAMEWORK, type DecidedThing } from "~/domain/framework/decided-thing";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";

const LONGEST_PRIORITY = 100;
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2100;

const titleField = () => textField("Title", { required: "Enter the title", hint: "As on its cover" });
const aimField = () => textareaField("Aim", { hint: "What the budget is meant to bring about", rows: 4 });
const budgetDateField = () =>
  dateField("Budget date", null, {
    hint: "The date of the figures, for example 31 1 2018. The equality impact assessment may begin earlier, and is confirmed once the figures are there.",
  });

/** Names, one on each line. @param required the message where there is none; null where there may be none */
const LONGEST_PRIORITY_LIST = MOST_PRIORITIES * (LONGEST_PRIORITY + 2);

function priorityListField(label: string, required: string | null, hint: string): TextField<string[]> {
  const schema = z.string().transform((typed, context) => {
    const names = typed
      .split("\n")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const fault = priorityListFault(names, required);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
    return names;
  });
  return { kind: "textarea", label, hint, rows: 5, max: LONGEST_PRIORITY_LIST, schema };
}

function priorityListFault(names: readonly string[], required: string | null): string | null {
  if (names.length === 0) return required;
  if (names.length > MOST_PRIORITIES) return `Enter ${MOST_PRIORITIES} priorities or fewer`;
  const long = names.find((name) => name.length > LONGEST_PRIORITY);
  if (long !== undefined) {
    return `Each priority must be ${LONGEST_PRIORITY} characters or fewer: “${long.slice(0, 30)}…” is longer`;
  }
  const twice = names.find((name, index) => names.findIndex((other) => sameName(other, name)) < index);
  return twice === undefined ? null : `Each priority has a name of its own: “${twice}” is there twice`;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The same where it may be left empty. */
export function optionalFinancialYearField(label: string, hint: string): TextField<number | null> {
  const { schema } = financialYearField(label, "");
  return {
    ...{ kind: "text", label, hint, max: 20, width: 10 },
    schema: z.string().transform((typed, context): number | null => {
      if (typed.trim() === "") return null;
      const read = schema.safeParse(typed);
      if (read.success) return read.data;
      context.addIssue({ code: "custom", message: read.error.issues[0]?.message ?? "" });
      return null;
    }),
  };
}

/** A financial year as people write it, `2018` or `2018/19`, as the year in which it starts. */
function financialYearField(label: string, required: string): TextField<number> {
  const schema = z.string().transform((typed, context) => {
    const match = /^(\d{4})(?:\s*[/-]\s*(\d{2}|\d{4}))?$/u.exec(typed.trim());
    const start = Number(match?.[1] ?? NaN);
    const end = match?.[2];
    const endsNextYear = end === undefined || Number(end) === (start + 1) % 10 ** end.length;
    const fault =
      typed.trim() === ""
        ? required
        : !match || !endsNextYear
          ? `${label} must be a year, like 2018 or 2018/19`
          : start < EARLIEST_YEAR || start > LATEST_YEAR
            ? `${label} must be between ${EARLIEST_YEAR} and ${LATEST_YEAR}`
            : null;
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
    return start;
  });
  return { kind: "text", label, max: 20, schema, width: 10, hint: "For example, 2018/19" };
}

/** @param possiblePrevious what it may be compared with @param thing what it is called (rule 23) */
export function newFrameworkForm(
  possiblePrevious: readonly { id: number; title: string }[],
  thing: DecidedThing = FRAMEWORK,
) {
  const aThingOfOurs = aThing(thing);
  return defineForm({
    title: titleField(),
    aim: aimField(),
    kind: choiceField(
      "radios",
      "What are you setting up?",
      [
        {
          value: "framework",
          text: `${capitalised(aThingOfOurs)} that is to be decided on`,
          reveals: ["previousId"],
        },
        {
          value: "baseline",
          text: "A baseline",
          hint: `Past figures, entered only so that ${aThingOfOurs} can be compared with them. It has no assessment and no decision.`,
        },
      ],
      `Choose whether it is ${aThingOfOurs} or a baseline`,
    ),
    previousId: optionalChoiceField(
      "select",
      `${capitalised(thing.one)} it is compared with`,
      possiblePrevious.map(({ id, title }) => ({ value: String(id), text: title })),
      { hint: "One that was signed as supported, or a baseline. Without one, every line is a new change." },
    ),
    firstYear: financialYearField("First financial year", "Enter the first financial year"),
    numberOfYears: choiceField(
      "select",
      "Number of financial years",
      ["1", "2", "3", "4", "5"].map((value) => ({ value, text: value })),
      "Choose how many financial years it covers",
    ),
    priorities: priorityListField(
      "Priorities",
      "Enter at least one priority",
      "The headings under which the budget lines stand. One on each line.",
    ),
    budgetDate: budgetDateField(),
  });
}

type NewFrameworkValue = FormValue<ReturnType<typeof newFrameworkForm>>;

/** What `createFramework` takes. A baseline is compared with nothing, whatever the hidden box held. */
export function readNewFramework({ kind, previousId, numberOfYears, ...rest }: NewFrameworkValue) {
  const isBaseline = kind === "baseline";
  return {
    ...rest,
    isBaseline,
    previousId: isBaseline || previousId === null ? null : Number(previousId),
    numberOfYears: Number(numberOfYears),
  };
}

function priorityField(priorityId: number): `priority-${number}` {
  return `priority-${priorityId}`;
}

export function frameworkDetailsForm(priorities: readonly Priority[]) {
  const names: Record<ReturnType<typeof priorityField>, TextField<string>> = Object.fromEntries(
    priorities.map(({ id, name }) => [
      priorityField(id),
      textField(`Priority: ${name}`, {
        max: LONGEST_PRIORITY,
        hint: "Clear it to remove the priority, if nothing stands under it",
      }),
    ]),
  );
  return defineForm(
    Object.assign({ title: titleField(), aim: aimField(), budgetDate: budgetDateField() }, names, {
      newPriorities: priorityListField("Priorities to add", null, "One on each line"),
    }),
  );
}

/** What `editFrameworkDetails` takes; a priority with an empty name is to be removed. */
export function readFrameworkDetails(
  value: FormValue<ReturnType<typeof frameworkDetailsForm>>,
  priorities: readonly Priority[],
) {
  const { title, aim, budgetDate, newPriorities } = value;
  return {
    title,
    aim,
    budgetDate,
    newPriorities,
    priorities: priorities.map(({ id, name }) => ({ id, name: value[priorityField(id)] ?? name })),
  };
}

export function frameworkDetailsValues({
  title,
  aim,
  budgetDate,
  priorities,
}: {
  title: string;
  aim: string;
  budgetDate: CalendarDate | null;
  priorities: readonly Priority[];
}): RawValues {
  return {
    title,
    aim,
    ...dateValues("budgetDate", budgetDate),
    ...Object.fromEntries(priorities.map(({ id, name }) => [priorityField(id), name])),
  };
}
