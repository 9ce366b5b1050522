import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import {
  findProject,
  listMyProjectsWithPastPhase,
  listProjects,
} from "../../db/queries/commissioning.server";
import { listAuthorIds } from "../../db/queries/frameworks.server";
import { getContent } from "../../db/queries/content.server";
import { auditEvent, commissioningProject } from "../../db/schema";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { latePhases } from "../../app/domain/commissioning/phase";
import { dateInLondon } from "../../app/domain/shared/calendar-date";
import { recordPhase } from "../../app/services/commissioning/record-phase.server";
import { removeProject } from "../../app/services/commissioning/remove-project.server";
import { saveProject, type SaveProjectInput } from "../../app/services/commissioning/save-project.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import type { Actor } from "../../db/queries/people.server";
import { anOffice, expectRefusal, setState, type Office } from "../support/action-plan";
import { aNewProject, inMonth, onDay } from "../support/commissioning";
import { createTestDatabase } from "../support/database";
import { SIGN_OFF_NOW, at, bringTo, givePassword, setTitles, signature, stateOf } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const TODAY = dateInLondon(SIGN_OFF_NOW);

let database: Database;
let office: Office;
let frameworkId: number;
let lineId: number;
let separateChangeId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
  const { budget, entries } = await getContent(database.db, frameworkId);
  lineId = budget.lines[0]?.id ?? 0;
  separateChangeId = entries.find(({ kind }) => kind === "separate_eia")?.changeId ?? 0;
});
afterAll(() => database.close());

const save = (overrides: Partial<SaveProjectInput> = {}, actor: Actor = office.author) =>
  saveProject(at(database, actor), { frameworkId, ...aNewProject(overrides) });
const now = async (projectId: number) => {
  const found = await findProject(database.db, frameworkId, projectId);
  if (!found) throw new Error(`No project ${projectId}`);
  return found;
};
const record = async (
  projectId: number,
  actual = onDay("2018-03-01"),
  { actor = office.author, version }: { actor?: Actor; version?: number } = {},
) =>
  recordPhase(at(database, actor), {
    ...{ frameworkId, projectId, phase: "analyse" as const, actual, note: "" },
    version: version ?? (await now(projectId)).version,
  });
const sign = async () => signDecision(at(database, office.decider), await signature(database, frameworkId));
const lastEvent = async () => {
  const events = await database.db.select().from(auditEvent).where(eq(auditEvent.frameworkId, frameworkId));
  return events.toSorted((a, b) => b.number - a.number)[0];
};

describe("a commissioning project", () => {
  it("is kept as it was written, with months that stay months", async () => {
    const projectId = await save({
      ...{ lineIds: [lineId, lineId], changeIds: [separateChangeId], ownerId: office.author.personId },
      ...{ eiaState: "complete", eiaReference: "EIA 2018-4", eiaLink: "https://example.org/eia" },
    });
    expect(await now(projectId)).toMatchObject({
      ...{ name: "Victim First", provider: "A charity", providerState: "proposed", version: 1 },
      ...{ lineIds: [lineId], changeIds: [separateChangeId], ownerName: office.author.name },
      ...{ eiaState: "complete", eiaReference: "EIA 2018-4", eiaLink: "https://example.org/eia" },
      phases: [
        { phase: "analyse", expected: inMonth("2018-01-31"), actual: null, note: "" },
        { phase: "plan", expected: null },
        { phase: "do", expected: null },
        { phase: "service_start", expected: null },
        { phase: "review", expected: onDay("2018-10-01"), actual: null, note: "With the board" },
      ],
    });
    expect(await lastEvent()).toMatchObject({
      act: "project.save",
      subject: "Victim First",
      detail: { projectId },
    });
  });

  it("is edited on the version that was seen, and keeps when its phases began", async () => {
    const projectId = await save();
    await record(projectId);
    await expectRefusal(save({ projectId, version: 1, name: "Another" }), {
      kind: "stale",
      current: expect.objectContaining({ name: "Victim First", analyse_expected: "January 2018" }) as unknown,
    });
    await save({ projectId, version: 2, name: "Another", phases: [] });
    const after = await now(projectId);
    expect(after).toMatchObject({ name: "Another", version: 3 });
    expect(after.phases[0]).toEqual({
      phase: "analyse",
      expected: null,
      actual: onDay("2018-03-01"),
      note: "",
    });
    expect(after.phases[4]).toMatchObject({ expected: null, note: "" });
  });

  it("is refused with what belongs to another framework, or is in the wrong order", async () => {
    const other = await storeContent(database, office.author);
    const content = await getContent(database.db, other.frameworkId);
    const stranger = content.budget.lines[0]?.id ?? 0;
    const change = content.links[0]?.id ?? 0;
    await expectRefusal(save({ lineIds: [stranger], changeIds: [change], ownerId: 999_999 }), {
      kind: "invalid",
      errors: {
        lines: "One of these lines is there no more. Choose again",
        changes: "One of these changes is there no more. Choose again",
        owner: "Choose an account that is in use",
      },
    });
    await expectRefusal(
      save({
        phases: [
          { phase: "plan", expected: onDay("2019-01-01"), note: "" },
          { phase: "do", expected: inMonth("2018-04-30"), note: "" },
        ],
      }),
      {
        kind: "invalid",
        errors: { do_expected: "“Do” is expected before “Plan”, in January 2019. Check both dates" },
      },
    );
    const projectId = await save();
    await expectRefusal(
      saveProject(at(database, office.author), {
        frameworkId: other.frameworkId,
        ...aNewProject({ projectId, version: 1 }),
      }),
      { kind: "not-found" },
    );
    expect(await listProjects(database.db, other.frameworkId)).toEqual([]);
  });

  it("is removed with its dates, by an author alone", async () => {
    const projectId = await save({ lineIds: [lineId], changeIds: [separateChangeId] });
    const place = { frameworkId, projectId };
    await expectRefusal(removeProject(at(database, office.senior), { ...place, version: 1 }), {
      kind: "forbidden",
    });
    await expectRefusal(removeProject(at(database, office.author), { ...place, version: 9 }), {
      kind: "stale",
    });
    await removeProject(at(database, office.author), { ...place, version: 1 });
    expect(await listProjects(database.db, frameworkId)).toEqual([]);
    expect(await lastEvent()).toMatchObject({
      act: "project.remove",
      detail: { projectId, before: { review_note: "With the board" } },
    });
  });
});

