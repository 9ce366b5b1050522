import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCarriedOver } from "../../db/queries/carried-over.server";
import { getContent } from "../../db/queries/content.server";
import { entryImpact, framework } from "../../db/schema";
import type { Actor } from "../../db/queries/people.server";
import { pageOf } from "../support/accounts";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let author: Visitor;
let frameworkId: number;
beforeAll(async () => {
  site = await startTestSite();
  const writer: Actor = await addPerson(site.database, "Writer", ["eia_author"]);
  author = await site.as(writer);
  ({ frameworkId } = await storeContent(site.database, writer));
});
afterAll(() => site.stop());

const at = (rest: string) => `/frameworks/${frameworkId}${rest}`;
const read = async (address: string) => {
  const answer = await author.get(address);
  expect(answer.status, address).toBe(200);
  return pageOf(answer);
};
async function version(): Promise<string> {
  const [row] = await site.database.db
    .select({ version: framework.version })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  return String(row?.version);
}

describe("all changes together (rule 34)", () => {
  it("stand by characteristic, effect and year, for all or a part, down to each entry", async () => {
    const page = await read(at("/eia/together"));
    expect(page).toContain("All changes together");
    expect(page).toContain('<svg role="img"');
    expect(page).toContain(`href="${at("/eia/together/")}`);
    expect(await read(at("/eia/together?priority=None&area=&provider="))).toContain("By characteristic");
    expect(await read("/together")).toContain("over the years");
  });

  it("say on the characteristic's own page how many people each effect touches, where it is known", async () => {
    const { db } = site.database;
    const room = at("/eia/together/age");
    expect(await read(room)).not.toContain("How many people");
    const { entries } = await getContent(db, frameworkId);
    const touched = entries.flatMap(({ impacts }) =>
      impacts.filter(({ characteristic, direction }) => characteristic === "age" && direction === "positive"),
    );
    await db
      .update(entryImpact)
      .set({ people: 1_200 })
      .where(eq(entryImpact.id, touched[0]?.id ?? 0));
    const page = await read(room);
    expect(page).toContain("How many people");
    expect(page).toMatch(/<li>Positive: 1,200/u);
  });

  it("are concluded on the characteristic's own page, in the version that was read", async () => {
    const room = at("/eia/together/age");
    expect((await author.post(room, { conclusion: "", version: "0" })).status).toBe(400);
    const saved = await author.post(room, { conclusion: "Nobody is in two of them", version: "0" });
    expect(saved.headers.get("location")).toBe(at("/eia/together"));
    expect(await read(room)).toContain("Nobody is in two of them");
    expect((await author.post(room, { conclusion: "Another", version: "0" })).status).toBe(409);
    expect((await author.get(at("/eia/together/height"))).status).toBe(404);
  });
});

describe("a service over the years", () => {
  it("has its lines, changes and findings in each framework", async () => {
    const { budget, previous } = await getContent(site.database.db, frameworkId);
    const page = await read(at(`/budget/lines/${budget.lines[0]?.id}/years`));
    expect(page).toContain("Victim support, over the years");
    expect(page).toContain(previous?.title);
    expect((await author.get(at("/budget/lines/999999/years"))).status).toBe(404);
  });
});

describe("what is carried over (rule 40)", () => {
  it("is listed, confirmed or left out on one page with one save", async () => {
    expect(await read(at("/carried-over"))).toContain("Carry over");
    const offered = await author.post(at("/carried-over/offer"), { version: await version() });
    expect(offered.headers.get("location")).toBe(at("/carried-over"));
    const page = await read(at("/carried-over"));
    const { previous } = await getContent(site.database.db, frameworkId);
    const label = `Carried over from ${previous?.title}, not yet confirmed`;
    expect(page).toContain(label);
    expect(await read(at("/sign-off"))).toContain(label);
    const things = await listCarriedOver(site.database.db, frameworkId);
    // In the room that it would be part of it is named, and said to be none of it yet.
    const line = things.find(({ kind }) => kind === "line");
    const budget = await read(at("/budget"));
    expect(budget).toContain(label);
    expect(budget).toContain(`<li>${line?.name}</li>`);
    expect(await read(at("/sections"))).not.toContain(label);
    const [first, ...others] = things;
    const seen = things.map(({ id, version: of }) => `${id}-${of}`).join(" ");
    const answers = Object.fromEntries(others.map(({ id }) => [`carried_${id}`, "leave_out"]));
    const sent = { ...answers, [`carried_${first?.id}`]: "confirm", seen };
    const without = await author.post(at("/carried-over"), { ...sent, reason: "", version: await version() });
    expect(without.status).toBe(400);
    const saved = await author.post(at("/carried-over"), {
      ...sent,
      reason: "They end",
      version: await version(),
    });
    expect(saved.headers.get("location")).toBe(at("/carried-over"));
    const states = (await listCarriedOver(site.database.db, frameworkId)).map(({ state }) => state);
    expect(states).toEqual(["confirmed", ...others.map(() => "left_out")]);
    expect(await read(at("/carried-over"))).toContain("Left out: They end");
    expect(await read(at("/budget"))).not.toContain("not yet confirmed");
  });
});
