import { eq, inArray, or } from "drizzle-orm";
import { getBudget } from "~db/queries/content.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetLine, framework, priority, statedTotal } from "~db/schema";
import type { Db } from "~db/client.server";
import type { Priority } from "~/domain/budget/budget";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface FrameworkDetails {
  frameworkId: number;
  /** The framework's version. */
  version: number;
  title: string;
  aim: string;
  budgetDate: CalendarDate | null;
  /** New names of priorities, by id; an empty name removes one. Those left out stay as they are. */
  priorities: readonly Priority[];
  newPriorities: readonly string[];
}

/**
 * @throws Refusal invalid, by field (`priority-<id>`): a priority with lines or stated figures stays, and no two
 * bear one name
 */
export async function editFrameworkDetails(context: ServiceContext, input: FrameworkDetails): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx } = write;
    const before = await getBudget(tx, input.frameworkId);
    requireVersion(write.framework, input.version, {
      title: before.title,
      aim: write.framework.aim,
      budgetDate: before.budgetDate ? formatDate(before.budgetDate) : "",
      ...Object.fromEntries(before.priorities.map(({ id, name }) => [`priority-${id}`, name])),
    });
    const plan = planPriorities(before.priorities, input);
    refuseFaults({
      ...(input.title.trim() === "" ? { title: "Enter the title" } : {}),
      ...nameFaults(plan, input.newPriorities),
      ...(await removalFaults(tx, plan.removed)),
    });
    await writePriorities(tx, input, plan);
    await tx
      .update(framework)
      .set({
        title: input.title,
        aim: input.aim,
        budgetDate: input.budgetDate,
        version: write.framework.version + 1,
      })
      .where(eq(framework.id, input.frameworkId));
    recordEvent(write, {
      act: "framework.edit",
      role: "eia_author",
      subject: input.title,
      before: {
        title: before.title,
        aim: write.framework.aim,
        budgetDate: before.budgetDate,
        priorities: before.priorities.map(({ name }) => name),
      },
      after: {
        title: input.title,
        aim: input.aim,
        budgetDate: input.budgetDate,
        priorities: [...plan.kept.map(({ name }) => name), ...input.newPriorities],
      },
      detail: { renamed: plan.renamed },
    });
  });
}

interface PriorityPlan {
  kept: Priority[];
  renamed: (Priority & { from: string })[];
  removed: Priority[];
}

function planPriorities(existing: readonly Priority[], { priorities }: FrameworkDetails): PriorityPlan {
  const ids = new Set(existing.map(({ id }) => id));
  if (priorities.some(({ id }) => !ids.has(id))) throw new Refusal({ kind: "not-found" });
  const nameOf = new Map(priorities.map(({ id, name }) => [id, name.trim()]));
  const named = existing.map(({ id, name }) => ({ id, name: nameOf.get(id) ?? name, from: name }));
  return {
    kept: named.filter(({ name }) => name !== ""),
    renamed: named.filter(({ name, from }) => name !== "" && name !== from),
    removed: existing.filter(({ id }) => nameOf.get(id) === ""),
  };
}

function nameFaults({ kept }: PriorityPlan, added: readonly string[]): Record<string, string> {
  const taken = new Set<string>();
  const faults: Record<string, string> = {};
  const take = (field: string, name: string) => {
    const key = name.toLowerCase();
    if (taken.has(key)) faults[field] = `Each priority has a name of its own: “${name}” is there twice`;
    taken.add(key);
  };
  for (const { id, name } of kept) take(`priority-${id}`, name);
  for (const name of added) take("newPriorities", name);
  if (taken.size === 0) faults.newPriorities = "Enter at least one priority";
  return faults;
}

async function removalFaults(tx: Db, removed: readonly Priority[]): Promise<Record<string, string>> {
  if (removed.length === 0) return {};
  const ids = removed.map(({ id }) => id);
  const used = await tx
    .selectDistinct({ id: priority.id, lineId: budgetLine.id })
    .from(priority)
    .leftJoin(budgetLine, eq(budgetLine.priorityId, priority.id))
    .leftJoin(statedTotal, eq(statedTotal.priorityId, priority.id))
    .where(or(inArray(budgetLine.priorityId, ids), inArray(statedTotal.priorityId, ids)));
  return Object.fromEntries(
    removed.flatMap(({ id, name }) => {
      const uses = used.filter((use) => use.id === id);
      if (uses.length === 0) return [];
      const fault = uses.some(({ lineId }) => lineId !== null)
        ? `“${name}” has budget lines, so it cannot be removed. Move its lines to another priority first`
        : `“${name}” has a stated sub-total, so it cannot be removed. Clear the sub-total first`;
      return [[`priority-${id}`, fault]];
    }),
  );
}

async function writePriorities(
  tx: Db,
  { frameworkId, newPriorities }: FrameworkDetails,
  { renamed, removed }: PriorityPlan,
): Promise<void> {
  if (removed.length > 0) {
    await tx.delete(priority).where(
      inArray(
        priority.id,
        removed.map(({ id }) => id),
      ),
    );
  }
  // Two priorities may swap their names, which are unique at every moment: so each first gets one that nobody can type.
  for (const { id } of renamed) {
    await tx
      .update(priority)
      .set({ name: `\n${id}` })
      .where(eq(priority.id, id));
  }
  for (const { id, name } of renamed) await tx.update(priority).set({ name }).where(eq(priority.id, id));
  if (newPriorities.length === 0) return;
  const first = await nextPosition(tx, priority, frameworkId);
  await tx
    .insert(priority)
    .values(newPriorities.map((name, index) => ({ frameworkId, name, position: first + index })));
}
