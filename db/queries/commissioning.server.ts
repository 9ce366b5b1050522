import { sql, type SQL } from "drizzle-orm";
import { inCycle, type PhaseDates } from "../../app/domain/commissioning/phase";
import type { Project } from "../../app/domain/commissioning/project";
import type { DueDate } from "../../app/domain/actions/due-date";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import {
  commissioningPhase,
  commissioningProject,
  framework,
  person,
  projectChange,
  projectLine,
} from "../schema";
import { given, oneStatement, rowsOf, type ReadOf } from "./one-statement.server";

/** @param which of the projects, as a condition */
const projectRows = (which: SQL) => ({
  projects: rowsOf(
    {
      id: commissioningProject.id,
      frameworkId: commissioningProject.frameworkId,
      frameworkTitle: framework.title,
      name: commissioningProject.name,
      rationale: commissioningProject.rationale,
      shapedWith: commissioningProject.shapedWith,
      provider: commissioningProject.provider,
      providerState: commissioningProject.providerState,
      ownerId: commissioningProject.ownerId,
      ownerName: sql<string | null>`${person.name}`,
      eiaState: commissioningProject.eiaState,
      eiaReference: commissioningProject.eiaReference,
      eiaLink: commissioningProject.eiaLink,
      version: commissioningProject.version,
    },
    sql`from ${commissioningProject} join ${framework} on ${framework.id} = ${commissioningProject.frameworkId} left join ${person} on ${person.id} = ${commissioningProject.ownerId} where ${which}`,
    [commissioningProject.id],
  ),
  phases: rowsOf(
    {
      projectId: commissioningPhase.projectId,
      phase: commissioningPhase.phase,
      expectedOn: commissioningPhase.expectedOn,
      expectedIsMonth: commissioningPhase.expectedIsMonth,
      actualOn: commissioningPhase.actualOn,
      actualIsMonth: commissioningPhase.actualIsMonth,
      note: commissioningPhase.note,
    },
    sql`from ${commissioningPhase} ${ofProjects(commissioningPhase.projectId, which)}`,
  ),
  lines: rowsOf(
    { projectId: projectLine.projectId, id: projectLine.lineId },
    sql`from ${projectLine} ${ofProjects(projectLine.projectId, which)}`,
    [projectLine.lineId],
  ),
  changes: rowsOf(
    { projectId: projectChange.projectId, id: projectChange.changeId },
    sql`from ${projectChange} ${ofProjects(projectChange.projectId, which)}`,
    [projectChange.changeId],
  ),
});

function ofProjects(projectId: unknown, which: SQL): SQL {
  return sql`join ${commissioningProject} on ${commissioningProject.id} = ${projectId} join ${framework} on ${framework.id} = ${commissioningProject.frameworkId} where ${which}`;
}

const readProjects = oneStatement(
  { frameworkId: "int" },
  projectRows(sql`${commissioningProject.frameworkId} = ${given("frameworkId")}`),
);

/** Those of a framework, in the order in which they were added. */
export async function listProjects(db: Db, frameworkId: number): Promise<Project[]> {
  return toProjects(await readProjects.one(db, { frameworkId }));
}

/** One of a framework's; null where it has no such one. */
export async function findProject(db: Db, frameworkId: number, projectId: number): Promise<Project | null> {
  return (await listProjects(db, frameworkId)).find(({ id }) => id === projectId) ?? null;
}

const readWithPastPhase = oneStatement(
  { ownerId: "int", today: "date" },
  projectRows(
    sql`${commissioningProject.ownerId} = ${given("ownerId")} and ${framework.state} <> 'withdrawn' and exists (select 1 from ${commissioningPhase} past where past.project_id = ${commissioningProject.id} and past.actual_on is null and past.expected_on < ${given("today")})`,
  ),
);

export interface OwnProject extends Project {
  framework: { id: number; title: string };
}

/** A person's own, of which a phase was expected before today and has no date on which it began. */
export async function listMyProjectsWithPastPhase(
  db: Db,
  ownerId: number,
  today: CalendarDate,
): Promise<OwnProject[]> {
  const read = await readWithPastPhase.one(db, { ownerId, today });
  const heads = new Map(read.projects.map((row) => [row.id, row]));
  return toProjects(read).map((project) => {
    const head = heads.get(project.id);
    return { ...project, framework: { id: head?.frameworkId ?? 0, title: head?.frameworkTitle ?? "" } };
  });
}

type ProjectRows = ReadOf<ReturnType<typeof projectRows>>;

function toProjects(read: ProjectRows): Project[] {
  const idsIn = (rows: readonly { projectId: number; id: number }[], of: number) =>
    rows.filter(({ projectId }) => projectId === of).map(({ id }) => id);
  return read.projects.map(({ frameworkId: _f, frameworkTitle: _t, ...project }) => ({
    ...project,
    phases: inCycle(read.phases.filter(({ projectId }) => projectId === project.id).map(toPhase)),
    lineIds: idsIn(read.lines, project.id),
    changeIds: idsIn(read.changes, project.id),
  }));
}

function toPhase(row: ProjectRows["phases"][number]): PhaseDates {
  return {
    phase: row.phase,
    expected: asDate(row.expectedOn, row.expectedIsMonth),
    actual: asDate(row.actualOn, row.actualIsMonth),
    note: row.note,
  };
}

const asDate = (date: CalendarDate | null, isMonth: boolean): DueDate | null =>
  date === null ? null : { date, isMonth };

/** What the gate knows of a framework's projects, as part of a statement. */
export const projectStandingRows = (frameworkId: SQL) =>
  rowsOf(
    {
      projectId: commissioningProject.id,
      name: commissioningProject.name,
      eiaState: commissioningProject.eiaState,
      changeIds: sql<
        number[]
      >`array(select c.change_id from ${projectChange} c where c.project_id = ${commissioningProject.id} order by c.change_id)`,
    },
    sql`from ${commissioningProject} where ${commissioningProject.frameworkId} = ${frameworkId}`,
    [commissioningProject.id],
  );
