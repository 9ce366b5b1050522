import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { decisionRecord, exemption, framework, frameworkAuthor, signedRecord } from "../../db/schema";
import { tickId } from "../../app/domain/decision/acknowledgement";
import { contentVersion } from "../../app/services/sign-off/content-digest.server";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { anOffice, type Office } from "../support/action-plan";
import { aCompleteFramework, anAction, anEia, OWN_REASONS } from "../support/content-builder";
import {
  acknowledgementKeys,
  bringTo,
  digestOf,
  givePassword,
  PASSWORD,
  setTitles,
  SIGN_OFF_NOW,
  stateOf,
} from "../support/sign-off";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let visitors: Record<keyof Office, Visitor>;
let id: number;

beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  await setTitles(site.database);
  await givePassword(site.database, office.decider);
  const entries = await Promise.all(
    Object.entries<Actor>({ ...office }).map(async ([who, actor]) => [who, await site.as(actor)] as const),
  );
  visitors = Object.fromEntries(entries) as typeof visitors;
});
afterAll(() => site.stop());
beforeEach(async () => {
  ({ frameworkId: id } = await storeContent(site.database, office.author));
});

const at = (page = "") => `/frameworks/${id}${page}`;
/** The words of a page as a person reads them: no markup, single spaces. */
async function wordsOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/<script[^]*?<\/script>/gu, "")
    .replace(/<!--.*?-->/gu, "")
    .replace(/<[^>]+>/gu, " ")
    .replace(/&#x27;/gu, "'")
    .replace(/&amp;/gu, "&")
    .replace(/\s+/gu, " ");
}
const read = async (who: keyof Office, page = "") => wordsOf(await visitors[who].get(at(page)));
const stage = (to: Parameters<typeof bringTo>[3]) => bringTo(site.database, office, id, to);
const digest = () => digestOf(site.database, id);

/** Nothing answers the adverse impact any more; the outcome is not chosen; the date is too early; an action is open. */
async function trouble() {
  const { frameworkId } = await storeContent(site.database, office.author, {
    ...aCompleteFramework(),
    eia: anEia({ outcome: null, completedOn: calendarDate("2017-03-22") }),
    actions: [anAction({ state: "open" })],
  });
  id = frameworkId;
}

const yes = {
  record_publish: "yes",
  report_publish: "yes",
  details_publish: "yes",
  eia_publish: "yes",
};

describe("the framework's page", () => {
  it("says where it is in words, how much blocks each task, and who is next", async () => {
    await trouble();
    const response = await visitors.author.get(at());
    expect(response.status).toBe(200);
    const words = await wordsOf(response);
    expect(words).toContain("Drafting. 4 things to put right before it can be submitted.");
    expect(words).toMatch(/\(EIA\) 2 of 3 complete 3 to put right/u);
    expect(words).toMatch(/Action plan 1 to put right/u);
    expect(words).toMatch(/Budget Complete/u);
    expect(words).toContain("Chief Executive (Senior)");
    expect(words).toContain("It has not been submitted yet.");
  });

  it("shows the history: what was submitted, who sent it back and why, and what lapsed", async () => {
    await stage("approved");
    await visitors.monitoring.post(at("/sign-off/return"), {
      digest: await digest(),
      reason: "Too thin",
    });
    const words = await read("author");
    expect(words).toContain("Returned by Monitoring (Solicitor to the office)");
    expect(words).toContain("Reason: Too thin");
    expect(words).toContain("The approval given by Senior lapsed.");
  });

  it("of a baseline is its budget alone", async () => {
    const [row] = await site.database.db
      .select({ previousId: framework.previousId })
      .from(framework)
      .where(eq(framework.id, id));
    id = row?.previousId ?? 0;
    const words = await read("author");
    expect(words).toContain("Baseline: past figures, kept for comparison.");
    expect(words).not.toContain("Determinations");
    for (const page of ["/sign-off", "/record", "/sign-off/approval", "/sign-off/withdraw"]) {
      expect((await visitors.author.get(at(page))).status, page).toBe(404);
    }
  });
});

