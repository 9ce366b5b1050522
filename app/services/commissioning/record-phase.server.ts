import { eq } from "drizzle-orm";
import { commissioningProject } from "~db/schema";
import { mayRecordPhase } from "~/auth/permissions";
import type { DueDate } from "~/domain/actions/due-date";
import { actualFault, dateInWords, type Phase, type PhaseDates } from "~/domain/commissioning/phase";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { begunInWords, storePhases, withProject, type ProjectPlace } from "./internal/project-write.server";

/**
 * Says when a phase of a project began; with nothing, that it has not begun after all.
 * @throws Refusal not-found; stale; invalid at `actual` for a day or month to come
 */
export async function recordPhase(
  context: ServiceContext,
  input: ProjectPlace & { phase: Phase; actual: DueDate | null; note: string; version: number },
): Promise<void> {
  const { phase, actual, note, version, ...place } = input;
  await withProject(context, place, async (write) => {
    const { tx, actor, project, standing, today } = write;
    const role = allow(mayRecordPhase(actor, project, standing));
    requireVersion(project, version, phaseInWords(project.phases, phase));
    const fault = actualFault(actual, today);
    refuseFaults(fault === null ? {} : { actual: fault });
    const phases = project.phases.map((one) => (one.phase === phase ? { ...one, actual, note } : one));
    await storePhases(write, project.id, phases);
    await tx
      .update(commissioningProject)
      .set({ version: project.version + 1 })
      .where(eq(commissioningProject.id, project.id));
    recordEvent(write, {
      act: "project.record",
      role,
      subject: project.name,
      before: { ...begunInWords(project.phases), note: phaseInWords(project.phases, phase).note },
      after: { ...begunInWords(phases), note },
      detail: { projectId: project.id, phase },
    });
  });
}

function phaseInWords(phases: readonly PhaseDates[], phase: Phase): Record<"actual" | "note", string> {
  const found = phases.find((one) => one.phase === phase);
  return { actual: found?.actual ? dateInWords(found.actual) : "", note: found?.note ?? "" };
}
