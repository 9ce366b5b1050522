import { asc, desc, eq, sql, type SQL } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { YearAmounts } from "../../app/domain/budget/year-amounts";
import type { Characteristic, Direction } from "../../app/domain/eia/characteristics";
import type { ProviderName } from "../../app/domain/budget/providers";
import type { Db } from "../client.server";
import {
  action,
  budgetChange,
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  changePreviousLine,
  eiaEntry,
  entryImpact,
  framework,
  signedRecord,
} from "../schema";
import { amongIds } from "./many-rows.server";
import { oneStatement, rowsOf } from "./one-statement.server";

const readNames = oneStatement(
  {},
  {
    names: rowsOf(
      {
        name: sql<string>`named.delivery_organisation`,
        lines: sql<number>`named.lines`,
        frameworkIds: sql<number[]>`named.framework_ids`,
      },
      sql`from (
        select ${budgetLine.deliveryOrganisation}, count(*)::int as lines, array_agg(distinct ${budgetLine.frameworkId}) as framework_ids
        from ${budgetLine} group by ${budgetLine.deliveryOrganisation}
      ) named`,
      [sql`named.delivery_organisation`],
    ),
  },
);

/** Who delivers something in any framework, as each is written there. */
export async function listProviderNames(db: Db): Promise<ProviderName[]> {
  return (await readNames.one(db, {})).names;
}

/** An aggregate as JSON, read by us: the two drivers would each read it in a way of their own. */
const asJson = <T>(json: SQL) => sql<T>`${json}::text`.mapWith((text: string) => JSON.parse(text) as T);

const impactsOfEntry = sql`(
  select coalesce(json_agg(json_build_object('characteristic', ${entryImpact.characteristic}, 'direction', ${entryImpact.direction}) order by ${entryImpact.id}), '[]'::json)
  from ${entryImpact} where ${entryImpact.entryId} = ${eiaEntry.id}
)`;
const amountsOfLine = sql`(
  select coalesce(json_object_agg(${budgetLineAmount.year}, ${budgetLineAmount.pence}), '{}'::json)
  from ${budgetLineAmount} where ${budgetLineAmount.lineId} = ${budgetLine.id}
)`;

/**
 * All that every framework says of one provider: its lines, the changes they are in with what those do to people, the actions that
 * belong to them, and the decisions. @param names as they are written
 */
export async function getProvider(db: Db, names: readonly string[]) {
  const lines = await listLinesOf(db, names);
  const changes = await listChangesOf(
    db,
    lines.map(({ id }) => id),
  );
  const [actions, decisions] = await Promise.all([
    listActionsOf(
      db,
      changes.map(({ id }) => id),
    ),
    listDecisionsOn(db, [...new Set(lines.map(({ frameworkId }) => frameworkId))]),
  ]);
  return { lines, changes, actions, decisions };
}

function listLinesOf(db: Db, names: readonly string[]) {
  return db
    .select({
      id: budgetLine.id,
      service: budgetLine.service,
      deliveryOrganisation: budgetLine.deliveryOrganisation,
      frameworkId: framework.id,
      framework: framework.title,
      years: framework.years,
      amounts: asJson<YearAmounts>(amountsOfLine),
    })
    .from(budgetLine)
    .innerJoin(framework, eq(framework.id, budgetLine.frameworkId))
    .where(
      sql`${budgetLine.deliveryOrganisation} in (select value from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb))`,
    )
    .orderBy(desc(framework.id), asc(budgetLine.position), asc(budgetLine.id));
}

function listChangesOf(db: Db, lineIds: readonly number[]) {
  const places = union(
    db
      .select({ changeId: changeNewLine.changeId })
      .from(changeNewLine)
      .where(amongIds(changeNewLine.lineId, lineIds)),
    db
      .select({ changeId: changePreviousLine.changeId })
      .from(changePreviousLine)
      .where(amongIds(changePreviousLine.lineId, lineIds)),
  ).as("places");
  return db
    .select({
      id: budgetChange.id,
      title: budgetChange.title,
      frameworkId: framework.id,
      framework: framework.title,
      entryKind: eiaEntry.kind,
      impacts: asJson<{ characteristic: Characteristic; direction: Direction }[]>(impactsOfEntry),
    })
    .from(places)
    .innerJoin(budgetChange, eq(budgetChange.id, places.changeId))
    .innerJoin(framework, eq(framework.id, budgetChange.frameworkId))
    .leftJoin(eiaEntry, eq(eiaEntry.changeId, budgetChange.id))
    .orderBy(desc(framework.id), asc(budgetChange.position), asc(budgetChange.id));
}

function listActionsOf(db: Db, changeIds: readonly number[]) {
  return db
    .select({
      id: action.id,
      what: action.what,
      frameworkId: action.frameworkId,
      framework: framework.title,
      ownerName: action.ownerName,
      state: action.state,
      date: action.targetDate,
      isMonth: action.targetIsMonth,
    })
    .from(action)
    .innerJoin(framework, eq(framework.id, action.frameworkId))
    .innerJoin(eiaEntry, eq(eiaEntry.id, action.entryId))
    .where(amongIds(eiaEntry.changeId, changeIds))
    .orderBy(asc(action.targetDate), asc(action.id));
}

function listDecisionsOn(db: Db, frameworkIds: readonly number[]) {
  return db
    .select({
      frameworkId: framework.id,
      framework: framework.title,
      reference: signedRecord.reference,
      outcome: signedRecord.outcome,
      signedAt: signedRecord.signedAt,
    })
    .from(signedRecord)
    .innerJoin(framework, eq(framework.id, signedRecord.frameworkId))
    .where(amongIds(framework.id, frameworkIds))
    .orderBy(desc(signedRecord.signedAt));
}
