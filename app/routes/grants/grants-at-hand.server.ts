import type { LoaderFunctionArgs } from "@remix-run/node";
import { findApplication, findRound, listAwardsOf, readFund, readScoring } from "~db/queries/grants.server";
import { mayReadGrants } from "~/auth/permissions";
import type { GrantApplication } from "~/domain/grants/application";
import { fundPicture, type Fund, type FundPicture, type GrantAward } from "~/domain/grants/award";
import { roundPhaseOf, type GrantRound, type RoundPhase } from "~/domain/grants/round";
import type { Declaration, GivenScores } from "~/domain/grants/scoring";
import { params } from "~/paths";
import { forbidden, notFound, readParams } from "~/routes/answer.server";
import { loadStanding, type StandingAtHand } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** For the pages of a framework's grants. @throws 404 for a baseline; 403 for whoever has no part in them */
export async function loadGrants(args: Args): Promise<StandingAtHand> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  if (!mayReadGrants(at.actor)) throw forbidden("Your roles do not include reading grants.");
  return at;
}

export interface RoundAtHand extends StandingAtHand {
  round: GrantRound;
  phase: RoundPhase;
}

/** The round in the address. @throws as `loadGrants`; 404 */
export async function loadRound(args: Args): Promise<RoundAtHand> {
  const { roundId } = readParams(params.grantRound, args.params);
  const at = await loadGrants(args);
  const round = await findRound(args.context.database.db, at.framework.id, roundId);
  if (!round) throw notFound();
  return { ...at, round, phase: roundPhaseOf(round, todayOf(args.context)) };
}

export interface ApplicationAtHand extends RoundAtHand {
  application: GrantApplication & { award: GrantAward | null };
  declarations: readonly (Declaration & { personName: string })[];
  given: readonly GivenScores[];
}

/** The application in the address, with what was declared and scored of it. @throws as `loadRound`; 404 */
export async function loadApplication(args: Args): Promise<ApplicationAtHand> {
  const { applicationId } = readParams(params.grantApplication, args.params);
  const at = await loadRound(args);
  const { db } = args.context.database;
  const [application, scoring] = await Promise.all([
    findApplication(db, at.round.id, applicationId),
    readScoring(db, [applicationId]),
  ]);
  if (!application) throw notFound();
  const { declarations = [], given = [] } = scoring.get(applicationId) ?? {};
  return { ...at, application, declarations, given };
}

/** The same for a page about its award. @throws 404 where nothing is decided */
export async function loadAward(args: Args): Promise<ApplicationAtHand & { award: GrantAward }> {
  const at = await loadApplication(args);
  const { award } = at.application;
  if (!award) throw notFound();
  return { ...at, award };
}

export interface FundAtHand {
  service: string;
  fund: Fund;
  picture: FundPicture;
}

/** The fund of a round with what was allocated of it; null where its line was removed. */
export async function fundAtHand(
  { context }: Pick<Args, "context">,
  { lineId }: Pick<GrantRound, "lineId">,
): Promise<FundAtHand | null> {
  const { db } = context.database;
  if (lineId === null) return null;
  const [fund, awards] = await Promise.all([readFund(db, lineId), listAwardsOf(db, lineId)]);
  if (!fund) return null;
  const allocated = awards.map(({ pence, reaches, assessment }) => ({
    pence,
    reaches,
    effects: assessment?.effects ?? {},
  }));
  const picture = fundPicture(fund, allocated);
  return { service: fund.service, fund: { ...fund, allocatedPence: picture.allocatedPence }, picture };
}

/** What a page of them needs to know. */
export const asTitled = ({ id, title }: { id: number; title: string }) => ({ id, title });
export const asNamed = ({ framework, round, application: { id, organisation } }: ApplicationAtHand) => ({
  framework: asTitled(framework),
  round: asTitled(round),
  application: { id, organisation },
});
export const placeOf = ({ framework, round, application }: ApplicationAtHand) => ({
  frameworkId: framework.id,
  roundId: round.id,
  applicationId: application.id,
});
