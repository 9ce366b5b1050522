import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { decisionRecord } from "../../db/schema";
import { paths } from "../../app/paths";
import { anOffice, type Office } from "../support/action-plan";
import { anImpact, aCompleteFramework } from "../support/content-builder";
import { bringTo, digestOf, SIGN_OFF_NOW, submit } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let author: Visitor;
let senior: Visitor;
let decider: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  author = await site.as(office.author);
  senior = await site.as(office.senior);
  decider = await site.as(office.decider);
});
afterAll(() => site.stop());

const read = async (who: Visitor, path: string) => {
  const response = await who.get(path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
};

describe("before it is submitted again", () => {
  it("its author sees what differs from what was submitted before", async () => {
    const { frameworkId } = await storeContent(site.database, office.author);
    expect(await read(author, paths.signOff(frameworkId))).not.toContain("What differs from before");
    await submit(site.database, office.author, frameworkId);
    await author.post(`/frameworks/${frameworkId}/sign-off/recall`, {
      digest: await digestOf(site.database, frameworkId),
      reason: "A slip",
    });
    expect(await read(author, paths.signOff(frameworkId))).toContain(
      "Nothing differs from what was submitted",
    );
    await site.database.db
      .update(decisionRecord)
      .set({ discussion: "The board was asked once more" })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    const page = await read(author, paths.signOff(frameworkId));
    expect(page).toContain("One thing differs from what was submitted");
    expect(page).toContain("The board was asked once more");
    expect(page).not.toContain("is submitted again");
  });
});

describe("whoever decides", () => {
  it("reads what those who wrote and checked it said, and what became of it", async () => {
    const { frameworkId } = await storeContent(site.database, office.author);
    await bringTo(site.database, office, frameworkId, "determined");
    const decision = `/frameworks/${frameworkId}/sign-off/decision`;
    expect(await read(decider, decision)).not.toContain('id="comments"');
    const sent = await senior.post(`/frameworks/${frameworkId}/comments/new`, {
      place: "whole",
      kind: "comment",
      text: "It reaches 40 people",
    });
    expect(sent.status).toBe(302);
    const page = await read(decider, decision);
    expect(page).toContain("It reaches 40 people");
    expect(page).toContain('href="#comments"');
    expect(page).not.toContain("/comments/new");
  });
});

describe("the list of changes", () => {
  it("shows an answer in green only where it lacks nothing", async () => {
    const complete = aCompleteFramework();
    const tagOf = async (impacts: ReturnType<typeof anImpact>[]) => {
      const entries = complete.entries.map((entry) =>
        entry.kind === "assessed" ? { ...entry, impacts } : entry,
      );
      const { frameworkId } = await storeContent(site.database, office.author, {
        ...complete,
        entries,
        actions: [],
      });
      const page = await read(author, paths.changes(frameworkId));
      return /<strong class="govuk-tag govuk-tag--(\w+)">Assessed</u.exec(page)?.[1];
    };
    expect(await tagOf([anImpact({ direction: "positive" })])).toBe("green");
    expect(await tagOf([anImpact({ direction: "positive", who: "" })])).toBe("yellow");
  });
});

describe("a draft as it will be read", () => {
  it("comes by pages, leads to the page of each section, and stands whole for print", async () => {
    const { frameworkId } = await storeContent(site.database, office.author);
    const whole = await read(author, paths.asPublishedPage(frameworkId, "all"));
    for (const id of ["in-short", "appendix-1", "appendix-2", "appendix-3"]) {
      expect(whole.split(`id="${id}"`)).toHaveLength(2);
      expect(await read(author, `/frameworks/${frameworkId}/as-published?at=${id}`)).toContain(`id="${id}"`);
    }
    const first = await read(author, paths.asPublished(frameworkId));
    expect(first).toContain('id="in-short"');
    expect(first).toContain("This is a draft.");
    expect(await read(author, `/frameworks/${frameworkId}/as-published?page=99999`)).toContain("Draft");
    expect(await read(author, `/frameworks/${frameworkId}/as-published?page=nothing`)).toContain(
      'id="in-short"',
    );
  });
});

describe("lines that were linked", () => {
  it("are offered to be as before, once", async () => {
    const { frameworkId } = await storeContent(site.database, office.author, {
      ...aCompleteFramework(),
      entries: [],
      actions: [],
    });
    const { budget, previous, links } = await getContent(site.database.db, frameworkId);
    const [line, other] = [budget.lines[0], previous?.lines[1]];
    const page = await read(author, paths.linkLines(frameworkId));
    const [, version = ""] = /name="version" value="(\d+)"/u.exec(page) ?? [];
    const linked = await author.post(paths.linkLines(frameworkId), {
      version,
      title: "Both together",
      previousLineIds: [String(other?.id)],
      newLineIds: [String(line?.id)],
    });
    const change = linked.headers.get("location") ?? "";
    const notice = linked.headers.getSetCookie().find((cookie) => cookie.startsWith("notice=")) ?? "";
    const after = await (
      await author.get(change, { Cookie: `${author.cookie ?? ""}; ${notice.split(";")[0] ?? ""}` })
    ).text();
    expect(after).toContain("Undo: as it was before");
    const [, action = ""] = /action="([^"]+\/undo)"/u.exec(after) ?? [];
    const undone = await author.post(action, { version: String(Number(version) + 1) });
    expect([undone.status, undone.headers.get("location")]).toEqual([302, paths.changes(frameworkId)]);
    const now = (await getContent(site.database.db, frameworkId)).links;
    const made = (those: typeof links) =>
      those.map(({ title, previousLineIds, newLineIds }) => ({ title, previousLineIds, newLineIds }));
    expect(made(now)).toEqual(expect.arrayContaining(made(links)));
    expect(now).toHaveLength(links.length);
  });
});
