import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  findSubmission,
  readFourEyesOf,
  type EarlierSubmission,
  type Framework,
  type SubmissionSteps,
} from "~db/queries/frameworks.server";
import type { Actor } from "~db/queries/people.server";
import { mayTakeStep, type FrameworkStanding } from "~/auth/permissions";
import { differenceSections } from "~/documents/what-differs.view";
import { whatDiffers, type FrozenLeaf } from "~/domain/decision/what-differs";
import type { LeadFacts } from "~/documents/decision-lead.view";
import type { FrameworkContent } from "~/domain/framework/content";
import type { WorkflowAct } from "~/domain/framework/lifecycle";
import { warningsOf, type Warning } from "~/domain/framework/warnings";
import type { DocumentSection } from "~/domain/publication/document";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params } from "~/paths";
import { notFound, readParams, requireActor, requireFramework } from "~/routes/answer.server";
import type { PostedForm } from "~/routes/read-form.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface StandingAtHand {
  framework: Framework;
  actor: Actor;
  standing: FrameworkStanding;
}

/** A framework with what the permissions ask of it: who wrote it, who approved it. */
export async function loadStanding(args: Args): Promise<StandingAtHand> {
  const { personId } = await requireActor(args);
  const { frameworkId } = readParams(params.framework, args.params);
  // Whoever may not know of the framework gets neither answer.
  const [{ framework, actor }, { authorIds, approvedBy }] = await Promise.all([
    requireFramework(args),
    readFourEyesOf(args.context.database.db, frameworkId, personId),
  ]);
  return { framework, actor, standing: { state: framework.state, authorIds, approvedBy } };
}

/** For the page of one step. @throws 404 for a baseline; 403 for whoever may never take it; 409 where it is not now */
export async function loadPermitted(args: Args, act: WorkflowAct): Promise<StandingAtHand> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  requirePermission(mayTakeStep(at.actor, act, at.standing));
  return at;
}

export interface StepAtHand extends StandingAtHand {
  steps: SubmissionSteps;
  /** The content as it is frozen. */
  content: FrameworkContent;
}

/** The same, with what is submitted. */
export async function loadStep(args: Args, act: WorkflowAct): Promise<StepAtHand> {
  const at = await loadPermitted(args, act);
  const { db } = args.context.database;
  const [steps, content] = await Promise.all([
    findSubmission(db, at.framework.id, "open"),
    args.context.contentOf(at.framework.id),
  ]);
  if (!steps) throw notFound();
  return { ...at, steps, content };
}

/** Rule 21: what the approver and the decision maker are warned of on this day. */
export function submittedWarnings(
  { context }: Args,
  { submission }: SubmissionSteps,
  content: FrameworkContent,
): Warning[] {
  return warningsOf(content, {
    today: todayOf(context),
    submittedOn: dateInLondon(submission.submittedAt),
  });
}

/**
 * Rule 27: whoever read it before reads what is new first.
 * @param earlier null where nothing was submitted before
 * @param isDraft its author looks at it before submitting it again
 */
export function resubmittedSections(
  earlier: EarlierSubmission | null,
  now: readonly FrozenLeaf[],
  isDraft = false,
): DocumentSection[] {
  if (!earlier) return [];
  const { leaves, submittedAt, ended, endedAt, approval } = earlier;
  return differenceSections(
    {
      submittedOn: dateInLondon(submittedAt),
      ended,
      endedOn: dateInLondon(endedAt),
      approved: approval && { name: approval.personName, on: dateInLondon(approval.at) },
    },
    whatDiffers(leaves, now),
    isDraft,
  );
}

/** What the lead of a step's page says, of the content as it is frozen. */
export function leadFacts(
  { submission, approval, determinations, acceptances }: SubmissionSteps,
  content: FrameworkContent,
  warnings: readonly Warning[],
): LeadFacts {
  return {
    content,
    submitted: {
      personName: submission.submittedByName,
      capacity: submission.capacity,
      at: submission.submittedAt,
    },
    approval,
    determined: determinations[0] ?? null,
    warnings,
    acceptances,
    digest: submission.digest,
  };
}

/** What a post says of the submission its page was shown for; nothing that is submitted has an empty digest. */
export function postedDigest(posted: PostedForm): string {
  const digest = posted.get("digest");
  return typeof digest === "string" ? digest : "";
}
