import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { listGrounds } from "../../db/queries/grounds.server";
import type { Actor } from "../../db/queries/people.server";
import {
  action,
  decisionRecord,
  determination,
  framework,
  frameworkAuthor,
  roleGrant,
  signInFailure,
  signedRecord,
  submission,
} from "../../db/schema";
import type { Role } from "../../app/domain/framework/lifecycle";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { contentVersion } from "../../app/services/sign-off/content-digest.server";
import { addBudgetLine } from "../../app/services/budget/add-budget-line.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { recallSubmission } from "../../app/services/sign-off/recall-submission.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { submitFramework } from "../../app/services/sign-off/submit-framework.server";
import { withdrawFramework } from "../../app/services/sign-off/withdraw-framework.server";
import { Refusal, type RefusalDetail } from "../../app/services/refusal";
import { anOffice, type Office } from "../support/action-plan";
import { aCompleteFramework, anAction, anEia } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson } from "../support/office";
import { refusalOf } from "../support/refusals";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  forceOpenAction,
  givePassword,
  signature,
  stateOf,
  submit,
  WITHHELD,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const TODAY = calendarDate("2018-03-09");
let database: Database;
let office: Office;
let frameworkId: number;
let previousId: number | null;

beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ frameworkId, previousId } = await storeContent(database, office.author));
});

function addToBaseline() {
  return addBudgetLine(at(database, office.author), {
    frameworkId: previousId ?? 0,
    priorityId: null,
    service: "A line nobody knew of",
    deliveryOrganisation: "",
    provision: "",
    method: null,
    fundedWith: "",
    reach: "",
    note: "",
    amounts: { 2017: 1_00 },
  });
}

async function versionOf(id = frameworkId): Promise<number> {
  const [row] = await database.db.select().from(framework).where(eq(framework.id, id));
  return row?.version ?? 0;
}

/** Every step as somebody would take it, right but for who takes it and when. */
const STEPS = {
  submit: async (actor: Actor) =>
    submitFramework(at(database, actor), {
      frameworkId,
      contentVersion: contentVersion(await getContent(database.db, frameworkId)),
    }),
  approve: async (actor: Actor, digest?: string) =>
    approveSubmission(at(database, actor), {
      frameworkId,
      digest: digest ?? (await digestOf(database, frameworkId)),
      confirmed: true,
      comment: "",
    }),
  determine: async (actor: Actor, digest?: string) =>
    determinePublication(at(database, actor), {
      frameworkId,
      digest: digest ?? (await digestOf(database, frameworkId)),
      answers: answersWith(),
    }),
  sign: async (actor: Actor, digest?: string) =>
    signDecision(at(database, actor), await signature(database, frameworkId, digest ? { digest } : {})),
  recall: async (actor: Actor, digest?: string) =>
    recallSubmission(at(database, actor), {
      frameworkId,
      digest: digest ?? (await digestOf(database, frameworkId)),
      reason: "A slip",
    }),
  return: async (actor: Actor, digest?: string) =>
    returnSubmission(at(database, actor), {
      frameworkId,
      digest: digest ?? (await digestOf(database, frameworkId)),
      reason: "Too thin",
    }),
  withdraw: async (actor: Actor) =>
    withdrawFramework(at(database, actor), {
      frameworkId,
      version: await versionOf(),
      reason: "Overtaken",
    }),
};

