import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { getContent } from "../../db/queries/content.server";
import { action, budgetLine, budgetLineAmount, framework } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { paths } from "../../app/paths";
import { entryOf, storeEiaFramework, type EiaFramework } from "../support/eia-framework";
import { addPerson } from "../support/office";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let authorActor: Actor;
let author: Visitor;
let officer: Visitor;
let owner: Visitor;
let outsider: Visitor;
let administrator: Visitor;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite();
  authorActor = await addPerson(site.database, "Author", ["eia_author"]);
  author = await site.as(authorActor);
  officer = await site.as(await addPerson(site.database, "Officer", ["monitoring_officer"]));
  ownerActor = await addPerson(site.database, "Owner", ["action_owner"]);
  owner = await site.as(ownerActor);
  outsider = await site.as(await addPerson(site.database, "Other owner", ["action_owner"]));
  administrator = await site.as(await addPerson(site.database, "Admin", ["administrator"]));
  nobody = await site.as(null);
});
afterAll(() => site.stop());

let ownerActor: Actor;
let given: EiaFramework;
let id: number;
let cut: number;
beforeEach(async () => {
  given = await storeEiaFramework(site.database, authorActor);
  id = given.frameworkId;
  cut = given.changes.cut;
});

const ASSESSED: FormFieldsSent = { kind: "assessed", version: "0" };
const assess = (rest: FormFieldsSent = {}) => author.post(paths.entry(id, cut), { ...ASSESSED, ...rest });
const addImpact = (version: string, rest: FormFieldsSent = {}) =>
  author.post(paths.impact(id, cut, "new"), {
    characteristics: "sex",
    direction: "adverse",
    version,
    ...rest,
  });
const addConsultee = (version: string, rest: FormFieldsSent = {}) =>
  author.post(paths.consultee(id, cut, "new"), { consultee: "Reducing Reoffending Board", version, ...rest });
const theEntry = (changeId = cut) => entryOf(site.database, id, changeId);
const leadsTo = (response: Response, path: string) => {
  expect([response.status, response.headers.get("location")]).toEqual([302, path]);
};
const text = async (response: Response | Promise<Response>) => (await response).text();
async function moveFigures() {
  await site.database.db
    .update(budgetLineAmount)
    .set({ pence: 300_000_00 })
    .where(eq(budgetLineAmount.lineId, given.cutLineId));
  await site.database.db.update(budgetLine).set({ version: 2 }).where(eq(budgetLine.id, given.cutLineId));
}

describe("the EIA's page", () => {
  it("says how many are answered, and leads to the next", async () => {
    expect(await text(author.get(paths.eia(id)))).toContain("0<!-- --> of <!-- -->2<!-- --> answered");
    await assess();
    const page = await text(author.get(paths.eia(id)));
    expect(page).toContain("1<!-- --> of <!-- -->2<!-- --> answered");
    expect(page).toContain(`href="${paths.entry(id, given.changes.transfer)}" role="button"`);
    expect(page).toContain("The same amount, written differently");
    expect(page).toContain(`href="${paths.eiaForm(id)}#outcome"`);
    expect(page).toContain("<title>EIA – Framework 2018/19");
  });

  it("gives readers no way to change anything", async () => {
    const page = await text(officer.get(paths.eia(id)));
    expect(page).toContain("Offender management");
    expect(page).not.toContain(paths.eiaForm(id));
  });

  it("is not there for a baseline, which has no EIA", async () => {
    expect((await author.get(paths.eia(given.previousId))).status).toBe(404);
  });
});

describe("the head of the EIA", () => {
  it("is saved, and the page shows it", async () => {
    const response = await author.post(paths.eiaForm(id), {
      version: "1",
      aim: "Direct the budget",
      "completedOn-day": "6",
      "completedOn-month": "3",
      "completedOn-year": "2018",
      outcome: "amended",
    });
    leadsTo(response, paths.eia(id));
    const page = await text(author.get(paths.eia(id)));
    for (const shown of ["Direct the budget", "6 March 2018", "The framework is amended"]) {
      expect(page).toContain(shown);
    }
  });

  it("keeps what was typed where a date is impossible, and links to its field", async () => {
    const response = await author.post(paths.eiaForm(id), {
      version: "1",
      aim: "Kept words",
      "completedOn-day": "30",
      "completedOn-month": "2",
      "completedOn-year": "2018",
    });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain("<title>Error: ");
    expect(page).toContain('href="#completedOn-day"');
    expect(page).toContain("Kept words");
  });

  it("shows both versions where somebody else saved first, and takes the merged one", async () => {
    await author.post(paths.eiaForm(id), { version: "1", aim: "Theirs" });
    const stale = await author.post(paths.eiaForm(id), { version: "1", aim: "Mine" });
    const page = await stale.text();
    expect(stale.status).toBe(409);
    for (const shown of ["Theirs", "Mine", 'name="version" value="2"']) expect(page).toContain(shown);
    leadsTo(await author.post(paths.eiaForm(id), { version: "2", aim: "Both" }), paths.eia(id));
  });
});

