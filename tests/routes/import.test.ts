import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { framework } from "../../db/schema";
import { IMPORT_LIMITS } from "../../app/domain/budget/imported-budget";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { aNewFramework } from "../support/budget";
import { aRow, beginWith, confirmNow, draftOf, importRows, pasted } from "../support/import";
import { addPerson, contextOf } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let author: Actor;
let writer: Visitor;
let colleague: Visitor;
beforeAll(async () => {
  site = await startTestSite();
  author = await addPerson(site.database, "Author", ["eia_author"]);
  writer = await site.as(author);
  colleague = await site.as(await addPerson(site.database, "Colleague", ["eia_author"]));
});
afterAll(() => site.stop());

async function start(): Promise<number> {
  return (await createFramework(contextOf(site.database, author), aNewFramework())).frameworkId;
}
const at = (frameworkId: number, step = "") => `/frameworks/${frameworkId}/budget/import${step}`;
const begin = (frameworkId: number, rows: string[][]) => beginWith(site.database, author, frameworkId, rows);
const lines = async (frameworkId: number) => (await getContent(site.database.db, frameworkId)).budget.lines;
const versionOf = async (frameworkId: number) =>
  String((await draftOf(site.database, author, frameworkId)).version);

async function read(visitor: Visitor, address: string): Promise<string> {
  const response = await visitor.get(address);
  expect(response.status, address).toBe(200);
  return (await response.text()).replaceAll(/<!-- -->|<\/?span[^>]*>/gu, "");
}
const whereTo = (response: Response) => [response.status, response.headers.get("location")];
const stateIn = (page: string) => /name="state" value="([^"]*)"/u.exec(page)?.[1] ?? "";

/** The unit of the columns that hold amounts. */
const POUNDS = { "unit-6": "pounds", "unit-7": "pounds" };

function aFile(name: string, content: string | Uint8Array<ArrayBuffer>): FormData {
  const body = new FormData();
  body.set("file", new File([content], name));
  body.set("pasted", "");
  return body;
}

describe("from a file to the budget", () => {
  it("goes by the columns to the preview, and by its button to the budget", async () => {
    const frameworkId = await start();
    const csv = pasted([aRow("Helpline", "8683.75")]).replaceAll("\t", ",");
    const uploaded = await writer.postMultipart(at(frameworkId), aFile("budget.csv", csv));
    expect(whereTo(uploaded)).toEqual([302, at(frameworkId, "/preview")]);
    // Headings that were never seen are looked at by a person first.
    expect(whereTo(await writer.get(at(frameworkId, "/preview")))).toEqual([
      302,
      at(frameworkId, "/columns"),
    ]);

    const columns = await read(writer, at(frameworkId, "/columns"));
    expect(columns).toContain("Import of budget.csv");
    expect(columns).toContain("What “2018/19 (£)” holds");
    expect(columns).toMatch(/name="column-2".*?value="service" selected=""/su);
    expect(columns).toContain("Unit of “2018/19 (£)”");
    expect(columns).toContain("8683.75 is read as £8,683.75.");
    const chosen = ["priority", "service", "deliveryOrganisation", "provision", "method"];
    const mapped = await writer.post(`${at(frameworkId, "/columns")}?sheet=1&row=1`, {
      version: await versionOf(frameworkId),
      ...Object.fromEntries(
        [...chosen, "year-2018", "year-2019", "reach", "ignore"].map((value, index) => [
          `column-${index + 1}`,
          value,
        ]),
      ),
      ...POUNDS,
    });
    expect(whereTo(mapped)).toEqual([302, at(frameworkId, "/preview")]);

    const preview = await read(writer, at(frameworkId, "/preview"));
    expect(preview).toContain("Lines that are added");
    expect(preview).toContain("£8,683.75");
    expect(await lines(frameworkId)).toEqual([]);
    const confirmed = await writer.post(at(frameworkId, "/preview"), {
      state: stateIn(preview),
      formKey: "a",
    });
    expect(whereTo(confirmed)).toEqual([302, `/frameworks/${frameworkId}/budget`]);
    expect(await lines(frameworkId)).toMatchObject([{ service: "Helpline", note: "" }]);

    const again = await writer.post(at(frameworkId, "/preview"), { state: stateIn(preview), formKey: "a" });
    expect(again.status).toBe(302);
    expect(await lines(frameworkId)).toHaveLength(1);
    expect(whereTo(await writer.get(at(frameworkId, "/progress")))).toEqual([
      302,
      `/frameworks/${frameworkId}/budget`,
    ]);
  });

  it("says what is wrong with a file, and keeps what was pasted", async () => {
    const frameworkId = await start();
    const body = aFile("budget.csv", "a,b");
    body.set("pasted", "priority\tservice");
    const both = await writer.postMultipart(at(frameworkId), body);
    expect(both.status).toBe(400);
    const page = await both.text();
    expect(page).toContain("There is a file and pasted text");
    expect(page).toContain("priority\tservice");
    const neither = await writer.post(at(frameworkId), {});
    expect(neither.status).toBe(400);
    expect(await neither.text()).toContain("Choose a file, or paste the cells");
  });

  it("answers a file that is too large with the page, and keeps what was begun", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const tooLarge = new Uint8Array(IMPORT_LIMITS.bytes + 200_000);
    const response = await writer.postMultipart(at(frameworkId), aFile("budget.xlsx", tooLarge));
    expect(response.status).toBe(413);
    const page = await response.text();
    expect(page).toContain("The file must be 20 MB or smaller");
    expect(page).toContain("waits for you");
  });

  it("takes a file that only this page takes", async () => {
    const frameworkId = await start();
    const rows = Array.from({ length: 2_000 }, (_, index) =>
      aRow(`Service ${index} ${"a".repeat(3_500)}`, 1),
    );
    const csv = pasted(rows).replaceAll("\t", ",");
    expect(csv.length).toBeGreaterThan(6_000_000);
    const response = await writer.postMultipart(at(frameworkId), aFile("budget.csv", csv));
    expect(whereTo(response)).toEqual([302, at(frameworkId, "/preview")]);
  });
});

