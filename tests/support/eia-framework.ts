import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import {
  budgetChange,
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  changePreviousLine,
  decisionRecord,
  eia,
  framework,
} from "../../db/schema";
import type { EiaEntry } from "../../app/domain/eia/eia";
import type { FrameworkState } from "../../app/domain/framework/lifecycle";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { NOW } from "./office";

export interface StoredLine {
  service: string;
  pence: number;
  deliveryOrganisation?: string;
  reach?: string;
}

export interface EiaFramework {
  frameworkId: number;
  previousId: number;
  /** A cut; a service that ended and goes on elsewhere; the same amount with another reach; the same in all. */
  changes: { cut: number; transfer: number; respelt: number; same: number };
  /** The new line of the cut. */
  cutLineId: number;
}

/** A drafting framework beside a baseline, put into the database as it would be after its budget is written: no entries yet. */
export async function storeEiaFramework(database: Database, author: Actor): Promise<EiaFramework> {
  const previousId = await storeFramework(database, author, {
    title: "Framework 2017/18",
    state: "baseline",
    years: [2017],
  });
  const frameworkId = await storeFramework(database, author, {
    title: "Framework 2018/19",
    state: "drafting",
    years: [2018],
    previousId,
  });
  const before = (line: StoredLine) => storeLine(database, previousId, 2017, line);
  const now = (line: StoredLine) => storeLine(database, frameworkId, 2018, line);
  const change = (title: string, previousLineId: number | null, newLineId: number | null, to = "") =>
    storeChange(database, frameworkId, { title, previousLineId, newLineId, transferredTo: to });

  const cutLineId = await now({ service: "Offender management", pence: 342_092_00 });
  const cut = await change(
    "Offender management",
    await before({ service: "Offender management", pence: 358_000_00 }),
    cutLineId,
  );
  const transfer = await change(
    "Drugs officers",
    await before({ service: "Drugs officers", pence: 50_000_00 }),
    null,
    "The Force",
  );
  const respelt = await change(
    "Youth service",
    await before({ service: "Youth service", pence: 20_000_00, reach: "LLR" }),
    await now({ service: "Youth service", pence: 20_000_00, reach: "Leicester City" }),
  );
  const same = await change(
    "Helpline",
    await before({ service: "Helpline", pence: 10_000_00 }),
    await now({ service: "Helpline", pence: 10_000_00 }),
  );
  return { frameworkId, previousId, changes: { cut, transfer, respelt, same }, cutLineId };
}

export async function storeFramework(
  database: Database,
  author: Actor,
  head: { title: string; state: FrameworkState; years: number[]; previousId?: number },
): Promise<number> {
  const [row] = await database.db
    .insert(framework)
    .values({ ...head, budgetDate: calendarDate("2018-01-31"), createdAt: NOW, createdBy: author.personId })
    .returning({ id: framework.id });
  if (!row) throw new Error("No framework was stored");
  await database.db.insert(eia).values({ frameworkId: row.id });
  await database.db.insert(decisionRecord).values({ frameworkId: row.id });
  return row.id;
}

async function storeLine(
  database: Database,
  frameworkId: number,
  year: number,
  { pence, ...line }: StoredLine,
): Promise<number> {
  const [row] = await database.db
    .insert(budgetLine)
    .values({ frameworkId, position: 1, ...line })
    .returning({ id: budgetLine.id });
  if (!row) throw new Error("No line was stored");
  await database.db.insert(budgetLineAmount).values({ lineId: row.id, year, pence });
  return row.id;
}

async function storeChange(
  database: Database,
  frameworkId: number,
  change: { title: string; previousLineId: number | null; newLineId: number | null; transferredTo: string },
): Promise<number> {
  const { title, previousLineId, newLineId, transferredTo } = change;
  const [row] = await database.db
    .insert(budgetChange)
    .values({ frameworkId, position: 1, title, transferredTo, isTransfer: transferredTo !== "" })
    .returning({ id: budgetChange.id });
  if (!row) throw new Error("No change was stored");
  if (previousLineId !== null) {
    await database.db
      .insert(changePreviousLine)
      .values({ frameworkId, changeId: row.id, lineId: previousLineId });
  }
  if (newLineId !== null) {
    await database.db.insert(changeNewLine).values({ frameworkId, changeId: row.id, lineId: newLineId });
  }
  return row.id;
}

export async function entryOf(database: Database, frameworkId: number, changeId: number): Promise<EiaEntry> {
  const { entries } = await getContent(database.db, frameworkId);
  const entry = entries.find((candidate) => candidate.changeId === changeId);
  if (!entry) throw new Error(`Change ${changeId} has no entry`);
  return entry;
}
