import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../app/paths";
import type { Actor } from "../../db/queries/people.server";
import { aBudget, aCompleteFramework, aLine, aLink, anAction } from "../support/content-builder";
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
