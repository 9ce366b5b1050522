import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { framework, office } from "../../db/schema";
import { isConfirmedSame } from "../../app/domain/budget/changes";
import { changesIn, inWords, startBudgets } from "../support/budget";
import { aBudget, aCompleteFramework, aLine, aLink } from "../support/content-builder";
import { startManyLines } from "../support/many-lines";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let author: Actor;
let writer: Visitor;
let reader: Visitor;
beforeAll(async () => {
  site = await startTestSite();
  author = await addPerson(site.database, "Author", ["eia_author"]);
  writer = await site.as(author);
  reader = await site.as(await addPerson(site.database, "Monitoring", ["monitoring_officer"]));
});
afterAll(() => site.stop());

const start = () =>
  startBudgets(site.database, author, {
    before: { "Victim First": 300, "Hardship fund": 5, Kicks: 10 },
    now: { "Victim First": 320, Kicks: 10 },
  });
/** Everything in it is answered: see `aCompleteFramework`. */
async function startAnswered(): Promise<number> {
  return (await storeContent(site.database, author)).frameworkId;
}
const changes = (frameworkId: number) => changesIn(site.database, frameworkId);
const freeze = (frameworkId: number) =>
  site.database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));

async function changeNamed(frameworkId: number, title: string) {
  const change = (await changes(frameworkId)).find((candidate) => candidate.title === title);
  if (!change) throw new Error(`There is no change ${title}`);
  return change;
}

async function read(visitor: Visitor, address: string): Promise<string> {
  const response = await visitor.get(address);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
}

describe("the changes page", () => {
  it("shows the four figures, each change with its answer, transfers apart, and unchanged lines folded", async () => {
    const frameworkId = await startAnswered();
    const page = await read(reader, `/frameworks/${frameworkId}/changes`);
    for (const words of [
      "−£30,000",
      "−£50,000",
      "+£20,000",
      "Every change is answered for",
      "Compared with Commissioning Framework 2017/18.",
      "To: The Force",
      "From £100,000 to £90,000 in 2018/19",
      "Screened out",
      "Separate EIA",
      "2 unchanged: 1 of them reads the same on both sides",
      "Confirmed the same",
      "Reach: “LLR” before, “Leicester, Leicestershire and Rutland” now",
      "By priority in 2019/20",
    ]) {
      expect(page).toContain(words);
    }
    expect(page.indexOf("Transfers: the services go on")).toBeGreaterThan(
      page.indexOf("Changes, largest first"),
    );
    expect(page).not.toContain("Link lines into one change");
  });

  it("counts what nobody has assessed, and offers linking to an author", async () => {
    const { frameworkId } = await start();
    const page = await read(writer, `/frameworks/${frameworkId}/changes`);
    expect(page).toContain("5 changes");
    expect(page).toContain("£645 gross");
    expect(page).toContain("Not assessed");
    expect(page).toContain(`href="/frameworks/${frameworkId}/changes/link"`);
  });

  it("says so where there is nothing to compare with, and where the content is frozen", async () => {
    const { frameworkId } = await start();
    await site.database.db.update(framework).set({ previousId: null }).where(eq(framework.id, frameworkId));
    await freeze(frameworkId);
    const page = await read(writer, `/frameworks/${frameworkId}/changes`);
    expect(page).toContain("compared with no earlier framework");
    expect(page).toContain("Recall it first");
  });

  it("is not there for a baseline, nor are the pages beneath it", async () => {
    const { baselineId } = await start();
    for (const room of [
      "changes",
      "changes/link",
      "changes/same",
      "changes/1",
      "changes/1/same",
      "changes/1/split",
    ]) {
      expect((await writer.get(`/frameworks/${baselineId}/${room}`)).status).toBe(404);
    }
  });

  it.each(["changes", "changes/link", "changes/abc", "changes/0", "changes/99999", "changes/99999/same"])(
    "%s is found only where it is",
    async (room) => {
      const { frameworkId } = await start();
      expect((await writer.get(`/frameworks/99999/${room}`)).status).toBe(404);
      if (/\/(abc|0|99999)/u.test(room)) {
        expect((await writer.get(`/frameworks/${frameworkId}/${room}`)).status).toBe(404);
      }
    },
  );
});

