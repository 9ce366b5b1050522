import { listPayments } from "~db/queries/grants.server";
import { grantPayment } from "~db/schema";
import { mayPayGrant } from "~/auth/permissions";
import { paidPence, paymentFaults, type PaymentWords } from "~/domain/grants/payment";
import { formatMoney } from "~/domain/shared/money";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { withAward, type ApplicationPlace } from "./internal/grant-write.server";

export interface RecordPaymentInput extends ApplicationPlace, PaymentWords {
  /** How many payments were recorded when the form was drawn. */
  version: number;
}

/**
 * Records what was paid of a grant, or came back of it. It stays as it was recorded; what is paid is never more than was awarded,
 * whoever records at the same moment.
 * @throws Refusal not-found; forbidden; conflict; stale; invalid, by field
 */
export async function recordPayment(
  context: ServiceContext,
  { frameworkId, roundId, applicationId, version, ...words }: RecordPaymentInput,
): Promise<void> {
  await withAward(context, { frameworkId, roundId, applicationId }, async (write) => {
    const { tx, actor, award, now, today } = write;
    const role = allow(mayPayGrant(actor, award));
    const made = await listPayments(tx, award.id);
    requireVersion({ version: made.length }, version, {
      pence: `${formatMoney(paidPence(made))} is recorded by now, in ${made.length} payments`,
    });
    refuseFaults(paymentFaults(words, { awardedPence: award.pence, agreedOn: award.agreedOn, made }, today));
    await tx
      .insert(grantPayment)
      .values({ ...words, decisionId: award.id, recordedBy: actor.personId, recordedAt: now });
    recordEvent(write, {
      act: "grant.pay",
      role,
      subject: award.name,
      after: { ...words, paidSoFar: paidPence(made) + words.pence },
      detail: { applicationId },
    });
  });
}
