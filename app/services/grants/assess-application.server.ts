import { mayAssessAllocation } from "~/auth/permissions";
import { CHARACTERISTICS } from "~/domain/eia/characteristics";
import { EFFECT_LABELS, type AllocationAssessment } from "~/domain/grants/assessment";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { moveApplication, withApplication, type ApplicationPlace } from "./internal/grant-write.server";

export interface AssessInput extends ApplicationPlace {
  assessment: AllocationAssessment;
  version: number;
}

/**
 * Writes what an award would do to whom (rule 36). What is missing in it blocks the award, and not that it is saved.
 * @throws Refusal not-found; forbidden; conflict; stale
 */
export async function assessApplication(
  context: ServiceContext,
  { assessment, version, ...place }: AssessInput,
): Promise<void> {
  await withApplication(context, place, async (write) => {
    const { actor, application } = write;
    const role = allow(mayAssessAllocation(actor, application));
    const before = application.assessment;
    requireVersion(application, version, before ? assessmentInWords(before) : {});
    await moveApplication(write, { assessment, assessedBy: actor.personId });
    recordEvent(write, {
      act: "grant.assess",
      role,
      subject: application.organisation,
      before,
      after: assessment,
      detail: { applicationId: application.id },
    });
  });
}

function assessmentInWords({ effects, evidence, done }: AllocationAssessment): Record<string, string> {
  const found = CHARACTERISTICS.flatMap((characteristic) => {
    const effect = effects[characteristic];
    return effect === undefined ? [] : [[characteristic, EFFECT_LABELS[effect]] as const];
  });
  return { ...Object.fromEntries(found), evidence, done };
}
