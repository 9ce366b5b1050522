import { and, eq, inArray } from "drizzle-orm";
import { findProject } from "~db/queries/commissioning.server";
import { findPerson } from "~db/queries/people.server";
import {
  budgetChange,
  budgetLine,
  commissioningPhase,
  commissioningProject,
  projectChange,
  projectLine,
} from "~db/schema";
import { PHASE_NAMES, dateInWords, type PhaseDates } from "~/domain/commissioning/phase";
import {
  PROJECT_EIA_LABELS,
  PROVIDER_STATE_LABELS,
  type Project,
  type ProjectWords,
} from "~/domain/commissioning/project";
import { isContentOpen } from "~/domain/framework/lifecycle";
import {
  markAuthor,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface ProjectPlace {
  frameworkId: number;
  projectId: number;
}

/** The framework's row is locked. @throws Refusal not-found */
export function withProject<T>(
  context: ServiceContext,
  { frameworkId, projectId }: ProjectPlace,
  work: (write: FrameworkWrite & { project: Project }) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    const project = await findProject(write.tx, frameworkId, projectId);
    if (!project) throw new Refusal({ kind: "not-found" });
    return work({ ...write, project });
  });
}

/** How far a project's own EIA is bears on the gate: whoever says it before the decision is one of its authors (rule 10). */
export async function markAsWriter(write: FrameworkWrite): Promise<void> {
  if (isContentOpen(write.framework.state)) await markAuthor(write);
}

/** @throws Refusal invalid for lines or changes of another framework, or an account that is not in use */
export async function refuseStrangers(
  { tx, framework }: FrameworkWrite,
  { lineIds, changeIds, ownerId }: Pick<ProjectWords, "lineIds" | "changeIds" | "ownerId">,
  before: Pick<Project, "ownerId"> | null,
): Promise<void> {
  const lines = await tx
    .select({ id: budgetLine.id })
    .from(budgetLine)
    .where(and(eq(budgetLine.frameworkId, framework.id), inArray(budgetLine.id, [...lineIds])));
  const changes = await tx
    .select({ id: budgetChange.id })
    .from(budgetChange)
    .where(and(eq(budgetChange.frameworkId, framework.id), inArray(budgetChange.id, [...changeIds])));
  const isNewOwner = ownerId !== null && ownerId !== before?.ownerId;
  const isInUse = !isNewOwner || (await findPerson(tx, ownerId))?.isActive === true;
  const errors = {
    ...(lines.length < new Set(lineIds).size && {
      lines: "One of these lines is there no more. Choose again",
    }),
    ...(changes.length < new Set(changeIds).size && {
      changes: "One of these changes is there no more. Choose again",
    }),
    ...(!isInUse && { owner: "Choose an account that is in use" }),
  };
  if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });
}

/** @returns its id */
export async function storeProject(
  { tx, framework }: FrameworkWrite,
  before: Project | null,
  { lineIds, changeIds, ...words }: ProjectWords,
): Promise<number> {
  const [saved] = before
    ? await tx
        .update(commissioningProject)
        .set({ ...words, version: before.version + 1 })
        .where(eq(commissioningProject.id, before.id))
        .returning({ id: commissioningProject.id })
    : await tx
        .insert(commissioningProject)
        .values({ ...words, frameworkId: framework.id })
        .returning({ id: commissioningProject.id });
  if (!saved) throw new Error("The project was not saved");
  const projectId = saved.id;
  await tx.delete(projectLine).where(eq(projectLine.projectId, projectId));
  await tx.delete(projectChange).where(eq(projectChange.projectId, projectId));
  const lines = [...new Set(lineIds)].map((lineId) => ({ projectId, lineId }));
  const changes = [...new Set(changeIds)].map((changeId) => ({ projectId, changeId }));
  if (lines.length > 0) await tx.insert(projectLine).values(lines);
  if (changes.length > 0) await tx.insert(projectChange).values(changes);
  return projectId;
}

/** All phases of a project; of one of which nothing is known there is no row. */
export async function storePhases(
  { tx }: Pick<FrameworkWrite, "tx">,
  projectId: number,
  phases: readonly PhaseDates[],
): Promise<void> {
  await tx.delete(commissioningPhase).where(eq(commissioningPhase.projectId, projectId));
  const known = phases.filter(({ expected, actual, note }) => expected ?? actual ?? note !== "");
  if (known.length === 0) return;
  await tx.insert(commissioningPhase).values(
    known.map(({ phase, expected, actual, note }) => ({
      ...{ projectId, phase, note },
      ...{ expectedOn: expected?.date ?? null, expectedIsMonth: expected?.isMonth === true },
      ...{ actualOn: actual?.date ?? null, actualIsMonth: actual?.isMonth === true },
    })),
  );
}

/** For whoever edited an earlier version, by the fields of the form, and for the audit log. */
export function projectInWords(
  project: Omit<ProjectWords, "lineIds" | "changeIds"> & { phases: readonly PhaseDates[] },
): Record<string, string> {
  const { name, rationale, shapedWith, provider, providerState, eiaState, eiaReference, eiaLink } = project;
  return {
    ...{ name, rationale, shapedWith, provider, eiaReference, eiaLink },
    providerState: providerState === null ? "" : PROVIDER_STATE_LABELS[providerState],
    eiaState: eiaState === null ? "It has none" : PROJECT_EIA_LABELS[eiaState],
    ...Object.fromEntries(
      project.phases.flatMap(({ phase, expected, note }) => [
        [`${phase}_expected`, expected === null ? "" : dateInWords(expected)],
        [`${phase}_note`, note],
      ]),
    ),
  };
}

/** When each phase began, as the log keeps it. */
export function begunInWords(phases: readonly PhaseDates[]): Record<string, string> {
  return Object.fromEntries(
    phases.flatMap(({ phase, actual }) =>
      actual === null ? [] : [[PHASE_NAMES[phase], dateInWords(actual)]],
    ),
  );
}
