import { eq } from "drizzle-orm";
import { commissioningProject } from "~db/schema";
import { mayWriteProject } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import {
  begunInWords,
  markAsWriter,
  projectInWords,
  withProject,
  type ProjectPlace,
} from "./internal/project-write.server";

/** @throws Refusal not-found or stale */
export async function removeProject(
  context: ServiceContext,
  { version, ...place }: ProjectPlace & { version: number },
): Promise<void> {
  await withProject(context, place, async (write) => {
    const { tx, actor, project, standing } = write;
    const role = allow(mayWriteProject(actor, standing));
    requireVersion(project, version, projectInWords(project));
    await markAsWriter(write);
    await tx.delete(commissioningProject).where(eq(commissioningProject.id, project.id));
    recordEvent(write, {
      act: "project.remove",
      role,
      subject: project.name,
      before: { ...projectInWords(project), ...begunInWords(project.phases) },
      detail: { projectId: project.id },
    });
  });
}
