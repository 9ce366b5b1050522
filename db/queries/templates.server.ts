import { and, desc, eq, getTableColumns, isNotNull, sql } from "drizzle-orm";
import {
  EIA_TEMPLATE_KINDS,
  latestOf,
  templateMove,
  type TemplateKind,
  type TemplateMove,
  type TemplateVersion,
} from "../../app/domain/templates/template";
import type { Db } from "../client.server";
import { eia, templateVersion } from "../schema";
import { given, oneStatement, rowsOf } from "./one-statement.server";

const { usedBy: _usedBy, ...columns } = getTableColumns(templateVersion);

/** All versions of a kind, the last first. */
export function listTemplateVersions(db: Db, kind: TemplateKind): Promise<TemplateVersion[]> {
  return db
    .select(columns)
    .from(templateVersion)
    .where(eq(templateVersion.kind, kind))
    .orderBy(desc(templateVersion.number));
}

/** Null where there is no such one. */
export async function findTemplateVersion(
  db: Db,
  kind: TemplateKind,
  number: number,
): Promise<TemplateVersion | null> {
  const [found] = await db
    .select(columns)
    .from(templateVersion)
    .where(and(eq(templateVersion.kind, kind), eq(templateVersion.number, number)));
  return found ?? null;
}

/** The version with which something of that kind begins today; null where the office asks nothing of its own. */
export async function findTemplateInUse(db: Db, kind: TemplateKind): Promise<number | null> {
  const [found] = await db
    .select({ id: templateVersion.id })
    .from(templateVersion)
    .where(and(eq(templateVersion.kind, kind), isNotNull(templateVersion.inUseSince)))
    .orderBy(desc(templateVersion.number))
    .limit(1);
  return found?.id ?? null;
}

/** What the EIA of a framework asks other than the newest versions do, by kind; none where it asks what they ask. */
export async function listTemplateMoves(db: Db, frameworkId: number): Promise<TemplateMove[]> {
  const { asked, versions } = await asksAndVersions.one(db, { frameworkId });
  const [asks] = asked;
  const moves: TemplateMove[] = [];
  for (const kind of EIA_TEMPLATE_KINDS) {
    const ofKind = versions.filter((version) => version.kind === kind);
    const theirs = ofKind.find(({ id }) => id === asks?.[kind]) ?? null;
    const move = templateMove(kind, theirs, latestOf(ofKind).inUse);
    if (move) moves.push(move);
  }
  return moves;
}

const asksAndVersions = oneStatement(
  { frameworkId: "int" },
  {
    asked: rowsOf(
      { assessment: eia.headTemplateVersionId, entry: eia.templateVersionId },
      sql`from ${eia} where ${eia.frameworkId} = ${given("frameworkId")}`,
    ),
    versions: rowsOf(columns, sql`from ${templateVersion}`, [sql`${templateVersion.number} desc`]),
  },
);