describe("an entry", () => {
  it("shows the change, asks how it is answered for, and chooses nothing beforehand", async () => {
    const page = await text(author.get(paths.entry(id, cut)));
    for (const shown of [
      "£358,000",
      "£342,092",
      "−£15,908",
      "−4.4%",
      "Not assessed",
      'encType="multipart/form-data"',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page).not.toMatch(/<input[^>]*type="radio"[^>]*checked/u);
  });

  it("is answered for, and stays on its page", async () => {
    leadsTo(await assess({ nobodyConsultedReason: "No time" }), paths.entry(id, cut));
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toMatch(/<input[^>]*type="radio"[^>]*checked=""[^>]*value="assessed"/u);
    expect(page).toContain("No protected characteristic is assessed.");
    expect(page).toContain(`href="${paths.entry(id, cut)}#impacts"`);
    expect(page).toContain('id="impacts"');
  });

  it("leads to the next that is not answered, and to the EIA after the last", async () => {
    leadsTo(await assess({ next: "yes" }), paths.entry(id, given.changes.transfer));
    const last = await author.post(paths.entry(id, given.changes.transfer), {
      kind: "screened_out",
      screeningReason: "It goes on",
      version: "0",
      next: "yes",
    });
    leadsTo(last, paths.eia(id));
  });

  it("has every field to which a blocker leads", async () => {
    await author.post(paths.entry(id, cut), { kind: "separate_eia", version: "0" });
    const page = await text(author.get(paths.entry(id, cut)));
    for (const field of ["separateEia", "impacts", "consultees", "screeningReason", "noImpactReason"]) {
      expect(page).toContain(`id="${field}"`);
    }
    expect(page).toContain("The pointer to a separate EIA is incomplete");
  });

  it("is not screened out without a reason: what was typed stays", async () => {
    const response = await author.post(paths.entry(id, cut), {
      kind: "screened_out",
      nobodyConsultedReason: "Kept words",
      version: "0",
    });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain('<a href="#screeningReason">Say why this change need not be assessed</a>');
    expect(page).toContain("Kept words");
    expect((await getContent(site.database.db, id)).entries).toEqual([]);
  });

  it("refuses a reason that contradicts its impacts, at the field", async () => {
    await assess();
    await addImpact("1");
    expect(await text(author.get(paths.entry(id, cut)))).not.toContain('id="noImpactReason"');
    const response = await assess({ version: "2", noImpactReason: "Nobody at all" });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain('href="#noImpactReason"');
    expect(page).toContain('id="noImpactReason"');
    expect(page).toContain("Nobody at all");
  });

  it("of a change that is the same in both budgets is refused: there is nothing to assess", async () => {
    const address = paths.entry(id, given.changes.same);
    const page = await text(author.get(address));
    expect(page).toContain("There is nothing to assess");
    expect(page).not.toContain('name="kind"');
    expect((await author.post(address, ASSESSED)).status).toBe(409);
  });

  it("is done once where the same form comes twice", async () => {
    const form = { ...ASSESSED, formKey: "one-key" };
    const responses = await Promise.all([
      author.post(paths.entry(id, cut), form),
      author.post(paths.entry(id, cut), form),
    ]);
    for (const response of responses) leadsTo(response, paths.entry(id, cut));
    expect((await theEntry()).version).toBe(1);
  });

  it("lists its own actions, and not those of another entry", async () => {
    await assess();
    const { id: entryId } = await theEntry();
    const item = { frameworkId: id, ownerName: "Owner", createdBy: authorActor.personId };
    await site.database.db.insert(action).values([
      { ...item, entryId, what: "Talk to the board", targetDate: calendarDate("2018-01-31") },
      { ...item, what: "Of the whole EIA", targetDate: calendarDate("2018-12-31") },
    ]);
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toContain("Talk to the board");
    expect(page).toContain("Open<!-- -->, overdue");
    expect(page).not.toContain("Of the whole EIA");
    expect(page).toContain(paths.newAction(id, entryId));
  });
});

describe("a stale entry", () => {
  beforeEach(async () => {
    await author.post(paths.entry(id, cut), {
      kind: "screened_out",
      screeningReason: "A small saving",
      version: "0",
    });
    await moveFigures();
  });

  it("says what moved, and is confirmed with one button", async () => {
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toContain("Offender management: 2018/19 went from £342,092 to £300,000");
    expect(page).toContain(`action="${paths.confirmEntry(id, cut)}"`);
    const seen = /name="linesSeen" value="([^"]+)"/u.exec(page)?.[1] ?? "";
    leadsTo(
      await author.post(paths.confirmEntry(id, cut), { version: "1", linesSeen: seen }),
      paths.entry(id, cut),
    );
    expect(await text(author.get(paths.entry(id, cut)))).not.toContain("The figures moved");
  });

  it("is not confirmed on figures that moved again", async () => {
    const response = await author.post(paths.confirmEntry(id, cut), { version: "1", linesSeen: "1.1/2.1" });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("were edited while you had this page open");
  });

  it("has a page of its own to confirm it on, which leads back where nothing moved", async () => {
    expect(await text(author.get(paths.confirmEntry(id, cut)))).toContain("Is it still right?");
    await author.post(paths.confirmEntry(id, cut), { version: "1" });
    leadsTo(await author.get(paths.confirmEntry(id, cut)), paths.entry(id, cut));
  });
});

