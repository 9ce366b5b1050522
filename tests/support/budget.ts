import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import type { BudgetChange } from "../../app/domain/budget/changes";
import { changesOf } from "../../app/domain/framework/content";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { addBudgetLine } from "../../app/services/budget/add-budget-line.server";
import { createFramework, type NewFramework } from "../../app/services/frameworks/create-framework.server";
import type { LineFields } from "../../app/services/budget/internal/line-fields.server";
import { contextOf } from "./office";

/** Budgets as a person sets them up: through the services. */

export function aNewFramework(overrides: Partial<NewFramework> = {}): NewFramework {
  return {
    title: "Commissioning Framework 2018-20",
    aim: "Direct the commissioning budget",
    firstYear: 2018,
    numberOfYears: 2,
    priorities: ["Victims", "Prevention"],
    budgetDate: calendarDate("2018-01-31"),
    previousId: null,
    isBaseline: false,
    ...overrides,
  };
}

/** @param pounds in every year */
export function lineFields(
  service: string,
  pounds: number,
  years: readonly number[],
  overrides: Partial<LineFields> = {},
): LineFields {
  return {
    priorityId: null,
    service,
    deliveryOrganisation: "Catch 22",
    provision: "",
    method: "grant",
    fundedWith: "",
    amounts: Object.fromEntries(years.map((year) => [year, Math.round(pounds * 100)])),
    reach: "LLR",
    note: "",
    ...overrides,
  };
}

export interface StartedBudgets {
  baselineId: number;
  frameworkId: number;
  /** Line ids by service. */
  before: Record<string, number>;
  now: Record<string, number>;
}

/**
 * A baseline of 2017/18 and a framework of 2018/19 and 2019/20, nothing linked yet.
 * @param before pounds by service @param now pounds by service, the same in both years
 */
export async function startBudgets(
  database: Database,
  author: Actor,
  { before, now }: { before: Record<string, number>; now: Record<string, number> },
): Promise<StartedBudgets> {
  const context = contextOf(database, author);
  const { frameworkId: baselineId } = await createFramework(
    context,
    aNewFramework({
      title: "Commissioning Framework 2017/18",
      firstYear: 2017,
      numberOfYears: 1,
      isBaseline: true,
    }),
  );
  const beforeIds = await addLines(database, author, baselineId, before);
  const { frameworkId } = await createFramework(context, aNewFramework({ previousId: baselineId }));
  return {
    baselineId,
    frameworkId,
    before: beforeIds,
    now: await addLines(database, author, frameworkId, now),
  };
}

export async function addLines(
  database: Database,
  author: Actor,
  frameworkId: number,
  pounds: Record<string, number>,
): Promise<Record<string, number>> {
  const { budget } = await getContent(database.db, frameworkId);
  const ids: Record<string, number> = {};
  for (const [service, amount] of Object.entries(pounds)) {
    const { lineId } = await addBudgetLine(contextOf(database, author), {
      frameworkId,
      ...lineFields(service, amount, budget.years, { priorityId: budget.priorities[0]?.id ?? null }),
    });
    ids[service] = lineId;
  }
  return ids;
}

/** The changes as they are stored, with the services on each side. */
export async function changesIn(database: Database, frameworkId: number): Promise<readonly BudgetChange[]> {
  return changesOf(await getContent(database.db, frameworkId));
}

/** @example ["Victim First: Victim First, Hardship fund → Victim First"] */
export function inWords(changes: readonly BudgetChange[]): string[] {
  const side = (lines: readonly { service: string }[]) => lines.map(({ service }) => service).join(", ");
  return changes.map(
    ({ title, previousLines, newLines }) => `${title}: ${side(previousLines)} → ${side(newLines)}`,
  );
}
