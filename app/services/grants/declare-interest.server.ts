import { grantInterest } from "~db/schema";
import { mayDeclareInterest } from "~/auth/permissions";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { withApplication, type ApplicationPlace } from "./internal/grant-write.server";

export interface DeclareInput extends ApplicationPlace {
  hasInterest: boolean;
  /** Which; empty where there is none. */
  interest: string;
}

/** Declares whether one has an interest in an application. One that was declared stays. @throws Refusal not-found; forbidden; conflict; invalid */
export async function declareInterest(
  context: ServiceContext,
  { hasInterest, interest, ...place }: DeclareInput,
): Promise<void> {
  await withApplication(context, place, async (write) => {
    const { tx, actor, application, declarations, now } = write;
    const role = allow(mayDeclareInterest(actor, application));
    refuseFaults(hasInterest && interest.trim() === "" ? { interest: "Enter which interest it is" } : {});
    const before = declarations.find(({ personId }) => personId === actor.personId);
    if (before?.hasInterest && !hasInterest) {
      throw new Refusal({
        kind: "conflict",
        message: "You declared an interest in this application before: that stays on record.",
      });
    }
    const values = { hasInterest, interest: hasInterest ? interest.trim() : "", declaredAt: now };
    await tx
      .insert(grantInterest)
      .values({ applicationId: application.id, personId: actor.personId, ...values })
      .onConflictDoUpdate({ target: [grantInterest.applicationId, grantInterest.personId], set: values });
    recordEvent(write, {
      act: "grant.declare",
      role,
      subject: application.organisation,
      before: before ? { hasInterest: before.hasInterest, interest: before.interest } : null,
      after: { hasInterest, interest: values.interest },
      detail: { applicationId: application.id },
    });
  });
}