describe("an impact", () => {
  beforeEach(async () => {
    await assess();
  });

  it("is added, changed and removed", async () => {
    leadsTo(await addImpact("1", { who: "Men" }), `${paths.entry(id, cut)}#impacts`);
    const page = await text(author.get(paths.impact(id, cut, "sex")));
    expect(page).toContain("Men");
    expect(page).not.toContain('name="characteristics"');
    const changed = await author.post(paths.impact(id, cut, "sex"), {
      direction: "neutral",
      who: "Women",
      version: "2",
    });
    leadsTo(changed, `${paths.entry(id, cut)}#impacts`);
    expect((await theEntry()).impacts).toMatchObject([{ direction: "neutral", who: "Women" }]);
    expect(await text(author.get(paths.removeImpact(id, cut, "sex")))).toContain("Women");
    await author.post(paths.removeImpact(id, cut, "sex"), { version: "3" });
    expect((await theEntry()).impacts).toEqual([]);
  });

  it("of all nine becomes nine rows", async () => {
    await addImpact("1", { characteristics: "all", direction: "positive" });
    expect((await theEntry()).impacts).toHaveLength(9);
  });

  it("needs a direction: none is chosen beforehand, and what was typed stays", async () => {
    expect(await text(author.get(paths.impact(id, cut, "new")))).not.toMatch(/type="radio"[^>]*checked/u);
    const response = await addImpact("1", { direction: "", description: "Kept words" });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain('<a href="#direction">Choose the direction of the impact</a>');
    expect(page).toContain("Kept words");
  });

  it("is refused where the entry says that nobody is affected", async () => {
    await assess({ version: "1", noImpactReason: "An internal post" });
    const response = await addImpact("2");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('href="#characteristics"');
  });

  it("is not there where no row is, nor for a characteristic that the Act does not know", async () => {
    for (const address of [
      paths.impact(id, cut, "age"),
      paths.removeImpact(id, cut, "age"),
      `${paths.entry(id, cut)}/impacts/height`,
    ]) {
      expect((await author.get(address)).status).toBe(404);
      expect((await author.post(`${paths.entry(id, cut)}/impacts/height`, { version: "1" })).status).toBe(
        404,
      );
    }
    expect((await author.post(paths.removeImpact(id, cut, "age"), { version: "1" })).status).toBe(404);
    expect((await author.post(`${paths.entry(id, cut)}/impacts/new/remove`, { version: "1" })).status).toBe(
      404,
    );
  });

  it("waits for its change to be answered for", async () => {
    const { transfer } = given.changes;
    leadsTo(await author.get(paths.impact(id, transfer, "new")), paths.entry(id, transfer));
    leadsTo(await author.get(paths.consultee(id, transfer, "new")), paths.entry(id, transfer));
  });
});

