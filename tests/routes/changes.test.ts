import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { framework } from "../../db/schema";
import { isConfirmedSame } from "../../app/domain/budget/changes";
import { changesIn, inWords, startBudgets } from "../support/budget";
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
    for (const room of ["changes", "changes/link", "changes/1", "changes/1/same", "changes/1/split"]) {
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
    expect((await writer.post(address, { ...fields, transferredTo: "The Force" })).status).toBe(302);
    expect(await changeNamed(frameworkId, "The fund")).toMatchObject({ kind: "transfer" });
    const stale = await writer.post(address, { ...fields, title: "Mine", isTransfer: "no" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("The Force");
  });

  it("splits a change after asking, and keeps its answer with the first line", async () => {
    const frameworkId = await startAnswered();
    const { id, version } = await changeNamed(frameworkId, "Victim support");
    const address = `/frameworks/${frameworkId}/changes/${id}/split`;
    expect(await read(writer, address)).toContain("keeps what is written in the EIA");
    expect((await writer.post(address, { version: String(version) })).status).toBe(302);
    expect(inWords(await changes(frameworkId))).toContain("Victim support: Victim support → ");
    const page = await read(writer, `/frameworks/${frameworkId}/changes`);
    expect(page).toContain("Stale");
    expect(page).toContain("1 answer stale");
    const again = await writer.post(address, { version: String(version + 1) });
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
    });
    expect(edited.status).toBe(302);
    expect(await read(writer, address)).toContain("Provider: “Catch 22” before, “Catch-22” now");
    const stale = await writer.post(address, { version: "1" });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain("Somebody else saved this");
    const { version } = await changeNamed(frameworkId, "Youth service");
    expect((await writer.post(address, { version: String(version) })).status).toBe(302);
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
