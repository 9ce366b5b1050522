import { getContent } from "~db/queries/content.server";
import { listGrounds } from "~db/queries/grounds.server";
import type { FrameworkContent } from "~/domain/framework/content";
import {
  answerProblems,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import type { DraftedGround } from "~/domain/publication/determination-draft";
import { inheritedKey, type ChosenItem, type InheritedItem } from "~/domain/publication/determinations";
import { releaseProblems, type Release } from "~/domain/publication/inherited-withholding";
import { offeredGround, type ListedGround } from "~/domain/publication/legal-ground";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { withholdableItems } from "~/domain/publication/withheld-items";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { Refusal } from "~/services/refusal";
import { inheritedOf } from "../framework-before.server";
import type { Step } from "./sign-off-step.server";

/** One part's answer as the form sends it: a listed ground by its id. */
export type GivenAnswer = Omit<DeterminationAnswer, "chosen" | "items"> & {
  chosen: number | null;
  /** Each with the ground that is given for it; without one, that of the part is theirs. */
  items: readonly (ChosenItem & { ground?: DraftedGround })[];
  /** What is published though the framework before withholds it, by `inheritedKey`; nothing where left out. */
  released?: readonly string[];
  releaseReason?: string;
};

/**
 * What is answered of the four parts, with what the framework before withholds on this day.
 * @throws Refusal invalid with errors named `part_field`; conflict where the framework before withholds something else by now;
 *   not-found for an item that is not in its part
 */
export async function checkedAnswers(
  { tx, framework, today }: Pick<Step, "tx" | "framework" | "today">,
  given: Readonly<Record<RecordPart, GivenAnswer>>,
) {
  const listed = await listGrounds(tx, today);
  const content = await getContent(tx, framework.id);
  const inherited = await inheritedOf(tx, framework.id, content, today);
  const answers = readAnswers(given, listed, inherited);
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
  return { content, listed, answers };
}

/** Each part's answer with its listed grounds, and with what the framework before withholds of it. */
export function readAnswers(
  given: Readonly<Record<RecordPart, GivenAnswer>>,
  listed: readonly (ListedGround & { id: number })[],
  inherited: readonly InheritedItem[],
) {
  const groundById = (id: number | null) => offeredGround(listed, id);
  return RECORD_PARTS.map((part) => {
    const { chosen, items, released = [], releaseReason = "", ...answer } = given[part];
    return {
      part,
      answer: {
        ...answer,
        chosen: groundById(chosen),
        items: items.map(({ kind, id, ground }) => ({
          kind,
          id,
          ...(ground && { ground: { ...ground, chosen: groundById(ground.chosen) } }),
        })),
      },
      release: {
        inherited: inherited.filter((item) => item.part === part),
        released: new Set(released),
        reason: releaseReason,
      },
    };
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