describe("what has to be said first", () => {
  it("is asked cell by cell, with what stands there", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [
      aRow("Changing Lives", "000'6", { second: "6,000" }),
      ["Victims", "Victims sub-total", "", "", "", "6,000", "6,000", "", ""],
    ]);
    expect(whereTo(await writer.get(at(frameworkId, "/preview")))).toEqual([
      302,
      at(frameworkId, "/questions"),
    ]);
    const page = (await read(writer, at(frameworkId, "/questions"))).replaceAll("&#x27;", "'");
    expect(page).toContain("Amount in row 2, Changing Lives, 2018/19");
    expect(page).toContain("000'6");
    expect(page).toContain("£6,000 would make the figures agree");
    const empty = await writer.post(at(frameworkId, "/questions"), { version: await versionOf(frameworkId) });
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain("Enter the amount in row 2, Changing Lives, 2018/19");
    const answered = await writer.post(at(frameworkId, "/questions"), {
      version: await versionOf(frameworkId),
      "answer-2-6": "6,000",
    });
    expect(whereTo(answered)).toEqual([302, at(frameworkId, "/preview")]);
    expect(await read(writer, at(frameworkId, "/preview"))).toContain(
      "Every total that the sheet states agrees with its lines",
    );
  });

  it("is asked once of cells that say the same, or one by one", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", ".."), aRow("Kicks", "5.1250", { second: "1" })]);
    const page = await read(writer, at(frameworkId, "/questions"));
    expect(page).toContain("2 amounts that say “..”");
    expect(page).toContain("1 amount has a fraction of a penny.");
    const send = async (same: string) =>
      writer.post(at(frameworkId, "/questions"), {
        version: await versionOf(frameworkId),
        ...{ rounding: "round", "same-2-6": same },
      });
    expect(whereTo(await send("each"))).toEqual([302, at(frameworkId, "/questions?each")]);
    expect(await read(writer, at(frameworkId, "/questions?each"))).toContain(
      "Amount in row 2, Helpline, 2018/19",
    );
    expect(whereTo(await send("0"))).toEqual([302, at(frameworkId, "/preview")]);
    await confirmNow(site.database, author, frameworkId);
    expect(await lines(frameworkId)).toMatchObject([
      { amounts: { 2018: 0, 2019: 0 } },
      { amounts: { 2018: 513, 2019: 100 } },
    ]);
  });

  it("may be left out, row by row, with a reason", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10), aRow("Kicks", "?")]);
    const send = async (fields: Record<string, string>) =>
      writer.post(at(frameworkId, "/rows"), { version: await versionOf(frameworkId), ...fields });
    const unclear = await send({ rows: "third", reason: "x" });
    expect(unclear.status).toBe(400);
    expect(await unclear.text()).toContain("Enter numbers of rows with commas between them");
    expect(whereTo(await send({ rows: "3", reason: "Not agreed" }))).toEqual([
      302,
      at(frameworkId, "/preview"),
    ]);
    expect(await read(writer, at(frameworkId, "/preview"))).toContain("is left out by you: Not agreed");
    expect(await read(writer, at(frameworkId, "/rows"))).toContain("Row 3: Victims – Kicks");
    expect(whereTo(await send({ takenIn: "3" }))).toEqual([302, at(frameworkId, "/preview")]);
    expect(whereTo(await writer.get(at(frameworkId, "/preview")))).toEqual([
      302,
      at(frameworkId, "/questions"),
    ]);
  });

  it("is whether amounts that are all a thousandth of before are right", async () => {
    const frameworkId = await start();
    await importRows(site.database, author, frameworkId, [aRow("Helpline", 45_000)]);
    await begin(frameworkId, [aRow("Helpline", 45)]);
    const page = await read(writer, at(frameworkId, "/preview"));
    expect(page).toContain("about a thousandth of what it was");
    const state = stateIn(page);
    const unsaid = await writer.post(at(frameworkId, "/preview"), { state });
    expect(unsaid.status).toBe(400);
    expect(await unsaid.text()).toContain("Check the unit of the amounts");
    const said = await writer.post(at(frameworkId, "/preview"), { state, scale: "right" });
    expect(whereTo(said)).toEqual([302, `/frameworks/${frameworkId}/budget`]);
  });

  it("is which line a row is, beside the line itself", async () => {
    const frameworkId = await start();
    await importRows(site.database, author, frameworkId, [aRow("Sexual violence advocacy service", 10)]);
    const [line] = await lines(frameworkId);
    await begin(frameworkId, [aRow("Sexual violence advocacy", 12)]);
    expect(whereTo(await writer.get(at(frameworkId, "/preview")))).toEqual([302, at(frameworkId, "/lines")]);
    const page = await read(writer, at(frameworkId, "/lines"));
    expect(page).toContain("In the budget now");
    expect(page).toContain("It is “Sexual violence advocacy service”");
    const empty = await writer.post(at(frameworkId, "/lines"), { version: await versionOf(frameworkId) });
    expect(await empty.text()).toContain("Choose what row 2, Sexual violence advocacy, is");
    const said = await writer.post(at(frameworkId, "/lines"), {
      version: await versionOf(frameworkId),
      "match-2": "same",
    });
    expect(whereTo(said)).toEqual([302, at(frameworkId, "/preview")]);
    await confirmNow(site.database, author, frameworkId);
    expect(await lines(frameworkId)).toMatchObject([{ id: line?.id, service: "Sexual violence advocacy" }]);
  });
});

