import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { paths } from "../../app/paths";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { indicator, lineMonitoring, lineReturn, returnValue } from "../../db/schema";
import {
  aBudget,
  aCompleteFramework,
  aLine,
  aLink,
  anAction,
  anEntry,
  anImpact,
} from "../support/content-builder";
import { storeEiaFramework } from "../support/eia-framework";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let authorActor: Actor;
let author: Visitor;
let reader: Visitor;
let outsider: Visitor;
let administrator: Visitor;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite();
  authorActor = await addPerson(site.database, "Author", ["eia_author"]);
  author = await site.as(authorActor);
  reader = await site.as(await addPerson(site.database, "Officer", ["monitoring_officer"]));
  outsider = await site.as(await addPerson(site.database, "Owner", ["action_owner"]));
  administrator = await site.as(await addPerson(site.database, "Admin", ["administrator"]));
  nobody = await site.as(null);
});
afterAll(() => site.stop());

const read = async (who: Visitor, path: string) => {
  const response = await who.get(path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
};

describe("a draft as it will be read", () => {
  it("is marked as a draft, and begins with what would be published empty", async () => {
    const { frameworkId } = await storeEiaFramework(site.database, authorActor);
    const page = await read(author, paths.asPublished(frameworkId));
    expect(page).toContain("This is a draft.");
    expect(page).toContain("What would be published empty");
    expect(page).toContain(`href="${paths.decisionRecord(frameworkId)}#summary"`);
    expect(page.indexOf('id="empty-parts"')).toBeLessThan(page.indexOf('id="in-short"'));
    expect(page).not.toContain("og:title");
    const shown = await read(reader, paths.asPublished(frameworkId));
    expect(shown).not.toContain(`href="${paths.decisionRecord(frameworkId)}#summary"`);
    for (const place of [paths.framework(frameworkId), paths.signOff(frameworkId)]) {
      expect(await read(reader, place)).toContain(`href="${paths.asPublished(frameworkId)}"`);
    }
  });

  it("is for nobody who may not read the draft", async () => {
    const { frameworkId } = await storeEiaFramework(site.database, authorActor);
    const path = paths.asPublished(frameworkId);
    expect((await nobody.get(path)).status).toBe(302);
    expect((await outsider.get(path)).status).toBe(404);
    expect((await administrator.get(path)).status).toBe(403);
  });
});

describe("three hundred lines and changes", () => {
  let frameworkId: number;
  beforeAll(async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      aLine({
        id: index + 1,
        service: `Service ${index + 1}`,
        priorityId: index % 2 === 0 ? 1 : null,
        amounts: { 2018: 1_000_00 + index },
      }),
    );
    const complete = aCompleteFramework({ previous: null, entries: [], statedTotals: [] });
    ({ frameworkId } = await storeContent(site.database, authorActor, {
      ...complete,
      budget: aBudget({ lines }),
      links: lines.map(({ id, service }) => aLink({ id, title: service, newLineIds: [id] })),
      actions: Array.from({ length: 60 }, (_, index) =>
        anAction({ id: index + 1, what: `Ask group ${index + 1}`, entryId: null, mitigates: [] }),
      ),
    }));
  });
  const entriesOn = (page: string) =>
    page.match(/href="\/frameworks\/\d+\/eia\/entries\/\d+"/gu)?.length ?? 0;

  it("the EIA shows a page of them under their priorities, and finds them", async () => {
    const page = await read(author, paths.eia(frameworkId));
    expect(page).toContain("1 to 25 of 300 changes.");
    expect(page).toContain("Victims: 150");
    expect(entriesOn(page)).toBe(25);
    const found = await read(author, paths.eia(frameworkId, "text=service+299&state=unfinished"));
    expect(found).toContain("1 to 1 of 1 change found.");
    expect(await read(author, paths.eia(frameworkId, "state=finished"))).toContain("No change is found.");
  });

  it("what is to be put right comes by pages, with the whole counts", async () => {
    const page = await read(author, paths.signOff(frameworkId));
    expect(page).toContain("Find what is to be put right");
    expect(page).toMatch(/1 to 50 of \d+ things\./u);
    const found = await read(author, paths.toPutRight(frameworkId, "text=service+299&state=coverage"));
    expect(found).toContain("1 to 1 of 1 thing found.");
  });

  it("the action plan too", async () => {
    const page = await read(author, paths.actionPlan(frameworkId));
    expect(page).toContain("1 to 25 of 60 actions.");
    const found = await read(author, paths.actionPlan(frameworkId, "text=group+42"));
    expect(found).toContain("1 to 1 of 1 action found.");
  });
});

