import { mayPublishGrant, mayStopGrant } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { requireReason } from "~/services/refusal";
import { moveAward, withAward, type ApplicationPlace } from "./internal/grant-write.server";

export interface PublishGrantInput extends ApplicationPlace {
  version: number;
}

/** Marks an award as published: from now on everybody may read it. @throws Refusal not-found; forbidden; conflict; stale */
export async function publishGrant(
  context: ServiceContext,
  { version, ...place }: PublishGrantInput,
): Promise<void> {
  await withAward(context, place, async (write) => {
    const { tx, actor, award, today } = write;
    const role = allow(mayPublishGrant(actor, award));
    requireVersion(award, version, {});
    await moveAward(tx, award, { publishedOn: today });
    recordEvent(write, {
      act: "grant.publish",
      role,
      subject: award.name,
      before: { publishedOn: null },
      after: { publishedOn: today },
      detail: { applicationId: award.applicationId },
    });
  });
}

/** Stops publishing an award, at once. @throws Refusal not-found; forbidden; conflict; stale; invalid at `reason` */
export async function stopGrant(
  context: ServiceContext,
  { version, reason, ...place }: PublishGrantInput & { reason: string },
): Promise<void> {
  await withAward(context, place, async (write) => {
    const { tx, actor, award } = write;
    const role = allow(mayStopGrant(actor, award));
    requireVersion(award, version, {});
    const given = requireReason(reason);
    await moveAward(tx, award, { publishedOn: null });
    recordEvent(write, {
      act: "grant.stop",
      role,
      subject: award.name,
      before: { publishedOn: award.publishedOn },
      after: { publishedOn: null, reason: given },
      detail: { applicationId: award.applicationId },
    });
  });
}
