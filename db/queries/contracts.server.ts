import { sql, type SQL } from "drizzle-orm";
import type { EndingContract } from "../../app/domain/budget/ending-contract";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { budgetLine, framework } from "../schema";

export interface ContractsAsked {
  /** One framework alone; every one that was not withdrawn where it is left out. */
  frameworkId?: number;
  from?: CalendarDate;
  to?: CalendarDate;
}

// As the index has it. In ISO, days stand in the order of their texts.
const end = sql<CalendarDate>`(${budgetLine.contract} #>> '{end,date}')`;

function asked({ frameworkId, from, to }: ContractsAsked): SQL {
  return sql.join(
    [
      sql`${end} is not null`,
      frameworkId === undefined
        ? sql`${framework.state} <> 'withdrawn'`
        : sql`${budgetLine.frameworkId} = ${frameworkId}`,
      ...(from === undefined ? [] : [sql`${end} >= ${from}`]),
      ...(to === undefined ? [] : [sql`${end} <= ${to}`]),
    ],
    sql` and `,
  );
}

/** Contracts by the day on which they end, the earliest first. @param size at most so many @param offset the first that is read, from 0 */
export async function listEndingContracts(
  db: Db,
  query: ContractsAsked,
  { size, offset = 0 }: { size: number; offset?: number },
): Promise<EndingContract[]> {
  const rows = await db
    .select({
      lineId: budgetLine.id,
      service: budgetLine.service,
      contract: budgetLine.contract,
      followedBy: sql<
        string | null
      >`(select next.service from ${budgetLine} next where next.id = (${budgetLine.contract} ->> 'followedById')::int)`,
      framework: { id: framework.id, title: framework.title },
    })
    .from(budgetLine)
    .innerJoin(framework, sql`${framework.id} = ${budgetLine.frameworkId}`)
    .where(asked(query))
    .orderBy(end, budgetLine.id)
    .limit(size)
    .offset(offset);
  return rows.flatMap(({ contract, ...row }) =>
    contract?.end ? [{ ...row, contract, end: contract.end }] : [],
  );
}

export async function countEndingContracts(db: Db, query: ContractsAsked): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(budgetLine)
    .innerJoin(framework, sql`${framework.id} = ${budgetLine.frameworkId}`)
    .where(asked(query));
  return row?.count ?? 0;
}

/** The financial years, by the calendar year in which each starts, in which a contract ends; ascending. */
export async function listYearsOfEnds(db: Db, query: ContractsAsked): Promise<number[]> {
  const year = sql<number>`substr(${end}, 1, 4)::int - (substr(${end}, 6, 2)::int < 4)::int`;
  const rows = await db
    .selectDistinct({ year })
    .from(budgetLine)
    .innerJoin(framework, sql`${framework.id} = ${budgetLine.frameworkId}`)
    .where(asked(query))
    .orderBy(year);
  return rows.map((row) => row.year);
}
