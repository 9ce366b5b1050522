import { askedWhetherSame, sameServiceKey } from "~/domain/budget/same-service";
import { answersTo } from "~/domain/eia/answer-state";
import { changesOf } from "~/domain/framework/content";
import { requireVersion, type ServiceContext } from "~/services/context.server";
import { writeEia } from "~/services/eia/internal/entry-writing.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { storeSameService } from "./internal/store-same-service.server";

export interface SameServices {
  frameworkId: number;
  /** The framework's version: another linking since the page was shown is noticed. */
  version: number;
  /** Keys of changes, which name them in the versions that were shown. */
  keys: readonly string[];
}

/**
 * An author's word, of several services at once, that each is the same, spelt differently (rule 17): of all that are chosen or
 * of none. One whose provider reads differently is confirmed on its own (`confirm-same-service.server.ts`).
 * @returns how many
 * @throws Refusal stale; invalid at `chosen` where none is chosen; conflict where one is no longer asked about as it was shown
 */
export async function confirmSameServices(context: ServiceContext, input: SameServices): Promise<number> {
  return writeEia(context, input.frameworkId, async (write) => {
    const { framework, content } = write;
    requireVersion(framework, input.version, {});
    const keys = [...new Set(input.keys)];
    refuseFaults(keys.length === 0 ? { chosen: "Choose the services that are the same" } : {});
    const { together } = askedWhetherSame(answersTo(changesOf(content), content.entries));
    const byKey = new Map(together.map(({ change }) => [sameServiceKey(change), change]));
    const chosen = keys.map((key) => {
      const change = byKey.get(key);
      if (!change) throw new Refusal({ kind: "conflict", message: SERVICES_MOVED });
      return change;
    });
    for (const change of chosen) await storeSameService(write, change);
    return chosen.length;
  });
}

const SERVICES_MOVED =
  "One of these services was edited, confirmed or assessed while you had this page open. Nothing was confirmed. Look at the list again, then choose.";
