import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { getContent } from "../../db/queries/content.server";
import { action, budgetLine, budgetLineAmount, framework, office as officeTable } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { paths } from "../../app/paths";
import { CHANGES_NOTHING } from "../support/content-builder";
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
const theImpactId = async () => (await theEntry()).impacts[0]?.id ?? 0;
const leadsTo = (response: Response, path: string) => {
  expect([response.status, response.headers.get("location")]).toEqual([302, path]);
};
const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replaceAll("<!-- -->", "");
async function moveFigures() {
  await site.database.db
    .update(budgetLineAmount)
    .set({ pence: 300_000_00 })
    .where(eq(budgetLineAmount.lineId, given.cutLineId));
  await site.database.db.update(budgetLine).set({ version: 2 }).where(eq(budgetLine.id, given.cutLineId));
}

describe("the EIA's page", () => {
  it("says how many are complete, and leads to the next that is not", async () => {
    expect(await text(author.get(paths.eia(id)))).toContain("0 of 2 complete");
    await assess();
    expect(await text(author.get(paths.eia(id)))).toContain("0 of 2 complete");
    await assess({ version: "1", noImpactReason: "Nobody who uses it notices" });
    const page = await text(author.get(paths.eia(id)));
    expect(page).toContain("1 of 2 complete");
    expect(page).toContain("Next to put right: ");
    expect(page).toContain("The same amount, written differently");
    expect(page).toContain(`href="${paths.eiaForm(id)}#outcome"`);
    expect(page).toContain("<title>EIA – Framework 2018/19");
  });

  it("says which of the nine it affects, and whom to ask where the office names anybody", async () => {
    expect(await text(author.get(paths.eia(id)))).not.toContain("Guidance, and whom to ask");
    await site.database.db.update(officeTable).set({ equalityContact: "The equality unit" });
    for (const path of [paths.eia(id), paths.eiaForm(id), paths.entry(id, cut)]) {
      expect(await text(author.get(path)), path).toContain("The equality unit");
    }
    await site.database.db.update(officeTable).set({ equalityContact: "" });
    expect(await text(author.get(paths.eia(id)))).toContain("Which characteristics it affects");
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
    for (const shown of ["Direct the budget", "6 March 2018", "What is proposed is amended"]) {
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

  it("leads to the page that its main button names", async () => {
    const transfer = given.changes.transfer;
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toMatch(/name="onward" value="[^"]+"[^>]*>Save, next to put right: /u);
    leadsTo(await assess({ onward: `entry:${transfer}` }), paths.entry(id, transfer));
  });

  it("takes who is affected, who was asked and what it rests on in its first save", async () => {
    const done = await author.post(paths.entry(id, cut), {
      version: "0",
      new_age_direction: "positive",
      new_age_who: "Young people",
      new_sex_direction: "adverse",
      new_sex_who: "Women",
      new_sex_description: "Fewer evenings",
      mitigation: "The club opens on Fridays",
      mitigationBy: "The club",
      mitigationTiming: "in_place",
      consultee: "The residents’ panel",
      said: "Two evenings would be missed",
      covers: "Who comes in the evening",
      evidenceKind: "not_held",
      gapReason: "Nobody has counted them",
    });
    leadsTo(done, paths.entry(id, cut));
    expect(await theEntry()).toMatchObject({
      kind: "assessed",
      version: 1,
      impacts: [
        { characteristic: "age", direction: "positive", mitigation: "" },
        { characteristic: "sex", direction: "adverse", mitigation: "The club opens on Fridays" },
      ],
      consultees: [{ consultee: "The residents’ panel" }],
      evidence: [{ kind: "not_held", covers: "Who comes in the evening" }],
    });
  });

  it("stores nothing of a save in which anything is wrong, and keeps all that was typed", async () => {
    const response = await author.post(paths.entry(id, cut), {
      version: "0",
      new_age_who: "Young people",
      said: "Kept words",
      covers: "Whom",
    });
    const page = await response.text();
    expect(response.status).toBe(400);
    for (const field of ["new_age_direction", "consultee", "evidenceKind"]) {
      expect(page).toContain(`href="#${field}"`);
    }
    expect(page).toContain("Kept words");
    expect((await getContent(site.database.db, id)).entries).toEqual([]);
  });

  it("completes an impact where what it lacks is said", async () => {
    await assess();
    await addImpact("1", { who: "Men", description: "Fewer sessions" });
    const impactId = await theImpactId();
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toContain(`id="impact_${impactId}"`);
    const named = (name: string) => `impact_${impactId}_${name}`;
    await assess({
      version: "2",
      [named("direction")]: "adverse",
      [named("who")]: "Men",
      [named("description")]: "Fewer sessions",
      [named("justification")]: "There is no money for more",
    });
    expect((await theEntry()).impacts).toMatchObject([
      { who: "Men", justification: "There is no money for more" },
    ]);
    expect(await text(author.get(paths.entry(id, cut)))).not.toContain(`name="${named("who")}"`);
  });

  it("gives the same answer to others that nobody has answered for, in the version that was shown", async () => {
    const other = await author.post(paths.entry(id, cut), { ...ASSESSED, alsoFor: "99999-1" });
    expect([400, 409]).toContain(other.status);
    expect((await getContent(site.database.db, id)).entries).toEqual([]);
  });

  it("says when it was saved, once", async () => {
    const done = await assess();
    const [notice = ""] = done.headers.getSetCookie().filter((one) => one.startsWith("notice="));
    const cookie = `${author.cookie ?? ""}; ${notice.split(";")[0] ?? ""}`;
    const page = await author.get(paths.entry(id, cut), { Cookie: cookie });
    expect(await page.text()).toMatch(/Saved at \d\d:\d\d/u);
    expect(page.headers.getSetCookie().join()).toMatch(/notice=;.*Max-Age=0/u);
    expect(await text(author.get(paths.entry(id, cut)))).not.toContain("Saved at");
  });

  it("puts back what was just removed, with the actions that were tied to it", async () => {
    await assess();
    await addImpact("1", { who: "Men", description: "Fewer sessions" });
    const removed = await author.post(paths.removeImpact(id, cut, await theImpactId()), { version: "2" });
    const [notice = ""] = removed.headers.getSetCookie().filter((one) => one.startsWith("notice="));
    const cookie = `${author.cookie ?? ""}; ${notice.split(";")[0] ?? ""}`;
    expect(await text(author.get(paths.entry(id, cut), { Cookie: cookie }))).toContain("Undo: put it back");
    leadsTo(await author.post(paths.putBack(id, cut), { version: "3" }), paths.entry(id, cut));
    expect((await theEntry()).impacts).toMatchObject([{ who: "Men", description: "Fewer sessions" }]);
    const twice = await author.post(paths.putBack(id, cut), { version: "4" });
    expect(twice.status).toBe(409);
  });

  it("has every field to which a blocker leads", async () => {
    await author.post(paths.entry(id, cut), { kind: "separate_eia", version: "0" });
    const page = await text(author.get(paths.entry(id, cut)));
    const screening = ["changesRecipients", "changesStaff", "screenedDespite", "screeningReason"];
    for (const field of [
      "separateEia",
      "impacts",
      "evidence",
      "consultees",
      "noImpactReason",
      ...screening,
    ]) {
      expect(page).toContain(`id="${field}"`);
    }
    expect(page).toContain("The pointer to a separate EIA is incomplete");
  });

  it("is not screened out without a reason: what was typed stays", async () => {
    const response = await author.post(paths.entry(id, cut), {
      kind: "screened_out",
      ...CHANGES_NOTHING,
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
    await addImpact("1", { direction: "positive", who: "Women", description: "Seen sooner" });
    expect(await text(author.get(paths.entry(id, cut)))).not.toContain('id="noImpactReason"');
    const response = await assess({ version: "2", noImpactReason: "Nobody at all" });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain('href="#noImpactReason"');
    expect(page).toContain('id="noImpactReason"');
    expect(page).toContain("Nobody at all");
  });

  it("of a change that is the same in both budgets is not needed, and may be written", async () => {
    const address = paths.entry(id, given.changes.same);
    expect(await text(officer.get(address))).toContain("Nobody has assessed it");
    const page = await text(author.get(address));
    expect(page).toContain("needs no entry");
    expect(page).not.toContain("nothing to assess");
    expect(page).toContain('name="kind"');
    expect(await text(author.get(paths.change(id, given.changes.same)))).toContain("Assess it all the same");
    expect(await text(author.get(paths.eia(id)))).toContain(
      "Assess a service that is the same in both budgets",
    );
    leadsTo(await author.post(address, ASSESSED), address);
    expect((await theEntry(given.changes.same)).kind).toBe("assessed");
    expect(await text(author.get(paths.eia(id)))).toContain("0 of 3 complete");
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
    expect(page).toContain("Open, overdue");
    expect(page).not.toContain("Of the whole EIA");
    expect(page).toContain(paths.newAction(id, entryId));
  });
});

describe("a stale entry", () => {
  beforeEach(async () => {
    await author.post(paths.entry(id, cut), {
      kind: "screened_out",
      ...CHANGES_NOTHING,
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
    const impactId = await theImpactId();
    const page = await text(author.get(paths.impact(id, cut, impactId)));
    expect(page).toContain("Men");
    expect(page).not.toContain('name="characteristics"');
    const changed = await author.post(paths.impact(id, cut, impactId), {
      direction: "neutral",
      who: "Women",
      version: "2",
    });
    leadsTo(changed, `${paths.entry(id, cut)}#impacts`);
    expect((await theEntry()).impacts).toMatchObject([{ direction: "neutral", who: "Women" }]);
    expect(await text(author.get(paths.removeImpact(id, cut, impactId)))).toContain("Women");
    await author.post(paths.removeImpact(id, cut, impactId), { version: "3" });
    expect((await theEntry()).impacts).toEqual([]);
  });

  it("is one of several of a characteristic: they are told apart, and each is changed in its own row", async () => {
    await addImpact("1", { who: "Boys of 11 to 16" });
    await addImpact("2", { who: "Girls of 11 to 16", direction: "positive" });
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toContain("Sex (Boys of 11 to 16)");
    expect(page).toContain("Sex (Girls of 11 to 16)");
    const [boys, girls] = (await theEntry()).impacts;
    expect(await text(author.get(paths.impact(id, cut, girls?.id ?? 0)))).toContain(
      "Impact on sex (Girls of 11 to 16)",
    );
    await author.post(paths.impact(id, cut, girls?.id ?? 0), {
      direction: "neutral",
      who: "Girls",
      version: "3",
    });
    expect((await theEntry()).impacts).toMatchObject([boys, { direction: "neutral", who: "Girls" }]);
  });

  it("keeps who mitigates it and by when, and what is asked", async () => {
    await addImpact("1", {
      direction: "not_yet_known",
      mitigation: "A line",
      mitigationBy: "The provider",
      mitigationTiming: "by_date",
      ...{ "mitigationDate-day": "31", "mitigationDate-month": "5", "mitigationDate-year": "2018" },
      inquiry: "asked",
      inquiryAsks: "Who calls",
      inquiryBy: "Helpline manager",
      ...{ "inquiryDate-day": "15", "inquiryDate-month": "6", "inquiryDate-year": "2018" },
      inquiryTime: "after_decision",
    });
    expect((await theEntry()).impacts).toMatchObject([
      {
        mitigationBy: "The provider",
        mitigationTiming: "by_date",
        mitigationDate: "2018-05-31",
        inquiry: "asked",
        inquiryAsks: "Who calls",
        inquiryBy: "Helpline manager",
        inquiryDate: "2018-06-15",
        inquiryTime: "after_decision",
      },
    ]);
    const page = await text(officer.get(paths.entry(id, cut)));
    for (const words of ["31 May 2018", "15 June 2018", "After the decision"]) expect(page).toContain(words);
  });

  it("shows the actions that are tied to it, and leads to one that is tied from the start", async () => {
    await addImpact("1", { who: "Men" });
    const impactId = await theImpactId();
    expect(await text(author.get(paths.impact(id, cut, impactId)))).toContain("No action is tied to it");
    const toAdd = paths.newAction(id, (await theEntry()).id, impactId);
    expect(await text(author.get(toAdd))).toMatch(
      new RegExp(`<input[^>]*name="mitigates"[^>]*checked=""[^>]*value="${impactId}"`, "u"),
    );
    await author.post(toAdd, {
      what: "Rent another room",
      ownerKind: "name",
      ownerName: "The provider",
      ...{ "targetDate-day": "31", "targetDate-month": "12", "targetDate-year": "2018" },
      timing: "after",
      entryId: "eia",
      mitigates: String(impactId),
    });
    for (const page of [paths.entry(id, cut), paths.impact(id, cut, impactId)]) {
      expect(await text(author.get(page))).toContain("Rent another room");
    }
    const { actions } = await getContent(site.database.db, id);
    expect(actions.at(-1)?.mitigates).toEqual([impactId]);
    expect(await text(author.get(paths.action(id, actions.at(-1)?.id ?? 0)))).toMatch(
      /adverse impact on sex/u,
    );
  });

  it("is never of all nine at once: of the others one line says that they were considered", async () => {
    expect((await addImpact("1", { characteristics: "all", direction: "positive" })).status).toBe(400);
    await addImpact("1", { direction: "positive", who: "Women", description: "Seen sooner" });
    expect(await text(author.get(paths.entry(id, cut)))).toContain("Nothing is said yet of the others");
    await assess({ version: "2", othersReason: "They come as often as before" });
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).toMatch(/Considered, not affected \(age, disability, .*sexual orientation\)/u);
    expect(page).toContain("They come as often as before");
    expect((await theEntry()).impacts).toHaveLength(1);
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

  it("is not there where no row is, nor at an address that is none", async () => {
    for (const address of [
      paths.impact(id, cut, 999_999),
      paths.removeImpact(id, cut, 999_999),
      `${paths.entry(id, cut)}/impacts/height`,
    ]) {
      expect((await author.get(address)).status).toBe(404);
      expect((await author.post(`${paths.entry(id, cut)}/impacts/height`, { version: "1" })).status).toBe(
        404,
      );
    }
    expect((await author.post(paths.removeImpact(id, cut, 999_999), { version: "1" })).status).toBe(404);
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

describe("a consultation on several changes", () => {
  it("is recorded once, changed and removed on pages of its own, and stands in each entry", async () => {
    await assess();
    await author.post(paths.entry(id, given.changes.transfer), ASSESSED);
    const entries = [(await theEntry()).id, (await theEntry(given.changes.transfer)).id];
    const [first = 0, second = 0] = entries;
    const address = paths.consultation(id, "new");
    expect(await text(author.get(address))).toContain(`value="${second}"`);
    const untold = await author.post(address, { consultee: "", said: "Kept words" });
    expect(untold.status).toBe(400);
    const again = await untold.text();
    expect(again).toContain('<a href="#entries">Choose at least one change that it was about</a>');
    expect(again).toContain("Kept words");
    leadsTo(
      await author.post(address, {
        consultee: "Youth Commission",
        entries: entries.map(String),
        [`influence_${first}`]: "A later bus",
        [`unchanged_${second}`]: "The Force decides",
      }),
      paths.consultees(id),
    );
    const [linked] = (await theEntry()).consultees;
    const consultationId = linked?.consultationId ?? 0;
    const all = await text(officer.get(paths.consultees(id)));
    expect(all).toContain("A later bus");
    expect(all).toContain("The Force decides");
    expect(all).not.toContain(paths.consultation(id, consultationId));
    const entryPage = await text(author.get(paths.entry(id, cut)));
    expect(entryPage).toContain(`href="${paths.consultation(id, consultationId)}"`);
    expect(await text(author.get(paths.consultation(id, consultationId)))).toContain("A later bus");
    leadsTo(
      await author.post(paths.consultation(id, consultationId), {
        consultee: "Youth Commission",
        entries: String(first),
        [`influence_${first}`]: "An earlier bus",
        version: "1",
      }),
      paths.consultees(id),
    );
    expect((await theEntry(given.changes.transfer)).consultees).toEqual([]);
    expect(await text(author.get(paths.removeConsultation(id, consultationId)))).toContain(
      "It is taken out of the entry of the change that it was about.",
    );
    leadsTo(
      await author.post(paths.removeConsultation(id, consultationId), { version: "2" }),
      paths.consultees(id),
    );
    expect((await theEntry()).consultees).toEqual([]);
    expect((await author.get(paths.consultation(id, consultationId))).status).toBe(404);
  });

  it("is offered no change of which nobody has answered, or that says why nobody was consulted", async () => {
    await assess({ nobodyConsultedReason: "Nobody is left" });
    const page = await text(author.get(paths.consultation(id, "new")));
    expect(page).toContain("There is no such change yet.");
    const entryId = (await theEntry()).id;
    const posted = await author.post(paths.consultation(id, "new"), {
      consultee: "Youth Commission",
      entries: String(entryId),
    });
    expect(posted.status).toBe(400);
    expect(await posted.text()).toContain("Offender management gives a reason why nobody was consulted");
  });
});

describe("a short head", () => {
  it("is offered, and its page says when it is enough", async () => {
    const page = await text(author.get(paths.eiaForm(id)));
    expect(page).toContain("Why no more is needed");
    expect(page).toContain(
      "All of it but the reviews done and why no more is needed is asked before submission.",
    );
    for (const change of [cut, given.changes.transfer, given.changes.respelt]) {
      await author.post(paths.entry(id, change), {
        kind: "screened_out",
        ...CHANGES_NOTHING,
        screeningReason: "The same people get the same",
        version: "0",
      });
    }
    expect(await text(author.get(paths.eiaForm(id)))).toContain(
      "and why no more is needed; or fill in all of it",
    );
    await author.post(paths.eiaForm(id), { version: "1", whyNoMore: "Nothing changes for anybody" });
    expect(await text(author.get(paths.eia(id)))).toContain("Nothing changes for anybody");
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
    // Nothing in it is adverse or not yet known, and the office has no threshold.
    expect(await text(author.get(paths.consultees(id)))).toContain("Not asked who was consulted");
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

describe("evidence", () => {
  const HELD: FormFieldsSent = {
    kind: "held",
    source: "Returns of the provider",
    "datedOn-day": "31",
    "datedOn-month": "12",
    "datedOn-year": "2014",
    covers: "Everybody referred in 2014",
    shows: "Two of three are men",
    numbers: "Men: 40\nWomen: 3",
  };
  const add = (version: string, rest: FormFieldsSent = {}) =>
    author.post(paths.evidence(id, cut, "new"), { ...HELD, version, ...rest });
  beforeEach(async () => {
    await assess();
  });

  it("is asked for where an impact is adverse, and is added, changed and removed", async () => {
    await addImpact("1");
    const blocked = await text(author.get(paths.entry(id, cut)));
    expect(blocked).toContain(`href="${paths.entry(id, cut)}#evidence"`);
    leadsTo(await add("2"), `${paths.entry(id, cut)}#evidence`);
    const page = await text(author.get(paths.entry(id, cut)));
    expect(page).not.toContain(`href="${paths.entry(id, cut)}#evidence"`);
    for (const shown of ["Returns of the provider", "31 December 2014", "Women: 3"]) {
      expect(page).toContain(shown);
    }
    const evidenceId = (await theEntry()).evidence[0]?.id ?? 0;
    expect(await text(author.get(paths.evidence(id, cut, evidenceId)))).toContain('value="2014"');
    const changed = await author.post(paths.evidence(id, cut, evidenceId), {
      kind: "not_held",
      covers: "Who is turned away",
      gapReason: "Nobody writes it down",
      version: "3",
    });
    leadsTo(changed, `${paths.entry(id, cut)}#evidence`);
    expect((await theEntry()).evidence).toMatchObject([{ kind: "not_held", source: "", datedOn: null }]);
    expect(await text(author.get(paths.removeEvidence(id, cut, evidenceId)))).toContain("Who is turned away");
    await author.post(paths.removeEvidence(id, cut, evidenceId), { version: "4" });
    expect((await theEntry()).evidence).toEqual([]);
  });

  it("says what it lacks, and keeps what was typed", async () => {
    const response = await add("1", { source: "", shows: "", covers: "Kept words" });
    expect(response.status).toBe(400);
    const page = await response.text();
    for (const shown of ['<a href="#source">', '<a href="#shows">', "Kept words"]) {
      expect(page).toContain(shown);
    }
    expect((await add("1", { "datedOn-year": "2099" })).status).toBe(400);
  });

  it("of another entry, or of none, is not there", async () => {
    await add("1");
    const evidenceId = (await theEntry()).evidence[0]?.id ?? 0;
    await author.post(paths.entry(id, given.changes.transfer), ASSESSED);
    for (const wrong of [
      paths.evidence(id, given.changes.transfer, evidenceId),
      paths.removeEvidence(id, given.changes.transfer, evidenceId),
      paths.evidence(id, cut, 999_999_999),
    ]) {
      expect((await author.get(wrong)).status).toBe(404);
      expect((await author.post(wrong, { ...HELD, version: "1" })).status).toBe(404);
    }
  });

  it("that is old, or tells somebody, is a warning on the sign-off page, which blocks nothing", async () => {
    await add("1");
    const page = await text(author.get(paths.signOff(id)));
    expect(page).toContain("“Returns of the provider” is of 31 December 2014, more than three years ago.");
    expect(page).toContain("“Returns of the provider” gives a number under 5 for a group");
    expect(page.indexOf('id="warnings"')).toBeGreaterThan(page.indexOf("to put right"));
  });
});

describe("a change that is screened out after it was found adverse", () => {
  it("says so on its page, also where the impact was taken out first", async () => {
    await assess();
    await addImpact("1");
    await author.post(paths.removeImpact(id, cut, await theImpactId()), { version: "2" });
    await author.post(paths.entry(id, cut), {
      kind: "screened_out",
      ...CHANGES_NOTHING,
      screeningReason: "The house is kept after all",
      version: "3",
    });
    for (const visitor of [author, officer]) {
      expect(await text(visitor.get(paths.entry(id, cut)))).toMatch(
        /Assessed as adverse for sex on 7 March 2018, screened out on 7 March 2018 because: The house is kept after all/u,
      );
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
  let impactId: number;
  const pages = () => [
    paths.eiaForm(id),
    paths.impact(id, cut, "new"),
    paths.impact(id, cut, impactId),
    paths.removeImpact(id, cut, impactId),
    paths.consultee(id, cut, "new"),
  ];
  const posts = (): [string, FormFieldsSent][] => [
    [paths.eiaForm(id), { version: "1" }],
    [paths.entry(id, cut), { ...ASSESSED, version: "2" }],
    [paths.confirmEntry(id, cut), { version: "2" }],
    [paths.impact(id, cut, "new"), { characteristics: "age", direction: "neutral", version: "2" }],
    [paths.impact(id, cut, impactId), { direction: "neutral", version: "2" }],
    [paths.removeImpact(id, cut, impactId), { version: "2" }],
    [paths.consultee(id, cut, "new"), { consultee: "Board", version: "2" }],
  ];
  beforeEach(async () => {
    await assess();
    await addImpact("1", { who: "Men", direction: "positive", description: "They are seen sooner" });
    impactId = await theImpactId();
  });

  it("lets readers read, and change nothing", async () => {
    const page = await text(officer.get(paths.entry(id, cut)));
    expect(page).toContain("Men");
    for (const way of ['name="kind"', paths.impact(id, cut, impactId), paths.impact(id, cut, "new")]) {
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

  it("asks for nothing any more once it is withdrawn", async () => {
    expect(await text(author.get(paths.eia(id)))).toContain("to put right");
    await site.database.db.update(framework).set({ state: "withdrawn" }).where(eq(framework.id, id));
    for (const address of [paths.eia(id), paths.entry(id, cut)]) {
      expect(await text(author.get(address))).not.toMatch(/to put right/iu);
    }
    expect(await text(author.get(paths.changes(id)))).not.toContain("Not complete");
  });

  it("knows no change of another framework, and no address that is none", async () => {
    const other = await storeEiaFramework(site.database, authorActor);
    const wrong = [
      paths.entry(id, other.changes.cut),
      paths.entry(other.frameworkId, cut),
      paths.impact(other.frameworkId, cut, "new"),
      paths.consultee(other.frameworkId, cut, "new"),
      paths.removeImpact(other.frameworkId, cut, impactId),
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