describe("submitting", () => {
  it("is refused with exactly what the gate says, and changes nothing", async () => {
    const blocked = await storeContent(database, office.author, {
      ...aCompleteFramework(),
      entries: [],
      eia: anEia({ outcome: null, completedOn: calendarDate("2017-03-22") }),
      actions: [anAction({ state: "open" })],
    });
    const content = await getContent(database.db, blocked.frameworkId);
    const gate = submissionGate(content, TODAY);
    const refusal = await refusalOf(submit(database, office.author, blocked.frameworkId));
    expect(refusal).toMatchObject({ kind: "blocked", blockers: gate.ok ? [] : gate.blockers });
    expect(
      refusal.kind === "blocked" && refusal.blockers.map(({ rule, subject }) => [rule, subject]),
    ).toEqual([
      ["coverage", "Victim support"],
      ["coverage", "Drugs officers"],
      ["coverage", "Warning Zone"],
      ["freshness", "EIA"],
      ["outcome", "EIA"],
      ["actions", "Look at groups that are defined otherwise"],
    ]);
    expect(await stateOf(database, blocked.frameworkId)).toBe("drafting");
    const [row] = await database.db.select().from(framework).where(eq(framework.id, blocked.frameworkId));
    expect(row?.reference).toBeNull();
  });

  it("is refused where somebody changed the content since the form was shown", async () => {
    const version = contentVersion(await getContent(database.db, frameworkId));
    await database.db.update(framework).set({ aim: "Another" }).where(eq(framework.id, frameworkId));
    const refusal = await refusalOf(
      submitFramework(at(database, office.author), { frameworkId, contentVersion: version }),
    );
    expect(refusal).toMatchObject({ kind: "conflict" });
    expect(await stateOf(database, frameworkId)).toBe("drafting");
  });

  it("takes the form once, however often it is sent", async () => {
    const input = { frameworkId, contentVersion: contentVersion(await getContent(database.db, frameworkId)) };
    const context = { ...at(database, office.author), formKey: "one-form" };
    const outcomes = await Promise.allSettled([
      submitFramework(context, input),
      submitFramework(context, input),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rows = await database.db.select().from(submission).where(eq(submission.frameworkId, frameworkId));
    expect(rows).toHaveLength(1);
  });

  it("freezes its baseline's lines, which are the other side of its changes", async () => {
    await submit(database, office.author, frameworkId);
    expect(await refusalOf(addToBaseline())).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("part of what was submitted") as string,
    });
  });

  it("and a change of its baseline at the same moment: the later of the two is refused, whichever it is", async () => {
    for (let round = 0; round < 6; round += 1) {
      const stored = await storeContent(database, office.author);
      ({ frameworkId, previousId } = stored);
      const both = [() => submit(database, office.author, frameworkId), addToBaseline];
      const attempts = (round % 2 === 0 ? both : both.toReversed()).map((attempt) => attempt());
      const refused = (await Promise.allSettled(attempts)).filter((one) => one.status === "rejected");
      expect(refused.map(({ reason }: { reason: unknown }) => reason)).toEqual([expect.any(Refusal)]);
    }
  });

  it("shares its number with no other submission of the same moment", async () => {
    const other = await storeContent(database, office.author);
    const [one, two] = await Promise.all([
      submit(database, office.author, frameworkId),
      submit(database, office.author, other.frameworkId),
    ]);
    expect(one.reference).not.toBe(two.reference);
  });
});

describe("who may take which step", () => {
  const RIGHT: Record<keyof typeof STEPS, Partial<Record<string, keyof Office>>> = {
    submit: { drafting: "author" },
    approve: { submitted: "senior" },
    determine: { approved: "monitoring" },
    sign: { determined: "decider" },
    recall: { submitted: "author", approved: "author", determined: "author" },
    return: { submitted: "senior", approved: "monitoring", determined: "decider" },
    withdraw: { drafting: "author", submitted: "author", approved: "author", determined: "author" },
  };
  const STATES = ["drafting", "submitted", "approved", "determined"] as const;
  const PEOPLE = ["author", "owner", "senior", "monitoring", "decider", "admin"] as const;

  it.each(STATES)("from %s: everybody else is refused, and nothing moves", async (state) => {
    if (state !== "drafting") await bringTo(database, office, frameworkId, state);
    for (const [act, step] of Object.entries(STEPS) as [keyof typeof STEPS, (typeof STEPS)["submit"]][]) {
      for (const who of PEOPLE) {
        const right = RIGHT[act][state];
        if (right === who) continue;
        // Any author may submit, recall and withdraw; only the state keeps them from it elsewhere.
        const refusal = await refusalOf(step(office[who]));
        const knows = who !== "owner" && who !== "admin";
        const expected: RefusalDetail["kind"][] = knows ? ["forbidden", "conflict"] : ["not-found"];
        expect(expected, `${act} by ${who} from ${state}`).toContain(refusal.kind);
        if (knows && right) expect(refusal.kind, `${act} by ${who} from ${state}`).toBe("forbidden");
      }
    }
    expect(await stateOf(database, frameworkId)).toBe(state);
  });

  it("nothing of a signed framework moves any more", async () => {
    await bringTo(database, office, frameworkId, "signed");
    const people = { submit: "author", approve: "senior", determine: "monitoring", sign: "decider" } as const;
    for (const [act, who] of Object.entries(people) as [keyof typeof people, keyof Office][]) {
      expect(await refusalOf(STEPS[act](office[who])), act).toMatchObject({ kind: "conflict" });
    }
    for (const who of ["author", "senior", "monitoring", "decider"] as const) {
      for (const act of ["recall", "return", "withdraw"] as const) {
        const { kind } = await refusalOf(STEPS[act](office[who]));
        expect(["conflict", "forbidden"]).toContain(kind);
      }
    }
    expect(await stateOf(database, frameworkId)).toBe("signed");
  });
});

