import { desc, eq, inArray } from "drizzle-orm";
import type { Database, Db } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findSubmission } from "../../db/queries/frameworks.server";
import type { Actor } from "../../db/queries/people.server";
import { action, approval, framework, officeSetting, person, submission } from "../../db/schema";
import { hashPassword } from "../../app/auth/password.server";
import { acknowledgementsNeeded } from "../../app/domain/decision/acknowledgements-needed";
import type { FrameworkState } from "../../app/domain/framework/lifecycle";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { contentVersion } from "../../app/services/sign-off/content-digest.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import {
  determinePublication,
  type GivenAnswer,
} from "../../app/services/sign-off/determine-publication.server";
import { signDecision, type SignDecisionInput } from "../../app/services/sign-off/sign-decision.server";
import { submitFramework } from "../../app/services/sign-off/submit-framework.server";
import type { Office } from "./action-plan";
import { inSupport } from "./content-builder";
import { contextOf } from "./office";
import { TEST_SIGNER } from "./signing-key";

export const PASSWORD = "equality-demo";

/** The day after `NOW`: what is stored as made before it can be submitted on it. */
export const SIGN_OFF_NOW = new Date("2018-03-09T11:00:00Z");

export function at(database: Database, actor: Actor, now: Date = SIGN_OFF_NOW) {
  return { ...contextOf(database, actor, now), signer: TEST_SIGNER };
}

/** One hash for a whole file: each costs 18 ms. */
let passwordHash: Promise<string> | undefined;
export async function givePassword(database: Database, actor: Actor): Promise<void> {
  passwordHash ??= hashPassword(PASSWORD);
  await database.db
    .update(person)
    .set({ passwordHash: await passwordHash })
    .where(eq(person.id, actor.personId));
}

/** Titles of an office of its own, so that a test sees that none stands in the code. */
export async function setTitles(database: Database): Promise<void> {
  await database.db.insert(officeSetting).values({
    validFrom: calendarDate("2016-05-12"),
    officeName: "Office of the Commissioner for Testshire",
    decidingBodyTitle: "Commissioner for Testshire",
    eiaAuthorTitle: "Commissioning Manager",
    actionOwnerTitle: "Owner of an action",
    seniorOfficerTitle: "Chief Executive",
    monitoringOfficerTitle: "Solicitor to the office",
    administratorTitle: "Systems Officer",
  });
}

export const PUBLISHED: GivenAnswer = {
  publish: true,
  items: [],
  chosen: null,
  written: "",
  isQualified: false,
  publicInterest: "",
  withheldUntil: null,
};
export const WITHHELD: GivenAnswer = {
  ...PUBLISHED,
  publish: false,
  written: "Freedom of Information Act 2000 s.41",
};

export function answersWith(
  overrides: Partial<Record<"record" | "report" | "details" | "eia", GivenAnswer>> = {},
) {
  return { record: PUBLISHED, report: PUBLISHED, details: PUBLISHED, eia: PUBLISHED, ...overrides };
}

export async function stateOf(database: Database, frameworkId: number): Promise<FrameworkState> {
  const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
  if (!row) throw new Error("No framework");
  return row.state;
}

export async function digestOf(database: Database, frameworkId: number): Promise<string> {
  return (await findSubmission(database.db, frameworkId, "open"))?.submission.digest ?? "";
}

export async function submit(database: Database, author: Actor, frameworkId: number) {
  return submitFramework(at(database, author), {
    frameworkId,
    contentVersion: contentVersion(await getContent(database.db, frameworkId)),
  });
}

export async function acknowledgementKeys(database: Database, frameworkId: number): Promise<string[]> {
  return acknowledgementsNeeded(await getContent(database.db, frameworkId)).map(({ key }) => key);
}

export async function signature(
  database: Database,
  frameworkId: number,
  overrides: Partial<SignDecisionInput> = {},
): Promise<SignDecisionInput> {
  const content = await getContent(database.db, frameworkId);
  return {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    acknowledgements: await acknowledgementKeys(database, frameworkId),
    questions: [],
    resolved: content.record.resolved,
    ...inSupport(content),
    password: PASSWORD,
    ...overrides,
  };
}

type Stage = "submitted" | "approved" | "determined" | "signed";
const STAGES: readonly Stage[] = ["submitted", "approved", "determined", "signed"];

/** Takes every step up to a stage, each by the person whose step it is. */
export async function bringTo(
  database: Database,
  office: Pick<Office, "author" | "senior" | "monitoring" | "decider">,
  frameworkId: number,
  stage: Stage,
): Promise<void> {
  const steps: Record<Stage, () => Promise<unknown>> = {
    submitted: () => submit(database, office.author, frameworkId),
    approved: async () =>
      approveSubmission(at(database, office.senior), {
        frameworkId,
        digest: await digestOf(database, frameworkId),
        confirmed: true,
        comment: "",
      }),
    determined: async () =>
      determinePublication(at(database, office.monitoring), {
        frameworkId,
        digest: await digestOf(database, frameworkId),
        answers: answersWith(),
      }),
    signed: async () => signDecision(at(database, office.decider), await signature(database, frameworkId)),
  };
  for (const step of STAGES.slice(0, STAGES.indexOf(stage) + 1)) await steps[step]();
}

/** Opens an action again behind the services' back: what no service would do once it is submitted. */
export async function forceOpenAction(database: Database, frameworkId: number): Promise<void> {
  await database.db.update(action).set({ state: "open" }).where(eq(action.frameworkId, frameworkId));
}

/** Every submission without its leaves, newest first, with its approvals: how the framework came to be where it is. */
export async function listSubmissionHistory(db: Db, frameworkId: number) {
  const submissions = await db
    .select({
      id: submission.id,
      digest: submission.digest,
      submittedAt: submission.submittedAt,
      submittedByName: submission.submittedByName,
      capacity: submission.capacity,
      endedAt: submission.endedAt,
      ended: submission.ended,
      endedReason: submission.endedReason,
      endedByName: submission.endedByName,
      endedCapacity: submission.endedCapacity,
    })
    .from(submission)
    .where(eq(submission.frameworkId, frameworkId))
    .orderBy(desc(submission.id));
  const ids = submissions.map(({ id }) => id);
  const approvals =
    ids.length === 0 ? [] : await db.select().from(approval).where(inArray(approval.submissionId, ids));
  return submissions.map((row) => ({
    ...row,
    approval: approvals.find(({ submissionId }) => submissionId === row.id) ?? null,
  }));
}