describe("warnings (rule 21)", () => {
  it("are a second list beside what blocks, for the author, the approver and the decision maker, and block nothing", async () => {
    const message = "It does not say why the characteristics without a row are not affected.";
    const soon = "It was submitted on 9 March 2018: signed today, there were less than two working days";
    const drafted = await read("author", "/sign-off");
    expect(drafted).toContain("None of these stops a submission or a signature.");
    expect(drafted).toContain(`Victim support: ${message}`);
    expect(drafted).not.toContain("less than two working days");
    for (const [who, page, reached] of [
      ["senior", "/sign-off/approval", "submitted"],
      ["decider", "/sign-off/decision", "determined"],
    ] as const) {
      ({ frameworkId: id } = await storeContent(site.database, office.author));
      await stage(reached);
      const words = await read(who, page);
      expect(words).toContain(message);
      expect(words).toContain(soon);
    }
  });
});

describe("the decision record's page", () => {
  it("saves, keeps what was typed when something is wrong, and is read by the others", async () => {
    const wrong = await visitors.author.post(at("/record"), {
      version: "1",
      title: "Kept title",
      "receivedOn-day": "31",
      "receivedOn-month": "2",
      "receivedOn-year": "2018",
    });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain('<a href="#receivedOn-day">Date received must be a real date');
    expect(page).toContain('value="Kept title"');

    const saved = await visitors.author.post(at("/record"), { version: "1", title: "A new title" });
    expect([saved.status, saved.headers.get("location")]).toEqual([302, at()]);
    const words = await read("senior", "/record");
    expect(words).toContain("A new title");
    expect(words).not.toContain("Save");
  });

  it("refuses a stale form with what was saved meanwhile", async () => {
    await visitors.author.post(at("/record"), { version: "1", title: "Saved first" });
    const stale = await visitors.colleague.post(at("/record"), { version: "1", title: "Saved second" });
    expect(stale.status).toBe(409);
    const words = await stale.text();
    expect(words).toContain("Saved first");
    expect(words).toContain("Saved second");
  });
});

describe("the sign-off page", () => {
  it("says why it cannot be signed, by who can put it right, each with a way to the very field", async () => {
    await trouble();
    const [open] = (await getContent(site.database.db, id)).actions;
    const page = await (await visitors.author.get(at("/sign-off"))).text();
    expect(page).toContain(`href="/frameworks/${id}/eia/form#outcome"`);
    expect(page).toContain(`href="/frameworks/${id}/eia/confirm"`);
    expect(page).toContain(`href="/frameworks/${id}/actions/${open?.id ?? 0}"`);
    const words = await read("author", "/sign-off");
    expect(words).toContain("Commissioning Manager: 3 to put right");
    expect(words).toContain("Owner of an action: 1 to put right");
    expect(words).not.toContain("What will be frozen");
    expect(page).not.toContain('name="contentVersion"');
  });

  it("refuses a submission posted by hand while anything blocks, with the blockers", async () => {
    await trouble();
    const response = await visitors.author.post(at("/sign-off"), {
      contentVersion: contentVersion(await getContent(site.database.db, id)),
    });
    expect(response.status).toBe(409);
    const page = await response.text();
    expect(page).toContain("This cannot be submitted yet: something is still to be put right.");
    expect(page).toContain(`href="/frameworks/${id}/eia/form#outcome"`);
    expect(await stateOf(site.database, id)).toBe("drafting");
  });

  it("shows what will be frozen, submits what was shown, and says what happens next and who has it", async () => {
    const page = await (await visitors.author.get(at("/sign-off"))).text();
    expect(page).toContain("What will be frozen");
    const version = /name="contentVersion" value="([0-9a-f]{64})"/u.exec(page)?.[1] ?? "";
    const response = await visitors.author.post(at("/sign-off"), { contentVersion: version });
    expect(response.headers.get("location")).toBe(at("/sign-off?done=submit"));
    const words = await read("author", "/sign-off?done=submit");
    expect(words).toContain("Submitted. The content is frozen.");
    expect(words).toContain("It is now with: Chief Executive (Senior).");
    const full = await digest();
    expect(words).toContain(`${full.slice(0, 4)} ${full.slice(4, 8)}`);
  });

  it("is refused for content that changed since the page was shown", async () => {
    const response = await visitors.author.post(at("/sign-off"), { contentVersion: "0".repeat(64) });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Somebody changed the content since this page was shown to you");
  });

  it("offers the next step to whoever may take it, and to nobody else", async () => {
    await stage("submitted");
    for (const who of ["author", "colleague", "monitoring", "decider"] as const) {
      expect(await read(who, "/sign-off"), who).not.toContain("Approve or return it");
    }
    expect(await read("senior", "/sign-off")).toContain("Approve or return it");
    expect(await read("author", "/sign-off")).toContain("Recall it, to change it");
    expect(await read("senior", "/sign-off")).not.toContain("Recall it");
  });

  it("says while drafting that nobody eligible is left for a step", async () => {
    expect(await read("author", "/sign-off")).not.toContain("Nobody may approve it");
    await site.database.db
      .insert(frameworkAuthor)
      .values({ frameworkId: id, personId: office.senior.personId });
    expect(await read("author", "/sign-off")).toContain("Nobody may approve it as Chief Executive");
    expect(await read("author")).toContain("Chief Executive: nobody may take this step");
  });

  it("tells somebody whom the four eyes bar why they may not take the step", async () => {
    await stage("submitted");
    await site.database.db
      .insert(frameworkAuthor)
      .values({ frameworkId: id, personId: office.senior.personId });
    const words = await read("senior", "/sign-off");
    expect(words).toContain("You wrote content of this, so somebody else must take this step.");
    expect(words).not.toContain("Approve or return it");
  });

  it("confirms nothing that did not happen", async () => {
    expect(await read("author", "/sign-off?done=sign")).not.toContain("You have signed");
    expect((await visitors.author.get(at("/sign-off?done=%00"))).status).toBe(200);
  });
});