describe("the four eyes", () => {
  async function withRoles(name: string, ...roles: Role[]) {
    const actor = await addPerson(database, `${name} ${frameworkId}`, roles);
    await givePassword(database, actor);
    return actor;
  }
  const writes = (actor: Actor) =>
    database.db.insert(frameworkAuthor).values({ frameworkId, personId: actor.personId });

  it.each([
    ["approve", "submitted", "senior_officer"],
    ["determine", "approved", "monitoring_officer"],
    ["sign", "determined", "decision_maker"],
  ] as const)("an author does not %s", async (act, stage, role) => {
    const author = await withRoles("Author with a role", "eia_author", role);
    await writes(author);
    await bringTo(database, office, frameworkId, stage);
    expect(await refusalOf(STEPS[act](author))).toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("You wrote content") as string,
    });
  });

  it("nobody both approves and signs", async () => {
    const both = await withRoles("Chief and decider", "senior_officer", "decision_maker");
    await bringTo(database, { ...office, senior: both }, frameworkId, "determined");
    expect(await refusalOf(STEPS.sign(both))).toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("You approved this") as string,
    });
    await STEPS.sign(office.decider);
    expect(await stateOf(database, frameworkId)).toBe("signed");
  });

  it("a role that was ended meanwhile counts no more, whatever the session still believes", async () => {
    const senior = await withRoles("Former chief", "senior_officer");
    await bringTo(database, office, frameworkId, "submitted");
    await database.db
      .update(roleGrant)
      .set({ endedAt: new Date() })
      .where(eq(roleGrant.personId, senior.personId));
    expect(await refusalOf(STEPS.approve(senior))).toMatchObject({ kind: "not-found" });
  });
});

describe("another digest", () => {
  it.each([
    ["approve", "submitted", "senior"],
    ["determine", "approved", "monitoring"],
    ["sign", "determined", "decider"],
    ["return", "submitted", "senior"],
    ["recall", "submitted", "author"],
  ] as const)("%s is refused for a digest that is not the submitted one", async (act, stage, who) => {
    await bringTo(database, office, frameworkId, "submitted");
    const earlier = await digestOf(database, frameworkId);
    await STEPS.recall(office.author);
    await bringTo(database, office, frameworkId, stage);
    for (const digest of [earlier, "0".repeat(64), " "]) {
      const refusal = await refusalOf(STEPS[act](office[who], digest));
      expect(refusal).toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("What was submitted has changed") as string,
      });
    }
    expect(await stateOf(database, frameworkId)).toBe(stage);
  });
});

describe("reasons", () => {
  it.each(["", "   ", "\n"])(
    "are required of a recall, a return and a withdrawal: not %j",
    async (reason) => {
      await bringTo(database, office, frameworkId, "submitted");
      const digest = await digestOf(database, frameworkId);
      const attempts = [
        recallSubmission(at(database, office.author), { frameworkId, digest, reason }),
        returnSubmission(at(database, office.senior), { frameworkId, digest, reason }),
        withdrawFramework(at(database, office.author), { frameworkId, version: await versionOf(), reason }),
      ];
      for (const refusal of await Promise.all(attempts.map(refusalOf))) {
        expect(refusal).toEqual({ kind: "invalid", errors: { reason: "Enter the reason" } });
      }
      expect(await stateOf(database, frameworkId)).toBe("submitted");
    },
  );

  it("a withdrawal is refused where the framework moved on since the form was shown", async () => {
    const version = await versionOf();
    await bringTo(database, office, frameworkId, "submitted");
    const attempt = withdrawFramework(at(database, office.author), { frameworkId, version, reason: "Late" });
    expect(await refusalOf(attempt)).toMatchObject({ kind: "conflict" });
  });
});

