import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { budgetLine, budgetLineAmount, framework } from "../../db/schema";
import { addLines, changesIn, startBudgets } from "../support/budget";
import { CHANGES_NOTHING } from "../support/content-builder";
import { postedFormsIn } from "../support/drawn-forms";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let author: Actor;
let writer: Visitor;
let reader: Visitor;
beforeAll(async () => {
  site = await startTestSite();
  author = await addPerson(site.database, "Author", ["eia_author"]);
  writer = await site.as(author);
  reader = await site.as(await addPerson(site.database, "Senior", ["senior_officer"]));
});
afterAll(() => site.stop());

const start = (now: Record<string, number> = { Helpline: 8_683.75, Kicks: 10_000 }) =>
  startBudgets(site.database, author, { before: { Helpline: 10_000 }, now });
const content = (frameworkId: number) => getContent(site.database.db, frameworkId);
const freeze = (frameworkId: number) =>
  site.database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));

async function read(visitor: Visitor, address: string): Promise<string> {
  const response = await visitor.get(address);
  expect(response.status).toBe(200);
  return response.text();
}

/** The fields that a line form posts. */
async function aLine(frameworkId: number, overrides: Record<string, string> = {}) {
  const [priority] = (await content(frameworkId)).budget.priorities;
  return {
    priorityId: String(priority?.id),
    service: "Warning Zone",
    deliveryOrganisation: "",
    provision: "",
    method: "grant",
    fundedWith: "",
    "amount-2018": "£50,000",
    "amount-2019": "0",
    reach: "",
    note: "",
    ...overrides,
  };
}

describe("an amount that is not stated", () => {
  it("is written so, reads so, and makes sums the least that they may be", async () => {
    const { frameworkId } = await start();
    const budget = `/frameworks/${frameworkId}/budget`;
    const posted = await aLine(frameworkId, { "amount-2018": "to be agreed", "amount-2019": "Not stated" });
    expect((await writer.post(`${budget}/lines/new`, posted)).status).toBe(302);
    const line = (await content(frameworkId)).budget.lines.find(({ service }) => service === "Warning Zone");
    expect(line?.amounts).toEqual({});
    const page = await read(reader, budget);
    expect(page).toContain("at least £18,683.75");
    expect(page).toContain("not stated");
    const form = await read(writer, `${budget}/lines/${line?.id}`);
    expect(form).toContain('value="not stated"');
    expect(await read(reader, `/frameworks/${frameworkId}/changes`)).toContain(
      "New service: not stated in 2018/19",
    );
    expect(await read(reader, `/frameworks/${frameworkId}/eia`)).toContain(
      "New service: not stated in 2018/19",
    );
  });

  it("is a figure again when one is written, and the other way round", async () => {
    const { frameworkId } = await start();
    const [line] = (await content(frameworkId)).budget.lines;
    const address = `/frameworks/${frameworkId}/budget/lines/${line?.id}`;
    const amountsAfter = async (version: number, amount: string) => {
      const posted = await aLine(frameworkId, {
        "amount-2018": amount,
        reason: "As agreed",
        version: String(version),
      });
      expect((await writer.post(address, posted)).status).toBe(302);
      return (await content(frameworkId)).budget.lines[0]?.amounts;
    };
    expect(await amountsAfter(1, "not stated")).toEqual({ 2019: 0 });
    expect(await amountsAfter(2, "4,000")).toEqual({ 2018: 4_000_00, 2019: 0 });
    expect(await read(reader, `/frameworks/${frameworkId}/budget/history`)).toContain("not stated");
  });
});

describe("a line below £0", () => {
  it("is a line: a saving still to be found lowers the totals and is a change of its own", async () => {
    const { frameworkId } = await start();
    const posted = await aLine(frameworkId, { service: "Savings to be found", "amount-2018": "-£683.75" });
    expect((await writer.post(`/frameworks/${frameworkId}/budget/lines/new`, posted)).status).toBe(302);
    expect(await read(reader, `/frameworks/${frameworkId}/budget`)).toContain("£18,000.00");
    expect(await read(reader, `/frameworks/${frameworkId}/changes`)).toContain(
      "New line: −£683.75 in 2018/19",
    );
  });
});

