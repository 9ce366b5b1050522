import { eq, sql } from "drizzle-orm";
import { listTemplateMoves } from "~db/queries/templates.server";
import { eia, eiaEntry } from "~db/schema";
import {
  answersThatStand,
  movesSeen,
  type GivenAnswer,
  type OwnAnswer,
  type TemplateMove,
} from "~/domain/templates/template";
import { changesOf } from "~/domain/framework/content";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { writeEia } from "./internal/entry-writing.server";

export interface TakeNewestQuestionsInput {
  frameworkId: number;
  version: number;
  /** What the page showed, by `movesSeen`. */
  seen: string;
}

/**
 * Moves an EIA that is under way on to the newest versions of the office's own questions (rule 42). What answers a question that is asked
 * in the same words stands; what does not is on the log, and is part of the EIA no longer.
 * @throws Refusal conflict where it asks the newest already, or another version was put into use since the page was made
 */
export async function takeNewestQuestions(
  context: ServiceContext,
  { frameworkId, version, seen }: TakeNewestQuestionsInput,
): Promise<void> {
  return writeEia(context, frameworkId, async (write) => {
    const { tx, content } = write;
    requireVersion(content.eia, version, {});
    const moves = await listTemplateMoves(tx, frameworkId);
    if (moves.length === 0) throw conflict("This EIA asks the office’s newest questions already.");
    if (movesSeen(moves) !== seen) {
      throw conflict("Another version was put into use while you had this page open. Look at it again.");
    }
    const of = (kind: TemplateMove["kind"]) => moves.find((move) => move.kind === kind);
    const [head, entries] = [of("assessment"), of("entry")];
    const fallen: { subject: string; question: string; answer: string }[] = [];
    const stand = (subject: string, move: TemplateMove, given: readonly OwnAnswer[]): GivenAnswer[] => {
      const kept = answersThatStand(move.questions, given);
      const keys = new Set(kept.map(({ key }) => key));
      for (const { key, question, answer } of given) {
        if (!keys.has(key)) fallen.push({ subject, question, answer });
      }
      return kept;
    };
    await tx
      .update(eia)
      .set({
        ...(head && {
          headTemplateVersionId: head.toId,
          ownAnswers: stand("EIA", head, content.eia.ownAnswers),
        }),
        ...(entries && { templateVersionId: entries.toId }),
        version: sql`${eia.version} + 1`,
      })
      .where(eq(eia.frameworkId, frameworkId));
    if (entries) {
      const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
      for (const entry of content.entries) {
        const ownAnswers = stand(titles.get(entry.changeId) ?? "", entries, entry.ownAnswers);
        await tx
          .update(eiaEntry)
          .set({ ownAnswers, version: sql`${eiaEntry.version} + 1` })
          .where(eq(eiaEntry.id, entry.id));
      }
    }
    recordEvent(write, {
      act: "eia.questions",
      role: "eia_author",
      subject: "EIA",
      before: Object.fromEntries(moves.map(({ kind, from }) => [kind, from])),
      after: Object.fromEntries(moves.map(({ kind, to }) => [kind, to])),
      detail: { noLongerAnswered: fallen },
    });
  });
}

const conflict = (message: string) => new Refusal({ kind: "conflict", message });
