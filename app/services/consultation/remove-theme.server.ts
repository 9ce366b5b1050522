import { eq } from "drizzle-orm";
import { listThemes } from "~db/queries/public-consultations.server";
import { consultationTheme } from "~db/schema";
import { mayConsiderAnswers } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";
import { themeInLog } from "./save-theme.server";

/** Takes a theme away; the answers that spoke of it stay read. @throws Refusal not-found or stale */
export async function removeTheme(
  context: ServiceContext,
  { themeId, version, ...place }: ConsultationPlace & { themeId: number; version: number },
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, phase, standing } = write;
    const role = allow(mayConsiderAnswers(actor, phase, standing));
    const before = (await listThemes(tx, consultation.id)).find(({ id }) => id === themeId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, version, { title: before.title, reply: before.reply });
    await tx.delete(consultationTheme).where(eq(consultationTheme.id, before.id));
    recordEvent(write, {
      act: "theme.remove",
      role,
      subject: consultation.title,
      before: themeInLog(before),
      detail: { consultationId: consultation.id },
    });
  });
}