describe("approving", () => {
  it("needs the statement", async () => {
    await bringTo(database, office, frameworkId, "submitted");
    const attempt = approveSubmission(at(database, office.senior), {
      frameworkId,
      digest: await digestOf(database, frameworkId),
      confirmed: false,
      comment: "Fine",
    });
    expect(await refusalOf(attempt)).toMatchObject({
      kind: "invalid",
      errors: { confirmed: expect.anything() },
    });
  });
});

describe("determining", () => {
  const section43 = async () => {
    const ground = (await listGrounds(database.db, TODAY)).find(({ section }) => section === "s.43(2)");
    return ground?.id ?? 0;
  };
  async function determineEia(eia: Partial<typeof WITHHELD>) {
    return determinePublication(at(database, office.monitoring), {
      frameworkId,
      digest: await digestOf(database, frameworkId),
      answers: answersWith({ eia: { ...WITHHELD, ...eia } }),
    });
  }
  beforeEach(() => bringTo(database, office, frameworkId, "approved"));

  it.each([
    ["nothing", { written: "" }, { eia_chosen: "EIA: name the Act" }],
    ["a marking", { written: "OFFICIAL-SENSITIVE" }, { eia_written: "EIA: name the Act" }],
    [
      "an Act without its section",
      { written: "Freedom of Information Act 2000" },
      { eia_written: "EIA: name the Act" },
    ],
    ["a ground that is not listed", { written: "", chosen: 999_999 }, { eia_chosen: "EIA: name the Act" }],
    [
      "a qualified exemption without the public interest",
      { written: "section 43 of the Freedom of Information Act 2000" },
      { eia_publicInterest: "public interest" },
    ],
    [
      "a ground said to be qualified without the public interest",
      { written: "Environmental Information Regulations 2004 reg 12(5)", isQualified: true },
      { eia_publicInterest: "public interest" },
    ],
    ["an end date of today", { withheldUntil: TODAY }, { eia_withheldUntil: "must be in the future" }],
    [
      "an end date in the past",
      { withheldUntil: calendarDate("2017-12-31") },
      { eia_withheldUntil: "must be in the future" },
    ],
  ])("a no is refused with %s", async (_case, answer, errors) => {
    const refusal = await refusalOf(determineEia(answer));
    expect(refusal).toEqual({
      kind: "invalid",
      errors: Object.fromEntries(
        Object.entries(errors).map(([field, part]) => [field, expect.stringContaining(part) as string]),
      ),
    });
    expect(await stateOf(database, frameworkId)).toBe("approved");
  });

  it("a listed qualified exemption needs the public interest too, and then is taken", async () => {
    const chosen = await section43();
    expect(await refusalOf(determineEia({ written: "", chosen }))).toMatchObject({
      kind: "invalid",
      errors: { eia_publicInterest: expect.anything() },
    });
    await determineEia({
      written: "",
      chosen,
      publicInterest: "Prices would rise",
      withheldUntil: calendarDate("2018-03-10"),
    });
    const [row] = await database.db
      .select()
      .from(determination)
      .where(and(eq(determination.part, "eia"), eq(determination.publish, false)));
    expect(row).toMatchObject({
      legalGround: "Freedom of Information Act 2000 s.43(2)",
      isQualified: true,
      publicInterest: "Prices would rise",
      withheldUntil: "2018-03-10",
    });
  });
});

