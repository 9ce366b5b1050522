import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findScrutinyReport } from "../../db/queries/scrutiny-reports.server";
import { anOffice, type Office } from "../support/action-plan";
import { pageOf } from "../support/accounts";
import { officeWords } from "../support/document-readers";
import { SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let nobody: Visitor;
let author: Visitor;
let monitoring: Visitor;
let frameworkId = 0;
let reportId = 0;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  ({ frameworkId } = await storeContent(site.database, office.author));
  nobody = await site.as(null);
  author = await site.as(office.author);
  monitoring = await site.as(office.monitoring);
}, 120_000);
afterAll(() => site.stop());

const SECRET = "canary-panel-risk-end";
const room = () => `/frameworks/${frameworkId}/scrutiny`;
const inside = () => `${room()}/${reportId}`;
const version = async () =>
  String((await findScrutinyReport(site.database.db, frameworkId, reportId))?.version);

/** Every public page and document of reports. */
async function publicBytes(): Promise<string> {
  const pages = ["/scrutiny", `/scrutiny/${reportId}`, `/scrutiny/${reportId}/report.docx`];
  const answers = await Promise.all(pages.map((page) => nobody.get(page)));
  const bytes = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
  return bytes
    .map((body) => (body.toString("latin1", 0, 2) === "PK" ? officeWords(body) : body.toString()))
    .join("\n");
}

describe("a report to the panel, from the first draft to the answer", () => {
  it("is drafted from what is recorded, with one press", async () => {
    expect(await pageOf(await author.get(`/frameworks/${frameworkId}`))).toContain(`href="${room()}"`);
    const form = {
      subject: "decision",
      body: "Police and Crime Panel",
      "meetingOn-day": "12",
      "meetingOn-month": "6",
      "meetingOn-year": "2018",
    };
    const begun = await author.post(`${room()}/new`, form);
    reportId = Number(/\/scrutiny\/(\d+)$/u.exec(begun.headers.get("location") ?? "")?.[1]);
    const page = await pageOf(await author.get(inside()));
    expect(page).toContain("Drafted from the data");
    expect(page).not.toContain("Written by a person");
    expect(page).toContain("£");
  });

  it("is completed by a person, and tells what they wrote", async () => {
    const page = await pageOf(await author.get(`${inside()}/edit`));
    const fields = Object.fromEntries(
      [...page.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([\s\S]*?)<\/textarea>/gu)].map(
        ([, name = "", text = ""]) => [
          name,
          text.replaceAll("&amp;", "&").replaceAll("&#x27;", "'").replaceAll("&quot;", '"'),
        ],
      ),
    );
    const saved = await author.post(`${inside()}/edit`, {
      ...fields,
      ...{
        subject: "decision",
        body: "Police and Crime Panel",
        risks: `${SECRET}, says somebody@provider.example`,
        version: await version(),
      },
      ...{ "meetingOn-day": "12", "meetingOn-month": "6", "meetingOn-year": "2018" },
    });
    expect(saved.headers.get("location")).toBe(inside());
    const now = await pageOf(await author.get(inside()));
    expect(now.match(/Written by a person/gu)).toHaveLength(1);
    expect(now).toContain(SECRET);
  });

  it("is nobody’s to read outside before it is presented, in any format", async () => {
    expect((await nobody.get(`/scrutiny/${reportId}`)).status).toBe(404);
    expect((await nobody.get(`/scrutiny/${reportId}/report.pdf`)).status).toBe(404);
    expect((await nobody.get(inside())).status).toBe(302);
    expect((await nobody.get(`${inside()}/report.docx`)).status).toBe(302);
    expect(await publicBytes()).not.toContain(SECRET);
    const draft = Buffer.from(await (await author.get(`${inside()}/report.docx`)).arrayBuffer());
    expect(officeWords(draft)).toContain("Draft: not presented");
  });

  it("is public as it is presented, as a page, as Word and as PDF", async () => {
    expect((await author.post(`${inside()}/step/present`, { version: await version() })).status).toBe(403);
    const step = await pageOf(await monitoring.get(`${inside()}/step/present`));
    expect(step).toContain(SECRET);
    expect(step).toContain("An email address in “Risks”: somebody@provider.example");
    const presented = await monitoring.post(`${inside()}/step/present`, { version: await version() });
    expect(presented.headers.get("location")).toBe(inside());
    const bytes = await publicBytes();
    expect(bytes.split(SECRET)).toHaveLength(3);
    const pdf = await nobody.get(`/scrutiny/${reportId}/report.pdf`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(await pageOf(await nobody.get("/publication-scheme"))).toContain('href="/scrutiny"');
  });

  it("is answered, recommendation by recommendation, and the answer is published with it", async () => {
    const words = { recommendation: "Say in a year what came of it", reason: "canary-panel-answer-end" };
    const added = await author.post(`${inside()}/recommendations/new`, words);
    expect(added.headers.get("location")).toBe(`${inside()}#recommendations`);
    const refused = await monitoring.post(`${inside()}/step/answer`, { version: await version() });
    expect(refused.status).toBe(409);
    expect(await publicBytes()).not.toContain("canary-panel-answer-end");
    const page = await pageOf(await author.get(inside()));
    const [, address = ""] = /href="([^"]*\/recommendations\/\d+)"/u.exec(page) ?? [];
    await author.post(address, { ...words, answer: "accepted", version: "1" });
    await monitoring.post(`${inside()}/step/answer`, { version: await version() });
    const bytes = await publicBytes();
    for (const said of ["canary-panel-answer-end", "Accepted", words.recommendation])
      expect(bytes).toContain(said);
  });

  it("is taken back at once, with a reason", async () => {
    expect((await monitoring.post(`${inside()}/step/take_back`, { version: await version() })).status).toBe(
      400,
    );
    const reason = "It names a person";
    await monitoring.post(`${inside()}/step/take_back`, { reason, version: await version() });
    const bytes = await publicBytes();
    expect(bytes).not.toContain(SECRET);
    expect(bytes).not.toContain("canary-panel-answer-end");
    expect(await pageOf(await author.get(inside()))).toContain(SECRET);
  });
});
