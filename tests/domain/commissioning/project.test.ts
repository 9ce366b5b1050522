import { describe, expect, it } from "vitest";
import { mayRecordPhase, mayWriteProject, type Person } from "~/auth/permissions";
import { projectEiaGap, type ProjectStanding } from "~/domain/commissioning/project";
import { changesOf } from "~/domain/framework/content";
import { FRAMEWORK_STATES, ROLES, type FrameworkState, type Role } from "~/domain/framework/lifecycle";
import { nextToPutRight } from "~/domain/framework/next-to-put-right";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import { taskOf } from "~/domain/framework/task-list";
import { TODAY, aCompleteFramework } from "../../support/content-builder";

const content = aCompleteFramework();
const separate = content.entries.find(({ kind }) => kind === "separate_eia");
const assessed = content.entries.find(({ kind }) => kind === "assessed");
const standing = (overrides: Partial<ProjectStanding> = {}): ProjectStanding => ({
  projectId: 7,
  name: "Victim First",
  eiaState: "in_progress",
  changeIds: [separate?.changeId ?? 0],
  ...overrides,
});

describe("an entry that points to a separate EIA (rule 32)", () => {
  it.each<[string, Partial<ProjectStanding>, string | null]>([
    ["holds it up while it is in progress", {}, "and this project’s own is in progress."],
    ["holds it up before it is begun", { eiaState: "not_begun" }, "and this project’s own is not begun."],
    ["does not once it is complete", { eiaState: "complete" }, null],
    ["does not where the project has none", { eiaState: null }, null],
    ["does not where it is about another change", { changeIds: [assessed?.changeId ?? 0] }, null],
    ["does not where the project concerns no change", { changeIds: [] }, null],
  ])("%s", (_case, overrides, message) => {
    const gap = projectEiaGap(standing(overrides), content.entries);
    if (message === null) expect(gap).toBeNull();
    else expect(gap).toBe(`An entry of the EIA points to a separate EIA, ${message}`);
  });

  it("is counted with the others that rest on the same", () => {
    const entries = content.entries.map((entry) => ({ ...entry, kind: "separate_eia" as const }));
    const changeIds = entries.map(({ changeId }) => changeId);
    expect(projectEiaGap(standing({ changeIds }), entries)).toBe(
      `${entries.length} entries of the EIA point to a separate EIA, and this project’s own is in progress.`,
    );
  });

  it("blocks the submission, at the project's page, as a task of the EIA", () => {
    expect(changesOf(content).length).toBeGreaterThan(0);
    expect(submissionGate({ ...content, projects: [standing({ eiaState: "complete" })] }, TODAY).ok).toBe(
      true,
    );
    const verdict = submissionGate({ ...content, projects: [standing()] }, TODAY);
    const blockers = verdict.ok ? [] : verdict.blockers;
    expect(blockers).toMatchObject([
      {
        rule: "projects",
        subject: "Victim First",
        by: "eia_author",
        putRight: { page: "project", projectId: 7 },
      },
    ]);
    expect(blockers.map(taskOf)).toEqual(["eia"]);
    expect(nextToPutRight(blockers)).toBe(blockers[0]);
  });
});

const person = (role: Role, personId = 1): Person => ({ personId, roles: [role], isConfirmed: true });
const given = (permission: ReturnType<typeof mayWriteProject>) =>
  permission.ok ? "may" : permission.refused.why;

describe("who may do what with a project", () => {
  it("is written by EIA authors, in drafting and after the signature", () => {
    const asked = FRAMEWORK_STATES.map((state) => [
      state,
      given(mayWriteProject(person("eia_author"), { state })),
    ]);
    expect(Object.fromEntries(asked)).toEqual({
      baseline: "state",
      drafting: "may",
      submitted: "state",
      approved: "state",
      determined: "state",
      signed: "may",
      withdrawn: "state",
    });
    for (const role of ROLES.filter((one) => one !== "eia_author")) {
      expect(given(mayWriteProject(person(role), { state: "drafting" })), role).toBe("role");
    }
  });

  it("has its phases recorded by an author and its owner, from the draft to long after the signature", () => {
    const may = (who: Person, state: FrameworkState) => given(mayRecordPhase(who, { ownerId: 2 }, { state }));
    for (const state of FRAMEWORK_STATES) {
      const expected = state === "baseline" || state === "withdrawn" ? "state" : "may";
      expect(may(person("eia_author"), state), state).toBe(expected);
      expect(may(person("senior_officer", 2), state), state).toBe(expected);
      expect(may(person("senior_officer"), state), state).toBe("role");
      expect(may(person("action_owner", 2), state), state).toBe("role");
    }
  });
});