describe("a consultee", () => {
  beforeEach(async () => {
    await assess();
  });

  it("is added, changed and removed, and stands on the page of all consultees", async () => {
    const amounts = { influence: "A saving", amountBefore: "358,000", amountAfter: "342,092" };
    leadsTo(await addConsultee("1", amounts), `${paths.entry(id, cut)}#consultees`);
    const [consultee] = (await theEntry()).consultees;
    const consulteeId = consultee?.id ?? 0;
    expect(await text(officer.get(paths.consultees(id)))).toContain("from £358,000 to £342,092 a year");
    const page = await text(author.get(paths.consultee(id, cut, consulteeId)));
    expect(page).toContain('value="358,000"');
    const changed = await author.post(paths.consultee(id, cut, consulteeId), {
      consultee: "The board",
      unchangedReason: "Too late",
      version: "2",
    });
    leadsTo(changed, `${paths.entry(id, cut)}#consultees`);
    expect((await theEntry()).consultees).toMatchObject([{ consultee: "The board", amountBefore: null }]);
    expect(await text(author.get(paths.removeConsultee(id, cut, consulteeId)))).toContain("Too late");
    await author.post(paths.removeConsultee(id, cut, consulteeId), { version: "3" });
    expect((await theEntry()).consultees).toEqual([]);
    expect(await text(author.get(paths.consultees(id)))).toContain("Still to say who was consulted");
  });

  it("needs a name and amounts that are amounts", async () => {
    const response = await addConsultee("1", { consultee: "", said: "Kept words", amountBefore: "lots" });
    const page = await response.text();
    expect(response.status).toBe(400);
    for (const shown of ['href="#consultee"', 'href="#amountBefore"', "Kept words", 'value="lots"']) {
      expect(page).toContain(shown);
    }
  });

  it("of another entry, or of none, is not there", async () => {
    await addConsultee("1");
    const consulteeId = (await theEntry()).consultees[0]?.id ?? 0;
    await author.post(paths.entry(id, given.changes.transfer), ASSESSED);
    for (const wrong of [
      paths.consultee(id, given.changes.transfer, consulteeId),
      paths.removeConsultee(id, given.changes.transfer, consulteeId),
      paths.consultee(id, cut, 999_999_999),
    ]) {
      expect((await author.get(wrong)).status).toBe(404);
      expect((await author.post(wrong, { consultee: "X", version: "1" })).status).toBe(404);
    }
  });
});

describe("the stored copy of a separate EIA", () => {
  const PDF = "%PDF-1.7 the assessment";
  async function upload(fileName: string, content: string, version = "0", more: Record<string, string> = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries({
      kind: "separate_eia",
      separateReference: "EIA 1b",
      version,
      ...more,
    })) {
      body.append(name, value);
    }
    body.append("separateCopy", new File([content], fileName, { type: "text/html" }));
    return author.postMultipart(paths.entry(id, cut), body);
  }

  it("is downloaded as it was stored: an attachment, of our own media type", async () => {
    leadsTo(await upload("Victim First – EIA.pdf", PDF), paths.entry(id, cut));
    const copyId = (await theEntry()).separateEia.copy?.id ?? 0;
    expect(await text(author.get(paths.entry(id, cut)))).toContain(paths.storedCopy(id, copyId));
    for (const reader of [author, officer]) {
      const response = await reader.get(paths.storedCopy(id, copyId));
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-disposition")).toBe(
        "attachment; filename=\"Victim First _ EIA.pdf\"; filename*=UTF-8''Victim%20First%20%E2%80%93%20EIA.pdf",
      );
      expect(await response.text()).toBe(PDF);
    }
    expect((await outsider.get(paths.storedCopy(id, copyId))).status).toBe(404);
    expect((await administrator.get(paths.storedCopy(id, copyId))).status).toBe(403);
    expect((await nobody.get(paths.storedCopy(id, copyId))).status).toBe(302);
    const other = await storeEiaFramework(site.database, authorActor);
    expect((await author.get(paths.storedCopy(other.frameworkId, copyId))).status).toBe(404);
  });

  it("is no repeat where another file comes under the same name", async () => {
    const formKey = { formKey: "made once" };
    leadsTo(await upload("eia.pdf", PDF, "0", formKey), paths.entry(id, cut));
    leadsTo(await upload("eia.pdf", PDF, "0", formKey), paths.entry(id, cut));
    expect((await upload("eia.pdf", `${PDF}, corrected`, "0", formKey)).status).toBe(409);
  });

  it("is refused where it is not what its name says, and what was typed stays", async () => {
    const response = await upload("eia.pdf", "<script>alert(1)</script>");
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain('href="#separateCopy"');
    expect(page).toContain("EIA 1b");
    expect(page).not.toContain("<script>alert(1)");
  });
});

