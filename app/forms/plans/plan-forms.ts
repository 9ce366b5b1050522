import {
  PLAN_EIA_STATES,
  PLAN_EIA_STATE_LABELS,
  planFaults,
  PRIORITY_KINDS,
  PRIORITY_KIND_LABELS,
  priorityFaults,
  type HeadingServes,
  type Plan,
  type PlanInWords,
  type PlanPriority,
  type PlanPriorityInWords,
} from "~/domain/plan/plan";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { optionalFinancialYearField } from "~/forms/frameworks/framework-form";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textField,
  type Field,
  type RawValues,
} from "~/forms/form";

/** A plan of the office. */
export const planForm = defineForm(
  {
    name: textField("Name of the plan", { required: "Enter the name of the plan" }),
    startsOn: dateField("First day of the plan", "Enter the first day of the plan"),
    endsOn: dateField("Last day of the plan", "Enter the last day of the plan"),
    eiaTitle: textField("Title of the plan’s own equality impact assessment", {
      hint: "Leave it empty where it has none, or none is known",
    }),
    eiaState: choiceField(
      "radios",
      "How far is that assessment?",
      PLAN_EIA_STATES.map((value) => ({ value, text: PLAN_EIA_STATE_LABELS[value] })),
      "Choose how far that assessment is",
    ),
    eiaLink: textField("Where it can be read", {
      hint: "An address of the web, like https://example.org/eia",
      max: 1_000,
    }),
    nextFirstYear: optionalFinancialYearField(
      "First financial year of the framework to come",
      "Where it is known already. For example, 2018/19",
    ),
    nextYears: optionalChoiceField(
      "select",
      "How many financial years it covers",
      ["1", "2", "3", "4", "5"].map((value) => ({ value, text: value })),
    ),
  },
  (value) => planFaults(readPlan(value)),
);

export function readPlan<Value extends { nextYears: string | null }>({ nextYears, ...value }: Value) {
  return { ...value, nextYears: nextYears === null ? null : Number(nextYears) };
}

export function planValues({
  name,
  startsOn,
  endsOn,
  eiaTitle,
  eiaState,
  eiaLink,
  nextFirstYear,
  nextYears,
}: PlanInWords): RawValues {
  return {
    ...{ name, eiaTitle, eiaState, eiaLink },
    nextFirstYear: nextFirstYear === null ? "" : formatFinancialYear(nextFirstYear),
    nextYears: nextYears === null ? "" : String(nextYears),
    ...dateValues("startsOn", startsOn),
    ...dateValues("endsOn", endsOn),
  };
}

/** What a plan puts first. */
export const planPriorityForm = defineForm(
  {
    name: textField("What the plan calls it", { required: "Enter what the plan calls it" }),
    kind: choiceField(
      "radios",
      "What is it?",
      PRIORITY_KINDS.map((value) => ({
        value,
        text: PRIORITY_KIND_LABELS[value],
        ...(value === "left" ? { reveals: ["leftTo"] } : {}),
      })),
      "Choose what it is",
    ),
    leftTo: textField("Who sees to it", { hint: "For example, the police force" }),
  },
  (value) => priorityFaults(value),
);

export function planPriorityValues({ name, kind, leftTo }: PlanPriorityInWords): RawValues {
  return { name, kind, leftTo };
}

interface LinkChoices {
  plans: readonly Pick<Plan, "id" | "name">[];
  /** Of the plan that it belongs to; none while it belongs to none. */
  priorities: readonly Pick<PlanPriority, "id" | "name">[];
  headings: readonly { id: number; name: string }[];
}

const headingKey = (id: number) => `heading_${id}`;
const options = (things: readonly { id: number; name: string }[]) =>
  things.map(({ id, name }) => ({ value: String(id), text: name }));

/** To which plan a framework belongs, and which of its priorities each heading of the budget serves. */
export function linkToPlanForm({ plans, priorities, headings }: LinkChoices) {
  const serves: Record<string, Field<string | null>> = priorities.length === 0
    ? {}
    : Object.fromEntries(
        headings.map(({ id, name }) => [
          headingKey(id),
          optionalChoiceField("select", `“${name}” serves`, options(priorities)),
        ]),
      );
  return defineForm({
    planId: choiceField("select", "The plan that it belongs to", options(plans), "Choose the plan"),
    ...serves,
  });
}

export function readLinkToPlan(value: object, headings: readonly { id: number }[]) {
  const chosen = value as Record<string, string | null | undefined>;
  return {
    planId: Number(chosen.planId),
    serves: headings.map(({ id }) => {
      const planPriorityId = chosen[headingKey(id)] ?? null;
      return { headingId: id, planPriorityId: planPriorityId === null ? null : Number(planPriorityId) };
    }),
  };
}

export function linkToPlanValues(planId: number | null, serves: HeadingServes): RawValues {
  return {
    planId: planId === null ? "" : String(planId),
    ...Object.fromEntries(
      [...serves].map(([headingId, planPriorityId]) => [headingKey(headingId), String(planPriorityId)]),
    ),
  };
}
