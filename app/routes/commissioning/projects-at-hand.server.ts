import type { LoaderFunctionArgs } from "@remix-run/node";
import { findProject } from "~db/queries/commissioning.server";
import { listPeople } from "~db/queries/people.server";
import { mayRecordPhase, mayWriteProject, seesAllFrameworks, type Permission } from "~/auth/permissions";
import type { Project } from "~/domain/commissioning/project";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { ProjectFormChoices } from "~/forms/commissioning/project-form";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { loadStanding, type StandingAtHand } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface ProjectsAtHand extends StandingAtHand {
  today: CalendarDate;
  mayWrite: Permission;
}

/** For the pages of a framework's commissioning projects, for whoever reads it. @throws 404 for a baseline */
export async function loadProjectsRoom(args: Args): Promise<ProjectsAtHand> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  return { ...at, today: todayOf(args.context), mayWrite: mayWriteProject(at.actor, at.standing) };
}

export interface ProjectAtHand extends ProjectsAtHand {
  project: Project;
  mayRecord: Permission;
}

/** The project in the address. @throws 404 */
export async function loadProject(args: Args): Promise<ProjectAtHand> {
  const { projectId } = readParams(params.project, args.params);
  const at = await loadProjectsRoom(args);
  const project = await findProject(args.context.database.db, at.framework.id, projectId);
  if (!project) throw notFound();
  return { ...at, project, mayRecord: mayRecordPhase(at.actor, project, at.standing) };
}

/** The same for whoever writes it. @throws 403, 409 */
export async function loadProjectToWrite(args: Args): Promise<ProjectAtHand> {
  const at = await loadProject(args);
  requirePermission(at.mayWrite);
  return at;
}

/** What the lines and the changes of a framework are called. */
function concernedNames(content: FrameworkContent): {
  lines: { id: number; name: string }[];
  changes: { id: number; name: string }[];
} {
  const stored = new Set(content.links.map(({ id }) => id));
  return {
    lines: content.budget.lines.map(({ id, service }) => ({ id, name: service })),
    changes: changesOf(content)
      .filter(({ id, kind }) => stored.has(id) && kind !== "unchanged")
      .map(({ id, title }) => ({ id, name: title })),
  };
}

/**
 * Of the form of a project: whom it may belong to are those who may read every framework.
 * @param project the one that is changed, whose owner stays offered where that account has been closed since
 */
export async function projectChoices(
  { context }: Args,
  frameworkId: number,
  project?: Pick<Project, "ownerId" | "changeIds">,
): Promise<ProjectFormChoices> {
  const { db } = context.database;
  const [content, people] = await Promise.all([context.contentOf(frameworkId), listPeople(db)]);
  const names = concernedNames(content);
  const tied = new Set(project?.changeIds);
  return {
    lines: names.lines,
    changes: [
      ...names.changes,
      // One that is unchanged by now, and is tied still.
      ...content.links
        .filter(({ id }) => tied.has(id) && !names.changes.some((change) => change.id === id))
        .map(({ id, title }) => ({ id, name: title })),
    ],
    owners: people
      .filter(
        (one) =>
          one.id === project?.ownerId || (one.isActive && seesAllFrameworks({ ...one, personId: one.id })),
      )
      .map(({ id, name }) => ({ id, name })),
  };
}

/** What a page of it needs to know of the framework. */
export const asTitled = ({ id, title }: { id: number; title: string }) => ({ id, title });