describe("signing", () => {
  beforeEach(() => bringTo(database, office, frameworkId, "determined"));
  const attempt = async (overrides: Parameters<typeof signature>[2]) =>
    refusalOf(signDecision(at(database, office.decider), await signature(database, frameworkId, overrides)));
  const isUnsigned = async () => {
    const rows = await database.db
      .select()
      .from(signedRecord)
      .where(eq(signedRecord.frameworkId, frameworkId));
    return rows.length === 0 && (await stateOf(database, frameworkId)) === "determined";
  };

  it("is refused for each acknowledgement that is missing, which it names", async () => {
    const { acknowledgements } = await signature(database, frameworkId);
    expect(acknowledgements).toHaveLength(3);
    for (const missing of acknowledgements) {
      const refusal = await attempt({ acknowledgements: acknowledgements.filter((key) => key !== missing) });
      expect(refusal).toMatchObject({
        kind: "invalid",
        errors: { acknowledgements: expect.stringContaining("One is not acknowledged") as string },
      });
    }
    expect(await attempt({ acknowledgements: ["duty", "made-up"] })).toMatchObject({ kind: "invalid" });
    expect(await isUnsigned()).toBe(true);
  });

  it("is refused with a wrong password, at its field, and counts as a failed sign-in", async () => {
    const before = await database.db.select().from(signInFailure);
    for (const password of ["", "equality-demo ", "Equality-demo"]) {
      expect(await attempt({ password })).toEqual({
        kind: "invalid",
        errors: { password: "This is not your password" },
      });
    }
    expect(await database.db.select().from(signInFailure)).toHaveLength(before.length + 3);
    expect(await isUnsigned()).toBe(true);
    await database.db.delete(signInFailure);
  });

  it("forgets wrong passwords once it is done, and not where something else is wrong", async () => {
    const failures = () => database.db.$count(signInFailure);
    await Promise.all([attempt({ password: "not this one" }), attempt({ password: "nor this one" })]);
    expect(await attempt({ acknowledgements: [] })).toMatchObject({ kind: "invalid" });
    expect(await failures()).toBe(2);
    await signDecision(at(database, office.decider), await signature(database, frameworkId));
    expect(await failures()).toBe(0);
  });

  it("is refused to somebody without a password of their own", async () => {
    const decider = await addPerson(database, `No password ${frameworkId}`, ["decision_maker"]);
    const refusal = await refusalOf(
      signDecision(at(database, decider), await signature(database, frameworkId)),
    );
    expect(refusal).toMatchObject({ kind: "invalid", errors: { password: expect.anything() } });
    await database.db.delete(signInFailure);
  });

  it.each(["", "  ", "None."])("is refused without reasons, whatever the outcome: %j", async (reasons) => {
    for (const outcome of ["supported", "not_supported"] as const) {
      expect(await attempt({ outcome, reasons })).toMatchObject({
        kind: "invalid",
        errors: { reasons: expect.anything() },
      });
    }
    expect(await isUnsigned()).toBe(true);
  });

  it("is refused when an action is open after all, by the gate that is asked again", async () => {
    await forceOpenAction(database, frameworkId);
    const refusal = await attempt({});
    expect(refusal).toMatchObject({ kind: "blocked" });
    expect(refusal.kind === "blocked" && refusal.blockers.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["actions"]),
    );
    expect(await isUnsigned()).toBe(true);
  });

  it("is refused by the database itself when an action is open, should a service ever forget to ask", async () => {
    await database.db.update(action).set({ state: "open" }).where(eq(action.frameworkId, frameworkId));
    const forged = database.db.execute(sql`
      insert into signed_record
        (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
      values (${frameworkId}, 'forged', 'forged', '0', 'supported', now(), ${office.decider.personId}, '{}')`);
    await expect(forged).rejects.toThrow();
  });

  it("is refused when the content was changed behind the services' backs since it was submitted", async () => {
    await database.db
      .update(decisionRecord)
      .set({ summary: "Something else than what was approved" })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    expect(await attempt({})).toMatchObject({ kind: "conflict" });
    expect(await isUnsigned()).toBe(true);
  });

  it("is refused when a determination is missing", async () => {
    const [open] = await database.db.select().from(submission).where(eq(submission.frameworkId, frameworkId));
    await database.db
      .delete(determination)
      .where(and(eq(determination.submissionId, open?.id ?? 0), eq(determination.part, "report")));
    expect(await attempt({})).toMatchObject({ kind: "blocked", blockers: [{ rule: "determinations" }] });
  });

  it("signs once when it is sent twice at the same moment", async () => {
    const input = await signature(database, frameworkId);
    const outcomes = await Promise.allSettled([
      signDecision(at(database, office.decider), input),
      signDecision(at(database, office.decider), input),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
