import { eq, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { inPieces, insertMany, jsonRows, othersTurn } from "~db/queries/many-rows.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetLine, budgetLineAmount, framework as frameworkTable, priority, statedTotal } from "~db/schema";
import type { Budget } from "~/domain/budget/budget";
import { readContract } from "~/domain/budget/contract-words";
import type { AddedLine, ChangedLine, ImportPlan, KeptLine } from "~/domain/budget/import-plan";
import { lineAsWritten } from "~/domain/budget/line-history";
import type { FrameworkWrite } from "~/services/context.server";
import { amountRows, lineColumns } from "~/services/budget/internal/line-fields.server";
import { recordLineEdits, type LineEdit } from "~/services/budget/internal/line-history.server";
import { moveChanges, removeLines } from "~/services/changes/internal/lines-in-changes.server";
import { materialiseChangesAround } from "~/services/changes/internal/materialise-changes.server";

/** How far an import is. */
export interface Progress {
  /** Lines written, of those that are added, changed or removed. */
  done: number;
  of: number;
}

interface Writing {
  plan: ImportPlan;
  /** The budget that the plan was made for, as it is now. */
  budget: Budget;
  /** For the history of each line. */
  reason: string;
  tell: (progress: Progress) => void;
}

/** Writes all of a plan to the budget, in one transaction that has the framework's row locked. */
export async function writeImport(write: FrameworkWrite, writing: Writing): Promise<void> {
  const { tx, framework } = write;
  const { plan, budget, reason, tell } = writing;
  const of = plan.added.length + plan.changed.length + plan.removed.length;
  let done = 0;
  const tellMore = (lines: number) => {
    done += lines;
    tell({ done, of });
  };
  tellMore(0);

  const priorityIds = await addPriorities(tx, budget, plan.addedPriorities);
  await removeLines(
    tx,
    plan.removed.map(({ id }) => id),
  );
  tellMore(plan.removed.length);
  for (const piece of inPieces(plan.changed)) {
    await updateLines(tx, piece, priorityIds);
    tellMore(piece.length);
    await othersTurn();
  }
  await moveChanges(
    tx,
    plan.changed.map(({ id, before, line }) => ({ id, before: before.service, now: line.service })),
  );
  await putInOrder(tx, [...plan.changed, ...plan.unchanged]);
  const added = await insertLines(tx, framework.id, plan.added, { priorityIds, tellMore });
  await linkFollowers(tx, [...added, ...plan.changed, ...plan.unchanged]);
  await materialiseChangesAround(tx, framework);
  await replaceStatedTotals(tx, framework.id, plan.totals, priorityIds);
  await tx
    .update(frameworkTable)
    .set({ years: [...plan.years], version: framework.version + 1 })
    .where(eq(frameworkTable.id, framework.id));
  await recordLineEdits(
    write,
    lineEdits(writing, added).map((edit) => ({ ...edit, reason })),
  );
}

type PriorityIds = ReadonlyMap<string, number>;

async function addPriorities(tx: Db, budget: Budget, names: readonly string[]): Promise<PriorityIds> {
  const { frameworkId } = budget;
  const first = await nextPosition(tx, priority, frameworkId);
  const added =
    names.length === 0
      ? []
      : await tx
          .insert(priority)
          .values(names.map((name, index) => ({ frameworkId, name, position: first + index })))
          .returning({ id: priority.id, name: priority.name });
  return new Map([...budget.priorities, ...added].map(({ id, name }) => [name, id]));
}

function columnsOf({ line: { priority: name, contract, ...line } }: AddedLine, priorityIds: PriorityIds) {
  return {
    ...lineColumns({ ...line, priorityId: priorityIds.get(name) ?? null }),
    contract: readContract(contract ?? {}).contract,
  };
}

/** Which line follows another is known when all have their ids: the one that has the name. */
async function linkFollowers(tx: Db, lines: readonly KeptLine[]): Promise<void> {
  const ids = new Map(lines.map(({ id, line }) => [line.service, id]));
  const rows = lines.flatMap(({ id, line }) => {
    const followedBy = line.contract?.followedBy;
    return followedBy === undefined ? [] : [{ id, followed_by: ids.get(followedBy) }];
  });
  await tx.execute(sql`
    update ${budgetLine}
    set contract = jsonb_set(coalesce(contract, '{}'), '{followedById}', to_jsonb(given.followed_by))
    from ${jsonRows(rows)} as given(id int, followed_by int)
    where ${budgetLine.id} = given.id and given.followed_by is not null`);
}

async function updateLines(tx: Db, lines: readonly ChangedLine[], priorityIds: PriorityIds): Promise<void> {
  const rows = lines.map((line) => {
    const { priorityId, deliveryOrganisation, fundedWith, ...same } = columnsOf(line, priorityIds);
    return {
      id: line.id,
      priority_id: priorityId,
      delivery_organisation: deliveryOrganisation,
      funded_with: fundedWith,
      ...same,
    };
  });
  await tx.execute(sql`
    update ${budgetLine} set
      priority_id = given.priority_id, service = given.service,
      delivery_organisation = given.delivery_organisation, provision = given.provision, method = given.method,
      funded_with = given.funded_with, reach = given.reach, note = given.note, contract = given.contract, version = version + 1
    from ${jsonRows(rows)} as given(
      id int, priority_id int, service text, delivery_organisation text, provision text, method text,
      funded_with text, reach text, note text, contract jsonb
    )
    where ${budgetLine.id} = given.id`);
  await updateAmounts(tx, lines);
}

/** Only those that move, or are not stated any more: most lines of a budget keep most of their figures. */
async function updateAmounts(tx: Db, lines: readonly ChangedLine[]): Promise<void> {
  const moved = lines.flatMap(({ id, line, before: { amounts } }) =>
    amountRows(id, line.amounts)
      .map((row) => ({ ...row, before: amounts[row.year] }))
      .filter(({ pence, before }) => pence !== before),
  );
  const goneNow = lines.flatMap(({ id, before, line }) =>
    Object.keys(before.amounts)
      .map(Number)
      .filter((year) => line.amounts[year] === undefined)
      .map((year) => ({ line_id: id, year })),
  );
  await tx.execute(sql`
    delete from ${budgetLineAmount} using ${jsonRows(goneNow)} as given(line_id int, year int)
    where ${budgetLineAmount.lineId} = given.line_id and ${budgetLineAmount.year} = given.year`);
  const stored = moved
    .filter(({ before }) => before !== undefined)
    .map(({ lineId, year, pence }) => ({ line_id: lineId, year, pence }));
  await tx.execute(sql`
    update ${budgetLineAmount} set pence = given.pence
    from ${jsonRows(stored)} as given(line_id int, year int, pence bigint)
    where ${budgetLineAmount.lineId} = given.line_id and ${budgetLineAmount.year} = given.year`);
  await insertMany(
    tx,
    budgetLineAmount,
    moved
      .filter(({ before }) => before === undefined)
      .map(({ lineId, year, pence }) => ({ lineId, year, pence })),
  );
}

/** The budget's lines stand as they do in the sheet. */
async function putInOrder(tx: Db, lines: readonly KeptLine[]): Promise<void> {
  const rows = lines.map(({ id, position }) => ({ id, position }));
  await tx.execute(sql`
    update ${budgetLine} set position = given.position
    from ${jsonRows(rows)} as given(id int, position int)
    where ${budgetLine.id} = given.id and ${budgetLine.position} <> given.position`);
}

/** @returns the lines with their ids */
async function insertLines(
  tx: Db,
  frameworkId: number,
  lines: readonly AddedLine[],
  { priorityIds, tellMore }: { priorityIds: PriorityIds; tellMore: (lines: number) => void },
): Promise<KeptLine[]> {
  for (const piece of inPieces(lines)) {
    const rows = piece.map((line) => ({
      frameworkId,
      position: line.position,
      ...columnsOf(line, priorityIds),
    }));
    await insertMany(tx, budgetLine, rows);
    tellMore(piece.length);
  }
  // Each line has a place of its own by now.
  const placed = await tx
    .select({ id: budgetLine.id, position: budgetLine.position })
    .from(budgetLine)
    .where(eq(budgetLine.frameworkId, frameworkId));
  const idAt = new Map(placed.map(({ id, position }) => [position, id]));
  const stored = lines.map((line) => {
    const id = idAt.get(line.position);
    if (id === undefined) throw new Error(`Row ${line.row} was not inserted`);
    return { ...line, id };
  });
  await insertMany(
    tx,
    budgetLineAmount,
    stored.flatMap(({ id, line }) => amountRows(id, line.amounts)),
  );
  return stored;
}

async function replaceStatedTotals(
  tx: Db,
  frameworkId: number,
  totals: ImportPlan["totals"],
  priorityIds: PriorityIds,
): Promise<void> {
  if (totals === null) return;
  await tx.delete(statedTotal).where(eq(statedTotal.frameworkId, frameworkId));
  await insertMany(
    tx,
    statedTotal,
    totals.map(({ priority: name, year, pence }) => ({
      frameworkId,
      priorityId: name === null ? null : getPriorityId(priorityIds, name),
      year,
      pence,
    })),
  );
}

/** Without its priority, a sub-total would be taken for a grand total. */
function getPriorityId(priorityIds: PriorityIds, name: string): number {
  const id = priorityIds.get(name);
  if (id === undefined) throw new Error(`No priority ${name}`);
  return id;
}

function lineEdits({ plan, budget }: Writing, added: readonly KeptLine[]): Omit<LineEdit, "reason">[] {
  const kind = "imported" as const;
  return [
    ...added.map(({ id, line }) => ({ lineId: id, kind, before: null, after: line })),
    ...plan.changed.map(({ id, before, line }) => ({ lineId: id, kind, before, after: line })),
    ...plan.removed.map((line) => ({
      lineId: line.id,
      kind,
      before: lineAsWritten(line, budget),
      after: null,
    })),
  ];
}
