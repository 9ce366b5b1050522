import { describe, expect, it } from "vitest";
import { linesFingerprint } from "~/domain/budget/changes";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { detailsBody } from "~/domain/decision/signed-snapshot";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aCompleteFramework, CHANGE } from "../../support/content-builder";

const COMPLETE = aCompleteFramework();
const SAID = { rationale: "A grant ended", effectiveOn: calendarDate("2018-10-01") };

const withReason = (reason: { rationale: string; effectiveOn: typeof SAID.effectiveOn | null }) => ({
  ...COMPLETE,
  links: COMPLETE.links.map((link) => ({ ...link, ...reason })),
});
/** Content as it could be submitted before a change said why it is made. */
const BEFORE = withReason({ rationale: "", effectiveOn: null });

const leavesOf = (content: FrameworkContent) =>
  contentLeaves(content).filter(({ kind }) => kind === "change");

describe("a change that was submitted before", () => {
  it("has, in its leaf, exactly what it had", () => {
    const changes = changesOf(BEFORE);
    expect(leavesOf(BEFORE).map(({ body }) => body)).toEqual(
      changes.map(({ previousLines, newLines, rationale: _why, effectiveOn: _when, ...change }) => ({
        ...change,
        previousLineIds: previousLines.map(({ id }) => id),
        newLineIds: newLines.map(({ id }) => id),
      })),
    );
  });

  it("has in its leaf no difference in provision, which was not told apart then", () => {
    const content = {
      ...BEFORE,
      budget: {
        ...BEFORE.budget,
        lines: BEFORE.budget.lines.map((line) => (line.id === 3 ? { ...line, provision: "Less" } : line)),
      },
    };
    const respelt = changesOf(content).find(({ id }) => id === CHANGE.respelt);
    expect(respelt?.differences.map(({ field }) => field)).toEqual(["provision", "reach"]);
    expect(respelt && linesFingerprint(respelt).new[0]?.provision).toBe("Less");
    const leaf = leavesOf(content).find(({ id }) => id === CHANGE.respelt);
    expect(leaf?.body).toMatchObject({ differences: [{ field: "reach" }] });
  });

  it("has the body that it had", () => {
    for (const change of detailsBody(BEFORE).changes) {
      expect(Object.keys(change)).not.toContain("rationale");
      expect(Object.keys(change)).not.toContain("effectiveOn");
    }
  });
});

it("what is said of a change is in its leaf and in what is published", () => {
  const content = withReason(SAID);
  for (const leaf of leavesOf(content)) expect(leaf.body).toMatchObject(SAID);
  for (const change of detailsBody(content).changes) expect(change).toMatchObject(SAID);
});