describe("when a phase began", () => {
  it("is recorded by an author or the owner, never for a day to come, and can be taken back", async () => {
    const projectId = await save({ ownerId: office.senior.personId });
    await expectRefusal(record(projectId, onDay("2018-03-10")), {
      kind: "invalid",
      errors: { actual: "When it began must be today or earlier" },
    });
    await expectRefusal(record(projectId, onDay("2018-03-01"), { actor: office.monitoring }), {
      kind: "forbidden",
    });
    await expectRefusal(record(projectId, onDay("2018-03-01"), { version: 7 }), { kind: "stale" });
    await record(projectId, inMonth("2018-03-31"), { actor: office.senior });
    expect((await now(projectId)).phases[0]?.actual).toEqual(inMonth("2018-03-31"));
    expect(await lastEvent()).toMatchObject({
      act: "project.record",
      detail: { projectId, phase: "analyse", after: { Analyse: "March 2018" } },
    });
    await recordPhase(at(database, office.author), {
      ...{ frameworkId, projectId, phase: "analyse" as const, actual: null, note: "A slip", version: 2 },
    });
    expect((await now(projectId)).phases[0]).toMatchObject({ actual: null, note: "A slip" });
  });

  it("waits for the owner once its time has passed, until it is recorded", async () => {
    const { personId } = office.senior;
    const mine = async () => {
      const found = await listMyProjectsWithPastPhase(database.db, personId, TODAY);
      return found.filter(({ framework: { id } }) => id === frameworkId);
    };
    const projectId = await save({ ownerId: personId });
    const [late] = await mine();
    expect(late).toMatchObject({ id: projectId, framework: { id: frameworkId } });
    expect(latePhases(late?.phases ?? [], TODAY).map(({ phase }) => phase)).toEqual(["analyse"]);
    await record(projectId);
    expect(await mine()).toEqual([]);
    await save({ ownerId: personId });
    await setState(database, frameworkId, "withdrawn");
    expect(await mine()).toEqual([]);
  });
});

describe("a separate EIA that is a project's own (rule 32)", () => {
  const rulesOf = async () => {
    const gate = submissionGate(await getContent(database.db, frameworkId), TODAY);
    return gate.ok ? [] : gate.blockers.map(({ rule }) => rule);
  };

  it("holds up the submission until it is complete", async () => {
    expect(await rulesOf()).toEqual([]);
    const projectId = await save({ changeIds: [separateChangeId], eiaState: "not_begun" });
    expect(await rulesOf()).toEqual(["projects"]);
    await expectRefusal(bringTo(database, office, frameworkId, "submitted"), { kind: "blocked" });
    await save({ projectId, version: 1, changeIds: [separateChangeId], eiaState: "complete" });
    expect(await rulesOf()).toEqual([]);
  });

  it("is no longer written while what rests on it waits for the signature, and is again afterwards", async () => {
    const projectId = await save({ changeIds: [separateChangeId], eiaState: "complete" });
    await bringTo(database, office, frameworkId, "determined");
    await expectRefusal(save({ projectId, version: 1 }), { kind: "conflict" });
    await expectRefusal(save(), { kind: "conflict" });
    await record(projectId);
    await sign();
    await save({ projectId, version: 2, changeIds: [separateChangeId], eiaState: "in_progress" });
    await record(projectId, onDay("2018-03-02"));
    expect((await now(projectId)).version).toBe(4);
  });

  it("is held by the gate and by the database at the signature too", async () => {
    const projectId = await save({ changeIds: [separateChangeId], eiaState: "complete" });
    await bringTo(database, office, frameworkId, "determined");
    const { db } = database;
    const setEia = (eiaState: "in_progress" | "complete") =>
      db.update(commissioningProject).set({ eiaState }).where(eq(commissioningProject.id, projectId));
    await setEia("in_progress");
    await expectRefusal(sign(), { kind: "blocked" });
    const pastTheGate = db.execute(sql`
      insert into signed_record (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
      values (${frameworkId}, 'x/2018', 'x-2018', 'd', 'supported', now(), ${office.decider.personId}, '{}')`);
    await expect(pastTheGate).rejects.toMatchObject({
      cause: { message: expect.stringContaining("rests on the EIA of a project") as unknown },
    });
    await setEia("complete");
    await sign();
    expect(await stateOf(database, frameworkId)).toBe("signed");
  });

  it("makes whoever says so an author, who approves nothing of it (rule 10)", async () => {
    const { personId } = office.colleague;
    expect([...(await listAuthorIds(database.db, frameworkId))]).not.toContain(personId);
    await save({ changeIds: [separateChangeId], eiaState: "complete" }, office.colleague);
    expect([...(await listAuthorIds(database.db, frameworkId))]).toContain(personId);
  });
});
