import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { changesOf } from "../../app/domain/framework/content";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { loggedPath, paths } from "../../app/paths";
import { anOffice, type Office } from "../support/action-plan";
import { bringTo, givePassword, setTitles } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

const NOW = new Date("2019-06-03T10:00:00Z");
const HALF = calendarDate("2018-09-30");
const INDICATOR = "canary-indicator: young people who are reached";

let site: TestSite;
let office: Office;
let visitors: Record<keyof Office, Visitor>;
let nobody: Visitor;
let frameworkId: number;
let changeId: number;
let lineId: number;

beforeAll(async () => {
  site = await startTestSite({ now: NOW });
  office = await anOffice(site.database);
  await setTitles(site.database);
  await givePassword(site.database, office.decider);
  const entries = await Promise.all(
    (Object.keys(office) as (keyof Office)[]).map(async (who) => [who, await site.as(office[who])] as const),
  );
  visitors = Object.fromEntries(entries) as typeof visitors;
  nobody = await site.as(null);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(site.database, office.author));
  await bringTo(site.database, office, frameworkId, "signed");
  const content = await getContent(site.database.db, frameworkId);
  const entry = content.entries.find(({ impacts }) =>
    impacts.some(({ direction }) => direction === "positive"),
  );
  changeId = entry?.changeId ?? 0;
  lineId = changesOf(content).find(({ id }) => id === changeId)?.newLines[0]?.id ?? 0;
});
afterAll(() => site.stop());

const read = async (visitor: Visitor, address: string) =>
  (await (await visitor.get(address)).text()).replaceAll("<!-- -->", "");
const lineRoom = () => paths.lineResults(frameworkId, lineId);
const returnRoom = () => paths.lineReturn(frameworkId, lineId, HALF);

/** @returns the indicator's id */
async function setUp(): Promise<string> {
  const monitoring = { frequency: "half_year", version: "0" };
  expect((await visitors.author.post(`${lineRoom()}/monitoring`, monitoring)).status).toBe(302);
  const fields = {
    ...{ name: INDICATOR, unit: "people", goodDirection: "higher", baseline: "100", target: "1,200.5" },
    ...{ about: "age", countedBy: "sex" },
  };
  const refused = await visitors.author.post(`${lineRoom()}/indicators/new`, { ...fields, target: "many" });
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining("Target must be a number, like 412 or 87.5"),
  ]);
  expect((await visitors.author.post(`${lineRoom()}/indicators/new`, fields)).status).toBe(302);
  const page = await read(visitors.author, lineRoom());
  return /indicators\/(\d+)"/u.exec(page)?.[1] ?? "";
}

async function privateLink(): Promise<string> {
  const made = await (await visitors.author.post(`${returnRoom()}/link`, {})).text();
  const [link = ""] = /\/returns\/[\w-]{43}/u.exec(made) ?? [];
  return link;
}

