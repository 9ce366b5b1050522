import { eq } from "drizzle-orm";
import { grantDecision, signedRecord } from "~db/schema";
import { mayDecideGrant } from "~/auth/permissions";
import { numberAsWritten, registerNumberFault } from "~/domain/grants/application";
import { awardGaps, type AwardWords } from "~/domain/grants/award";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import {
  fundOf,
  moveApplication,
  withApplication,
  type ApplicationPlace,
  type ApplicationWrite,
} from "./internal/grant-write.server";

export interface DecideInput extends ApplicationPlace, AwardWords {
  version: number;
}

/**
 * Awards what was applied for, or refuses it. The framework's row is locked, so that two awards out of one fund are made one after the
 * other, and the fund is never exceeded.
 * @throws Refusal not-found; forbidden; stale; invalid, by field; conflict where the fund, the budget or the assessment is wanting
 */
export async function decideApplication(
  context: ServiceContext,
  { frameworkId, roundId, applicationId, version, ...words }: DecideInput,
): Promise<void> {
  await withApplication(context, { frameworkId, roundId, applicationId }, async (write) => {
    const { tx, actor, application, given, today } = write;
    const scorers = given.map(({ personId }) => personId);
    const role = allow(mayDecideGrant(actor, { ...write, scorers }));
    requireVersion(application, version, {});
    const isAward = words.outcome === "awarded";
    refuseFaults(decisionFaults(words));
    if (isAward) await refuseAwardGaps(write, words.pence);
    const decided = isAward
      ? { ...words, number: words.register === "none" ? "" : numberAsWritten(words.number) }
      : { outcome: words.outcome, reasons: words.reasons, pence: 0, register: "none" as const };
    // While it is not decided yet, as the guards of scores and of applications ask.
    await tx
      .insert(grantDecision)
      .values({ ...decided, applicationId, decidedBy: actor.personId, decidedOn: today });
    await moveApplication(write, { state: words.outcome, originMark: "" });
    recordEvent(write, {
      act: isAward ? "grant.award" : "grant.refuse",
      role,
      subject: application.organisation,
      after: decided,
      detail: { applicationId },
    });
  });
}

/** What is missing or wrong in the form, by field. */
function decisionFaults(words: AwardWords): Record<string, string> {
  const { outcome, reasons, pence, title, purpose, name, register, number } = words;
  const ofReasons: Record<string, string> = reasons.trim() === "" ? { reasons: "Enter the reasons" } : {};
  if (outcome === "refused") return ofReasons;
  const ofNumber = registerNumberFault({ register, number });
  return {
    ...ofReasons,
    ...(pence <= 0 && { pence: "Enter how much is awarded" }),
    ...(title.trim() === "" && { title: "Enter a title" }),
    ...(purpose.trim() === "" && { purpose: "Enter what the grant is for" }),
    ...(name.trim() === "" && { name: "Enter the name of the organisation" }),
    ...(ofNumber !== null && { number: ofNumber }),
  };
}

async function refuseAwardGaps(
  { tx, framework, round, application }: ApplicationWrite,
  pence: number,
): Promise<void> {
  const [signed] = await tx
    .select({ outcome: signedRecord.outcome })
    .from(signedRecord)
    .where(eq(signedRecord.frameworkId, framework.id));
  const isDecided = signed !== undefined && signed.outcome !== "not_supported";
  const gaps = [
    ...(isDecided ? [] : ["The budget that this is paid from is not decided: nothing is awarded of it yet."]),
    ...awardGaps(await fundOf(tx, round), { pence, assessment: application.assessment }),
  ];
  if (gaps.length > 0) throw new Refusal({ kind: "conflict", message: gaps.join(" ") });
}
