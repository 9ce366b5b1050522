import type { Database } from "../../db/client.server";
import { findApplication, findRound, listLineNames } from "../../db/queries/grants.server";
import type { ApplicationWords } from "../../app/domain/grants/application";
import type { AwardWords } from "../../app/domain/grants/award";
import type { RoundAct, RoundWords } from "../../app/domain/grants/round";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { NO_VERSION } from "../../app/services/context.server";
import { decideApplication } from "../../app/services/grants/decide-application.server";
import { declareInterest } from "../../app/services/grants/declare-interest.server";
import { enterApplication } from "../../app/services/grants/enter-application.server";
import { scoreApplication } from "../../app/services/grants/score-application.server";
import { saveRound } from "../../app/services/grants/save-round.server";
import { takeRoundStep } from "../../app/services/grants/take-round-step.server";
import type { Office } from "./action-plan";
import { at } from "./sign-off";

const DAY_MS = 24 * 60 * 60 * 1000;

export function aRound(lineId: number | null, now: Date, overrides: Partial<RoundWords> = {}): RoundWords {
  return {
    title: "Small grants",
    purpose: "For groups that prevent crime in their neighbourhood",
    lineId,
    criteria: [
      { name: "Need", most: 10 },
      { name: "Reach", most: 5 },
    ],
    opensOn: calendarDate(dateInLondon(now)),
    closesOn: calendarDate(dateInLondon(new Date(now.getTime() + 30 * DAY_MS))),
    maximumPence: 5_000_00,
    privacy: "Two officers read it.",
    contact: "0116 496 0000",
    keptUntil: null,
    ...overrides,
  };
}

export function anApplication(overrides: Partial<ApplicationWords> = {}): ApplicationWords {
  return {
    organisation: "Community hall",
    register: "charity",
    registerNumber: "1234567",
    pence: 4_000_00,
    purpose: "An open evening for young people each week",
    reaches: ["sex", "age"],
    whom: "Young people from 11 to 17",
    contact: "canary-contact@hall.example",
    ownAnswers: [],
    ...overrides,
  };
}

export function anAward(overrides: Partial<AwardWords> = {}): AwardWords {
  return {
    outcome: "awarded",
    reasons: "It gives young people a place to go",
    pence: 3_000_00,
    title: "Open evenings",
    purpose: "A weekly open evening for young people",
    conditions: "A report after six months",
    name: "Community hall",
    register: "charity",
    number: "1234567",
    ...overrides,
  };
}

export type Place = { frameworkId: number; roundId: number };

/** A round out of a line of the framework, planned by its author. @param service the line's */
export async function aPlannedRound(
  database: Database,
  office: Office,
  {
    frameworkId,
    now,
    service = "Youth service",
    ...overrides
  }: { frameworkId: number; now: Date; service?: string } & Partial<RoundWords>,
): Promise<Place> {
  const line = (await listLineNames(database.db, frameworkId)).find((one) => one.service === service);
  const words = aRound(line?.id ?? null, now, overrides);
  const roundId = await saveRound(at(database, office.author, now), {
    ...{ ...words, frameworkId, roundId: "new" as const, version: NO_VERSION },
  });
  return { frameworkId, roundId };
}

export async function stepRound(
  database: Database,
  office: Office,
  place: Place & { act: RoundAct },
  now: Date,
): Promise<void> {
  const version = (await findRound(database.db, place.frameworkId, place.roundId))?.version ?? 0;
  await takeRoundStep(at(database, office.monitoring, now), { ...place, version });
}

export const enter = (
  database: Database,
  office: Office,
  place: Place,
  now: Date,
  overrides: Partial<ApplicationWords> = {},
) => enterApplication(at(database, office.author, now), { ...place, ...anApplication(overrides) });

/** Scored by a senior officer, and with the decision maker’s declaration; both have no interest. */
export async function scored(
  database: Database,
  office: Office,
  place: Place & { applicationId: number },
  now: Date,
): Promise<void> {
  for (const who of [office.senior, office.decider]) {
    await declareInterest(at(database, who, now), { ...place, hasInterest: false, interest: "" });
  }
  await scoreApplication(at(database, office.senior, now), {
    ...place,
    scores: [
      { points: 8, reason: "Much need" },
      { points: 3, reason: "Some reach" },
    ],
    version: 0,
  });
}

export async function decide(
  database: Database,
  office: Office,
  place: Place & { applicationId: number },
  now: Date,
  overrides: Partial<AwardWords> = {},
): Promise<void> {
  const found = await findApplication(database.db, place.roundId, place.applicationId);
  await decideApplication(at(database, office.decider, now), {
    ...place,
    ...anAward(overrides),
    version: found?.version ?? 0,
  });
}

/** A round that closed, with an application that is scored and waits for the decision. */
export async function aClosedRound(
  database: Database,
  office: Office,
  given: { frameworkId: number; now: Date; service?: string } & Partial<RoundWords>,
): Promise<Place & { applicationId: number }> {
  const place = await aPlannedRound(database, office, given);
  await stepRound(database, office, { ...place, act: "open" }, given.now);
  const applicationId = await enter(database, office, place, given.now);
  await stepRound(database, office, { ...place, act: "close" }, given.now);
  await scored(database, office, { ...place, applicationId }, given.now);
  return { ...place, applicationId };
}
