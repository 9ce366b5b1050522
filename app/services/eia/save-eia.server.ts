import { eq, sql } from "drizzle-orm";
import { eia } from "~db/schema";
import {
  EIA_OUTCOME_LABELS,
  isAboveOfficial,
  markingsOffered,
  type Eia,
  type EiaHead,
} from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import type { OwnQuestion } from "~/domain/templates/template";
import { changedFields } from "~/services/internal/audit-log.server";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { markStarted } from "./internal/eia-start.server";
import { writeEia } from "./internal/entry-writing.server";
import { ownAnswersInWords, understoodAnswers } from "~/services/templates/internal/own-answers.server";
import { Refusal } from "~/services/refusal";

export interface SaveEiaInput extends EiaHead {
  frameworkId: number;
  version: number;
}

/**
 * Saves the head of a framework's EIA: a draft, so all of it may be empty.
 * @throws Refusal invalid at `marking` for what is above OFFICIAL, and for a former marking that it does not bear already
 */
export async function saveEia(context: ServiceContext, input: SaveEiaInput): Promise<void> {
  const { frameworkId, version, ownAnswers: typed, ...words } = input;
  return writeEia(context, frameworkId, async (write) => {
    const { eia: stored, headQuestions } = write.content;
    requireVersion(stored, version, eiaInWords(stored, headQuestions));
    const head = { ...words, ownAnswers: understoodAnswers(headQuestions, typed) };
    if (head.marking !== null && !markingsOffered(stored.marking).includes(head.marking)) {
      throw new Refusal({
        kind: "invalid",
        errors: {
          marking: isAboveOfficial(head.marking)
            ? `What is ${head.marking} must not be entered in this service, which is for OFFICIAL information only`
            : "Choose a current classification. The former ones are kept on older records only",
        },
      });
    }
    await write.tx
      .update(eia)
      .set({ ...head, version: sql`${eia.version} + 1` })
      .where(eq(eia.frameworkId, frameworkId));
    await markStarted(write, head.completedOn);
    recordEvent(write, {
      act: "eia.save",
      role: "eia_author",
      subject: "EIA",
      ...changedFields(
        { ...stored, ownAnswers: stored.ownAnswers.map(({ key, answer }) => ({ key, answer })) },
        head,
      ),
    });
  });
}

function eiaInWords(
  { version: _v, startedOn: _s, confirmedAt: _c, ownAnswers, ...stored }: Eia,
  questions: readonly OwnQuestion[],
): Record<string, string> {
  const day = (date: Eia["completedOn"]) => (date ? formatDate(date) : "");
  return {
    ...stored,
    ...ownAnswersInWords(questions, ownAnswers),
    completedOn: day(stored.completedOn),
    nextReviewOn: day(stored.nextReviewOn),
    planDatedOn: day(stored.planDatedOn),
    outcome: stored.outcome ? EIA_OUTCOME_LABELS[stored.outcome] : "",
    marking: stored.marking ?? "",
  };
}
