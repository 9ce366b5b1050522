import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findPersonWithRoles, type Actor } from "../../db/queries/people.server";
import { action, approval, framework, signedRecord, submission } from "../../db/schema";
import {
  findTransition,
  isContentOpen,
  TRANSITIONS,
  WORKFLOW_ACTS,
  type FrameworkState,
  type Role,
  type WorkflowAct,
} from "../../app/domain/framework/lifecycle";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { addAction } from "../../app/services/actions/add-action.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { completeAction } from "../../app/services/actions/complete-action.server";
import { contentDigest } from "../../app/services/sign-off/content-digest.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { recallSubmission } from "../../app/services/sign-off/recall-submission.server";
import { Refusal, type RefusalDetail } from "../../app/services/refusal";
import { reopenAction } from "../../app/services/actions/reopen-action.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { saveDecisionRecord } from "../../app/services/frameworks/save-decision-record.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { withdrawFramework } from "../../app/services/sign-off/withdraw-framework.server";
import type { Office } from "./action-plan";
import { aSmallFramework, TODAY } from "./content-builder";
import { addPerson } from "./office";
import { answersWith, at, digestOf, givePassword, signature, stateOf, submit } from "./sign-off";
import { storeContent } from "./stored-content";

/**
 * The workflow as a model: the table of transitions, the four eyes and the open actions, and nothing else. Services are
 * called in any order, by anybody, with whatever they last saw; the model says beforehand how each is answered.
 */
const WHO = ["author", "colleague", "senior", "monitoring", "decider", "newcomer"] as const;
type Who = (typeof WHO)[number];
type People = Record<Who | "admin", Actor>;

const ROLES_HELD: Record<Exclude<Who, "newcomer">, Role> = {
  author: "eia_author",
  colleague: "eia_author",
  senior: "senior_officer",
  monitoring: "monitoring_officer",
  decider: "decision_maker",
};
/** What the newcomer's roles become, again and again: what they did stays theirs, in whatever role they did it. */
const NEWCOMER_ROLES: readonly (readonly Role[])[] = [
  ["eia_author"],
  ["senior_officer"],
  ["monitoring_officer"],
  ["decision_maker"],
  ["eia_author", "senior_officer", "decision_maker"],
  ["senior_officer", "monitoring_officer", "decision_maker"],
];

interface Model {
  state: FrameworkState;
  authors: Set<Who>;
  approver: Who | null;
  openActions: number;
  resolvedActions: number;
  newcomerRoles: readonly Role[];
}

interface Real {
  database: Database;
  people: People;
  frameworkId: number;
  /** A digest that was the right one once. */
  staleDigest: string;
}

type ContentAct = "edit" | "add an action" | "complete an action" | "reopen an action";
type Answer = "done" | RefusalDetail["kind"];

function rolesOf(model: Model, who: Who): readonly Role[] {
  return who === "newcomer" ? model.newcomerRoles : [ROLES_HELD[who]];
}

/** How a step is answered, by the table of transitions and the four eyes. */
function stepAnswer(model: Model, act: WorkflowAct, who: Who, isStale: boolean): Answer {
  const roles = rolesOf(model, who);
  const transition = findTransition(act, model.state);
  if (!transition) {
    const isEverTheirs = TRANSITIONS.some((other) => other.act === act && roles.includes(other.role));
    return isEverTheirs ? "conflict" : "forbidden";
  }
  if (!roles.includes(transition.role)) return "forbidden";
  if (["approve", "determine", "sign"].includes(act) && model.authors.has(who)) return "forbidden";
  if (act === "sign" && model.approver === who) return "forbidden";
  if (act === "submit") return model.openActions > 0 ? "blocked" : "done";
  return isStale ? "conflict" : "done";
}

/** How a writing of content is answered. */
function contentAnswer(model: Model, act: ContentAct, who: Who): Answer {
  if (!rolesOf(model, who).includes("eia_author")) return "forbidden";
  if (!isContentOpen(model.state)) return "conflict";
  if (act === "complete an action" && model.openActions === 0) return "conflict";
  if (act === "reopen an action" && model.resolvedActions === 0) return "conflict";
  return "done";
}

/** Which transitions were taken, and how often each kind of answer was given. */
export interface Coverage {
  transitions: Set<string>;
  answers: Map<Answer, number>;
}
export const EVERY_TRANSITION = TRANSITIONS.map(({ act, from }) => `${act} from ${from}`).sort();

