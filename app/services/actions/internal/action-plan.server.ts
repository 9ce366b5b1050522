import { and, eq, getTableColumns, inArray } from "drizzle-orm";
import { findAction } from "~db/queries/actions.server";
import { mitigatesOf, toAction } from "~db/queries/content.server";
import { findPerson } from "~db/queries/people.server";
import { action, actionImpact, eiaEntry, entryImpact } from "~db/schema";
import type { ActThat } from "~/domain/audit/acts";
import { mayActOnAction } from "~/auth/permissions";
import {
  ACTION_STATE_LABELS,
  findActionTransition,
  type Action,
  type ActionAct,
  type ActionFields,
  type ActionOwner,
  type ActionState,
} from "~/domain/actions/action";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { pastTargetGap, timingInWords } from "~/domain/actions/afterwards";
import { targetDateFault } from "~/domain/actions/action-dates";
import { targetInWords } from "~/domain/actions/due-date";
import { capacityOf } from "~/domain/account/delegation";
import { isContentOpen, type Role } from "~/domain/framework/lifecycle";
import {
  allow,
  markAuthor,
  recordEvent,
  requireVersion,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";

/** Which action is meant, and the version of it that the person saw. */
export interface ActionInput {
  frameworkId: number;
  actionId: number;
  version: number;
}

/** Inside a transaction, with an action that the person may act on. */
export interface ActionWrite extends FrameworkWrite {
  action: ActionInPlan;
  /** The role in which they act. */
  role: Role;
  /** The state that the act leads to. */
  state: ActionState;
}

/**
 * Opens a transaction for an act on one action. Its owner, a monitoring or a senior officer does not become an author
 * by it; an EIA author does, while the content is open. After the signature the record stays as it was signed.
 */
export async function actOnAction<T>(
  context: ServiceContext,
  { frameworkId, actionId, version }: ActionInput,
  act: ActionAct,
  work: (write: ActionWrite) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    const found = await findAction(write.tx, frameworkId, actionId);
    if (!found) throw new Refusal({ kind: "not-found" });
    const role = allow(mayActOnAction(write.actor, act, found, write.standing));
    requireVersion(found, version, actionInWords(found));
    if (role === "eia_author" && isContentOpen(write.framework.state)) await markAuthor(write);
    const transition = findActionTransition(act, found.state);
    if (!transition) throw new Error(`What is allowed leads somewhere: ${act} from ${found.state}`);
    return work({ ...write, action: found, role, state: transition.to });
  });
}

/** Writes the action's row, and on the log what was done to it. */
export async function saveAction(
  write: ActionWrite,
  values: Partial<typeof action.$inferInsert>,
  event: { act: Extract<ActThat<"edits">, `action.${string}`>; detail: Record<string, unknown> },
): Promise<void> {
  const { tx, action: before, role } = write;
  const [saved] = await tx
    .update(action)
    .set({ ...values, version: before.version + 1 })
    .where(eq(action.id, before.id))
    .returning({ ...getTableColumns(action), mitigates: mitigatesOf() });
  if (!saved) throw new Error(`No action ${before.id}`);
  const { mitigates, ...row } = saved;
  recordEvent(write, {
    act: event.act,
    role,
    subject: before.what,
    before: actionInLog(before),
    after: actionInLog(toAction(row, mitigates)),
    detail: { actionId: before.id, ...event.detail },
  });
}

/** Who resolved it, in which capacity, when. */
export function resolvedBy({ actor, settings, now, role }: ActionWrite) {
  return {
    resolvedBy: actor.personId,
    resolvedByName: actor.name,
    resolvedCapacity: capacityOf(actor, role, settings.roleTitles),
    resolvedAt: now,
  };
}

export const NO_PROPOSAL = { proposalKind: null, proposalReason: "", proposedBy: null } as const;

/** A second person says yes to what was proposed, with a reason of their own; the proposer's is kept beside it. */
export async function acceptProposal(
  context: ServiceContext,
  input: ActionInput & { reason: string },
  answer: "confirm_withdrawal" | "accept_carry_forward",
): Promise<void> {
  await actOnAction(context, input, answer, async (write) => {
    const acceptanceReason = requireReason(input.reason);
    const { state } = write;
    const { proposal } = write.action;
    const past = pastTargetGap({ ...write.action, state }, write.today);
    if (past !== null) {
      throw new Refusal({
        kind: "conflict",
        message: `Its target date has passed (${targetInWords(write.action)}). An EIA author gives it a day that is still to come, and then you accept it.`,
      });
    }
    await saveAction(
      write,
      {
        state,
        resolutionReason: proposal?.reason ?? "",
        acceptanceReason,
        ...NO_PROPOSAL,
        ...resolvedBy(write),
      },
      { act: `action.${answer}`, detail: { proposal, reason: acceptanceReason } },
    );
  });
}

