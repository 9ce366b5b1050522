import { getContent } from "~db/queries/content.server";
import { actionAcceptance } from "~db/schema";
import { mayAcceptAfterwards } from "~/auth/permissions";
import { notAccepted } from "~/domain/actions/afterwards";
import { capacityOf } from "~/domain/account/delegation";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";
import { requireSubmitted, type StepInput } from "./internal/sign-off-step.server";

export interface AcceptAfterwardsInput extends StepInput {
  /** Which actions; `all` for every one that waits and that the person may accept. */
  actions: readonly number[] | "all";
  reason: string;
}

/**
 * Rule 18: a monitoring or a senior officer, being neither author nor owner, accepts that actions of what is submitted are
 * done after the decision, each of them with a reason or several with one.
 * @throws Refusal invalid at `actions` where none is named, or one does not wait; forbidden for one's own
 */
export async function acceptAfterwards(context: ServiceContext, input: AcceptAfterwardsInput): Promise<void> {
  return withFramework(context, input.frameworkId, async (write) => {
    const { tx, framework, actor, settings, standing, now } = write;
    const role = allow(mayAcceptAfterwards(actor, standing));
    const { submission, acceptances } = await requireSubmitted(write, input.digest);
    const reason = requireReason(input.reason);
    const { actions } = await getContent(tx, framework.id);
    const waiting = notAccepted(actions, acceptances, submission.digest);
    const chosen =
      input.actions === "all"
        ? waiting.filter((action) => mayAcceptAfterwards(actor, standing, action).ok)
        : requireWaiting(waiting, input.actions);
    for (const action of chosen) allow(mayAcceptAfterwards(actor, standing, action));
    if (chosen.length === 0) {
      throw new Refusal({ kind: "invalid", errors: { actions: "Choose at least one action to accept" } });
    }
    const given = {
      submissionId: submission.id,
      digest: submission.digest,
      reason,
      personId: actor.personId,
      personName: actor.name,
      capacity: capacityOf(actor, role, settings.roleTitles),
      at: now,
    };
    await tx.insert(actionAcceptance).values(chosen.map(({ id }) => ({ ...given, actionId: id })));
    for (const { id, what } of chosen) {
      recordEvent(write, {
        act: "action.accept_afterwards",
        role,
        subject: what,
        digest: submission.digest,
        detail: { actionId: id, reason },
      });
    }
  });
}

function requireWaiting<Item extends { id: number }>(
  waiting: readonly Item[],
  ids: readonly number[],
): Item[] {
  const chosen = waiting.filter(({ id }) => ids.includes(id));
  if (chosen.length === new Set(ids).size) return chosen;
  throw new Refusal({
    kind: "invalid",
    errors: {
      actions: "An action that you chose no longer waits. Look at those that do, and choose again",
    },
  });
}
