import { grantScore } from "~db/schema";
import { mayScore } from "~/auth/permissions";
import { scoreFaults, type Scores } from "~/domain/grants/scoring";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { withApplication, type ApplicationPlace } from "./internal/grant-write.server";

export interface ScoreInput extends ApplicationPlace {
  scores: Scores;
  /** Of one's own scores; 0 where there are none yet. */
  version: number;
}

/** Saves one's own scores of an application. @throws Refusal not-found; forbidden; conflict; stale; invalid, at `points0`, `reason0` and on */
export async function scoreApplication(
  context: ServiceContext,
  { scores, version, ...place }: ScoreInput,
): Promise<void> {
  await withApplication(context, place, async (write) => {
    const { tx, actor, round, application, given } = write;
    const role = allow(mayScore(actor, write));
    const before = given.find(({ personId }) => personId === actor.personId);
    requireVersion(before ?? { version: 0 }, version, scoresInWords(before?.scores ?? []));
    const faults = scoreFaults(round.criteria, scores);
    refuseFaults(
      Object.fromEntries(Object.entries(faults).map(([place, fault]) => [`points${place}`, fault])),
    );
    const values = { scores, version: version + 1 };
    await tx
      .insert(grantScore)
      .values({ applicationId: application.id, personId: actor.personId, ...values })
      .onConflictDoUpdate({ target: [grantScore.applicationId, grantScore.personId], set: values });
    recordEvent(write, {
      act: "grant.score",
      role,
      subject: application.organisation,
      before: before ? { scores: before.scores } : null,
      after: { scores },
      detail: { applicationId: application.id },
    });
  });
}

const scoresInWords = (scores: Scores): Record<string, string> =>
  Object.fromEntries(
    scores.flatMap(({ points, reason }, place) => [
      [`points${place}`, String(points)],
      [`reason${place}`, reason],
    ]),
  );