describe("the preview", () => {
  it("is answered anew, with 409, where the budget moved since", async () => {
    const frameworkId = await start();
    await importRows(site.database, author, frameworkId, [aRow("Helpline", 10)]);
    await begin(frameworkId, [aRow("Helpline", 11)]);
    const seen = stateIn(await read(writer, at(frameworkId, "/preview")));
    await site.database.db
      .update(framework)
      .set({ years: [2018] })
      .where(eq(framework.id, frameworkId));
    const response = await writer.post(at(frameworkId, "/preview"), { state: seen });
    expect(response.status).toBe(409);
    const page = await response.text();
    expect(page).toContain("changed after you saw the preview. Nothing was written.");
    expect(stateIn(page)).not.toBe(seen);
    expect(await lines(frameworkId)).toMatchObject([{ amounts: { 2018: 1000 } }]);
  });

  it("leads to the budget, and writes once, where its button is pressed twice", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const state = stateIn(await read(writer, at(frameworkId, "/preview")));
    const press = () => writer.post(at(frameworkId, "/preview"), { state, formKey: `twice-${frameworkId}` });
    const budget = [302, `/frameworks/${frameworkId}/budget`];
    expect((await Promise.all([press(), press()])).map(whereTo)).toEqual([budget, budget]);
    expect(whereTo(await press())).toEqual(budget);
    expect(await lines(frameworkId)).toHaveLength(1);
  });

  it("of an import that was confirmed in another window says that none is left", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const state = stateIn(await read(writer, at(frameworkId, "/preview")));
    await confirmNow(site.database, author, frameworkId);
    const pressed = await writer.post(at(frameworkId, "/preview"), { state });
    expect(whereTo(pressed)).toEqual([302, at(frameworkId, "?none-left")]);
    expect(await read(writer, at(frameworkId, "?none-left"))).toContain("There is no import to go on with");
    await begin(frameworkId, [aRow("Helpline", 11)]);
    expect(await read(writer, at(frameworkId, "?none-left"))).not.toContain(
      "There is no import to go on with",
    );
  });

  it("says that its totals take the place of others, where there are any", async () => {
    const frameworkId = await start();
    const rows = [aRow("Helpline", 10), ["", "Grand total", "", "", "", "10", "10", "", ""]];
    await begin(frameworkId, rows);
    expect(await read(writer, at(frameworkId, "/preview"))).not.toContain("in place of");
    await confirmNow(site.database, author, frameworkId);
    await begin(frameworkId, [aRow("Helpline", 11), ...rows.slice(1)]);
    expect(await read(writer, at(frameworkId, "/preview"))).toContain(
      "2, in place of those that the budget has",
    );
  });

  it("holds a sheet that states no totals against those that the budget has", async () => {
    const frameworkId = await start();
    const total = ["", "Grand total", "", "", "", "10", "10", "", ""];
    await importRows(site.database, author, frameworkId, [aRow("Helpline", 10), total]);
    await begin(frameworkId, [aRow("Helpline", 12, { second: "10" })]);
    expect(await read(writer, at(frameworkId, "/preview"))).toContain(
      "Total for 2018/19: £10 is stated; the lines add up to £12: a difference of −£2.",
    );
    await begin(frameworkId, [aRow("Helpline", 10), aRow("Kicks", 0)]);
    expect(await read(writer, at(frameworkId, "/preview"))).toContain(
      "Every total that the budget has agrees with the lines of the sheet",
    );
  });

  it("shows no button where the sheet cannot be imported, and says why", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("a".repeat(201), 10)]);
    const page = await read(writer, at(frameworkId, "/preview"));
    expect(page).toContain("the service has 201 characters; it may have 200");
    expect(page).not.toContain("Confirm the import");
  });

  it("of a long sheet shows the first hundred, and says so", async () => {
    const frameworkId = await start();
    await begin(
      frameworkId,
      Array.from({ length: 150 }, (_, index) => aRow(`Service ${index}`, 1)),
    );
    const page = await read(writer, at(frameworkId, "/preview"));
    expect(page).toContain("Lines that are added: the first 100 of 150");
    expect(page).toContain("Service 99");
    expect(page).not.toContain("Service 100");
  });
});

