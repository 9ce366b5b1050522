import { listTemplateVersions } from "~db/queries/templates.server";
import { templateVersion } from "~db/schema";
import { latestOf, type TemplateKind } from "~/domain/templates/template";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { templateName } from "./internal/template-write.server";

/**
 * Begins the next version of the office's own questions, as a copy of what is in use. There is one draft of a kind at most.
 * @returns its number; that of the draft where there is one already
 * @throws Refusal forbidden
 */
export async function beginTemplateVersion(
  context: ServiceContext,
  { kind }: { kind: TemplateKind },
): Promise<number> {
  return writeOffice(context, "office.manage", async (write) => {
    const { tx, role } = write;
    const versions = await listTemplateVersions(tx, kind);
    const { inUse, draft } = latestOf(versions);
    if (draft) return draft.number;
    const number = (inUse?.number ?? 0) + 1;
    const questions = [...(inUse?.questions ?? [])];
    const guidance = inUse?.guidance ?? {};
    await tx.insert(templateVersion).values({ kind, number, questions, guidance });
    recordEvent(write, {
      act: "office.template-begin",
      role,
      subject: templateName({ kind, number }),
      after: { questions, guidance },
    });
    return number;
  });
}
