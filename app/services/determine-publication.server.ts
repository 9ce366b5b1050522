import { listExemptions } from "~db/queries/office.server";
import { determination as determinationTable } from "~db/schema";
import {
  answerProblems,
  determinationOf,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/determinations";
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
      determinations.map((determination) => ({
        ...determination,
        submissionId: id,
        digest,
        personId: actor.personId,
        personName: actor.name,
        capacity,
        at: now,
      })),
    );
    await moveOn(step, "determine");
    await recordEvent(step, {
      act: "framework.determine",
      role,
      subject: framework.title,
      detail: { digest, determinations },
    });
  });
}

function dateProblem(
  part: RecordPart,
  { publish, withheldUntil }: Pick<DeterminationAnswer, "publish" | "withheldUntil">,
  today: CalendarDate,
): ReturnType<typeof partError>[] {
  if (publish || withheldUntil === null || withheldUntil > today) return [];
  return [partError(part, "withheldUntil", "The date until which it is withheld must be in the future")];
}
