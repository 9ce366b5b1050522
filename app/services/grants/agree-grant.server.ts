import { mayAgreeGrant } from "~/auth/permissions";
import { paymentsFault, paymentsText, type PlannedPayment } from "~/domain/grants/award";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { moveAward, withAward, type ApplicationPlace } from "./internal/grant-write.server";

export interface AgreeInput extends ApplicationPlace {
  agreedOn: CalendarDate | null;
  payments: readonly PlannedPayment[];
  version: number;
}

/** Saves the day of a grant’s agreement, and when it is paid. @throws Refusal not-found; forbidden; stale; invalid at `payments` */
export async function agreeGrant(
  context: ServiceContext,
  { agreedOn, payments, version, ...place }: AgreeInput,
): Promise<void> {
  await withAward(context, place, async (write) => {
    const { tx, actor, award, today } = write;
    const role = allow(mayAgreeGrant(actor, award));
    requireVersion(award, version, inWords(award));
    const ofPayments = paymentsFault(payments, award.pence);
    refuseFaults({
      ...(ofPayments !== null && { payments: ofPayments }),
      ...(agreedOn !== null && agreedOn > today && { agreedOn: "The agreement must be of today or before" }),
    });
    await moveAward(tx, award, { agreedOn, payments: [...payments] });
    recordEvent(write, {
      act: "grant.agree",
      role,
      subject: award.name,
      before: inWords(award),
      after: inWords({ agreedOn, payments }),
      detail: { applicationId: award.applicationId },
    });
  });
}

const inWords = ({ agreedOn, payments }: Pick<AgreeInput, "agreedOn" | "payments">) => ({
  agreedOn: agreedOn === null ? "" : formatDate(agreedOn),
  payments: paymentsText(payments),
});