/** An action as the audit log keeps it, with its resolution, which something else may take the place of. */
function actionInLog(found: Action): Record<string, unknown> {
  return {
    what: found.what,
    ownerId: found.ownerId,
    ownerName: found.ownerName,
    targetDate: found.targetDate,
    ...(found.targetIsMonth && { targetIsMonth: found.targetIsMonth }),
    timing: found.timing,
    isCondition: found.isCondition,
    entryId: found.entryId,
    mitigates: found.mitigates,
    proposal: found.proposal,
    state: found.state,
    completedOn: found.completedOn,
    whatWasDone: found.whatWasDone,
    eiaUpdated: found.eiaUpdated,
    eiaNotUpdatedReason: found.eiaNotUpdatedReason,
    resolutionReason: found.resolutionReason,
    acceptanceReason: found.acceptanceReason,
    resolvedBy: found.resolvedBy?.name ?? null,
    resolvedCapacity: found.resolvedBy?.capacity ?? null,
  };
}

/** By the fields of the action's form. */
function actionInWords(found: ActionInPlan): Record<string, string> {
  return {
    what: found.what,
    ownerKind: found.ownerName,
    targetDate: targetInWords(found),
    timing: timingInWords(found),
    entryId: found.change?.title ?? "The EIA as a whole",
    state: ACTION_STATE_LABELS[found.state],
  };
}

/**
 * What an author wrote of an action, as its columns.
 * @param before the action as it was, whose owner may stay even where that account has been closed since
 * @throws Refusal not-found for an entry of another framework; invalid for an account not in use, or an absurd date
 */
export async function fieldColumns(
  write: Pick<FrameworkWrite, "tx" | "framework" | "today">,
  { what, owner, targetDate, targetIsMonth, timing, isCondition, entryId }: ActionFields,
  before?: Pick<Action, "ownerId" | "ownerName">,
) {
  await requireEntry(write, entryId);
  const fault = targetDateFault(targetDate, { years: write.framework.years, today: write.today });
  if (fault) throw new Refusal({ kind: "invalid", errors: { targetDate: fault } });
  const when = {
    targetDate,
    targetIsMonth: targetIsMonth === true,
    timing,
    isCondition: isCondition && timing === "after",
  };
  return { what, ...(await ownerColumns(write, owner, before)), ...when, entryId };
}

async function requireEntry(
  { tx, framework }: Pick<FrameworkWrite, "tx" | "framework">,
  entryId: number | null,
): Promise<void> {
  if (entryId === null) return;
  const found = await tx
    .select({ id: eiaEntry.id })
    .from(eiaEntry)
    .where(and(eq(eiaEntry.id, entryId), eq(eiaEntry.frameworkId, framework.id)));
  if (found.length === 0) throw new Refusal({ kind: "not-found" });
}

/**
 * Ties an action to the impacts that it mitigates, and to no others. They are of its framework; of which entries does not
 * matter, since one action may mitigate what several changes do.
 * @param tied the impacts that it is tied to now
 * @throws Refusal invalid at `mitigates` for an impact that is not, or no longer, there
 */
export async function tieAction(
  { tx, framework }: Pick<FrameworkWrite, "tx" | "framework">,
  actionId: number,
  mitigates: readonly number[],
  tied: readonly number[] = [],
): Promise<void> {
  const chosen = [...new Set(mitigates)];
  if (chosen.length === 0 && tied.length === 0) return;
  const found = await tx
    .select({ id: entryImpact.id })
    .from(entryImpact)
    .innerJoin(eiaEntry, eq(eiaEntry.id, entryImpact.entryId))
    .where(and(eq(eiaEntry.frameworkId, framework.id), inArray(entryImpact.id, chosen)));
  if (found.length < chosen.length) {
    throw new Refusal({
      kind: "invalid",
      errors: {
        mitigates: "An impact that you chose is no longer there. Look at those that are, and choose again",
      },
    });
  }
  if (tied.length > 0) await tx.delete(actionImpact).where(eq(actionImpact.actionId, actionId));
  if (chosen.length > 0) {
    await tx.insert(actionImpact).values(chosen.map((impactId) => ({ actionId, impactId })));
  }
}

async function ownerColumns(
  { tx }: Pick<FrameworkWrite, "tx">,
  owner: ActionOwner,
  before: Pick<Action, "ownerId" | "ownerName"> | undefined,
): Promise<{ ownerId: number | null; ownerName: string }> {
  if ("name" in owner) return { ownerId: null, ownerName: owner.name };
  if (before?.ownerId === owner.personId) return { ownerId: before.ownerId, ownerName: before.ownerName };
  const found = await findPerson(tx, owner.personId);
  if (!found?.isActive) {
    throw new Refusal({
      kind: "invalid",
      errors: { ownerId: "Choose an account that is in use, or give the name of somebody without one" },
    });
  }
  return { ownerId: found.id, ownerName: found.name };
}
