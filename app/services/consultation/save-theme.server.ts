import { eq } from "drizzle-orm";
import { listThemes } from "~db/queries/public-consultations.server";
import { consultationTheme, consultationThemeChange } from "~db/schema";
import { mayConsiderAnswers } from "~/auth/permissions";
import { THEME_OUTCOME_LABELS, type ThemeWords } from "~/domain/consultation/theme";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";

export interface SaveThemeInput extends ConsultationPlace, ThemeWords {
  themeId: number | "new";
  version: number;
}

/**
 * Writes a theme, and what became of it; its quotation is not on the audit log; without an outcome it is a draft that blocks the submission (rule 31).
 * @returns its id
 * @throws Refusal not-found; stale; invalid at `changes` for a change that was not asked about
 */
export async function saveTheme(
  context: ServiceContext,
  { frameworkId, consultationId, themeId, version, changeIds, ...words }: SaveThemeInput,
): Promise<number> {
  return withConsultation(context, { frameworkId, consultationId }, async (write) => {
    const { tx, actor, consultation, phase, standing } = write;
    const role = allow(mayConsiderAnswers(actor, phase, standing));
    const before =
      themeId === "new" ? null : (await listThemes(tx, consultation.id)).find(({ id }) => id === themeId);
    if (before === undefined) throw new Refusal({ kind: "not-found" });
    if (before) requireVersion(before, version, themeInWords(before));
    if (!changeIds.every((id) => consultation.changeIds.includes(id))) {
      throw new Refusal({ kind: "invalid", errors: { changes: "Choose changes that were asked about" } });
    }
    const [saved] = before
      ? await tx
          .update(consultationTheme)
          .set({ ...words, version: before.version + 1 })
          .where(eq(consultationTheme.id, before.id))
          .returning({ id: consultationTheme.id })
      : await tx
          .insert(consultationTheme)
          .values({ ...words, consultationId: consultation.id })
          .returning({ id: consultationTheme.id });
    if (!saved) throw new Error("A theme was saved");
    await tx.delete(consultationThemeChange).where(eq(consultationThemeChange.themeId, saved.id));
    if (changeIds.length > 0) {
      const links = [...new Set(changeIds)].map((changeId) => ({ themeId: saved.id, changeId }));
      await tx.insert(consultationThemeChange).values(links);
    }
    recordEvent(write, {
      act: "theme.save",
      role,
      subject: consultation.title,
      before: before ? themeInLog(before) : null,
      after: themeInLog(words),
      detail: { consultationId: consultation.id, themeId: saved.id, changeIds },
    });
    return saved.id;
  });
}

const themeInWords = ({ title, quotation, outcome, reply }: Omit<ThemeWords, "changeIds">) => ({
  title,
  quotation,
  outcome: outcome === null ? "" : THEME_OUTCOME_LABELS[outcome],
  reply,
});

/** What people said in words is not kept in the log, from which nothing is ever deleted. */
export function themeInLog(theme: Omit<ThemeWords, "changeIds">) {
  const { quotation, ...words } = themeInWords(theme);
  return { ...words, hasQuotation: quotation !== "" };
}
