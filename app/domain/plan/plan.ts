import type { Budget, BudgetLine } from "../budget/budget";
import { formatFinancialYear, type CalendarDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";
import { saysNothing } from "../shared/says-nothing";
import { isWebLink } from "../shared/web-link";

/** What an office means to do over some years, such as a police and crime plan: its frameworks are how it is paid for. */
export interface PlanInWords {
  name: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** The assessment that the plan has of its own; empty where none is known. */
  eiaTitle: string;
  eiaState: PlanEiaState;
  eiaLink: string;
  /** Of the framework to come, by the year in which its first financial year starts, and for how many; null while nobody has said. */
  nextFirstYear: number | null;
  nextYears: number | null;
}

export interface Plan extends PlanInWords {
  id: number;
  version: number;
}

export const PLAN_EIA_STATES = ["none", "in_progress", "complete"] as const;
export type PlanEiaState = (typeof PLAN_EIA_STATES)[number];

export const PLAN_EIA_STATE_LABELS: Record<PlanEiaState, string> = {
  none: "Not begun",
  in_progress: "In progress",
  complete: "Complete",
};

/** What is wrong with a plan as it is entered, by field. */
export function planFaults({
  startsOn,
  endsOn,
  eiaTitle,
  eiaState,
  eiaLink,
  nextFirstYear,
  nextYears,
}: PlanInWords): Partial<Record<keyof PlanInWords, string>> {
  return {
    ...(endsOn < startsOn ? { endsOn: "The last day must be the first, or a day after it" } : {}),
    ...(eiaLink !== "" && !isWebLink(eiaLink)
      ? { eiaLink: "Where it can be read must be an address of the web, like https://example.org/eia" }
      : {}),
    ...(saysNothing(eiaTitle) && (eiaState !== "none" || eiaLink !== "")
      ? { eiaTitle: "Enter the title of the plan’s own equality impact assessment" }
      : {}),
    ...(nextFirstYear === null && nextYears !== null
      ? { nextFirstYear: "Enter the first financial year of the framework to come" }
      : {}),
    ...(nextFirstYear !== null && nextYears === null
      ? { nextYears: "Choose how many financial years the framework to come covers" }
      : {}),
  };
}

/** What is planned to come under a plan, and which of its frameworks that became; null where nobody has said. */
export function frameworkToCome(
  { nextFirstYear, nextYears }: Pick<PlanInWords, "nextFirstYear" | "nextYears">,
  frameworks: readonly { title: string; years: readonly number[] }[],
): { years: string; begun: string | null } | null {
  if (nextFirstYear === null || nextYears === null) return null;
  const last = formatFinancialYear(nextFirstYear + nextYears - 1);
  return {
    years:
      nextYears === 1
        ? formatFinancialYear(nextFirstYear)
        : `${formatFinancialYear(nextFirstYear)} to ${last}, ${nextYears} years`,
    begun: frameworks.find(({ years }) => years[0] === nextFirstYear)?.title ?? null,
  };
}

/** What refers to a plan: the frameworks that belong to it, and the signed ones that ever did. */
export interface PlanUses {
  belonging: readonly string[];
  signed: readonly string[];
}

/** Why a plan is kept; null where it may be removed. What was decided under a plan goes on to say so. */
export function planKept({ belonging, signed }: PlanUses): string | null {
  if (belonging.length > 0) {
    return `${listed(belonging)} ${belonging.length === 1 ? "belongs" : "belong"} to it, so it is kept. A plan can be removed only while no framework belongs to it.`;
  }
  return signed.length === 0
    ? null
    : `${listed(signed)} belonged to it and ${signed.length === 1 ? "is" : "are"} signed, so it is kept.`;
}

export const PRIORITY_KINDS = ["priority", "theme", "left"] as const;
export type PriorityKind = (typeof PRIORITY_KINDS)[number];

export const PRIORITY_KIND_LABELS: Record<PriorityKind, string> = {
  priority: "A priority",
  theme: "A theme across the priorities",
  left: "A priority that another body sees to",
};

export interface PlanPriorityInWords {
  name: string;
  kind: PriorityKind;
  /** Who sees to one that is left to another body; empty else. */
  leftTo: string;
}

export interface PlanPriority extends PlanPriorityInWords {
  id: number;
  version: number;
}

/** What is wrong with a priority as it is entered, by field. */
export function priorityFaults({ kind, leftTo }: PlanPriorityInWords): { leftTo?: string } {
  return kind === "left" && saysNothing(leftTo) ? { leftTo: "Enter who sees to it" } : {};
}

/** Which priority of its plan each heading of a framework's budget serves, by the heading. */
export type HeadingServes = ReadonlyMap<number, number>;

/** A framework that belongs to a plan, with the headings that serve it. */
export interface ServingFramework {
  budget: Budget;
  serves: HeadingServes;
}

interface ServingMoney {
  /** The headings and the lines that serve it. */
  headings: string[];
  lines: Pick<BudgetLine, "id" | "service">[];
  byYear: { year: number; pence: number; isUnstated: boolean }[];
}

/** What of each framework serves each priority, also where nothing does: the priorities in their order, and what serves none. */
export function servedBy(
  priorities: readonly Pick<PlanPriority, "id">[],
  { budget, serves }: ServingFramework,
): { byPriority: Map<number, ServingMoney>; ofNone: ServingMoney } {
  const ofHeading = (heading: number | null) => (heading === null ? undefined : serves.get(heading));
  const known = new Set(priorities.map(({ id }) => id));
  const of = (isOf: (heading: number | null) => boolean): ServingMoney => {
    const lines = budget.lines.filter(({ priorityId }) => isOf(priorityId));
    return {
      headings: budget.priorities.filter(({ id }) => isOf(id)).map(({ name }) => name),
      lines: lines.map(({ id, service }) => ({ id, service })),
      byYear: budget.years.map((year) => ({
        year,
        pence: lines.reduce((sum, { amounts }) => sum + (amounts[year] ?? 0), 0),
        isUnstated: lines.some(({ amounts }) => amounts[year] === undefined),
      })),
    };
  };
  return {
    byPriority: new Map(priorities.map(({ id }) => [id, of((heading) => ofHeading(heading) === id)])),
    ofNone: of((heading) => !known.has(ofHeading(heading) ?? 0)),
  };
}
