import { eq } from "drizzle-orm";
import {
  findApplication,
  findRound,
  listAwardsOf,
  lockRound,
  readFund,
  readScoring,
} from "~db/queries/grants.server";
import type { Db } from "~db/client.server";
import { grantApplication, grantDecision } from "~db/schema";
import type { ApplicationState, GrantApplication } from "~/domain/grants/application";
import type { Fund, GrantAward } from "~/domain/grants/award";
import {
  criteriaText,
  roundPhaseOf,
  type GrantRound,
  type RoundPhase,
  type RoundWords,
} from "~/domain/grants/round";
import type { Declaration, GivenScores } from "~/domain/grants/scoring";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney, sumPence } from "~/domain/shared/money";
import { withFramework, type FrameworkWrite, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface RoundPlace {
  frameworkId: number;
  roundId: number;
}

export interface ApplicationPlace extends RoundPlace {
  applicationId: number;
}

export interface RoundWrite extends FrameworkWrite {
  round: GrantRound;
  phase: RoundPhase;
}

export interface ApplicationWrite extends RoundWrite {
  application: GrantApplication & { award: GrantAward | null };
  declarations: readonly (Declaration & { personName: string })[];
  given: readonly GivenScores[];
}

/** The framework's row is locked, then the round's. @throws Refusal not-found */
export function withRound<T>(
  context: ServiceContext,
  { frameworkId, roundId }: RoundPlace,
  work: (write: RoundWrite) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    await lockRound(write.tx, roundId);
    const round = await findRound(write.tx, frameworkId, roundId);
    if (!round) throw new Refusal({ kind: "not-found" });
    return work({ ...write, round, phase: roundPhaseOf(round, write.today) });
  });
}

/** The same, with one of its applications and what was declared and scored of it. @throws Refusal not-found */
export function withApplication<T>(
  context: ServiceContext,
  { applicationId, ...place }: ApplicationPlace,
  work: (write: ApplicationWrite) => Promise<T>,
): Promise<T> {
  return withRound(context, place, async (write) => {
    const application = await findApplication(write.tx, write.round.id, applicationId);
    if (!application) throw new Refusal({ kind: "not-found" });
    const scoring = await readScoring(write.tx, [applicationId]);
    const { declarations = [], given = [] } = scoring.get(applicationId) ?? {};
    return work({ ...write, application, declarations, given });
  });
}

/** An application whose award is there. @throws Refusal not-found */
export function withAward<T>(
  context: ServiceContext,
  place: ApplicationPlace,
  work: (write: ApplicationWrite & { award: GrantAward }) => Promise<T>,
): Promise<T> {
  return withApplication(context, place, async (write) => {
    const { award } = write.application;
    if (!award) throw new Refusal({ kind: "not-found" });
    return work({ ...write, award });
  });
}

/** The fund of a round, with what was awarded of it. @throws Refusal conflict where its line was removed */
export async function fundOf(tx: Db, { lineId }: Pick<GrantRound, "lineId">): Promise<Fund> {
  const fund = lineId === null ? null : await readFund(tx, lineId);
  if (fund === null || lineId === null) {
    throw new Refusal({
      kind: "conflict",
      message: "The budget line that this round was paid from is not there any more. Choose another first.",
    });
  }
  const awards = await listAwardsOf(tx, lineId);
  return { ...fund, allocatedPence: sumPence(awards.map(({ pence }) => pence)) };
}

/** How an application stands now, besides the version of what is written of it. */
export async function moveApplication(
  { tx, application: { id, version } }: ApplicationWrite,
  changed: Partial<typeof grantApplication.$inferInsert> & { state?: ApplicationState },
): Promise<void> {
  await tx
    .update(grantApplication)
    .set({ ...changed, version: version + 1 })
    .where(eq(grantApplication.id, id));
}

export async function moveAward(
  tx: Db,
  { id, version }: Pick<GrantAward, "id" | "version">,
  changed: Partial<Pick<GrantAward, "agreedOn" | "publishedOn">> & {
    payments?: GrantAward["payments"][number][];
  },
): Promise<void> {
  await tx
    .update(grantDecision)
    .set({ ...changed, version: version + 1 })
    .where(eq(grantDecision.id, id));
}

/** For whoever edited an earlier version, and for the audit log. */
export function roundInWords({
  title,
  purpose,
  criteria,
  opensOn,
  closesOn,
  maximumPence,
  privacy,
  contact,
  keptUntil,
}: Omit<RoundWords, "lineId">): Record<string, string> {
  return {
    ...{ title, purpose, privacy, contact },
    criteria: criteriaText(criteria),
    opensOn: opensOn === null ? "" : formatDate(opensOn),
    closesOn: closesOn === null ? "" : formatDate(closesOn),
    maximumPence: maximumPence === null ? "" : formatMoney(maximumPence),
    keptUntil: keptUntil === null ? "" : formatDate(keptUntil),
  };
}