describe("the budget page", () => {
  it("shows totals, funding, what does not add up, and the lines, in this order", async () => {
    const { frameworkId } = await start();
    await writer.post(`/frameworks/${frameworkId}/budget/totals`, { version: "1", "total-2018": "20,000" });
    const page = await read(reader, `/frameworks/${frameworkId}/budget`);
    const places = [
      "Totals by priority",
      "£18,683.75",
      "No funding source is entered yet",
      "Total for 2018/19: £20,000 is stated; the lines add up to £18,683.75: a difference of +£1,316.25.",
      "Budget lines",
      "Delivered by, and how commissioned",
    ].map((words) => page.replaceAll(/<!-- -->|<\/?span[^>]*>/gu, "").indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("offers editing only to those who may, and says when the content is frozen", async () => {
    const { frameworkId } = await start();
    const address = `/frameworks/${frameworkId}/budget`;
    expect(await read(writer, address)).toContain("Add a line");
    expect(await read(reader, address)).not.toContain("Add a line");
    await freeze(frameworkId);
    const frozen = await read(writer, address);
    expect(frozen).not.toContain("Add a line");
    expect(frozen).toContain("its content is frozen. Recall it first.");
    expect(await read(reader, address)).toContain("its content is frozen");
  });

  it("of a baseline shows its lines without funding, and is frozen with a framework that was submitted", async () => {
    const { baselineId, frameworkId } = await start();
    const page = await read(writer, `/frameworks/${baselineId}/budget`);
    expect(page).toContain("Helpline");
    expect(page).toContain("Add a line");
    expect(page).not.toContain("Funding");
    await freeze(frameworkId);
    expect(await read(writer, `/frameworks/${baselineId}/budget`)).toContain("it cannot change");
  });

  it("of a baseline says what it rose by since the year before, where that is stated", async () => {
    const { baselineId, frameworkId } = await start();
    const address = `/frameworks/${baselineId}/budget`;
    expect(await read(writer, `${address}/totals`)).toContain("All priorities, 2016/17");
    await writer.post(`${address}/totals`, { version: "1", totalBefore: "8,000" });
    expect(await read(writer, address)).toContain(
      "2016/17 is stated to have come to £8,000. 2017/18 comes to £10,000: it rose by £2,000, which is 25.0%.",
    );
    expect(await read(writer, `/frameworks/${frameworkId}/budget/totals`)).not.toContain(
      'name="totalBefore"',
    );
  });

  it("of a baseline holds its stated totals against its lines, where nothing is to be explained", async () => {
    const { baselineId } = await start();
    const address = `/frameworks/${baselineId}/budget`;
    await writer.post(`${address}/totals`, { version: "1", "total-2017": "12,000" });
    const page = (await read(writer, address)).replaceAll("<!-- -->", "");
    expect(page).toContain("Total for 2017/18: £12,000 is stated; the lines add up to £10,000");
    expect(page).toContain("Change the stated totals");
    expect(page).not.toContain("Explain it");
    await writer.post(`${address}/totals`, { version: "2", "total-2017": "10,001" });
    expect(await read(writer, address)).toContain("What is stated agrees with the lines");
  });

  it.each(["budget", "details", "budget/lines/1", "budget/lines/new", "budget/totals", "budget/funding/1"])(
    "%s is found only where it is",
    async (room) => {
      for (const unknown of ["99999", "abc", "%00", "9".repeat(30)]) {
        expect((await writer.get(`/frameworks/${unknown}/${room}`)).status).toBe(404);
      }
    },
  );
});

describe("adding, editing and removing a line", () => {
  it("adds it, and leads back to the lines; or to the next one", async () => {
    const { frameworkId } = await start();
    const address = `/frameworks/${frameworkId}/budget/lines/new`;
    await read(writer, address);
    const added = await writer.post(address, await aLine(frameworkId));
    expect(added.headers.get("location")).toBe(`/frameworks/${frameworkId}/budget#lines`);
    const another = await writer.post(address, await aLine(frameworkId, { service: "Two", next: "yes" }));
    expect(another.headers.get("location")).toBe(address);
    const { lines } = (await content(frameworkId)).budget;
    expect(lines.map(({ service }) => service)).toEqual(["Helpline", "Kicks", "Warning Zone", "Two"]);
    expect(lines[2]?.amounts).toEqual({ 2018: 50_000_00, 2019: 0 });
  });

  it("does the same post once", async () => {
    const { frameworkId } = await start({});
    const fields = await aLine(frameworkId, { formKey: "the same key" });
    const address = `/frameworks/${frameworkId}/budget/lines/new`;
    await Promise.all([writer.post(address, fields), writer.post(address, fields)]);
    expect((await content(frameworkId)).budget.lines).toHaveLength(1);
  });

  it.each([
    [{ "amount-2019": "" }, "#amount-2019", "Enter the amount for 2019/20: a figure, 0 or “not stated”"],
    [{ "amount-2018": "lots" }, "#amount-2018", "Amount for 2018/19 must be an amount in pounds"],
    [{ "amount-2018": "1".repeat(20) }, "#amount-2018", "or less"],
    [{ service: "" }, "#service", "Enter the name of the service"],
    [{ service: "x".repeat(201) }, "#service", "Service must be 200 characters or fewer"],
    [{ priorityId: "" }, "#priorityId", "Choose the priority"],
    [{ priorityId: "99999" }, "#priorityId", "Choose the priority"],
    [{ method: "procured_joint" }, "#fundedWith", "Enter with whom it is jointly funded"],
    [{ method: "by lot" }, "#method", "Choose one of the answers"],
  ])("refuses %j at its field, and keeps what was typed", async (overrides, href, message) => {
    const { frameworkId } = await start({});
    const fields = await aLine(frameworkId, { note: "Kept words", ...overrides });
    const response = await writer.post(`/frameworks/${frameworkId}/budget/lines/new`, fields);
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain(`<a href="${href}">`);
    expect(page).toContain(message);
    expect(page).toContain("Kept words");
    expect((await content(frameworkId)).budget.lines).toEqual([]);
  });

  it("edits a line; a stale form is answered with what is there now", async () => {
    const { frameworkId, now } = await start();
    const address = `/frameworks/${frameworkId}/budget/lines/${now.Kicks}`;
    expect(await read(writer, address)).toContain('value="10,000"');
    const fields = await aLine(frameworkId, { service: "Kicks by theirs", version: "1" });
    expect((await writer.post(address, fields)).status).toBe(302);
    const stale = await writer.post(address, { ...fields, service: "Kicks by mine" });
    const page = (await stale.text()).replaceAll("<!-- -->", "");
    expect(stale.status).toBe(409);
    expect(page).toContain("Somebody else saved this while you were writing");
    expect(page).toContain("Kicks by theirs");
    expect(page).toContain('value="Kicks by mine"');
    expect((await content(frameworkId)).budget.lines[1]?.service).toBe("Kicks by theirs");
  });

  it("keeps what was typed in a form that was open when the content froze", async () => {
    const { frameworkId, now } = await start();
    await freeze(frameworkId);
    const address = `/frameworks/${frameworkId}/budget/lines/${now.Kicks}`;
    const fields = await aLine(frameworkId, { service: "Typed meanwhile", version: "1" });
    const response = await writer.post(address, fields);
    const page = await response.text();
    expect(response.status).toBe(409);
    expect(page).toContain("Recall it first");
    expect(page).toContain("Typed meanwhile");
    expect(await read(writer, address)).not.toContain('name="formKey"');
  });

  it("removes a line after asking", async () => {
    const { frameworkId, now } = await start();
    const address = `/frameworks/${frameworkId}/budget/lines/${now.Kicks}/remove`;
    expect(await read(writer, address)).toContain("Remove this line");
    expect((await writer.post(address, { version: "1" })).status).toBe(400);
    const fields = { version: "1", reason: "It has ended" };
    expect((await writer.post(address, fields)).status).toBe(302);
    expect((await content(frameworkId)).budget.lines.map(({ service }) => service)).toEqual(["Helpline"]);
    expect((await writer.post(address, { ...fields, reason: "Again" })).status).toBe(404);
  });

  it("does not find a line through another framework", async () => {
    const [mine, other] = [await start(), await start()];
    const address = `/frameworks/${mine.frameworkId}/budget/lines/${other.now.Kicks}`;
    expect((await writer.get(address)).status).toBe(404);
    const fields = await aLine(mine.frameworkId, { version: "1" });
    expect((await writer.post(address, fields)).status).toBe(404);
    expect((await writer.post(`${address}/remove`, { version: "1", reason: "Why" })).status).toBe(404);
  });
});

describe("what an edit makes stale", () => {
  async function startAnswered() {
    const budgets = await start();
    const changes = await changesIn(site.database, budgets.frameworkId);
    const kicks = changes.find(({ title }) => title === "Kicks");
    const entryAddress = `/frameworks/${budgets.frameworkId}/eia/entries/${kicks?.id}`;
    await writer.post(entryAddress, {
      version: "0",
      kind: "screened_out",
      ...CHANGES_NOTHING,
      screeningReason: "Nobody",
    });
    const [entry] = (await content(budgets.frameworkId)).entries;
    const address = `/frameworks/${budgets.frameworkId}/budget/lines/${budgets.now.Kicks}`;
    const fields = await aLine(budgets.frameworkId, {
      service: "Kicks",
      version: "1",
      note: "Typed & kept",
      reason: "The grant grew",
    });
    return { ...budgets, entryAddress, entryId: String(entry?.id), address, fields };
  }
  const amountIn = async (frameworkId: number) => (await content(frameworkId)).budget.lines[1]?.amounts[2018];

  it("is shown before it is saved, with all that was typed; then saved", async () => {
    const { frameworkId, entryAddress, entryId, address, fields } = await startAnswered();
    expect(await read(writer, address)).toContain("Why is it changed?");
    const asked = await writer.post(address, fields);
    const page = (await asked.text()).replaceAll("<!-- -->", "");
    expect(asked.status).toBe(200);
    expect(page).toContain("This makes 1 entry of the EIA stale");
    expect(page).toContain(`href="${entryAddress}"`);
    expect(page).toContain("New budget: Kicks: 2018/19 went from £10,000 to £50,000");
    expect(page).toMatch(
      /The change in 2018\/19 goes from <span[^>]*>\+£10,000<.span> to <span[^>]*>\+£50,000</u,
    );
    expect(page).toContain("Save and make this entry stale");
    for (const [name, value] of Object.entries(fields)) {
      expect(page).toContain(`name="${name}" value="${value.replaceAll("&", "&amp;")}"`);
    }
    expect(page).toContain(`name="confirmedStaleEntryIds" value="${entryId}"`);
    expect(await amountIn(frameworkId)).toBe(10_000_00);

    const others = await writer.post(address, { ...fields, confirmedStaleEntryIds: "99999" });
    expect(await others.text()).toContain(`name="confirmedStaleEntryIds" value="${entryId}"`);
    expect(await amountIn(frameworkId)).toBe(10_000_00);

    const saved = await writer.post(address, { ...fields, confirmedStaleEntryIds: entryId });
    expect(saved.status).toBe(302);
    expect(await amountIn(frameworkId)).toBe(50_000_00);
  });

  it("does not overwrite what somebody saves while the question stands", async () => {
    const { entryId, address, fields } = await startAnswered();
    await writer.post(address, fields);
    const others = { ...fields, note: "Theirs", confirmedStaleEntryIds: entryId };
    expect((await writer.post(address, others)).status).toBe(302);
    const back = await writer.post(address, { ...fields, confirmedStaleEntryIds: entryId, again: "yes" });
    const drawn = postedFormsIn(await back.text()).map((form) => form.fields.version);
    expect(drawn).toContainEqual(["1"]);
    const saved = await writer.post(address, fields);
    expect(saved.status).toBe(409);
    expect((await saved.text()).replaceAll("<!-- -->", "")).toContain("Theirs");
  });

  it("leads back to the form with all that was typed, where the person chooses so", async () => {
    const { frameworkId, entryId, address, fields } = await startAnswered();
    const again = { ...fields, confirmedStaleEntryIds: entryId, again: "yes" };
    const response = await writer.post(address, again);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain(">Typed &amp; kept</textarea>");
    expect(page).toContain('value="£50,000"');
    expect(page).not.toContain('name="confirmedStaleEntryIds"');
    expect(page).not.toContain("govuk-error-summary");
    expect(await amountIn(frameworkId)).toBe(10_000_00);
  });

  it("is not asked where nothing goes stale, but a reason is", async () => {
    const { frameworkId, address, fields } = await startAnswered();
    const same = { ...fields, "amount-2018": "10000", "amount-2019": "10000", method: "grant" };
    const kept = { deliveryOrganisation: "Catch 22", reach: "LLR" };
    const blank = await writer.post(address, { ...same, ...kept, reason: "" });
    expect(blank.status).toBe(400);
    expect(await blank.text()).toContain('<a href="#reason">Enter the reason</a>');
    expect((await writer.post(address, { ...same, ...kept })).status).toBe(302);
    expect((await content(frameworkId)).budget.lines[1]?.note).toBe("Typed & kept");
    const added = await aLine(frameworkId, { service: "New" });
    const adding = `/frameworks/${frameworkId}/budget/lines/new`;
    expect((await writer.post(adding, added)).status).toBe(400);
    expect((await writer.post(adding, { ...added, reason: "Agreed in May" })).status).toBe(302);
  });

  it("stays with those who are shown a form in good time: a stale version is 409 first", async () => {
    const { address, fields, entryId } = await startAnswered();
    const late = await writer.post(address, { ...fields, version: "9", confirmedStaleEntryIds: entryId });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Typed &amp; kept");
  });
});

describe("the history of the budget", () => {
  it("tells what became of a line, to whoever reads the framework, also once it is gone", async () => {
    const { frameworkId, now } = await start();
    const line = `/frameworks/${frameworkId}/budget/lines/${now.Kicks}`;
    const fields = await aLine(frameworkId, { service: "Kicks", version: "1", note: "<b>" });
    await writer.post(line, fields);
    expect(await read(reader, line)).toContain(`href="${line}/history"`);
    const page = (await read(reader, `${line}/history`)).replaceAll("<!-- -->", "");
    expect(page).toContain("Author, 7 March 2018 at 10:00");
    expect(page).toContain("Amount for 2018/19: from <strong>£10,000</strong> to <strong>£50,000</strong>");
    expect(page).toContain("Note: from <strong>nothing</strong> to <strong>&lt;b&gt;</strong>");
    await writer.post(`${line}/remove`, { version: "2", reason: "It has ended" });
    const gone = await read(reader, `${line}/history`);
    expect(gone).toContain("This line was removed.");
    expect(gone).toContain("It has ended");
    const all = (await read(reader, `/frameworks/${frameworkId}/budget/history`)).replaceAll("<!-- -->", "");
    expect(all).toContain(`<a class="govuk-link" href="${line}/history">Kicks</a>`);
    expect(all).toContain("1 to 4 of 4.");
    const acts = [...all.matchAll(/>(Removed|Changed|Added): /gu)].map(([, act]) => act);
    expect(acts).toEqual(["Removed", "Changed", "Added", "Added"]);
  });

  it("is found only where it is, and read by those who may read the framework", async () => {
    const [mine, other] = [await start(), await start()];
    const address = `/frameworks/${mine.frameworkId}/budget/lines/${other.now.Kicks}/history`;
    expect((await writer.get(address)).status).toBe(404);
    expect((await writer.get(`/frameworks/${mine.frameworkId}/budget/lines/99999/history`)).status).toBe(404);
    const owner = await site.as(
      await addPerson(site.database, `Owner ${mine.frameworkId}`, ["action_owner"]),
    );
    expect((await owner.get(`/frameworks/${mine.frameworkId}/budget/history`)).status).toBe(404);
    const odd = await read(writer, `/frameworks/${mine.frameworkId}/budget/history?page=-5`);
    expect(odd).toContain("Helpline");
  });
});

describe("a budget of more lines than a page holds", () => {
  it("shows them page by page under all totals, and finds them by words and priority", async () => {
    const { frameworkId } = await start({});
    const { priorities } = (await content(frameworkId)).budget;
    await storeLines(frameworkId, priorities[0]?.id ?? 0, 140);
    await storeLines(frameworkId, priorities[1]?.id ?? 0, 20);
    const address = `/frameworks/${frameworkId}/budget`;
    const linesOn = (page: string) => page.match(/\/budget\/lines\/\d+"/gu)?.length ?? 0;
    const plain = async (query: string) => (await read(reader, address + query)).replaceAll("<!-- -->", "");

    const first = await plain("");
    expect(linesOn(first)).toBe(50);
    expect(first).toContain("1 to 50 of 160 lines.");
    expect(first).toContain("£160");
    expect(first).toContain("Sub-total of all 140 lines");
    expect(first).toContain(`href="${address}?page=2#lines"`);
    const second = await plain("?page=2");
    expect(linesOn(second)).toBe(50);
    expect(second).toContain(`href="${address}#lines"`);

    const found = await plain(`?text=line+7&priority=${priorities[1]?.id}`);
    expect(linesOn(found)).toBe(2);
    expect(found).toContain("1 to 2 of 2 lines found.");
    expect(found).toContain('value="line 7"');
    expect(await plain("?text=nowhere&page=9")).toContain("No line is found.");
    expect(linesOn(await plain("?priority=odd&page=x"))).toBe(50);
  });

  it("shows a shorter one whole, whatever is asked for", async () => {
    const { frameworkId } = await start();
    const page = await read(reader, `/frameworks/${frameworkId}/budget?text=nowhere&page=3`);
    expect(page).toContain("Kicks");
    expect(page).not.toContain("Find lines");
  });

  async function storeLines(frameworkId: number, priorityId: number, count: number) {
    const { db } = site.database;
    const added = await db
      .insert(budgetLine)
      .values(
        Array.from({ length: count }, (_, index) => ({
          ...{ frameworkId, priorityId, position: index + 1, service: `Line ${index + 1}` },
        })),
      )
      .returning({ lineId: budgetLine.id });
    await db
      .insert(budgetLineAmount)
      .values(added.flatMap(({ lineId }) => [2018, 2019].map((year) => ({ lineId, year, pence: 1_00 }))));
  }
});

describe("funding, stated totals and explanations", () => {
  it("adds, edits and removes a funding source", async () => {
    const { frameworkId } = await start();
    const room = `/frameworks/${frameworkId}/budget/funding`;
    await read(writer, `${room}/new`);
    const fields = { name: "Reserve", "amount-2018": "18,683.75", "amount-2019": "" };
    expect((await writer.post(`${room}/new`, fields)).status).toBe(302);
    const [source] = (await content(frameworkId)).fundingSources;
    expect(source).toMatchObject({ name: "Reserve", amounts: { 2018: 18_683_75 } });
    const address = `${room}/${source?.id}`;
    expect(await read(writer, address)).toContain('value="18,683.75"');
    await writer.post(address, { ...fields, name: "Renamed", version: "1" });
    expect((await content(frameworkId)).fundingSources[0]?.name).toBe("Renamed");
    expect(await read(writer, `${address}/remove`)).toContain("Remove Renamed");
    await writer.post(`${address}/remove`, { version: "2" });
    expect((await content(frameworkId)).fundingSources).toEqual([]);
  });

  it("explains a difference, which the page then shows as explained", async () => {
    const { frameworkId } = await start();
    const address = `/frameworks/${frameworkId}/budget/differences/funding`;
    const page = await read(writer, address);
    expect(page).toContain('name="pence" value="-1868375"');
    const blank = await writer.post(address, { version: "1", pence: "-1868375", text: "" });
    expect(blank.status).toBe(400);
    const other = await writer.post(address, { version: "1", pence: "5", text: "Typed words" });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain("Typed words");
    await writer.post(address, { version: "1", pence: "-1868375", text: "The reserve is agreed in May" });
    const budget = await read(reader, `/frameworks/${frameworkId}/budget`);
    expect(budget.replaceAll("<!-- -->", "")).toContain("Explained: The reserve is agreed in May");
  });

  it("says so where the figures agree by now, keeping what was typed, and knows no other key", async () => {
    const { frameworkId } = await start();
    const room = `/frameworks/${frameworkId}/budget/differences`;
    expect(await read(writer, `${room}/total:2018`)).toContain("These figures agree by now");
    const late = await writer.post(`${room}/total:2018`, {
      version: "1",
      pence: "5",
      text: "Typed too late",
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Typed too late");
    expect((await writer.get(`${room}/nonsense`)).status).toBe(404);
  });

  it("names the line in which a slip would explain the difference", async () => {
    const { frameworkId, now } = await start();
    const address = `/frameworks/${frameworkId}/budget/lines/${now.Kicks}`;
    const slip = { service: "Kicks", "amount-2018": "1,000", "amount-2019": "10,000", version: "1" };
    await writer.post(address, await aLine(frameworkId, slip));
    await writer.post(`/frameworks/${frameworkId}/budget/totals`, {
      version: "1",
      "total-2018": "18,683.75",
    });
    const page = (await read(reader, `/frameworks/${frameworkId}/budget`)).replaceAll("<!-- -->", "");
    expect(page).toContain("£1,000 in 2018/19, but £10,000 in 2019/20: just the difference.");
  });
});

describe("a framework's details", () => {
  it("are edited by an author, and read by others", async () => {
    const { frameworkId } = await start();
    const address = `/frameworks/${frameworkId}/details`;
    const [victims, prevention] = (await content(frameworkId)).budget.priorities;
    const fields = {
      version: "1",
      title: "Renamed",
      aim: "",
      "budgetDate-day": "31",
      "budgetDate-month": "2",
      "budgetDate-year": "2018",
      [`priority-${victims?.id}`]: "People",
      [`priority-${prevention?.id}`]: "",
      newPriorities: "Cross cutting",
    };
    const impossible = await writer.post(address, fields);
    expect(impossible.status).toBe(400);
    expect(await impossible.text()).toContain('<a href="#budgetDate-day">');
    expect((await writer.post(address, { ...fields, "budgetDate-day": "28" })).status).toBe(302);
    const { budget } = await content(frameworkId);
    expect(budget).toMatchObject({ title: "Renamed", budgetDate: "2018-02-28" });
    expect(budget.priorities.map(({ name }) => name)).toEqual(["People", "Cross cutting"]);
    const page = await read(reader, address);
    expect(page).toContain("28 February 2018");
    expect(page).not.toContain('name="formKey"');
  });
});

describe("those who are no authors", () => {
  const rooms = ["lines/new", "totals", "funding/new"];

  it.each(rooms)("may neither open nor send budget/%s", async (room) => {
    const { frameworkId } = await start();
    const address = `/frameworks/${frameworkId}/budget/${room}`;
    expect((await reader.get(address)).status).toBe(403);
    expect((await reader.post(address, { version: "1" })).status).toBe(403);
    const nobody = await site.as(null);
    expect((await nobody.get(address)).status).toBe(302);
    const owner = await site.as(
      await addPerson(site.database, `Owner ${room} ${frameworkId}`, ["action_owner"]),
    );
    expect((await owner.get(address)).status).toBe(404);
    expect((await owner.post(address, { version: "1" })).status).toBe(404);
  });

  it("may read a line, but not change it", async () => {
    const { frameworkId } = await start({});
    const ids = await addLines(site.database, author, frameworkId, { Helpline: 5 });
    const address = `/frameworks/${frameworkId}/budget/lines/${ids.Helpline}`;
    expect(await read(reader, address)).not.toContain("Save");
    expect((await reader.post(address, await aLine(frameworkId, { version: "1" }))).status).toBe(403);
    expect((await reader.get(`${address}/remove`)).status).toBe(403);
    expect((await reader.post(`${address}/remove`, { version: "1" })).status).toBe(403);
  });

  it("get a plain sentence where an author opens a form of frozen content", async () => {
    const { frameworkId } = await start();
    await freeze(frameworkId);
    const response = await writer.get(`/frameworks/${frameworkId}/budget/lines/new`);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Recall it first");
  });
});