describe("the results of a budget line", () => {
  it("are returned through a private link, drawn, corrected, and reviewed where they differ", async () => {
    const id = await setUp();
    expect(await read(visitors.senior, "/")).not.toContain("Chase");
    expect(await read(visitors.author, "/")).toContain("Chase 2 returns of results");
    const late = await read(visitors.senior, paths.lateReturns(frameworkId));
    expect(late).toContain("216 days late");
    expect(late).toContain("Nobody yet");

    const link = await privateLink();
    expect(loggedPath(link)).toBe("/returns/…");
    const opened = await nobody.get(link);
    expect([opened.status, opened.headers.get("cache-control"), opened.headers.get("x-robots-tag")]).toEqual([
      200,
      "no-store",
      "noindex",
    ]);
    expect(opened.headers.get("referrer-policy")).toBe("strict-origin");
    const form = (await opened.text()).replaceAll("<!-- -->", "");
    expect(form).toContain(INDICATOR);
    expect(form).not.toContain("<script src");
    // Nothing but this return.
    expect(form).not.toContain(`/frameworks/${frameworkId}`);

    const sent = {
      ...{ [`value_${id}`]: "90", spent: "1,000", note: "Fewer came", version: "0" },
      ...{ [`count_${id}_female`]: "4", [`count_${id}_male`]: "77", [`count_${id}_not_known`]: "9" },
    };
    const partly = await nobody.post(link, { ...sent, [`count_${id}_male`]: "" });
    expect([partly.status, await partly.text()]).toEqual([
      400,
      expect.stringContaining("Enter a number for every group"),
    ]);
    expect((await nobody.post(link, sent)).status).toBe(302);
    expect(await read(nobody, link)).toContain("Your return is there");
    const stale = await nobody.post(link, { ...sent, [`value_${id}`]: "95" });
    expect([stale.status, await stale.text()]).toEqual([
      409,
      expect.stringContaining("Saved meanwhile by somebody else"),
    ]);

    const page = await read(visitors.senior, lineRoom());
    expect(page).toMatch(
      /<svg role="img"[^>]*>.*Baseline: 100 people\. Target: 1,200\.5 people\. April 2018 to September 2018: 90 people\. Red: off target/su,
    );
    expect(page).toContain("Red: off target</strong>");
    expect(page).toMatch(/Male<\/th>.*?77/su);
    expect(page).toMatch(/Female<\/th>.*?Not shown/su);

    const corrected = { ...{ [`value_${id}`]: "92", spent: "", note: "" }, version: "1" };
    expect((await visitors.senior.post(returnRoom(), corrected)).status).toBe(302);
    const asReturned = await read(visitors.decider, returnRoom());
    expect(asReturned).toContain("92 people");
    expect(asReturned).toContain("What was there before");
    expect(asReturned).toContain("Fewer came");
    expect(asReturned).not.toMatch(/name="count_/u);
    expect(await read(visitors.senior, lineRoom())).toMatch(/Male<\/th>.*?77/su);

    const seen = paths.entrySeen(frameworkId, changeId);
    expect(await read(visitors.author, seen)).toContain("It is flagged for review");
    expect(await read(visitors.author, seen)).toContain("The positive effect is not seen");
    expect(await read(visitors.author, paths.results(frameworkId))).toContain("flagged for review");
    const noted = await read(visitors.monitoring, paths.noteSince(frameworkId, changeId));
    expect(noted).toMatch(
      new RegExp(`<option[^>]*value="${changeId}"[^>]*selected|selected[^>]*value="${changeId}"`, "u"),
    );
    const review = {
      ...{ what: "review", changed: "yes", entry: String(changeId), part: "eia" },
      ...{ "on-day": "1", "on-month": "6", "on-year": "2019", by: "The monitoring officer" },
      words: "Fewer young people came, so sessions are moved",
    };
    expect((await visitors.monitoring.post(paths.noteSince(frameworkId), review)).status).toBe(302);
    expect(await read(visitors.author, seen)).not.toContain("It is flagged for review");
    expect(await read(visitors.author, seen)).toContain("Addendum 1 of what happened since");

    const decisions = await read(nobody, "/decisions");
    const [reference = ""] = [...decisions.matchAll(/\/decisions\/([\w-]+)"/gu)].map(([, key]) => key ?? "");
    for (const address of [paths.decisionPage(reference, "since"), paths.decisionJson(reference)]) {
      const published = await read(nobody, address);
      expect(published).toContain("sessions are moved");
      expect(published).not.toContain("canary-indicator");
    }
  });

  it("are chased: a reminder is recorded on its day, and shown", async () => {
    await setUp();
    const remind = `${returnRoom()}/remind`;
    const on = (day: string) => ({
      "remindedOn-day": day,
      "remindedOn-month": "6",
      "remindedOn-year": "2019",
      note: "",
    });
    expect((await visitors.senior.post(remind, on("9"))).status).toBe(400);
    expect((await visitors.senior.post(remind, on("2"))).status).toBe(302);
    expect(await read(visitors.senior, paths.lateReturns(frameworkId))).toContain("2 June 2019");
    expect(await read(visitors.senior, lineRoom())).toContain("Reminded on 2 June 2019");
  });

  it("come in from a table that is pasted, and say how many did", async () => {
    const id = await setUp();
    const pasted = `Indicator number\tPeriod ends\tResult\n${id}\t2018-09-30\t1300`;
    const done = await visitors.author.post(paths.importResults(frameworkId), { pasted });
    expect([done.status, done.headers.get("location")]).toEqual([
      302,
      paths.results(frameworkId, "changed=1&unchanged=0"),
    ]);
    expect(await read(visitors.author, done.headers.get("location") ?? "")).toContain("1 return is entered");
    expect(await read(visitors.author, paths.results(frameworkId))).toContain("Green: on target");
    const wrong = await visitors.author.post(paths.importResults(frameworkId), {
      pasted: `Indicator number\tPeriod ends\tResult\n${id}\t2018-09-29\t1300`,
    });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("Row 2:")]);
    const csv = await read(visitors.decider, paths.resultsExport(frameworkId, "csv"));
    expect(csv).toContain("Green: on target");
    expect(csv).not.toContain("Female");
  });

  it("are due as the office sets it, and stand out as it sets it", async () => {
    const id = await setUp();
    await visitors.author.post(returnRoom(), { [`value_${id}`]: "1,000", version: "0", spent: "", note: "" });
    expect(await read(visitors.author, lineRoom())).toContain("Red: off target");
    const setting = { returnDays: "365", limitPercent: "20", halfYearlyFrom: "1", quarterlyFrom: "" };
    const address = paths.office("results");
    const first = await read(visitors.admin, address);
    const version = /name="version" value="(\d+)"/u.exec(first)?.[1] ?? "";
    const disordered = { ...setting, halfYearlyFrom: "100", quarterlyFrom: "50", version };
    expect((await visitors.admin.post(address, disordered)).status).toBe(400);
    expect((await visitors.admin.post(address, { ...setting, version })).status).toBe(302);
    expect((await visitors.admin.post(address, { ...setting, version })).status).toBe(409);
    expect(await read(visitors.author, lineRoom())).toContain("Amber: near target");
    expect(await read(visitors.author, paths.lateReturns(frameworkId))).toContain("Nothing is late.");
    const monitoring = await read(visitors.author, `${lineRoom()}/monitoring`);
    expect(monitoring).toMatch(/Every half-year.*?Suggested for a line of this value/su);
  });
});
