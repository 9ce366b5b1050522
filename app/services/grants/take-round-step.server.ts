import { eq } from "drizzle-orm";
import { listApplications } from "~db/queries/grants.server";
import { grantRound } from "~db/schema";
import { mayTakeRoundStep } from "~/auth/permissions";
import { finishingGaps, openingGaps, ROUND_STEPS, type RoundAct } from "~/domain/grants/round";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { roundInWords, withRound, type RoundPlace, type RoundWrite } from "./internal/grant-write.server";

export interface RoundStepInput extends RoundPlace {
  act: RoundAct;
  version: number;
}

/** Opens a round, closes it before its day, or ends it. @throws Refusal not-found; forbidden; conflict where something is missing; stale */
export async function takeRoundStep(
  context: ServiceContext,
  { act, version, ...place }: RoundStepInput,
): Promise<void> {
  await withRound(context, place, async (write) => {
    const { tx, actor, round, phase } = write;
    const { writtenBy } = round;
    const role = allow(mayTakeRoundStep(actor, act, { phase, writtenBy }));
    requireVersion(round, version, roundInWords(round));
    const gaps = await gapsOf(write, act);
    if (gaps.length > 0) throw new Refusal({ kind: "conflict", message: gaps.join(" ") });
    const { to: state } = ROUND_STEPS[act];
    await tx
      .update(grantRound)
      .set({ state, version: round.version + 1 })
      .where(eq(grantRound.id, round.id));
    recordEvent(write, {
      act: `grant-round.${act}`,
      role,
      subject: round.title,
      before: { state: round.state },
      after: { state },
      detail: { roundId: round.id },
    });
  });
}

async function gapsOf({ tx, round, today }: RoundWrite, act: RoundAct): Promise<string[]> {
  if (act === "open") return openingGaps(round, today);
  if (act === "close") return [];
  const open = (await listApplications(tx, round.id)).filter(
    ({ state }) => state === "received" || state === "held_back",
  );
  return finishingGaps(open.length);
}
