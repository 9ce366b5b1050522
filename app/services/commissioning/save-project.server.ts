import { findProject } from "~db/queries/commissioning.server";
import { mayWriteProject } from "~/auth/permissions";
import { PHASES, inCycle, orderFaults, type PhaseDates } from "~/domain/commissioning/phase";
import type { ProjectWords } from "~/domain/commissioning/project";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import {
  markAsWriter,
  projectInWords,
  refuseStrangers,
  storePhases,
  storeProject,
} from "./internal/project-write.server";

export interface SaveProjectInput extends ProjectWords {
  frameworkId: number;
  projectId: number | "new";
  /** Of the project that the form was made on; of a new one there is none. */
  version: number;
  /** When each is expected; when it began is recorded for itself. */
  phases: readonly Omit<PhaseDates, "actual">[];
}

/**
 * Writes a commissioning project, and when its phases are expected.
 * @returns its id
 * @throws Refusal not-found; stale; invalid at a phase that is expected before an earlier one, at `lines`, `changes` or `owner`
 */
export async function saveProject(
  context: ServiceContext,
  { frameworkId, projectId, version, phases, ...words }: SaveProjectInput,
): Promise<number> {
  return withFramework(context, frameworkId, async (write) => {
    const { tx, actor, standing } = write;
    const before = projectId === "new" ? null : await findProject(tx, frameworkId, projectId);
    if (before === null && projectId !== "new") throw new Refusal({ kind: "not-found" });
    const role = allow(mayWriteProject(actor, standing));
    if (before) requireVersion(before, version, projectInWords(before));
    const dated = withActual(phases, before?.phases ?? []);
    refuseFaults(
      Object.fromEntries(
        Object.entries(orderFaults(dated)).map(([phase, fault]) => [`${phase}_expected`, fault]),
      ),
    );
    await refuseStrangers(write, words, before);
    await markAsWriter(write);
    const id = await storeProject(write, before, words);
    await storePhases(write, id, dated);
    recordEvent(write, {
      act: "project.save",
      role,
      subject: words.name,
      before: before && inLog(before),
      after: inLog({ ...words, phases: dated }),
      detail: { projectId: id },
    });
    return id;
  });
}

/** What was recorded stays. */
function withActual(
  phases: readonly Omit<PhaseDates, "actual">[],
  before: readonly PhaseDates[],
): PhaseDates[] {
  const begun = new Map(inCycle(before).map(({ phase, actual }) => [phase, actual]));
  const written = new Map(phases.map((one) => [one.phase, one]));
  return PHASES.map((phase) => ({
    phase,
    expected: written.get(phase)?.expected ?? null,
    note: written.get(phase)?.note ?? "",
    actual: begun.get(phase) ?? null,
  }));
}

function inLog(project: ProjectWords & { phases: readonly PhaseDates[] }) {
  const { lineIds, changeIds, ownerId } = project;
  return { ...projectInWords(project), lineIds, changeIds, ownerId };
}