class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly act: WorkflowAct | "next",
    private readonly who: Who | "whose turn it is",
    private readonly isStale: boolean,
    private readonly coverage: Coverage,
  ) {}
  check = () => true;
  toString = () => `${this.act} by ${this.who}${this.isStale ? " on what was submitted before" : ""}`;

  async run(model: Model, real: Real): Promise<void> {
    const act = this.act === "next" ? nextAct(model.state) : this.act;
    const who = this.who === "whose turn it is" ? whoseTurn(model, act) : this.who;
    const { state } = model;
    const digest = await digestOf(real.database, real.frameworkId);
    const expected = stepAnswer(model, act, who, this.isStale);
    const given = await answerOf(() => takeStep(real, act, who, this.isStale ? real.staleDigest : digest));
    expectAnswer(this.coverage, given, expected, `${act} by ${who} from ${state}`);
    if (given !== "done") return;
    this.coverage.transitions.add(`${act} from ${state}`);
    if (act === "recall" || act === "return") real.staleDigest = digest;
    model.state = findTransition(act, state)?.to ?? state;
    model.approver = act === "approve" ? who : model.state === "drafting" ? null : model.approver;
    await expectSound(real, model);
  }
}

class Write implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly act: ContentAct,
    private readonly who: Who,
    private readonly coverage: Coverage,
  ) {}
  check = () => true;
  toString = () => `${this.act} by ${this.who}`;

  async run(model: Model, real: Real): Promise<void> {
    const expected = contentAnswer(model, this.act, this.who);
    const given = await answerOf(() => write(real, this.act, this.who));
    expectAnswer(this.coverage, given, expected, `${this.act} by ${this.who} from ${model.state}`);
    if (given !== "done") return;
    model.authors.add(this.who);
    if (this.act === "add an action") model.openActions += 1;
    const moved = this.act === "complete an action" ? 1 : this.act === "reopen an action" ? -1 : 0;
    model.openActions -= moved;
    model.resolvedActions += moved;
    await expectSound(real, model);
  }
}

class ChangeRoles implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly roles: readonly Role[]) {}
  check = () => true;
  toString = () => `the newcomer becomes ${this.roles.join(" and ")}`;

  async run(model: Model, real: Real): Promise<void> {
    await giveRoles(real, this.roles);
    model.newcomerRoles = this.roles;
  }
}

async function giveRoles({ database, people }: Pick<Real, "database" | "people">, roles: readonly Role[]) {
  const { personId } = people.newcomer;
  const now = await findPersonWithRoles(database.db, personId);
  if (!now) throw new Error("The newcomer is there");
  await editPerson(at(database, people.admin), { ...now, personId, roles });
}

const FORWARD: Partial<Record<FrameworkState, WorkflowAct>> = {
  drafting: "submit",
  submitted: "approve",
  approved: "determine",
  determined: "sign",
};
const nextAct = (state: FrameworkState): WorkflowAct => FORWARD[state] ?? "sign";

function whoseTurn(model: Model, act: WorkflowAct): Who {
  const role = (findTransition(act, model.state) ?? TRANSITIONS.find((other) => other.act === act))?.role;
  return WHO.find((who) => who !== "newcomer" && ROLES_HELD[who] === role) ?? "author";
}

async function answerOf(attempt: () => Promise<unknown>): Promise<Answer> {
  try {
    await attempt();
    return "done";
  } catch (error) {
    // A refusal is an answer; anything else is a fault.
    if (error instanceof Refusal) return error.detail.kind;
    throw error;
  }
}

function expectAnswer({ answers }: Coverage, given: Answer, expected: Answer, what: string): void {
  expect(given, what).toBe(expected);
  answers.set(given, (answers.get(given) ?? 0) + 1);
}

async function takeStep({ database, people, frameworkId }: Real, act: WorkflowAct, who: Who, digest: string) {
  const context = at(database, people[who]);
  const reason = "For a reason";
  switch (act) {
    case "submit":
      return submit(database, people[who], frameworkId);
    case "approve":
      return approveSubmission(context, { frameworkId, digest, confirmed: true, comment: "" });
    case "determine":
      return determinePublication(context, { frameworkId, digest, answers: answersWith() });
    case "sign":
      return signDecision(context, await signature(database, frameworkId, { digest }));
    case "recall":
      return recallSubmission(context, { frameworkId, digest, reason });
    case "return":
      return returnSubmission(context, { frameworkId, digest, reason });
    case "withdraw": {
      const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
      const wasSeen = digest === (await digestOf(database, frameworkId));
      return withdrawFramework(context, {
        frameworkId,
        version: (row?.version ?? 0) - (wasSeen ? 0 : 1),
        reason,
      });
    }
  }
}

async function write({ database, people, frameworkId }: Real, act: ContentAct, who: Who) {
  const context = at(database, people[who]);
  const actions = await actionsOf(database, frameworkId);
  const seen = (open: boolean) => {
    const found = actions.find(({ state }) => (state === "open") === open) ?? actions[0];
    if (!found) throw new Error("The action plan is not empty");
    return { frameworkId, actionId: found.id, version: found.version };
  };
  switch (act) {
    case "edit": {
      const { record } = await getContent(database.db, frameworkId);
      return saveDecisionRecord(context, { ...record, frameworkId, discussion: `${record.discussion}.` });
    }
    case "add an action":
      return addAction(context, {
        frameworkId,
        entryId: null,
        mitigates: [],
        what: "Another thing to do",
        owner: { name: "Somebody" },
        targetDate: calendarDate("2018-12-31"),
        timing: "before",
        isCondition: false,
      });
    case "complete an action":
      return completeAction(context, {
        ...seen(true),
        completedOn: TODAY,
        whatWasDone: "Done",
        eiaUpdated: true,
        eiaNotUpdatedReason: "",
      });
    case "reopen an action":
      return reopenAction(context, { ...seen(false), reason: "Not done after all" });
  }
}