describe("the list of changes", () => {
  const listOf = (frameworkId: number, search = "") => `/frameworks/${frameworkId}/changes${search}`;
  const titlesOn = (page: string) =>
    [...page.matchAll(/<th scope="row"[^>]*><a class="govuk-link" href="[^"]+">([^<]+)<\/a>/gu)].map(
      ([, title]) => title,
    );

  it("is put in order and filtered by its address, and says how much of it is shown", async () => {
    const { frameworkId } = await start();
    const all = await read(writer, listOf(frameworkId));
    expect(titlesOn(all)).toEqual(["Victim First", "Victim First", "Kicks", "Kicks", "Hardship fund"]);
    expect(all).toContain("Showing 5 changes.");
    expect(all).not.toContain("Clear the filter");
    expect(all).toContain("Total of 5 changes");

    const page = await read(writer, listOf(frameworkId, "?direction=cuts&order=title"));
    expect(titlesOn(page)).toEqual(["Hardship fund", "Kicks", "Victim First"]);
    expect(page).toContain("Showing 3 of 5 changes.");
    expect(page).toContain("Total of 3 changes");
    expect(page).toContain("−£315");
    expect(page).toContain(`href="/frameworks/${frameworkId}/changes?order=title#list">Clear the filter`);
    expect(page).toContain('<option value="cuts" selected="">Cuts</option>');
    expect(page).toContain("Changes, by title");
  });

  it.each([
    ["answer=unanswered", []],
    ["answer=assessed", ["Victim support"]],
    ["kind=transfer", ["Drugs officers"]],
    ["kind=new", ["Warning Zone"]],
    ["kind=differing", ["Youth service"]],
    ["kind=unchanged", ["Helpline"]],
    ["priority=Prevention", ["Warning Zone", "Youth service"]],
  ])("shows by %s only what fits", async (search, titles) => {
    const frameworkId = await startAnswered();
    expect(titlesOn(await read(reader, listOf(frameworkId, `?${search}`)))).toEqual(titles);
  });

  it("says so where nothing fits", async () => {
    const frameworkId = await startAnswered();
    const page = await read(reader, listOf(frameworkId, "?answer=stale"));
    expect(page).toContain("Showing 0 of 2 changes, 0 of 1 transfer and 0 of 1 written differently.");
    expect(page).toContain("Clear the filter");
  });

  it("shows by default what it is not asked for in words that it knows", async () => {
    const frameworkId = await startAnswered();
    const byDefault = titlesOn(await read(reader, listOf(frameworkId)));
    for (const search of [
      "?order=luck&direction=sideways&priority=Nobody&answer=maybe&kind=odd&year=1066&page=0",
      "?page=99999",
      "?page=1e3&year=",
      "?order=&direction=&priority=&answer=&kind=",
      "?year=2018&year=abc&__proto__=1",
    ]) {
      expect(titlesOn(await read(reader, listOf(frameworkId, search))), search).toEqual(byDefault);
    }
  });

  it("goes by the figures of the year chosen, and keeps what else is chosen", async () => {
    const frameworkId = await startAnswered();
    const page = await read(reader, listOf(frameworkId, "?year=2019&direction=cuts"));
    expect(page).toContain("Net change in 2019/20");
    expect(page).toContain("From £100,000 to £90,000 in 2019/20");
    expect(page).toContain('<input type="hidden" name="year" value="2019"/>');
    expect(page).toContain(`href="/frameworks/${frameworkId}/changes?direction=cuts">2018/19</a>`);
    expect(page).toContain("By priority in 2018/19");
  });

  it("says of new and ended services that they are", async () => {
    const { frameworkId } = await start();
    const page = await read(writer, listOf(frameworkId));
    expect(page).toContain("New service: £320 in 2018/19");
    expect(page).toContain("Ended service: was £5 in 2017/18");
    expect(page).not.toMatch(/[Ff]rom £0|to £0/u);
    expect(await read(reader, listOf(await startAnswered()))).toContain(
      "Was £50,000 in 2017/18, now paid from elsewhere",
    );
  });

  it("draws the way from the previous total to the new one, with its figures in a table", async () => {
    const frameworkId = await startAnswered();
    const page = await read(reader, listOf(frameworkId));
    expect(page).toContain(
      "Previous total, 2017/18: £180,000. Warning Zone: +£30,000. Victim support: −£10,000. Drugs officers: −£50,000, transferred. New total, 2018/19: £150,000</desc>",
    );
    const table = page.slice(page.indexOf("Total after it"));
    for (const words of ["Drugs officers (transferred)", "£200,000", "New total, 2018/19"]) {
      expect(table).toContain(words);
    }
    expect(page).toContain(">Change by priority in 2018/19</title>");
    expect(page).not.toMatch(/ style="/u);
  });

  it("marks in words what reaches the office's threshold, puts it first, and leaves nothing out", async () => {
    const { frameworkId } = await start();
    const before = await read(writer, listOf(frameworkId));
    expect(before).toContain("Every change needs an answer in the EIA, whatever its size.");
    expect(before).not.toContain("closer attention");
    await site.database.db.update(office).set({ materialityThreshold: 300_00 });
    const page = await read(writer, listOf(frameworkId));
    expect(page.match(/£300 or more: closer attention/gu)).toHaveLength(2);
    expect(page).toContain("A change below £300 is not excused.");
    expect(titlesOn(page)).toEqual(titlesOn(before));
    await site.database.db.update(office).set({ materialityThreshold: null });
  });

  it("is shown page by page where it is long", async () => {
    const lines = Array.from({ length: 120 }, (_, index) =>
      aLine({ id: index + 1, service: `Service ${index + 1}`, amounts: { 2018: 1_000_00 - index } }),
    );
    const { frameworkId } = await storeContent(site.database, author, {
      ...aCompleteFramework({ previous: null, entries: [], actions: [], statedTotals: [] }),
      budget: aBudget({ lines }),
      links: lines.map(({ id, service }) => aLink({ id, title: service, newLineIds: [id] })),
    });
    const first = await read(writer, listOf(frameworkId));
    expect(titlesOn(first)).toHaveLength(50);
    expect(first).toContain("Showing 120 changes. Page 1 of 3: 1 to 50 of 120.");
    expect(first).toContain("112 more rises");
    const second = await read(writer, listOf(frameworkId, "?page=2"));
    expect(titlesOn(second)[0]).toBe("Service 51");
    expect(titlesOn(second)).toHaveLength(50);
    expect(second).toContain("Total of 120 changes");
    expect(second).toContain('aria-label="Page 2" aria-current="page"');
    const found = await read(writer, listOf(frameworkId, "?text=service+77"));
    expect(titlesOn(found)).toEqual(["Service 77"]);
  });
});

describe("linking lines", () => {
  it("links those chosen, and leads to the change", async () => {
    const { frameworkId, before, now } = await start();
    const address = `/frameworks/${frameworkId}/changes/link`;
    const page = await read(writer, address);
    expect(page).toContain("£300 in 2017/18; linked with no other line");
    const [row] = await site.database.db.select().from(framework).where(eq(framework.id, frameworkId));
    const response = await writer.post(address, {
      version: String(row?.version),
      title: "Victim First and its fund",
      previousLineIds: [String(before["Victim First"]), String(before["Hardship fund"])],
      newLineIds: String(now["Victim First"]),
    });
    const { id } = await changeNamed(frameworkId, "Victim First and its fund");
    expect(response.headers.get("location")).toBe(`/frameworks/${frameworkId}/changes/${id}`);
    expect(await read(writer, address)).toContain("in “Victim First and its fund”");
    const chosen = await read(writer, `${address}?change=${id}`);
    expect(chosen.match(/checked=""/gu)).toHaveLength(3);
    expect(chosen).toContain('value="Victim First and its fund"');
  });

  it.each([
    [
      "one line",
      (ids: string[]) => ({ title: "Alone", newLineIds: ids.slice(0, 1) }),
      "Choose at least two lines",
    ],
    ["no title", (ids: string[]) => ({ title: " ", newLineIds: ids }), "Enter a title for the change"],
    ["an overlong title", (ids: string[]) => ({ title: "x".repeat(201), newLineIds: ids }), "or fewer"],
    [
      "a line of no budget",
      () => ({ title: "Two", newLineIds: ["1", "x"] }),
      "Choose from the answers given",
    ],
  ])("refuses %s and keeps what was chosen", async (_, fieldsOf, message) => {
    const { frameworkId, now } = await start();
    const ids = Object.values(now).map(String);
    const response = await writer.post(`/frameworks/${frameworkId}/changes/link`, {
      version: "1",
      ...fieldsOf(ids),
    });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain(message);
    expect(page).toContain("<title>Error:");
  });

  it("refuses a form from before another linking, and says where the lines are now", async () => {
    const { frameworkId, now } = await start();
    const address = `/frameworks/${frameworkId}/changes/link`;
    const ids = Object.values(now).map(String);
    await writer.post(address, { version: "1", title: "Theirs", newLineIds: ids });
    const response = await writer.post(address, { version: "1", title: "Mine", newLineIds: ids });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Kicks: in “Theirs”");
    expect(inWords(await changes(frameworkId))).toContain("Theirs:  → Victim First, Kicks");
  });
});

describe("the page that links lines", () => {
  it("shows the lines that have the words asked for, and those chosen in any case", async () => {
    const { frameworkId, before, now } = await start();
    const address = `/frameworks/${frameworkId}/changes/link`;
    const kicks = String(now.Kicks);
    const page = await read(
      writer,
      `${address}?text=VICTIM&newLineIds=${kicks}&title=Together&formKey=x&version=1`,
    );
    expect(page).toContain("Lines of the previous budget: 1 of 3");
    expect(page).toContain("Lines of the new budget: all 2");
    expect(page).not.toContain("Hardship fund");
    expect(page).not.toContain(`value="${before.Kicks}"`);
    expect(page.match(/checked=""/gu)).toHaveLength(1);
    expect(page).toMatch(new RegExp(`value="${kicks}"[^>]*checked=""|checked=""[^>]*value="${kicks}"`, "u"));
    expect(page).toContain('value="Together"');
    expect(page).toContain('value="VICTIM"');
  });

  it("is led there by a button of the form itself, unchecked, with what is filled in so far", async () => {
    const { frameworkId, now } = await start();
    const address = `/frameworks/${frameworkId}/changes/link`;
    const response = await writer.post(address, {
      ...{ showLines: "yes", text: "VICTIM", title: "", newLineIds: [String(now.Kicks)], version: "1" },
    });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`${address}?text=VICTIM&title=&newLineIds=${now.Kicks}`);
  });
});

