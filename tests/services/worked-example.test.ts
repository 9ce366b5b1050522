import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Database } from "../../db/client.server";
import { changesOf, type FrameworkContent } from "../../app/domain/framework/content";
import { submissionGate, type Blocker } from "../../app/domain/framework/sign-off-gate";
import { summariseChanges } from "../../app/domain/budget/changes";
import { reconciliationDifferences } from "../../app/domain/budget/reconciliation";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { actAs, loadBaseline, loadDraft } from "../../app/platform/demo/load-example.server";
import { addDemoOffice } from "../../app/platform/demo/prepare-demo.server";
import { createTestDatabase } from "../support/database";
import { NOW } from "../support/office";

let database: Database;
let content: FrameworkContent;
beforeAll(async () => {
  database = await createTestDatabase();
  await addDemoOffice(database, NOW);
  const author = await actAs(database, "author@opcc.example", NOW);
  content = await getContent(database.db, await loadDraft(author, await loadBaseline(author)));
});
afterAll(() => database.close());

describe("the 2018-21 framework, loaded as it was published", () => {
  it("has 13 changes, 3 transfers and 19 unchanged, to the penny", () => {
    const summary = summariseChanges(changesOf(content), content.budget.years);
    expect(summary).toEqual({
      changes: 13,
      transfers: 3,
      unchanged: 19,
      byYear: [
        { year: 2018, net: -384_953_75, transferred: -412_988_00, likeForLike: 28_034_25 },
        { year: 2019, net: -379_503_75, transferred: -412_988_00, likeForLike: 33_484_25 },
        { year: 2020, net: -399_003_75, transferred: -412_988_00, likeForLike: 13_984_25 },
      ],
    });
  });

  it("reconciles: every published sub-total, total and funding source agrees with the lines", () => {
    expect(reconciliationDifferences(content)).toEqual([]);
  });

  it("is blocked by exactly this", () => {
    const gate = submissionGate(content, calendarDate("2018-03-07"));
    const blockers = gate.ok ? [] : gate.blockers;
    const lines = (rule: Blocker["rule"]) =>
      blockers
        .filter((blocker) => blocker.rule === rule)
        .map(({ subject, message }) => `${subject}: ${message}`);
    const notAssessed = (title: string) => `${title}: This change is not assessed.`;
    const transfer = (title: string) =>
      `${title}: This transfer is not assessed. Screen it out with a reason, or assess it.`;
    const differs = (title: string, what: string) =>
      `${title}: The amount is unchanged, but ${what} differs. Assess it, or confirm that it is the same, spelt differently.`;
    const nobody = (title: string) => `${title}: It does not say who was consulted, or why nobody was.`;

    expect(lines("coverage").sort()).toEqual(
      [
        notAssessed("Sexual and domestic violence information and support service"),
        notAssessed("Safeguarding Boards"),
        notAssessed("C2ARA"),
        notAssessed("Crimestoppers"),
        notAssessed("Youth prevention contracts ended June 2017"),
        notAssessed("Kicks"),
        notAssessed("Grants, emergent issues and the Prevention Fund"),
        transfer("Substance misuse - Force side"),
        transfer("Police officers in the Youth Offending Service"),
        transfer("MAPPA"),
      ].sort(),
    );
    expect(lines("same_service").sort()).toEqual(
      [
        differs("Sexual Abuse Referral Centre (SARC)", "the provider"),
        differs("Specialist substance misuse - City", "the reach"),
        differs("Specialist substance misuse - County", "the reach"),
        differs("Rutland substance misuse add on", "the provider"),
        differs("Anchor Centre/Recovery hub", "the provider"),
        differs("CSE return interview post", "the provider"),
        differs("YOS contribution - County and Rutland", "the reach"),
        differs("Supporting Leicestershire Families", "the reach"),
        differs("Changing Lives Rutland", "the provider"),
        differs("New Dawn New Day", "the provision"),
        differs("Domestic Homicide Reviews - County", "the reach"),
      ].sort(),
    );
    expect(lines("completeness")).toEqual([
      "Victim First and the contracts it brings together: The pointer to a separate EIA is incomplete: its reference, its date, a stored copy and its findings by characteristic are missing.",
    ]);
    expect(lines("adverse")).toEqual([
      "Leicestershire Cares / WIRE: The mitigation of the adverse impact on sex does not say who does it and by when. Say who does it and by when, or make it an action.",
    ]);
    expect(lines("inquiry")).toEqual([
      "Strategic Partnership Development Fund (SPDF) onward investment: The impact on disability is not yet known, and nothing says that it is asked. Say what is asked, who finds out and by when; or why it cannot reasonably be asked now, and how the decision stays open.",
    ]);
    expect(lines("evidence").sort()).toEqual(
      ["Leicestershire Cares / WIRE", "Strategic Partnership Development Fund (SPDF) onward investment"].map(
        (title) =>
          `${title}: An impact of it is adverse or not yet known, and it gives no evidence. Say what shows it, or what is not held and why.`,
      ),
    );
    expect(lines("consultees").sort()).toEqual(
      [
        nobody("Leicestershire Cares / WIRE"),
        // The office asks it of what moves £50,000, and of no other change that harms nobody.
        nobody("Warning Zone"),
      ].sort(),
    );
    expect(lines("outcome")).toEqual(["EIA: The outcome of the EIA is not chosen."]);
    expect(lines("freshness")).toEqual([
      "EIA: The EIA was completed on 22 March 2017, and nothing in it was confirmed since the date of the figures (31 January 2018). Look at it again and confirm it.",
    ]);
    expect(lines("actions")).toEqual([
      expect.stringMatching(
        /^Stay close to the Reducing Reoffending Board .* Commissioning Manager has this open, due 31 December 2018\.$/u,
      ),
    ]);
    expect(lines("options")).toEqual([
      "Decision record: An impact is adverse, and no other option is recorded with why it was not chosen. To change nothing may be one.",
    ]);
    expect(blockers).toHaveLength(32);
  });
});
