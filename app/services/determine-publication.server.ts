import { getContent } from "~db/queries/content.server";
import { listExemptions } from "~db/queries/office.server";
import { determination as determinationTable } from "~db/schema";
import {
  answerProblems,
  determinationOf,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/determinations";
import { withholdableItems } from "~/domain/publication/withheld-items";
import type { FrameworkContent } from "~/domain/framework/content";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { recordEvent, type ServiceContext } from "./context.server";
import { Refusal } from "./refusal";
import { moveOn, takeStep, type StepInput } from "./sign-off-step.server";

/** One part's answer as the form sends it: a listed ground by its id. */
export type GivenAnswer = Omit<DeterminationAnswer, "chosen"> & { chosen: number | null };

export interface DeterminePublicationInput extends StepInput {
  answers: Readonly<Record<RecordPart, GivenAnswer>>;
}

/**
 * The monitoring officer's four determinations (rule 11).
 * @throws Refusal invalid with errors named `part_field`: a "no" without its legislation, a qualified exemption without
 *   the public-interest reasoning, an end date that is not in the future
 */
export async function determinePublication(
  context: ServiceContext,
  input: DeterminePublicationInput,
): Promise<void> {
  return takeStep(context, "determine", input, async (step) => {
    const { tx, actor, capacity, role, now, today, framework } = step;
    const listed = await listExemptions(tx);
    const answers = RECORD_PARTS.map((part) => {
      const { chosen, ...answer } = input.answers[part];
      return { part, answer: { ...answer, chosen: listed.find(({ id }) => id === chosen) ?? null } };
    });
    const content = await getContent(tx, framework.id);
    requireOwnItems(answers, content);
    const errors = Object.fromEntries(
      answers.flatMap(({ part, answer }) => [
        ...answerProblems(part, answer, listed).map(({ field, problem }) => partError(part, field, problem)),
        ...dateProblem(part, answer, today),
      ]),
    );
    if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });

    const determinations = answers.map(({ part, answer }) => determinationOf(part, answer, listed));
    const { id, digest } = step.steps.submission;
    await tx.insert(determinationTable).values(
      determinations.map(({ items, ...determination }) => ({
        ...determination,
        items: [...items],
        submissionId: id,
        digest,
        personId: actor.personId,
        personName: actor.name,
        capacity,
        at: now,
      })),
    );
    await moveOn(step, "determine");
    recordEvent(step, {
      act: "framework.determine",
      role,
      subject: framework.title,
      digest,
      detail: { determinations },
    });
  });
}

/** Only what is in the part may be withheld of it. */
function requireOwnItems(
  answers: readonly { part: RecordPart; answer: Pick<DeterminationAnswer, "items"> }[],
  content: FrameworkContent,
): void {
  for (const { part, answer } of answers) {
    const own = new Set(withholdableItems(part, content).map(({ kind, id }) => `${kind}:${id}`));
    if (!answer.items.every(({ kind, id }) => own.has(`${kind}:${id}`)))
      throw new Refusal({ kind: "not-found" });
  }
}

function dateProblem(
  part: RecordPart,
  { publish, withheldUntil }: Pick<DeterminationAnswer, "publish" | "withheldUntil">,
  today: CalendarDate,
): ReturnType<typeof partError>[] {
  if (publish || withheldUntil === null || withheldUntil > today) return [];
  return [partError(part, "withheldUntil", "The date until which it is withheld must be in the future")];
}