describe("proposed links", () => {
  const address = (frameworkId: number, search = "") =>
    `/frameworks/${frameworkId}/changes/proposals${search}`;
  const valueOf = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`, "u").exec(page)?.[1] ?? "";
  const fieldsOf = (page: string) => ({
    version: valueOf(page, "version"),
    digest: valueOf(page, "digest"),
  });

  it("show both sides, why, and how sure it is, and what nothing is proposed for", async () => {
    const { frameworkId } = await start();
    expect(await read(writer, `/frameworks/${frameworkId}/changes`)).toContain(
      "the same services: 2 proposals",
    );
    const page = await read(writer, address(frameworkId));
    for (const words of [
      "2 of 2 proposals",
      "£300 in 2017/18",
      "£320 in 2018/19",
      "Same name. The provider is the same.",
      "Certain",
      "1 line in the previous budget that nothing in the new one is like. Left unlinked, each is a service that ended.",
      "Every line of the new budget is linked, or in a proposal.",
      `href="/frameworks/${frameworkId}/changes/link"`,
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('checked=""');
    expect(page).not.toMatch(/ style="/u);
  });

  it("are accepted one by one", async () => {
    const { frameworkId, before, now } = await start();
    const page = await read(writer, address(frameworkId));
    const chosen = `${before.Kicks}.1/${now.Kicks}.1`;
    expect(page).toContain(`value="${chosen}"`);
    const response = await writer.post(address(frameworkId), { ...fieldsOf(page), chosen });
    expect(response.headers.get("location")).toBe(address(frameworkId, "?accepted=1"));
    expect(inWords(await changes(frameworkId))).toContain("Kicks: Kicks → Kicks");
    expect(await read(writer, address(frameworkId, "?accepted=1"))).toContain("1 proposal accepted.");
  });

  it("are accepted as far as the address asks for them", async () => {
    const { frameworkId } = await start();
    const search = "?sure=certain&text=victim";
    const page = await read(writer, address(frameworkId, search));
    expect(page).toContain("1 of 2 proposals");
    expect(page).not.toContain("Accept all");
    const all = await read(writer, address(frameworkId, "?sure=certain"));
    expect(all).toContain("Accept all 2 certain proposals");
    const response = await writer.post(address(frameworkId, search), { ...fieldsOf(page), accept: "all" });
    expect(response.headers.get("location")).toBe(address(frameworkId, "?accepted=1"));
    expect(inWords(await changes(frameworkId))).toContain("Victim First: Victim First → Victim First");
    expect(inWords(await changes(frameworkId))).toContain("Kicks: Kicks → ");
  });

  it("are not accepted all where they are no longer those that were shown", async () => {
    const { frameworkId } = await start();
    const page = await read(writer, address(frameworkId));
    const response = await writer.post(address(frameworkId), {
      ...fieldsOf(page),
      digest: "of others",
      accept: "all",
    });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Nothing was linked");
  });

  it("are not accepted where none is chosen, or others linked meanwhile; what was chosen is kept", async () => {
    const { frameworkId, before, now } = await start();
    const page = await read(writer, address(frameworkId));
    const none = await writer.post(address(frameworkId), fieldsOf(page));
    expect(none.status).toBe(400);
    expect(await none.text()).toContain('href="#chosen"');
    const kicks = `${before.Kicks}.1/${now.Kicks}.1`;
    const victims = `${before["Victim First"]}.1/${now["Victim First"]}.1`;
    await writer.post(address(frameworkId), { ...fieldsOf(page), chosen: kicks });
    const late = await writer.post(address(frameworkId), { ...fieldsOf(page), chosen: [kicks, victims] });
    expect(late.status).toBe(409);
    expect((await late.text()).match(/checked=""/gu)).toHaveLength(1);
  });

  it("are shown page by page, and answer to odd addresses as to none", async () => {
    const { frameworkId } = await startManyLines(site.database, author, 60);
    const first = await read(writer, address(frameworkId, "?page=0&sure=luck"));
    expect(first).toContain("60 of 60 proposals");
    expect(first).toContain("Page 1: 1 to 50.");
    expect(await read(writer, address(frameworkId, "?page=2"))).toContain("Page 2: 51 to 60.");
    expect(await read(writer, address(frameworkId, "?text=nothing+like+it"))).toContain(
      "No proposal is like that.",
    );
  });

  it("are for authors alone, and for no baseline", async () => {
    const { frameworkId, baselineId } = await start();
    expect((await reader.get(address(frameworkId))).status).toBe(403);
    expect((await reader.post(address(frameworkId), { chosen: "1.1/2.1" })).status).toBe(403);
    expect((await writer.get(address(baselineId))).status).toBe(404);
  });
});

describe("the page of a change", () => {
  it("shows both sides, and leads to its answer", async () => {
    const { frameworkId } = await start();
    const { id } = await changeNamed(frameworkId, "Hardship fund");
    const page = await read(writer, `/frameworks/${frameworkId}/changes/${id}`);
    expect(page).toContain("Not assessed");
    expect(page).toContain(`href="/frameworks/${frameworkId}/eia/entries/${id}"`);
    expect(page).toContain(`href="/frameworks/${frameworkId}/changes/link?change=${id}"`);
    expect(page).not.toContain("/split");
    expect(await read(reader, `/frameworks/${frameworkId}/changes/${id}`)).not.toContain('name="formKey"');
  });

  it("marks a transfer only with to whom", async () => {
    const { frameworkId } = await start();
    const { id, version } = await changeNamed(frameworkId, "Hardship fund");
    const address = `/frameworks/${frameworkId}/changes/${id}`;
    const fields = { version: String(version), title: "The fund", isTransfer: "yes", transferredTo: "" };
    const refused = await writer.post(address, fields);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('<a href="#transferredTo">Enter to whom it is transferred</a>');
    const reason = { rationale: "The fund is closed", "effectiveOn-day": "1", "effectiveOn-month": "4" };
    const whole = { ...fields, transferredTo: "The Force", ...reason };
    const firstDay = await writer.post(address, { ...whole, "effectiveOn-year": "2018" });
    expect(firstDay.status).toBe(400);
    expect(await firstDay.text()).toContain('<a href="#effectiveOn-day">That is the first day of the budget');
    expect((await writer.post(address, { ...whole, "effectiveOn-year": "2019" })).status).toBe(302);
    expect(await changeNamed(frameworkId, "The fund")).toMatchObject({
      kind: "transfer",
      rationale: "The fund is closed",
      effectiveOn: "2019-04-01",
    });
    const page = await read(writer, address);
    expect(page).toContain("The fund is closed");
    expect(page).toContain("1 April 2019");
    const stale = await writer.post(address, { ...fields, title: "Mine", isTransfer: "no" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("The Force");
  });

  it("takes lines out of a change together", async () => {
    const { frameworkId, before, now } = await start();
    const joined = {
      version: "1",
      title: "All",
      previousLineIds: Object.values(before).map(String),
      newLineIds: Object.values(now).map(String),
    };
    const [row] = await site.database.db.select().from(framework).where(eq(framework.id, frameworkId));
    await writer.post(`/frameworks/${frameworkId}/changes/link`, {
      ...joined,
      version: String(row?.version),
    });
    const { id, version } = await changeNamed(frameworkId, "All");
    const address = `/frameworks/${frameworkId}/changes/${id}/split`;
    const some = { version: String(version), which: "some" };
    expect(await (await writer.post(address, some)).text()).toContain("Choose the lines to take out");
    const lineIds = [`previous-${before.Kicks}`, `new-${now.Kicks}`];
    const undecided = await writer.post(address, { ...some, lineIds });
    expect(undecided.status).toBe(400);
    expect(await undecided.text()).toContain("Choose what becomes of them");
    expect((await writer.post(address, { ...some, lineIds, together: "one" })).status).toBe(302);
    expect(inWords(await changes(frameworkId)).sort()).toEqual([
      "All: Victim First, Hardship fund → Victim First",
      "Kicks: Kicks → Kicks",
    ]);
  });

  it("splits a change after asking, and keeps its answer with the first line", async () => {
    const frameworkId = await startAnswered();
    const { id, version } = await changeNamed(frameworkId, "Victim support");
    const address = `/frameworks/${frameworkId}/changes/${id}/split`;
    expect(await read(writer, address)).toContain("keeps what is written in the EIA");
    const fields = { version: String(version), which: "all" };
    expect((await writer.post(address, fields)).status).toBe(302);
    expect(inWords(await changes(frameworkId))).toContain("Victim support: Victim support → ");
    const page = await read(writer, `/frameworks/${frameworkId}/changes`);
    expect(page).toContain("Stale");
    expect(page).toContain("1 answer stale");
    const again = await writer.post(address, { ...fields, version: String(version + 1) });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("one line only");
  });
});

describe("confirming that a service is the same", () => {
  it("asks with the differences in view, and takes the author's word for it", async () => {
    const frameworkId = await startAnswered();
    const { id } = await changeNamed(frameworkId, "Youth service");
    const address = `/frameworks/${frameworkId}/changes/${id}/same`;
    expect(await read(writer, address)).toContain("It is confirmed already");

    const [line] = (await changeNamed(frameworkId, "Youth service")).newLines;
    const { budget } = await getContent(site.database.db, frameworkId);
    const edited = await writer.post(`/frameworks/${frameworkId}/budget/lines/${line?.id}`, {
      version: "1",
      priorityId: String(budget.priorities[1]?.id),
      service: "Youth service",
      deliveryOrganisation: "Catch-22",
      "amount-2018": "20000",
      "amount-2019": "20000",
      reach: "LLR",
      reason: "The provider spells its name otherwise",
    });
    expect(edited.status).toBe(302);
    expect(await read(writer, address)).toContain("Provider: “Catch 22” before, “Catch-22” now");
    const stale = await writer.post(address, { version: "1", sameProvider: "yes" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Somebody else saved this");
    const { version } = await changeNamed(frameworkId, "Youth service");
    const fields = { version: String(version) };
    const unticked = await writer.post(address, fields);
    expect(unticked.status).toBe(400);
    expect(await unticked.text()).toContain('<a href="#sameProvider">Tick that the provider is the same');
    expect((await writer.post(address, { ...fields, sameProvider: "yes" })).status).toBe(302);
    expect(isConfirmedSame(await changeNamed(frameworkId, "Youth service"))).toBe(true);
  });

  it("is refused for a change of amount", async () => {
    const frameworkId = await startAnswered();
    const { id, version } = await changeNamed(frameworkId, "Victim support");
    const response = await writer.post(`/frameworks/${frameworkId}/changes/${id}/same`, {
      version: String(version),
    });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Assess it instead");
    expect((await changeNamed(frameworkId, "Victim support")).sameServiceConfirmed).toBeNull();
  });
});

describe("confirming that several services are the same", () => {
  /** Three services for the same amount: two read differently, of the third the provider does. */
  async function startSeveral(): Promise<number> {
    const before = (id: number, service: string) => aLine({ id, service, amounts: { 2017: 5_000_00 } });
    const now = (id: number, service: string, rest: Partial<Parameters<typeof aLine>[0]>) =>
      aLine({ id, service, amounts: { 2018: 5_000_00, 2019: 5_000_00 }, ...rest });
    const complete = aCompleteFramework();
    const services = ["Helpline", "Refuge", "Kicks"];
    const { frameworkId } = await storeContent(site.database, author, {
      ...complete,
      budget: {
        ...complete.budget,
        lines: [
          now(1, "Helpline", { provision: "Support on weekdays" }),
          now(2, "Refuge", { reach: "City" }),
          now(3, "Kicks", { deliveryOrganisation: "Catch-22" }),
        ],
      },
      previous: complete.previous && {
        ...complete.previous,
        lines: services.map((service, index) => before(101 + index, service)),
      },
      links: services.map((title, index) =>
        aLink({ id: 11 + index, title, previousLineIds: [101 + index], newLineIds: [1 + index] }),
      ),
      statedTotals: [],
      entries: [],
      actions: [],
    });
    return frameworkId;
  }
  const addressOf = (frameworkId: number) => `/frameworks/${frameworkId}/changes/same`;
  const carriedOn = (page: string) => ({
    version: /name="version" value="(\d+)"/u.exec(page)?.[1] ?? "",
    seen: /name="seen" value="([^"]*)"/u.exec(page)?.[1] ?? "",
  });
  const fieldOf = async (frameworkId: number, title: string) =>
    `same_${(await changeNamed(frameworkId, title)).id}`;

  it("asks of each, with what it was and what it is beside one another, and chooses nothing", async () => {
    const frameworkId = await startSeveral();
    expect(await read(writer, `/frameworks/${frameworkId}/changes`)).toContain(
      "3 services keep their amounts",
    );
    const page = (await read(writer, addressOf(frameworkId))).replaceAll("<!-- -->", "");
    for (const shown of [
      "Provision: “Generic victim support”",
      "Provision: “Support on weekdays”",
      "Reach: “City”",
    ]) {
      expect(page).toContain(shown);
    }
    expect(page).toContain("Yes: the same organisation, whose name is written differently");
    for (const title of ["Helpline", "Refuge", "Kicks"]) {
      expect(page).toContain(`name="${await fieldOf(frameworkId, title)}"`);
    }
    expect(carriedOn(page).seen.split(" ")).toHaveLength(3);
    expect(page).not.toMatch(/checked=""/u);
  });

  it("takes a yes and a no with one save, and then asks about the rest", async () => {
    const frameworkId = await startSeveral();
    const address = addressOf(frameworkId);
    const carried = carriedOn(await read(writer, address));
    const [helpline, refuge, kicks] = [
      await fieldOf(frameworkId, "Helpline"),
      await fieldOf(frameworkId, "Refuge"),
      await fieldOf(frameworkId, "Kicks"),
    ];
    const none = await writer.post(address, carried);
    expect(none.status).toBe(400);
    expect(await none.text()).toContain("Say of one service at least whether it is the same");
    const done = await writer.post(address, { ...carried, [helpline]: "yes", [refuge]: "no" });
    expect([done.status, done.headers.get("location")]).toEqual([302, address]);
    expect(isConfirmedSame(await changeNamed(frameworkId, "Helpline"))).toBe(true);
    const { id: changeId } = await changeNamed(frameworkId, "Refuge");
    expect((await getContent(site.database.db, frameworkId)).entries).toMatchObject([
      { changeId, kind: "assessed" },
    ]);
    const after = await read(writer, `${address}?page=9`);
    expect(after).toContain(`name="${kicks}"`);
    expect(after).not.toContain(`name="${helpline}"`);
  });

  it("leads on to what is put right next, and refuses what moved meanwhile", async () => {
    const frameworkId = await startSeveral();
    const address = addressOf(frameworkId);
    const carried = carriedOn(await read(writer, address));
    const refuge = await changeNamed(frameworkId, "Refuge");
    const onward = await writer.post(address, {
      ...carried,
      [await fieldOf(frameworkId, "Helpline")]: "yes",
      [await fieldOf(frameworkId, "Kicks")]: "yes",
      [`same_${refuge.id}`]: "no",
      onward: `entry:${refuge.id}`,
    });
    expect(onward.headers.get("location")).toBe(
      `/frameworks/${frameworkId}/eia/entries/${refuge.id}#impacts`,
    );
    const field = `same_${refuge.id}`;
    const again = await writer.post(address, { ...carried, [field]: "yes" });
    expect([again.status, isConfirmedSame(await changeNamed(frameworkId, "Refuge"))]).toEqual([409, false]);
    expect(await again.text()).toContain("Nothing was saved");
  });

  it("says so where there is none", async () => {
    const { frameworkId } = await storeContent(site.database, author);
    expect(await read(writer, addressOf(frameworkId))).toContain("There is no service left to confirm.");
  });
});

describe("those who are no authors", () => {
  it.each(["link", "same", "split", "edit"])("may not %s", async (act) => {
    const frameworkId = await startAnswered();
    const { id } = await changeNamed(frameworkId, "Youth service");
    const room = `/frameworks/${frameworkId}/changes`;
    const address =
      { link: `${room}/link`, same: `${room}/${id}/same`, split: `${room}/${id}/split` }[act] ??
      `${room}/${id}`;
    if (act !== "edit") expect((await reader.get(address)).status).toBe(403);
    const fields = { version: "1", title: "Taken", isTransfer: "no" };
    expect((await reader.post(address, fields)).status).toBe(403);
    expect((await changeNamed(frameworkId, "Youth service")).id).toBe(id);
  });

  it("of another framework, a change is not found", async () => {
    const [mine, other] = [await startAnswered(), await startAnswered()];
    const { id } = await changeNamed(other, "Youth service");
    const room = `/frameworks/${mine}/changes/${id}`;
    for (const address of [room, `${room}/same`, `${room}/split`]) {
      expect((await writer.get(address)).status).toBe(404);
      expect((await writer.post(address, { version: "1", title: "Taken", isTransfer: "no" })).status).toBe(
        404,
      );
    }
  });
});
