import { findApplication, findRound, listLineNames } from "~db/queries/grants.server";
import type { RoundAct } from "~/domain/grants/round";
import { calendarDate } from "~/domain/shared/calendar-date";
import { NO_VERSION, type ServiceContext } from "~/services/context.server";
import { agreeGrant } from "~/services/grants/agree-grant.server";
import { assessApplication } from "~/services/grants/assess-application.server";
import { decideApplication } from "~/services/grants/decide-application.server";
import { declareInterest } from "~/services/grants/declare-interest.server";
import { enterApplication } from "~/services/grants/enter-application.server";
import { publishGrant } from "~/services/grants/publish-grant.server";
import { saveRound } from "~/services/grants/save-round.server";
import { scoreApplication } from "~/services/grants/score-application.server";
import { takeRoundStep } from "~/services/grants/take-round-step.server";
import type { DemoEmail } from "./accounts";
import * as example from "./example-grants";

type At = (email: DemoEmail, moment: string) => Promise<ServiceContext>;

/** A round out of a fund of the signed example, with one application awarded and published, one refused, and one still open. */
export async function loadGrants(at: At, frameworkId: number): Promise<void> {
  const author = await at("author@opcc.example", "2018-03-26T09:00");
  const { db } = author.database;
  const fund = (await listLineNames(db, frameworkId)).find(({ service }) => service.includes(example.FUND));
  if (!fund) throw new Error("The example has the fund");
  const roundId = await saveRound(author, {
    ...{ ...example.ROUND, lineId: fund.id, frameworkId, roundId: "new" as const, version: NO_VERSION },
  });
  const step = async (act: RoundAct, moment: string) => {
    const version = (await findRound(db, frameworkId, roundId))?.version ?? 0;
    await takeRoundStep(await at("monitoring@opcc.example", moment), { frameworkId, roundId, act, version });
  };
  await step("open", "2018-03-28T10:00");
  const { AWARDED, REFUSED, WAITING } = example;
  const places = [];
  for (const { words, scores } of [AWARDED, REFUSED, WAITING]) {
    const entered = await at("author@opcc.example", "2018-04-20T09:00");
    const applicationId = await enterApplication(entered, { frameworkId, roundId, ...words });
    places.push({ scores, place: { frameworkId, roundId, applicationId } });
  }
  for (const { scores, place } of places) {
    for (const who of ["senior@opcc.example", "commissioner@opcc.example"] as const) {
      const context = await at(who, "2018-05-15T09:00");
      await declareInterest(context, { ...place, hasInterest: false, interest: "" });
    }
    await scoreApplication(await at("senior@opcc.example", "2018-05-16T09:00"), {
      ...place,
      scores,
      version: 0,
    });
  }
  const [awarded, refused] = places.map(({ place }) => place);
  if (!awarded || !refused) throw new Error("The example has its applications");
  const versionOf = async (place: typeof awarded) =>
    (await findApplication(db, roundId, place.applicationId))?.version ?? 0;
  await assessApplication(await at("author@opcc.example", "2018-05-21T09:00"), {
    ...{ ...awarded, assessment: AWARDED.assessment, version: await versionOf(awarded) },
  });
  const commissioner = await at("commissioner@opcc.example", "2018-06-01T10:00");
  await decideApplication(commissioner, {
    ...{ ...awarded, ...AWARDED.award, version: await versionOf(awarded) },
  });
  await decideApplication(commissioner, {
    ...{ ...refused, ...AWARDED.award, version: await versionOf(refused) },
    ...{ outcome: "refused" as const, reasons: REFUSED.reasons },
  });
  await agreeGrant(await at("author@opcc.example", "2018-06-15T09:00"), {
    ...{ ...awarded, agreedOn: calendarDate("2018-06-14"), payments: example.PAYMENTS, version: 1 },
  });
  await publishGrant(await at("monitoring@opcc.example", "2018-07-02T10:00"), { ...awarded, version: 2 });
}
