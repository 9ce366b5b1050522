import { maySortApplication } from "~/auth/permissions";
import { APPLICATION_STATE_LABELS } from "~/domain/grants/application";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { moveApplication, withApplication, type ApplicationPlace } from "./internal/grant-write.server";

export interface SortInput extends ApplicationPlace {
  /** Whether it is an application; what is none is set aside, and can be taken up again. */
  isApplication: boolean;
  version: number;
}

/** Says of what was held back whether it is an application. @throws Refusal not-found; forbidden; conflict; stale */
export async function sortApplication(
  context: ServiceContext,
  { isApplication, version, ...place }: SortInput,
): Promise<void> {
  await withApplication(context, place, async (write) => {
    const { actor, application } = write;
    const role = allow(maySortApplication(actor, application));
    requireVersion(application, version, { isApplication: APPLICATION_STATE_LABELS[application.state] });
    const state = isApplication ? "received" : "set_aside";
    await moveApplication(write, { state });
    recordEvent(write, {
      act: "grant.sort",
      role,
      subject: application.organisation,
      before: { state: application.state },
      after: { state },
      detail: { applicationId: application.id },
    });
  });
}