describe("the pages of the steps", () => {
  const PAGES = {
    approval: { by: "senior", from: "submitted" },
    determinations: { by: "monitoring", from: "approved" },
    decision: { by: "decider", from: "determined" },
  } as const;

  it.each(Object.entries(PAGES))("%s is for its own person at its own time", async (page, { by, from }) => {
    const address = at(`/sign-off/${page}`);
    expect((await visitors[by].get(address)).status).toBe(409);
    await stage(from);
    for (const [who, visitor] of Object.entries(visitors)) {
      const expected =
        who === by ? 200 : who === "admin" ? 403 : ["owner", "otherOwner"].includes(who) ? 404 : 403;
      expect((await visitor.get(address)).status, who).toBe(expected);
    }
    const nobody = await site.as(null);
    expect((await nobody.get(address)).headers.get("location")).toMatch(/^\/sign-in/u);
  });

  it("approval: asks for the statement, and shows the EIA in full", async () => {
    await stage("submitted");
    const words = await read("senior", "/sign-off/approval");
    expect(words).toContain("I have been consulted about this proposal.");
    expect(words).toContain("The equality impact assessment in full");
    const unticked = await visitors.senior.post(at("/sign-off/approval"), { digest: await digest() });
    expect(unticked.status).toBe(400);
    expect(await unticked.text()).toContain('<a href="#confirmed">Confirm the statement to approve this</a>');
    const done = await visitors.senior.post(at("/sign-off/approval"), {
      digest: await digest(),
      confirmed: "yes",
      comment: "",
    });
    expect(done.headers.get("location")).toBe(at("/sign-off?done=approve"));
    expect(await read("senior", "/sign-off?done=approve")).toContain(
      "It is now with: Solicitor to the office (Monitoring).",
    );
  });

  it("another digest is 409 with a clear message, and what was ticked is asked again", async () => {
    await stage("submitted");
    const response = await visitors.senior.post(at("/sign-off/approval"), {
      digest: "0".repeat(64),
      confirmed: "yes",
      comment: "My comment",
    });
    expect(response.status).toBe(409);
    const page = await response.text();
    expect(page).toContain("What was submitted has changed since this page was shown to you");
    expect(page).toContain("My comment");
    expect(page).not.toMatch(/<input[^>]*name="confirmed"[^>]*checked/u);
    expect(await stateOf(site.database, id)).toBe("submitted");
  });

  it("determinations: a no without its legislation is refused at its field; with it, taken", async () => {
    await stage("approved");
    const words = await read("monitoring", "/sign-off/determinations");
    expect(words).toContain("As the public will see it: the equality impact assessment and its action plan");
    const post = async (fields: Record<string, string>) =>
      visitors.monitoring.post(at("/sign-off/determinations"), {
        ...yes,
        version: "0",
        digest: await digest(),
        ...fields,
      });
    const nothing = await post({ eia_publish: "" });
    expect(nothing.status).toBe(400);
    expect(await nothing.text()).toContain('href="#eia_publish"');
    const refused = await post({ eia_publish: "no", eia_written: "It is OFFICIAL-SENSITIVE" });
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain('href="#eia_written"');
    expect(page).toContain("It is OFFICIAL-SENSITIVE");
    const past = await post({
      eia_publish: "no",
      eia_written: "Freedom of Information Act 2000 s.41",
      "eia_withheldUntil-day": "9",
      "eia_withheldUntil-month": "3",
      "eia_withheldUntil-year": "2018",
    });
    expect(await past.text()).toContain('href="#eia_withheldUntil-day"');
    const [ground] = await site.database.db.select().from(exemption).where(eq(exemption.section, "s.43(2)"));
    const chosen = { eia_publish: "no", eia_chosen: String(ground?.id ?? "") };
    expect(await (await post(chosen)).text()).toContain('href="#eia_publicInterest"');
    const saved = await post({ ...chosen, eia_publicInterest: "Prices would rise" });
    expect(saved.headers.get("location")).toBe(at("/sign-off/determinations/check"));
    expect(await stateOf(site.database, id)).toBe("approved");
    const again = await (await visitors.monitoring.get(at("/sign-off/determinations"))).text();
    expect(again).toMatch(/<textarea name="eia_publicInterest"[^>]*>Prices would rise<\/textarea>/u);
    expect(again).toMatch(/<input[^>]*name="eia_publish"[^>]*checked[^>]*value="no"/u);

    const shown = await read("monitoring", "/sign-off/determinations/check");
    expect(shown).toContain("All of it: Freedom of Information Act 2000 s.43(2)");
    expect(shown).toContain("The equality impact assessment: withheld.");
    // The reasoning is published with its ground.
    expect(shown).toContain("Prices would rise");
    expect(shown).not.toContain("Disabled victims");
    const determine = async (version: string) =>
      visitors.monitoring.post(at("/sign-off/determinations/check"), { version, digest: await digest() });
    const other = await determine("0");
    expect(other.status).toBe(409);
    expect(await other.text()).toContain("has been answered otherwise since this page was shown to you");
    const done = await determine("1");
    expect(done.headers.get("location")).toBe(at("/sign-off?done=determine"));
    expect(await read("monitoring", "/sign-off")).toContain("See the public page as it is determined");
    for (const who of ["monitoring", "decider", "author"] as const) {
      expect(await read(who, "/sign-off/public-page")).toContain("The equality impact assessment: withheld.");
    }
  });

  it("determinations: all but some, found by their names, each on its own ground, and named to whoever decides", async () => {
    await stage("approved");
    const first = await visitors.monitoring.post(at("/sign-off/determinations"), {
      ...yes,
      details_publish: "some",
      version: "0",
      digest: await digest(),
    });
    const items = at("/sign-off/determinations/items/details");
    expect(first.headers.get("location")).toBe(items);
    const check = await visitors.monitoring.get(at("/sign-off/determinations/check"));
    expect(check.headers.get("location")).toBe(items);
    expect((await visitors.monitoring.get(at("/sign-off/determinations/items/eia"))).status).toBe(404);

    const { budget } = await getContent(site.database.db, id);
    const [one, other] = budget.lines;
    const found = await wordsOf(await visitors.monitoring.get(`${items}?find=${one?.service.slice(0, 6)}`));
    expect(found).toContain(`Budget line: ${one?.service}`);
    expect(found).not.toContain(`Budget line: ${other?.service}`);

    const post = async (version: number, fields: FormFieldsSent) =>
      visitors.monitoring.post(items, { version: String(version), digest: await digest(), ...fields });
    const nothing = await post(1, {});
    expect(await nothing.text()).toContain('href="#items"');
    const groundless = await post(1, { items: [`line:${one?.id}`], written: "OFFICIAL" });
    expect([groundless.status, (await groundless.text()).includes('href="#written"')]).toEqual([400, true]);
    const [s43, s41] = ["Freedom of Information Act 2000 s.43(2)", "Freedom of Information Act 2000 s.41"];
    const saved = await post(1, { items: [`line:${one?.id}`], written: s43, publicInterest: "Prices-word" });
    expect(saved.headers.get("location")).toBe(items);
    await post(2, { items: [`line:${other?.id}`], written: s41 });
    const stale = await post(2, { items: [`line:${other?.id}`], written: s43, publicInterest: "Late" });
    expect(stale.status).toBe(409);

    const shown = await read("monitoring", "/sign-off/determinations/check");
    expect(shown).toContain(`Budget line: ${one?.service} (${s43})`);
    expect(shown).toContain(`Budget line: ${other?.service} (${s41})`);
    const determined = await visitors.monitoring.post(at("/sign-off/determinations/check"), {
      version: "3",
      digest: await digest(),
    });
    expect(determined.headers.get("location")).toBe(at("/sign-off?done=determine"));
    const decision = await read("decider", "/sign-off/decision");
    expect(decision).toContain(`Budget line: ${one?.service} (${s43})`);
    expect(decision).toContain(`Budget line: ${other?.service} (${s41})`);
    expect(decision).not.toContain("Prices-word");
  });

  it("decision: holds the duty, every adverse impact, every action carried forward and the EIA in full", async () => {
    await stage("determined");
    const words = await read("decider", "/sign-off/decision");
    expect(words).toContain("eliminate discrimination, harassment, victimisation");
    expect(words).toContain("foster good relations");
    expect(words).toContain("Every impact that is adverse or not yet known");
    expect(words).toContain("Disabled victims");
    expect(words).toContain("Review in a year");
    expect(words).toContain("The equality impact assessment in full");
    expect(words).toContain("EIA 1b (victim-first-eia.pdf)");
    expect(words).toMatch(/Adverse impacts 1 in 1 budget change: disability \(1\)/u);
    expect(words).toContain("Go to your decision");
    const page = await (await visitors.decider.get(at("/sign-off/decision"))).text();
    for (const key of await acknowledgementKeys(site.database, id)) {
      expect(page).toMatch(new RegExp(`<input name="acknowledgements"[^>]*value="${key}"`, "u"));
    }
    expect(page).not.toMatch(/<input[^>]*name="(?:acknowledgements|outcome)"[^>]*checked/u);
    // One table, one tick and one box for the one change that harms somebody.
    expect(page.match(/name="questions_\d+"/gu)).toEqual(['name="questions_1"']);
    expect(page.match(/name="acknowledgements"/gu)).toHaveLength(3);
  });

  it("decision: signs what is resolved in the words of whoever signs, and what they asked, and publishes both", async () => {
    const draft = "To approve the framework";
    await site.database.db
      .update(decisionRecord)
      .set({ resolved: draft })
      .where(eq(decisionRecord.frameworkId, id));
    await stage("determined");
    const page = await (await visitors.decider.get(at("/sign-off/decision"))).text();
    expect(page).toMatch(new RegExp(`<textarea name="resolved"[^>]*>${draft}</textarea>`, "u"));
    const done = await visitors.decider.post(at("/sign-off/decision"), {
      digest: await digest(),
      acknowledgements: await acknowledgementKeys(site.database, id),
      questions_1: "Who loses it? Disabled victims in the county.",
      outcome: "supported",
      resolved: "To approve it for one year",
      reasons: OWN_REASONS,
      password: PASSWORD,
    });
    expect(done.headers.get("location")).toBe(at("/sign-off?done=sign"));
    const [row] = await site.database.db.select().from(signedRecord).where(eq(signedRecord.frameworkId, id));
    const nobody = await site.as(null);
    const words = await (await nobody.get(`/decisions/${row?.referenceKey ?? ""}/whole`)).text();
    expect(words).toContain("To approve it for one year");
    expect(words).not.toContain(draft);
    expect(words).toContain("Who loses it? Disabled victims in the county.");
    expect(words).toContain(OWN_REASONS);
  });

  it("decision: refuses what is missing at its field, never sends the password back, then signs and publishes", async () => {
    await stage("determined");
    const all = await acknowledgementKeys(site.database, id);
    const post = async (fields: FormFieldsSent) =>
      visitors.decider.post(at("/sign-off/decision"), {
        digest: await digest(),
        acknowledgements: all,
        outcome: "supported",
        reasons: OWN_REASONS,
        password: PASSWORD,
        ...fields,
      });
    const refusals = [
      // The very tick that is missing.
      [{ acknowledgements: all.slice(1) }, `#${tickId(all[0] ?? "")}`, 400],
      [{ outcome: "" }, "#outcome", 400],
      [{ outcome: "not_supported", reasons: "" }, "#reasons", 400],
      [{ outcome: "supported_with_conditions" }, "#conditions", 400],
      [{ reasons: "" }, "#reasons", 400],
      [{ reasons: "None." }, "#reasons", 400],
      [{ password: "" }, "#password", 400],
      [{ password: "not the password" }, "#password", 400],
    ] as const;
    for (const [fields, field, status] of refusals) {
      const response = await post(fields);
      const page = await response.text();
      const leads = page.includes(`href="${field}"`) && page.includes(`id="${field.slice(1)}"`);
      expect([response.status, leads], field).toEqual([status, true]);
      expect(page).not.toContain("not the password");
      expect(page).not.toContain(PASSWORD);
    }
    const done = await post({});
    expect(done.headers.get("location")).toBe(at("/sign-off?done=sign"));
    const words = await read("decider", "/sign-off?done=sign");
    expect(words).toContain("You have signed the decision.");
    const [row] = await site.database.db.select().from(signedRecord).where(eq(signedRecord.frameworkId, id));
    const nobody = await site.as(null);
    expect((await nobody.get(`/decisions/${row?.referenceKey ?? ""}`)).status).toBe(200);
    expect((await post({})).status).toBe(409);
  });

  it.each([
    ["recall", "author", "submitted"],
    ["return", "senior", "submitted"],
    ["return", "decider", "determined"],
    ["withdraw", "author", "drafting"],
  ] as const)("%s by the %s from %s asks for its reason", async (act, who, from) => {
    if (from !== "drafting") await stage(from);
    const page = await (await visitors[who].get(at(`/sign-off/${act}`))).text();
    const version = /name="version" value="(\d+)"/u.exec(page)?.[1] ?? "0";
    const post = async (reason: string) =>
      visitors[who].post(at(`/sign-off/${act}`), { digest: await digest(), version, reason });
    const empty = await post("  ");
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('<a href="#reason">Enter the reason</a>');
    const tooLong = await post("x".repeat(2_001));
    expect(tooLong.status).toBe(400);
    const done = await post("A good reason");
    expect(done.headers.get("location")).toBe(at(`/sign-off?done=${act}`));
    expect(await read(who, `/sign-off?done=${act}`)).toContain("Reason: A good reason");
    expect(await stateOf(site.database, id)).toBe(act === "withdraw" ? "withdrawn" : "drafting");
  });

  it("approval: what is submitted again shows what differs, and is approved again in one step", async () => {
    await stage("approved");
    await visitors.monitoring.post(at("/sign-off/return"), { digest: await digest(), reason: "Too thin" });
    await site.database.db
      .update(decisionRecord)
      .set({ discussion: "The board was asked once more" })
      .where(eq(decisionRecord.frameworkId, id));
    await stage("submitted");
    const words = await read("senior", "/sign-off/approval");
    expect(words).toContain("One thing differs from what Senior approved on");
    expect(words).toMatch(/The report discussion Nothing The board was asked once more/u);
    const page = await (await visitors.senior.get(at("/sign-off/approval"))).text();
    expect(page).toContain("Approve again");
    expect(page).not.toMatch(/<input[^>]*type="checkbox"[^>]*name="confirmed"/u);
    const [carried = ""] = /<input[^>]*name="confirmed"[^>]*>/u.exec(page) ?? [];
    expect(carried).toContain('value="yes"');
    const done = await visitors.senior.post(at("/sign-off/approval"), {
      digest: await digest(),
      confirmed: "yes",
      comment: "",
    });
    expect(done.headers.get("location")).toBe(at("/sign-off?done=approve"));
    expect(await stateOf(site.database, id)).toBe("approved");
  });

  it("approval: whoever did not approve before states it as the first time, with what differs before them", async () => {
    await stage("submitted");
    await visitors.author.post(at("/sign-off/recall"), { digest: await digest(), reason: "A slip" });
    await stage("submitted");
    const words = await read("senior", "/sign-off/approval");
    expect(words).toContain("Nothing differs from what was submitted on");
    const page = await (await visitors.senior.get(at("/sign-off/approval"))).text();
    expect(page).not.toContain("Approve again");
    expect(page).toMatch(/<input[^>]*type="checkbox"[^>]*>/u);
  });

  it("an unknown framework, or none, is not found", async () => {
    for (const wrong of [
      "/frameworks/999999/sign-off",
      "/frameworks/abc/sign-off",
      "/frameworks/%00/record",
    ]) {
      expect((await visitors.author.get(wrong)).status, wrong).toBe(404);
    }
    const posted = await visitors.decider.post("/frameworks/999999/sign-off/decision", {
      outcome: "supported",
    });
    expect([400, 404]).toContain(posted.status);
  });
});