function actionsOf({ db }: Database, frameworkId: number): Promise<(typeof action.$inferSelect)[]> {
  return db.select().from(action).where(eq(action.frameworkId, frameworkId)).orderBy(asc(action.id));
}

/** What must hold after every act, whatever came before. */
async function expectSound({ database, frameworkId }: Real, model: Model): Promise<void> {
  const { db } = database;
  expect(await stateOf(database, frameworkId)).toBe(model.state);
  const actions = await actionsOf(database, frameworkId);
  expect(actions.filter(({ state }) => state === "open")).toHaveLength(model.openActions);
  const signed = await db.select().from(signedRecord).where(eq(signedRecord.frameworkId, frameworkId));
  expect(signed).toHaveLength(model.state === "signed" ? 1 : 0);
  if (model.state === "submitted" || model.state === "signed") {
    expect(submissionGate(await getContent(db, frameworkId), TODAY)).toEqual({ ok: true });
  }
  for (const row of signed) {
    const [sealed] = await db
      .select({ ended: submission.ended, approvedBy: approval.personId })
      .from(submission)
      .innerJoin(approval, eq(approval.submissionId, submission.id))
      .where(eq(submission.digest, row.digest));
    expect(sealed?.ended).toBe("signed");
    expect(sealed?.approvedBy).not.toBe(row.signedBy);
    expect(contentDigest(row.snapshot.leaves)).toBe(row.digest);
  }
}

const atFirst = (): Model => ({
  state: "drafting",
  authors: new Set(["author"]),
  approver: null,
  openActions: 0,
  resolvedActions: 1,
  newcomerRoles: ["eia_author"],
});

/** The shortest way to each transition and through it, so that a run takes all of them, however short it is. */
function straightWays(coverage: Coverage): Step[][] {
  const step = (act: WorkflowAct | "next") => new Step(act, "whose turn it is", false, coverage);
  const states = Object.keys(FORWARD);
  return TRANSITIONS.map(({ act, from }) => [
    ...Array.from({ length: states.indexOf(from) }, () => step("next")),
    step(act),
  ]);
}

/**
 * The straight ways first, then random sequences, each on a framework of its own that passes the gate as it is.
 * @throws with the seed and the sequence
 */
export async function runModel(
  database: Database,
  office: Office,
  { sequences, seed }: { sequences: number; seed: number },
): Promise<Coverage> {
  const newcomer = await addPerson(database, "Newcomer", ["eia_author"]);
  const people: People = { ...office, newcomer };
  for (const who of WHO) await givePassword(database, people[who]);
  const coverage: Coverage = { transitions: new Set(), answers: new Map() };
  const who = fc.constantFrom(...WHO);
  const turn = fc.constant("whose turn it is" as const);
  const isStale = fc.integer({ min: 0, max: 9 }).map((throwOf) => throwOf === 0);
  const acts = fc.constantFrom(...WORKFLOW_ACTS);
  const back = fc.constantFrom<WorkflowAct>("recall", "return", "return", "withdraw");
  const contentActs = fc.constantFrom<ContentAct>(
    "edit",
    "add an action",
    "complete an action",
    "complete an action",
    "reopen an action",
  );
  const right = fc.constantFrom<Who>("author", "author", "author", "colleague", "newcomer", "senior");
  const next = fc.tuple(fc.constant("next" as const), turn, isStale);
  const any = fc.tuple(acts, who, isStale);
  const goBack = fc.tuple(back, turn, fc.constant(false));
  const step = fc
    .oneof({ weight: 6, arbitrary: next }, { weight: 2, arbitrary: any }, { weight: 3, arbitrary: goBack })
    .map(([act, by, stale]) => new Step(act, by, stale, coverage));
  const writing = fc.tuple(contentActs, right).map(([act, by]) => new Write(act, by, coverage));
  const roles = fc.constantFrom(...NEWCOMER_ROLES).map((given) => new ChangeRoles(given));
  const run = async (commands: Iterable<fc.AsyncCommand<Model, Real>>) => {
    const { frameworkId } = await storeContent(database, people.author, aSmallFramework());
    await giveRoles({ database, people }, ["eia_author"]);
    await fc.asyncModelRun(
      () => ({
        model: atFirst(),
        real: { database, people, frameworkId, staleDigest: "0".repeat(64) },
      }),
      commands,
    );
  };
  for (const way of straightWays(coverage)) await run(way);
  const sequence = fc.commands([step, step, step, step, writing, roles], {
    maxCommands: 20,
    size: "medium",
  });
  await fc.assert(fc.asyncProperty(sequence, run), { numRuns: sequences, seed, endOnFailure: true });
  return coverage;
}