describe("somebody else's import", () => {
  it("is not there for others", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    expect(await read(colleague, at(frameworkId))).not.toContain("waits for you");
    for (const step of ["/columns", "/questions", "/rows", "/lines", "/preview", "/drop"]) {
      const where = whereTo(await colleague.get(at(frameworkId, step)));
      expect(where, step).toEqual([302, at(frameworkId, "?none-left")]);
    }
    expect(await read(writer, at(frameworkId))).toContain("waits for you");
  });
});

describe("dropping", () => {
  it("asks first, and leaves the budget alone", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    expect(await read(writer, at(frameworkId, "/drop"))).toContain("nothing of this import is in it");
    const dropped = await writer.post(at(frameworkId, "/drop"), {});
    expect(whereTo(dropped)).toEqual([302, `/frameworks/${frameworkId}/budget`]);
    expect(await read(writer, at(frameworkId))).not.toContain("waits for you");
    expect(await lines(frameworkId)).toEqual([]);
  });
});

describe("a framework that is frozen", () => {
  it("takes no import", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const seen = stateIn(await read(writer, at(frameworkId, "/preview")));
    await site.database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    expect((await writer.get(at(frameworkId))).status).toBe(409);
    expect((await writer.post(at(frameworkId, "/preview"), { state: seen })).status).toBe(409);
    expect(await lines(frameworkId)).toEqual([]);
  });
});

describe("the page of the columns", () => {
  it("shows the row that is asked for, and stays where a row is not there", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const second = await read(writer, `${at(frameworkId, "/columns")}?sheet=1&row=2`);
    expect(second).toContain("What “Helpline” holds");
    for (const query of ["?sheet=9&row=1", "?sheet=1&row=99", "?sheet=x&row=-1", "?row=1"]) {
      expect(await read(writer, at(frameworkId, "/columns") + query), query).toContain(
        "What “service” holds",
      );
    }
  });

  it("says what is wrong with a choice", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const response = await writer.post(at(frameworkId, "/columns"), {
      version: await versionOf(frameworkId),
      ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`column-${index + 1}`, "ignore"])),
      ...POUNDS,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Say which column holds the service.");
  });
});