describe("results of a hundred and twenty lines", () => {
  let frameworkId: number;
  let lineIds: number[];
  beforeAll(async () => {
    const lines = Array.from({ length: 120 }, (_, index) =>
      aLine({ id: index + 1, service: `Service ${index + 1}`, amounts: { 2018: 1_000_00 } }),
    );
    const complete = aCompleteFramework({ previous: null, actions: [], statedTotals: [] });
    ({ frameworkId } = await storeContent(site.database, authorActor, {
      ...complete,
      budget: aBudget({ lines }),
      links: lines.map(({ id, service }) => aLink({ id, title: `Change of ${service}`, newLineIds: [id] })),
      // Of the first sixty nothing was known yet; the others were expected to do good, and do.
      entries: lines.map(({ id }) =>
        anEntry({
          ...{ id, changeId: id, evidence: [], consultees: [] },
          impacts: [anImpact({ id, direction: id <= 60 ? "not_yet_known" : "positive" })],
        }),
      ),
    }));
    const { db } = site.database;
    const { budget } = await getContent(db, frameworkId);
    lineIds = budget.lines.map(({ id }) => id);
    const of = (lineId: number) => ({ frameworkId, lineId });
    await db
      .insert(lineMonitoring)
      .values(lineIds.map((id) => ({ ...of(id), frequency: "full_year" as const })));
    const words = { unit: "people", goodDirection: "higher" as const, baseline: 1_00, about: "age" as const };
    const measured = await db
      .insert(indicator)
      .values(lineIds.map((id) => ({ ...of(id), ...words, name: "Reached" })))
      .returning({ id: indicator.id, lineId: indicator.lineId });
    await db.insert(indicator).values(
      Array.from({ length: 29 }, (_, index) => ({
        ...of(lineIds[0] ?? 0),
        ...words,
        name: `Counted ${index + 1}`,
      })),
    );
    const periodEndsOn = calendarDate("2018-03-31");
    const returned = await db
      .insert(lineReturn)
      .values(
        lineIds.map((id) => ({
          ...of(id),
          ...{ periodEndsOn, version: 1, cameBy: "link" as const, at: new Date("2018-04-03T10:00:00Z") },
        })),
      )
      .returning({ id: lineReturn.id, lineId: lineReturn.lineId });
    const returnOf = new Map(returned.map(({ id, lineId }) => [lineId, id]));
    await db.insert(returnValue).values(
      measured.map(({ id, lineId }) => ({
        ...{ returnId: returnOf.get(lineId) ?? 0, indicatorId: id, value: 9_00 },
      })),
    );
  });
  const entriesOn = (page: string) =>
    new Set(page.match(/href="\/frameworks\/\d+\/eia\/entries\/\d+\/seen"/gu)).size;
  const linesOn = (page: string) =>
    new Set(page.match(/href="\/frameworks\/\d+\/results\/lines\/\d+"/gu)).size;

  it("come by pages, each list turned by itself", async () => {
    const first = await read(author, paths.results(frameworkId));
    expect([entriesOn(first), linesOn(first)]).toEqual([100, 50]);
    const reviews = paths.results(frameworkId, "review=2");
    expect(first).toContain(`href="${reviews}"`);
    const second = await read(author, reviews);
    expect([entriesOn(second), linesOn(second)]).toEqual([60, 50]);
    expect(second).toContain("Change of Service 60<");
    // Whoever turns another list stays where they are in this one.
    expect(second).toContain(`href="${paths.results(frameworkId, "review=2&amp;seen=2")}"`);
    const last = await read(author, paths.results(frameworkId, "page=99&review=99&seen=99"));
    expect([entriesOn(last), linesOn(last)]).toEqual([20, 20]);
    expect((await author.get(paths.results(frameworkId, "page=x&review=-1"))).status).toBe(200);
  });

  it("have the indicators of a line by pages too", async () => {
    const [lineId = 0] = lineIds;
    const page = await read(author, paths.lineResults(frameworkId, lineId));
    expect(page).toContain("Counted 24");
    expect(page).not.toContain("Counted 25");
    expect(page).toContain(`href="${paths.lineResults(frameworkId, lineId, 2)}"`);
    const second = await read(author, paths.lineResults(frameworkId, lineId, 2));
    expect(second).toContain("Counted 29");
    expect(second).not.toContain("Counted 24");
  });
});

describe("the first day", () => {
  it("the administrator’s start page lists the people and roles still needed", async () => {
    const page = await read(administrator, paths.home());
    expect(page).toContain("People and roles still needed");
    expect(page).toContain("Nobody yet");
    expect(await read(author, paths.home())).not.toContain("People and roles still needed");
  });

  it("a forgotten password leads to somebody", async () => {
    expect(await read(nobody, paths.signIn())).toContain("I have forgotten my password");
  });
});

describe("a public page", () => {
  it("says what it is where its address is shared", async () => {
    const page = await read(nobody, paths.decisions());
    for (const property of ["og:title", "og:description", "og:type", "og:url"]) {
      expect(page).toContain(`property="${property}"`);
    }
    expect(await read(author, paths.home())).not.toContain("og:title");
  });
});
