import { getContent } from "~db/queries/content.server";
import { listExemptions } from "~db/queries/office.server";
import { determination as determinationTable } from "~db/schema";
import {
  answerProblems,
  determinationOf,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { unknownPlaces, type TellingPlace } from "~/domain/publication/telling-places";
import { withholdableItems } from "~/domain/publication/withheld-items";
import type { FrameworkContent } from "~/domain/framework/content";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { inheritedKey } from "~/domain/publication/determinations";
import { decided, releaseProblems, type Release } from "~/domain/publication/inherited-withholding";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { inheritedOf } from "./framework-before.server";
import { Refusal } from "~/services/refusal";
import { listTellingPlaces } from "./internal/telling-places.server";
import { moveOn, takeStep, type StepInput } from "./internal/sign-off-step.server";

/** One part's answer as the form sends it: a listed ground by its id. */
export type GivenAnswer = Omit<DeterminationAnswer, "chosen"> & {
  chosen: number | null;
  /** What is published though the framework before withholds it, by `inheritedKey`; nothing where left out. */
  released?: readonly string[];
  releaseReason?: string;
};

export interface DeterminePublicationInput extends StepInput {
  answers: Readonly<Record<RecordPart, GivenAnswer>>;
  /** Places that tell a withheld amount and are known to, by `TellingPlace.key`. */
  known?: readonly string[];
}

/**
 * The monitoring officer's four determinations (rule 11). What the framework before withholds on this day is withheld here
 * as well, but for what is released.
 * @throws Refusal invalid with errors named `part_field`: a "no" without its legislation, a qualified exemption without
 *   the public-interest reasoning, an end date that is not in the future, a release without a reason; conflict where the
 *   framework before withholds something else by now; telling where an amount that is withheld follows from what will be
 *   published, and it is not said to be known
 */
export async function determinePublication(
  context: ServiceContext,
  input: DeterminePublicationInput,
): Promise<void> {
  return takeStep(context, "determine", input, async (step) => {
    const { tx, actor, capacity, role, now, today, framework } = step;
    const listed = await listExemptions(tx);
    const content = await getContent(tx, framework.id);
    const inherited = await inheritedOf(tx, framework.id, content, today);
    const answers = RECORD_PARTS.map((part) => {
      const { chosen, released = [], releaseReason = "", ...answer } = input.answers[part];
      return {
        part,
        answer: { ...answer, chosen: listed.find(({ id }) => id === chosen) ?? null },
        release: {
          inherited: inherited.filter((item) => item.part === part),
          released: new Set(released),
          reason: releaseReason,
        },
      };
    });
    requireOwnItems(answers, content);
    answers.forEach(({ release }) => requireInherited(release));
    const errors = Object.fromEntries(
      answers.flatMap(({ part, answer, release }) => [
        ...[...answerProblems(part, answer, listed), ...releaseProblems(answer, release)].map(
          ({ field, problem }) => partError(part, field, problem),
        ),
        ...dateProblem(part, answer, today),
      ]),
    );
    if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });

    const determinations = answers.map(({ part, answer, release }) => ({
      ...determinationOf(part, answer, listed),
      ...decided(release),
    }));
    const { id, digest } = step.steps.submission;
    const telling = await listTellingPlaces(tx, framework.id, content, {
      approvalComment: step.steps.approval?.comment ?? "",
      determinations,
    });
    requireKnown(telling, input.known ?? []);
    const known = telling.map(({ key }) => key);
    await tx.insert(determinationTable).values(
      determinations.map(({ items, ...determination }) => ({
        ...determination,
        items: [...items],
        known: determination.part === "details" ? known : [],
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
      detail: {
        determinations,
        ...(telling.length > 0
          ? { knownToTell: telling.map(({ where, figure, tells }) => ({ where, figure, tells })) }
          : {}),
      },
    });
  });
}

/** Each text that tells a withheld amount is corrected first, or is known to and published all the same. */
function requireKnown(places: readonly TellingPlace[], known: readonly string[]): void {
  const unknown = unknownPlaces(places, known).length;
  if (unknown === 0) return;
  throw new Refusal({
    kind: "telling",
    message:
      unknown === 1
        ? "Something to be published tells an amount that you withhold. Have it corrected, or say that you know"
        : `${unknown} places in what is to be published tell amounts that you withhold. Have them corrected, or say of each that you know`,
    places,
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

/** Only what is withheld by the framework before is released from it: else the page was about another day. */
function requireInherited({ inherited, released }: Release): void {
  const known = new Set(inherited.map(inheritedKey));
  if ([...released].every((key) => known.has(key))) return;
  throw new Refusal({
    kind: "conflict",
    message:
      "What the previous decision withholds has changed since this page was shown to you. Look at it again, then determine what is published.",
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
