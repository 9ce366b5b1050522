import { eq } from "drizzle-orm";
import { findDeterminationDraft } from "~db/queries/determination-draft.server";
import { listBelowGrade } from "~db/queries/named-people.server";
import { determination as determinationTable, determinationDraft } from "~db/schema";
import type { FrameworkContent } from "~/domain/framework/content";
import { determinationOf } from "~/domain/publication/determination-answer";
import { answersOf } from "~/domain/publication/determination-draft";
import { decided } from "~/domain/publication/inherited-withholding";
import { namedPeople } from "~/domain/publication/named-people";
import type { RecordPart } from "~/domain/publication/record-parts";
import { unknownPlaces, type TellingPlace } from "~/domain/publication/telling-places";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { checkedAnswers, type GivenAnswer } from "./internal/checked-answers.server";
import { listTellingPlaces } from "./internal/telling-places.server";
import { moveOn, takeStep, type Step, type StepInput } from "./internal/sign-off-step.server";

export type { GivenAnswer };

export type DeterminePublicationInput = StepInput & {
  /** Places that tell a withheld amount and are known to, by `TellingPlace.key`. */
  known?: readonly string[];
} & (
    | {
        answers: Readonly<Record<RecordPart, GivenAnswer>>;
        /** Whom the record prints by their title alone; where left out, those below the office's grade. */
        titlesOnly?: readonly number[];
      }
    /** As it was drafted: the version of the draft that the public page was drawn from. */
    | { draftVersion: number }
  );

/**
 * The monitoring officer's four determinations (rule 11). What the framework before withholds on this day is withheld here
 * as well, but for what is released.
 * @throws Refusal invalid with errors named `part_field`: a "no" without its legislation, a qualified exemption without
 *   the public-interest reasoning, an end date that is not in the future, a release without a reason; conflict where the
 *   framework before withholds something else by now, or something else was drafted; telling where an amount that is withheld follows from what will be
 *   published, and it is not said to be known
 */
export async function determinePublication(
  context: ServiceContext,
  input: DeterminePublicationInput,
): Promise<void> {
  return takeStep(context, "determine", input, async (step) => {
    const { tx, actor, capacity, role, now, framework } = step;
    const { given, titlesOnly: chosen } =
      "answers" in input
        ? { given: input.answers, titlesOnly: input.titlesOnly }
        : await draftedAnswers(step, input.draftVersion);
    const { content, answers, listed } = await checkedAnswers(step, given);
    const titlesOnly = await titlesOnlyOf(step, content, chosen);
    const determinations = answers.map(({ part, answer, release }) => ({
      ...determinationOf(part, answer, listed),
      ...decided(release),
    }));
    const { id, digest } = step.steps.submission;
    const telling = await listTellingPlaces(tx, content, {
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
        titlesOnly: determination.part === "record" ? titlesOnly : [],
        submissionId: id,
        digest,
        personId: actor.personId,
        personName: actor.name,
        capacity,
        at: now,
      })),
    );
    await tx.delete(determinationDraft).where(eq(determinationDraft.submissionId, id));
    await moveOn(step, "determine");
    recordEvent(step, {
      act: "framework.determine",
      role,
      subject: framework.title,
      digest,
      detail: {
        determinations,
        ...(titlesOnly.length > 0 ? { titlesOnly } : {}),
        ...(telling.length > 0
          ? { knownToTell: telling.map(({ where, figure, tells }) => ({ where, figure, tells })) }
          : {}),
      },
    });
  });
}

/** Whom the record prints by their title alone: as it was chosen, else those below the office's grade. */
async function titlesOnlyOf(
  { tx, steps, actor, capacity }: Step,
  content: FrameworkContent,
  chosen: readonly number[] | undefined,
): Promise<number[]> {
  const determined = { personId: actor.personId, personName: actor.name, capacity };
  const ids = namedPeople(content, { ...steps, determined }).map(({ id }) => id);
  return chosen === undefined ? listBelowGrade(tx, ids) : ids.filter((id) => chosen.includes(id));
}

/** What is determined is what stood on the page: nobody has answered otherwise meanwhile. */
async function draftedAnswers({ tx, steps }: Step, version: number) {
  const draft = await findDeterminationDraft(tx, steps.submission.id);
  if (draft?.version === version) {
    return { given: answersOf(draft.answers), titlesOnly: draft.answers.record.titlesOnly };
  }
  throw new Refusal({
    kind: "conflict",
    message:
      "What is to be published has been answered otherwise since this page was shown to you. Look at the page as it is now, then determine it.",
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
