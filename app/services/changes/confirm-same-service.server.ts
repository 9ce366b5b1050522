import { hasOtherProvider, SAY_SAME_PROVIDER } from "~/domain/budget/same-service";
import { requireVersion, type ServiceContext } from "~/services/context.server";
import { writeForChange } from "~/services/eia/internal/entry-writing.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { storeSameService } from "./internal/store-same-service.server";

export interface SameService {
  frameworkId: number;
  changeId: number;
  version: number;
  /** That the provider is the same organisation, which is said on its own where its name reads differently. */
  sameProvider: boolean;
}

/**
 * An author's word that an unchanged line whose provider, provision, method or reach reads differently is the same, spelt
 * differently (rules 1 and 17). It holds for the two lines as they are now.
 * @throws Refusal not-found; stale where the change moved since it was shown; conflict where there is nothing to confirm;
 *   invalid at `sameProvider`
 */
export async function confirmSameService(context: ServiceContext, input: SameService): Promise<void> {
  await writeForChange(context, input, async (write) => {
    const { change } = write;
    requireVersion(
      change,
      input.version,
      Object.fromEntries(
        change.differences.map(({ field, previous, new: now }) => [field, `${previous} → ${now}`]),
      ),
    );
    if (change.differences.length === 0) {
      throw new Refusal({
        kind: "conflict",
        message:
          change.kind === "unchanged"
            ? "Provider, provision, method and reach read the same on both sides, so there is nothing to confirm."
            : "The amounts of this change differ, so it cannot be confirmed as the same. Assess it instead.",
      });
    }
    refuseFaults(hasOtherProvider(change) && !input.sameProvider ? { sameProvider: SAY_SAME_PROVIDER } : {});
    await storeSameService(write, change);
  });
}
