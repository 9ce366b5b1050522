import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { listTemplateVersions } from "../../db/queries/templates.server";
import { eiaEntry, templateVersion } from "../../db/schema";
import type { Actor } from "../../db/queries/people.server";
import { paths } from "../../app/paths";
import { aCompleteFramework } from "../support/content-builder";
import { postedFormsIn } from "../support/drawn-forms";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";
import { aQuestion } from "../support/templates";

let site: TestSite;
let author: Actor;
let admin: Visitor;
let writer: Visitor;
let reader: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: new Date("2018-03-06T10:00:00Z") });
  author = await addPerson(site.database, "Author", ["eia_author"]);
  writer = await site.as(author);
  reader = await site.as(await addPerson(site.database, "Senior", ["senior_officer"]));
  admin = await site.as(await addPerson(site.database, "Admin", ["administrator"]));
});
afterAll(() => site.stop());

async function read(visitor: Visitor, address: string): Promise<string> {
  const response = await visitor.get(address);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll("<!-- -->", "");
}
const versionOf = async () =>
  String((await listTemplateVersions(site.database.db, "entry"))[0]?.version ?? 0);

describe("the pages of an EIA", () => {
  it("ask the office's questions of the whole, and offer the newer ones", async () => {
    const { frameworkId } = await storeContent(site.database, author, {
      ...aCompleteFramework(),
      headQuestions: [{ key: 1, ...aQuestion({ question: "Who read it?" }) }],
    });
    const form = await read(writer, paths.eiaForm(frameworkId));
    expect(form).toContain("Who read it?");
    expect(await read(writer, paths.signOff(frameworkId))).toContain(`${paths.eiaForm(frameworkId)}#own_1`);
    expect(await read(writer, paths.eia(frameworkId))).not.toContain(paths.eiaQuestions(frameworkId));
    await site.database.db.insert(templateVersion).values({
      ...{ kind: "assessment", number: 77, inUseSince: new Date(), usedBy: author.personId, usedByName: "A" },
      questions: [{ key: 2, ...aQuestion({ question: "Who read it, and when?" }) }],
    });
    const address = paths.eiaQuestions(frameworkId);
    expect(await read(writer, paths.eia(frameworkId))).toContain(address);
    expect(await read(reader, paths.eia(frameworkId))).not.toContain(address);
    const page = await read(writer, address);
    expect(page).toContain("Who read it, and when?");
    const moving = postedFormsIn(page).find(({ fields: { moves } }) => moves !== undefined);
    const sent = await writer.post(address, moving?.fields ?? {});
    expect(sent.headers.get("location")).toBe(paths.eia(frameworkId));
    expect(await read(writer, paths.eiaForm(frameworkId))).toContain("Who read it, and when?");
    expect(await read(writer, address)).toContain("asks the office’s newest questions already");
  });
});

describe("the pages of the office's own questions", () => {
  it("draft a version, show how it is asked, and put it into use, after which it stays", async () => {
    expect(await read(admin, paths.office())).toContain(`href="${paths.templates()}"`);
    expect(await read(admin, paths.templates())).toContain("This office asks no questions of its own here.");
    const begun = await admin.post(paths.beginTemplate("entry"), {});
    const address = paths.template("entry", 1);
    expect(begun.headers.get("location")).toBe(address);
    const question = {
      ...{ question: "What of rural areas?", help: "Buses and broadband", kind: "text", choices: "" },
      ...{ isRequired: "yes", place: "1" },
    };
    const added = await admin.post(paths.templateQuestion("entry", 1, "new"), {
      ...question,
      version: await versionOf(),
    });
    expect(added.headers.get("location")).toBe(address);
    const choice = { ...question, question: "Which priority?", kind: "choice", place: "2" };
    const refused = await admin.post(paths.templateQuestion("entry", 1, "new"), {
      ...{ ...choice, choices: "Victims", version: await versionOf() },
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Enter two answers or more");
    await admin.post(paths.templateGuidance("entry", 1), {
      ...{
        kind: "Ask the equality team first",
        impacts: "Think of care leavers",
        version: await versionOf(),
      },
    });
    const draft = await read(admin, address);
    expect(draft).toContain("This is a draft. Nobody is asked it yet.");
    expect(draft).toContain("Buses and broadband");
    expect(draft).toContain("Ask the equality team first");
    const used = await admin.post(address, { version: await versionOf() });
    expect(used.headers.get("location")).toBe(address);
    expect(await read(admin, address)).toContain("It was put into use on");
    expect((await admin.get(paths.templateQuestion("entry", 1, 1))).status).toBe(404);
    expect((await admin.get(paths.template("entry", 2))).status).toBe(404);
    expect((await writer.get(paths.templates())).status).toBe(403);
  });
});

describe("the page of an entry", () => {
  async function aFramework() {
    const complete = aCompleteFramework();
    const { frameworkId } = await storeContent(site.database, author, {
      ...complete,
      ownQuestions: [
        { key: 1, ...aQuestion() },
        {
          key: 2,
          ...aQuestion({ question: "Which priority?", kind: "choice", choices: ["Victims", "Prevention"] }),
        },
      ],
      guidance: { othersReason: "Name them all", impacts: "Think of care leavers" },
    });
    const [entry] = (await getContent(site.database.db, frameworkId)).entries;
    return { frameworkId, changeId: entry?.changeId ?? 0, entryId: entry?.id ?? 0 };
  }

  it("asks what the EIA began with, beside what is missing, and shows what was answered to whoever reads", async () => {
    const { frameworkId, changeId, entryId } = await aFramework();
    const address = paths.entry(frameworkId, changeId);
    const page = await read(writer, address);
    expect(page).toContain("What this office asks");
    expect(page).toContain("Travel, broadband and who lives there");
    expect(page).toContain("“Which priority?” is not answered.");
    expect(page).toContain("Think of care leavers");
    expect(await read(writer, paths.signOff(frameworkId))).toContain(`${address}#own_1`);
    expect(await read(reader, address)).not.toContain("What this office asks");
    await site.database.db
      .update(eiaEntry)
      .set({ ownAnswers: [{ key: 1, answer: "Buses stop" }] })
      .where(eq(eiaEntry.id, entryId));
    const shown = await read(reader, address);
    expect(shown).toContain("What this office asks");
    expect(shown).toContain("Buses stop");
    expect(await read(writer, address)).not.toContain("in rural areas?” is not answered.");
  });

  it("gives what was typed back beside what somebody saved, also where there was no entry before", async () => {
    const { frameworkId, changeId } = await aFramework();
    const address = paths.entry(frameworkId, changeId);
    const typed = { kind: "assessed", version: "0", own_1: "Typed by me", own_2: "Victims" };
    const stale = await writer.post(address, typed);
    expect(stale.status).toBe(409);
    const page = (await stale.text()).replaceAll("<!-- -->", "");
    expect(page).toContain("Typed by me");
    expect(page).toMatch(/Saved meanwhile by somebody else – What does it do to people in rural areas\?/u);
  });
});