describe("who may do what", () => {
  const pages = () => [
    paths.eiaForm(id),
    paths.impact(id, cut, "new"),
    paths.impact(id, cut, "sex"),
    paths.removeImpact(id, cut, "sex"),
    paths.consultee(id, cut, "new"),
  ];
  const posts = (): [string, FormFieldsSent][] => [
    [paths.eiaForm(id), { version: "1" }],
    [paths.entry(id, cut), { ...ASSESSED, version: "2" }],
    [paths.confirmEntry(id, cut), { version: "2" }],
    [paths.impact(id, cut, "new"), { characteristics: "age", direction: "neutral", version: "2" }],
    [paths.impact(id, cut, "sex"), { direction: "neutral", version: "2" }],
    [paths.removeImpact(id, cut, "sex"), { version: "2" }],
    [paths.consultee(id, cut, "new"), { consultee: "Board", version: "2" }],
  ];
  beforeEach(async () => {
    await assess();
    await addImpact("1", { who: "Men" });
  });

  it("lets readers read, and change nothing", async () => {
    const page = await text(officer.get(paths.entry(id, cut)));
    expect(page).toContain("Men");
    for (const way of ['name="kind"', paths.impact(id, cut, "sex"), paths.impact(id, cut, "new")]) {
      expect(page).not.toContain(way);
    }
    for (const address of pages()) expect((await officer.get(address)).status).toBe(403);
    for (const [address, form] of posts()) expect((await officer.post(address, form)).status).toBe(403);
    expect((await theEntry()).version).toBe(2);
  });

  it("lets an action owner read what they own an action in, and know of nothing else", async () => {
    for (const address of [paths.eia(id), paths.entry(id, cut), paths.consultees(id), ...pages()]) {
      expect((await owner.get(address)).status).toBe(404);
    }
    for (const [address, form] of posts()) expect((await owner.post(address, form)).status).toBe(404);
    await site.database.db.insert(action).values({
      frameworkId: id,
      what: "Talk to the board",
      ownerId: ownerActor.personId,
      ownerName: "Owner",
      targetDate: calendarDate("2018-12-31"),
      createdBy: authorActor.personId,
    });
    expect((await owner.get(paths.entry(id, cut))).status).toBe(200);
    expect((await outsider.get(paths.entry(id, cut))).status).toBe(404);
    for (const [address, form] of posts()) expect((await owner.post(address, form)).status).toBe(403);
  });

  it("sends who is signed out to sign in, and keeps an administrator out", async () => {
    for (const address of [paths.eia(id), paths.entry(id, cut), paths.consultees(id), ...pages()]) {
      expect((await nobody.get(address)).status).toBe(302);
      expect((await administrator.get(address)).status).toBe(403);
    }
    for (const [address, form] of posts()) {
      expect((await nobody.post(address, form)).headers.get("location")).toBe("/sign-in");
      expect([403, 404]).toContain((await administrator.post(address, form)).status);
    }
    expect((await theEntry()).version).toBe(2);
  });

  it("refuses everything while the framework is submitted, and still shows it", async () => {
    await site.database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, id));
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toContain("Men");
    expect(page).not.toContain('name="kind"');
    for (const address of pages()) {
      const response = await author.get(address);
      expect(response.status).toBe(409);
      expect(await response.text()).toContain(`href="${paths.signOff(id)}"`);
    }
    for (const [address, form] of posts()) expect((await author.post(address, form)).status).toBe(409);
    expect((await theEntry()).version).toBe(2);
  });

  it("knows no change of another framework, and no address that is none", async () => {
    const other = await storeEiaFramework(site.database, authorActor);
    const wrong = [
      paths.entry(id, other.changes.cut),
      paths.entry(other.frameworkId, cut),
      paths.impact(other.frameworkId, cut, "new"),
      paths.consultee(other.frameworkId, cut, "new"),
      paths.removeImpact(other.frameworkId, cut, "sex"),
      paths.confirmEntry(other.frameworkId, cut),
      paths.entry(id, 999_999_999),
      `/frameworks/${id}/eia/entries/abc`,
      `/frameworks/${id}/eia/entries/-3`,
      `/frameworks/${id}/eia/entries/99999999999999999999`,
      `/frameworks/${id}/eia/entries/%00`,
      `/frameworks/${id}/eia/copies/abc`,
    ];
    for (const address of wrong) expect((await author.get(address)).status, address).toBe(404);
    for (const [address, form] of posts()) {
      const elsewhere = address.replace(
        `/frameworks/${id}/eia/entries`,
        `/frameworks/${other.frameworkId}/eia/entries`,
      );
      if (elsewhere !== address) expect((await author.post(elsewhere, form)).status, elsewhere).toBe(404);
    }
  });
});
