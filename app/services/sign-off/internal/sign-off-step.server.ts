import { eq } from "drizzle-orm";
import { findSubmission, type SubmissionSteps } from "~db/queries/frameworks.server";
import { framework as frameworkTable, submission as submissionTable } from "~db/schema";
import { mayTakeStep } from "~/auth/permissions";
import { capacityOf } from "~/domain/account/delegation";
import { findTransition, type Role, type WorkflowAct } from "~/domain/framework/lifecycle";
import { allow, withFramework, type FrameworkWrite, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

/** A step on what is submitted. The form carries the digest that was on the page it was shown on. */
export interface StepInput {
  frameworkId: number;
  digest: string;
}

/** A step being taken: permitted, and on the very content its form was about. */
export interface Step extends FrameworkWrite {
  act: WorkflowAct;
  role: Role;
  /** The title of the capacity it is taken in. */
  capacity: string;
  steps: SubmissionSteps;
}

/** @throws Refusal conflict where something else is submitted by now than what the form was about (rule 8). */
export async function takeStep<T>(
  context: ServiceContext,
  act: WorkflowAct,
  { frameworkId, digest }: StepInput,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    const role = allow(mayTakeStep(write.actor, act, write.standing));
    const steps = await requireSubmitted(write, digest);
    return work({
      ...write,
      act,
      role,
      capacity: capacityOf(write.actor, role, write.settings.roleTitles),
      steps,
    });
  });
}

/** @throws Refusal conflict where something else, or nothing, is submitted by now (rule 8) */
export async function requireSubmitted(
  { tx, framework }: Pick<FrameworkWrite, "tx" | "framework">,
  digest: string,
): Promise<SubmissionSteps> {
  const steps = await findSubmission(tx, framework.id, "open");
  if (steps?.submission.digest === digest) return steps;
  throw new Refusal({
    kind: "conflict",
    message:
      "What was submitted has changed since this page was shown to you: it was recalled or returned, and submitted again. Read what is submitted now, then answer for that.",
  });
}

/** Moves the framework to where the one table of transitions says that the act leads. */
export async function moveOn(
  { tx, framework }: Pick<FrameworkWrite, "tx" | "framework">,
  act: WorkflowAct,
): Promise<void> {
  const transition = findTransition(act, framework.state);
  if (!transition) throw new Error(`There is no ${act} from ${framework.state}`);
  await tx
    .update(frameworkTable)
    .set({ state: transition.to, version: framework.version + 1 })
    .where(eq(frameworkTable.id, framework.id));
}

/** Ends the open submission: every approval and determination given on it lapses with it, and stays to be seen. */
export async function endSubmission(
  { tx, actor, now, settings }: Pick<FrameworkWrite, "tx" | "actor" | "now" | "settings">,
  submissionId: number,
  {
    ended,
    reason,
    role,
  }: { ended: "recalled" | "returned" | "withdrawn" | "signed"; reason: string; role: Role },
): Promise<void> {
  await tx
    .update(submissionTable)
    .set({
      ended,
      endedAt: now,
      endedReason: reason,
      endedByName: actor.name,
      endedCapacity: capacityOf(actor, role, settings.roleTitles),
    })
    .where(eq(submissionTable.id, submissionId));
}

/** What lapses when a submission ends before it is signed, for the audit log. */
export function lapsed({ approval, determinations, acceptances }: SubmissionSteps) {
  return {
    approval: approval && {
      by: approval.personName,
      capacity: approval.capacity,
      at: approval.at.toISOString(),
    },
    determinations: determinations.map(({ part, personName }) => ({ part, by: personName })),
    ...(acceptances.length > 0 && {
      acceptances: acceptances.map(({ actionId, personName }) => ({ actionId, by: personName })),
    }),
  };
}
