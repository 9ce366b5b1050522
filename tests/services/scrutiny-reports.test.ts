import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import {
  findPublicReport,
  findScrutinyReport,
  listPublicReports,
} from "../../db/queries/scrutiny-reports.server";
import { auditEvent, scrutinyRecommendation, scrutinyReport } from "../../db/schema";
import { presentedSections, scrutinyDocument } from "../../app/documents/scrutiny-report.view";
import { renderDraft, renderPublished } from "../../app/documents/document-file.render.server";
import type { ReportTexts } from "../../app/domain/scrutiny/scrutiny-report";
import { textOf } from "../../app/domain/scrutiny/scrutiny-report";
import { redraftReport, saveReport } from "../../app/services/scrutiny/save-report.server";
import { saveRecommendation } from "../../app/services/scrutiny/save-recommendation.server";
import { stopPublishing } from "../../app/services/register/stop-publishing.server";
import { withholdBaselineLines } from "../../app/services/frameworks/withhold-baseline-lines.server";
import { getBudget, getContent } from "../../db/queries/content.server";
import { decisionRecord } from "../../db/schema";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { aCompleteFramework } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { HAS_PANDOC, HAS_POPPLER, pdfStructure, pdfWords } from "../support/document-readers";
import { aPresentedReport, aReport, MEETING, recordHref, takeStep } from "../support/presented-report";
import { refusalOf } from "../support/refusals";
import {
  answersWith,
  at,
  bringTo,
  givePassword,
  setTitles,
  SIGN_OFF_NOW,
  WITHHELD,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";
import { targetOf } from "../support/taken-back";
import { nextContent, secretsOf, SIGNED_AT, signOne, storeNext } from "../support/withheld-chain";

let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

async function aProposal(): Promise<number> {
  return (await storeContent(database, office.author, aCompleteFramework())).frameworkId;
}

async function reportOf(frameworkId: number, reportId: number) {
  const found = await findScrutinyReport(database.db, frameworkId, reportId);
  if (!found) throw new Error("The report is there");
  return found;
}

/** What everybody gets of all reports. */
const publicBytes = async () => JSON.stringify(await listPublicReports(database.publicDb));

const typed = (
  report: { drafted: ReportTexts; written: Partial<ReportTexts> },
  own: Partial<ReportTexts>,
) => ({
  ...report.drafted,
  ...report.written,
  ...own,
});

async function write(
  frameworkId: number,
  reportId: number,
  own: Partial<ReportTexts>,
  actor = office.author,
) {
  const report = await reportOf(frameworkId, reportId);
  const { subject, body, meetingOn, version } = report;
  await saveReport(at(database, actor), {
    ...{ frameworkId, reportId, subject, body, meetingOn, version },
    texts: typed(report, own),
  });
}

describe("a draft", () => {
  it("says what the data says, and leaves to people what it does not know", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    const { drafted } = await reportOf(frameworkId, reportId);
    expect(drafted.purpose).toContain("“Commissioning Framework 2018-2020”");
    expect(drafted.summary).toContain("Aligns the commissioning budget with the plan");
    expect(drafted.financial).toMatch(/^The budget is £/u);
    expect(drafted.legal).toContain("Section 28(6)");
    expect(drafted.equality).toContain("equality impact assessment concluded");
    expect(drafted.mainChanges).toMatch(/: £[\d,.]+ before, £[\d,.]+ in 2018\/19; £[\d,.]+ (?:less|more)$/mu);
    expect(drafted.contacts).not.toBe("");
  });

  it("keeps what a person wrote when it is drafted anew, and what was not written follows the data", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    await write(frameworkId, reportId, { risks: "The provider may leave", purpose: "In our own words" });
    await database.db
      .update(decisionRecord)
      .set({ title: "Another title", summary: "Another summary" })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    const { version } = await reportOf(frameworkId, reportId);
    await redraftReport(at(database, office.author), { frameworkId, reportId, version, recordHref });
    const report = await reportOf(frameworkId, reportId);
    expect(report.written).toEqual({ risks: "The provider may leave", purpose: "In our own words" });
    expect(report.drafted.purpose).toContain("Another title");
    expect(textOf(report, "purpose")).toBe("In our own words");
    expect(textOf(report, "summary")).toContain("Another summary");
  });

  it("is refused where somebody else saved meanwhile", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    const report = await reportOf(frameworkId, reportId);
    await write(frameworkId, reportId, { summary: "The first" });
    const { subject, body, meetingOn, version } = report;
    await expectRefusal(
      saveReport(at(database, office.author), {
        ...{ frameworkId, reportId, subject, body, meetingOn, version },
        texts: typed(report, { summary: "The second" }),
      }),
      { kind: "stale", current: expect.objectContaining({ summary: "The first" }) as Record<string, string> },
    );
  });

  it("makes nobody an author of the content that it is about", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, { author: office.senior }, frameworkId, SIGN_OFF_NOW);
    await write(frameworkId, reportId, { summary: "By the chief executive" }, office.senior);
    await bringTo(database, office, frameworkId, "approved");
  });

  it("holds nothing that the decision before withholds", async () => {
    const first = await storeNext(database, office, nextContent("before", 601, 0), undefined);
    const { budget } = await getContent(database.db, first);
    const line = { kind: "line" as const, id: budget.lines[0]?.id ?? 0 };
    await signOne(
      database,
      office,
      first,
      SIGNED_AT[0],
      answersWith({ details: { ...answersWith().details, written: WITHHELD.written, items: [line] } }),
    );
    const next = await storeNext(database, office, nextContent("before", 601, 1), first);
    const { reportId } = await aPresentedReport(database, office, next, SIGNED_AT[1]);
    const bytes = JSON.stringify([
      await reportOf(next, reportId),
      await findPublicReport(database.publicDb, reportId),
    ]);
    const secrets = secretsOf({ id: "before", what: "line", until: null }, 601);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(bytes).toContain("canary-before");
  });
});

describe("what everybody may read", () => {
  it("is nothing of a draft, all of it once it is presented, and nothing once it is taken back", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    await write(frameworkId, reportId, { risks: "canary-report-risk" });
    const place = { frameworkId, reportId };
    expect(await publicBytes()).not.toContain("canary-report-risk");
    await takeStep(database, office, { ...place, act: "present" }, SIGN_OFF_NOW);
    expect(await publicBytes()).toContain("canary-report-risk");
    await takeStep(database, office, { ...place, act: "take_back" }, SIGN_OFF_NOW);
    expect(await publicBytes()).not.toContain("canary-report-risk");
    expect((await reportOf(frameworkId, reportId)).written).toEqual({ risks: "canary-report-risk" });
  });

  it("says who reports, who wrote it and at what hour, where that is said", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    const report = await reportOf(frameworkId, reportId);
    const { subject, body, meetingOn, version } = report;
    await saveReport(at(database, office.author), {
      ...{ frameworkId, reportId, subject, body, meetingOn, version },
      ...{ meetingAt: "13:00", reportOf: "Police and Crime Commissioner", author: "Commissioning Manager" },
      texts: typed(report, {}),
    });
    await takeStep(database, office, { frameworkId, reportId, act: "present" }, SIGN_OFF_NOW);
    const found = await findPublicReport(database.publicDb, reportId);
    const page = JSON.stringify(found && presentedSections(found.presented));
    for (const said of ["12 June 2018 at 1pm", "Police and Crime Commissioner", "Commissioning Manager"]) {
      expect(page).toContain(said);
    }
  });

  it("stays as it was presented, whatever is done to the data", async () => {
    const frameworkId = await aProposal();
    const { reportId } = await aPresentedReport(database, office, frameworkId, SIGN_OFF_NOW);
    const before = JSON.stringify(await findPublicReport(database.publicDb, reportId));
    await database.db
      .update(decisionRecord)
      .set({ summary: "Another" })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    expect(JSON.stringify(await findPublicReport(database.publicDb, reportId))).toBe(before);
    await expect(
      database.db.update(scrutinyReport).set({ body: "Another" }).where(eq(scrutinyReport.id, reportId)),
    ).rejects.toThrow();
    await expect(database.db.delete(scrutinyReport).where(eq(scrutinyReport.id, reportId))).rejects.toThrow();
  });

  it("has no answer before it is published, and each with its reason from then on", async () => {
    const frameworkId = await aProposal();
    const { reportId, recommendationId } = await aPresentedReport(
      database,
      office,
      frameworkId,
      SIGN_OFF_NOW,
    );
    const place = { frameworkId, reportId };
    await expectRefusal(takeStep(database, office, { ...place, act: "answer" }, SIGN_OFF_NOW), {
      kind: "conflict",
    });
    await saveRecommendation(at(database, office.senior), {
      ...{ ...place, recommendationId, version: 1 },
      ...{
        recommendation: "Say in a year what came of it",
        answer: "accepted_in_part",
        reason: "canary-answer",
      },
    });
    expect(await publicBytes()).not.toContain("canary-answer");
    await takeStep(database, office, { ...place, act: "answer" }, SIGN_OFF_NOW);
    const found = await findPublicReport(database.publicDb, reportId);
    const page = JSON.stringify(found && presentedSections(found.presented));
    for (const words of ["Say in a year what came of it", "Accepted in part", "canary-answer"]) {
      expect(page).toContain(words);
    }
    await expect(
      database.db.insert(scrutinyRecommendation).values({ reportId, recommendation: "Too late" }),
    ).rejects.toThrow();
  });

  it("is gone with what is withdrawn from the record that it is about, until it is presented anew", async () => {
    const frameworkId = await storeNext(database, office, nextContent("gone", 602, 0), undefined);
    await signOne(database, office, frameworkId, SIGNED_AT[0], answersWith());
    const now = new Date("2018-09-01T10:00:00Z");
    const { reportId } = await aPresentedReport(database, office, frameworkId, now);
    expect(await findPublicReport(database.publicDb, reportId)).not.toBeNull();
    await stopPublishing(at(database, office.monitoring, new Date("2018-09-03T09:30:00Z")), {
      frameworkId,
      target: await targetOf(database, frameworkId, "line", "gone"),
      ground: { chosen: null, written: WITHHELD.written, isQualified: false, publicInterest: "" },
      reason: "By mistake",
    });
    expect(await findPublicReport(database.publicDb, reportId)).toBeNull();
    const later = new Date("2018-09-04T10:00:00Z");
    await takeStep(database, office, { frameworkId, reportId, act: "take_back" }, later);
    const { version } = await reportOf(frameworkId, reportId);
    await redraftReport(at(database, office.author, later), { frameworkId, reportId, version, recordHref });
    await takeStep(database, office, { frameworkId, reportId, act: "present" }, later);
    const bytes = JSON.stringify(await findPublicReport(database.publicDb, reportId));
    const secrets = secretsOf({ id: "gone", what: "line", until: null }, 602);
    expect(bytes).toContain("canary-gone");
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  });

  it("is gone too where the withdrawal was asked for before it was presented, and had to wait", async () => {
    const frameworkId = await storeNext(database, office, nextContent("waited", 605, 0), undefined);
    await signOne(database, office, frameworkId, SIGNED_AT[0], answersWith());
    const { reportId } = await aPresentedReport(
      ...([database, office, frameworkId, new Date("2018-09-01T10:00:01Z")] as const),
    );
    const clock = [new Date("2018-09-01T10:00:00Z")];
    const context = at(database, office.monitoring, SIGN_OFF_NOW);
    await stopPublishing(
      { ...context, now: () => clock.pop() ?? new Date("2018-09-01T10:00:02Z") },
      {
        frameworkId,
        target: await targetOf(database, frameworkId, "line", "waited"),
        ground: { chosen: null, written: WITHHELD.written, isQualified: false, publicInterest: "" },
        reason: "By mistake",
      },
    );
    expect(await findPublicReport(database.publicDb, reportId)).toBeNull();
  });

  it("is gone where what it is compared with is withheld since: lines of a baseline, or a decision that is signed later", async () => {
    const { frameworkId, previousId } = await storeContent(database, office.author, aCompleteFramework());
    const baselineId = previousId ?? 0;
    const presented = await aPresentedReport(database, office, frameworkId, SIGN_OFF_NOW);
    const [line] = (await getBudget(database.db, baselineId)).lines;
    await withholdBaselineLines(at(database, office.monitoring, SIGN_OFF_NOW), {
      ...{ frameworkId: baselineId, lineIds: [line?.id ?? 0], version: 0, chosen: null },
      ...{ written: WITHHELD.written, isQualified: false, publicInterest: "" },
      ...{ withheldUntil: null, releaseReason: "" },
    });
    expect(await findPublicReport(database.publicDb, presented.reportId)).toBeNull();

    const first = await storeNext(database, office, nextContent("later", 610, 0), undefined);
    const second = await storeNext(database, office, nextContent("later", 610, 1), first);
    const { reportId } = await aPresentedReport(
      ...([database, office, second, new Date("2018-03-08T10:00:00Z")] as const),
    );
    expect(await findPublicReport(database.publicDb, reportId)).not.toBeNull();
    await signOne(database, office, first, SIGNED_AT[0], answersWith({ details: WITHHELD }));
    expect(await findPublicReport(database.publicDb, reportId)).toBeNull();
  });

  it("says nothing of what the decision before withholds, also where it stands in a text and not in an item", async () => {
    for (const [seed, what] of [
      [606, "record"],
      [607, "report"],
      [608, "details"],
      [609, "eia"],
    ] as const) {
      const id = `before${what}`;
      const first = await storeNext(database, office, nextContent(id, seed, 0), undefined);
      await signOne(database, office, first, SIGNED_AT[0], answersWith({ [what]: WITHHELD }));
      // As an author carries texts on.
      const { record, aim } = nextContent(id, seed, 0);
      const frameworkId = await storeNext(
        ...([database, office, { ...nextContent(id, seed, 1), record, aim }, first] as const),
      );
      const { reportId } = await aPresentedReport(
        ...([database, office, frameworkId, new Date("2018-10-01T10:00:00Z")] as const),
      );
      const bytes = JSON.stringify(await findPublicReport(database.publicDb, reportId));
      const secrets = secretsOf({ id, what, until: null }, seed);
      expect(
        secrets.filter((secret) => bytes.includes(secret)),
        what,
      ).toEqual([]);
    }
  });

  it("is gone where the decision is then signed with something of it withheld, and stays where nothing is", async () => {
    for (const [id, seed, isThere] of [
      ["held", 603, false],
      ["open", 604, true],
    ] as const) {
      const frameworkId = await storeNext(database, office, nextContent(id, seed, 0), undefined);
      const { reportId } = await aPresentedReport(
        database,
        office,
        frameworkId,
        new Date("2018-03-08T10:00:00Z"),
      );
      const answers = isThere ? answersWith() : answersWith({ details: WITHHELD });
      await signOne(database, office, frameworkId, SIGNED_AT[0], answers);
      expect((await findPublicReport(database.publicDb, reportId)) !== null, id).toBe(isThere);
    }
  });
});

describe("who may", () => {
  it("writes it, presents it and takes it back, each by their role", async () => {
    const frameworkId = await aProposal();
    for (const who of ["owner", "decider", "admin", "monitoring"] as const) {
      const refused = await refusalOf(aReport(database, { author: office[who] }, frameworkId, SIGN_OFF_NOW));
      expect(["forbidden", "not-found"], who).toContain(refused.kind);
    }
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    for (const who of ["author", "senior", "decider", "admin", "owner"] as const) {
      const step = takeStep(
        database,
        { monitoring: office[who] },
        { frameworkId, reportId, act: "present" },
        SIGN_OFF_NOW,
      );
      expect(["forbidden", "not-found"], who).toContain((await refusalOf(step)).kind);
    }
    const place = { frameworkId, reportId };
    await expectRefusal(takeStep(database, office, { ...place, act: "answer" }, SIGN_OFF_NOW), {
      kind: "conflict",
    });
    await takeStep(database, office, { ...place, act: "present" }, SIGN_OFF_NOW);
    expect((await refusalOf(write(frameworkId, reportId, { summary: "Too late" }))).kind).toBe("conflict");
  });

  it("waits until it is signed once it is determined what is published", async () => {
    const frameworkId = await aProposal();
    const reportId = await aReport(database, office, frameworkId, SIGN_OFF_NOW);
    await bringTo(database, office, frameworkId, "determined");
    await expectRefusal(takeStep(database, office, { frameworkId, reportId, act: "present" }, SIGN_OFF_NOW), {
      kind: "conflict",
    });
  });

  it("is on the audit log", async () => {
    const frameworkId = await aProposal();
    const { reportId } = await aPresentedReport(database, office, frameworkId, SIGN_OFF_NOW);
    await takeStep(database, office, { frameworkId, reportId, act: "take_back" }, SIGN_OFF_NOW);
    const events = await database.db
      .select({ act: auditEvent.act, digest: auditEvent.digestAfter })
      .from(auditEvent)
      .where(
        and(eq(auditEvent.frameworkId, frameworkId), sql`${auditEvent.act} ~ '^(scrutiny|recommendation)'`),
      )
      .orderBy(auditEvent.number);
    expect(events.map(({ act }) => act)).toEqual([
      "scrutiny.save",
      "scrutiny.present",
      "recommendation.save",
      "scrutiny.take_back",
    ]);
    expect(events.every(({ digest }) => digest !== "")).toBe(true);
  });
});

describe("the report as a file", () => {
  it.runIf(HAS_POPPLER && HAS_PANDOC)("has the headings, the tables and the words of its page", async () => {
    const frameworkId = await aProposal();
    const { reportId } = await aPresentedReport(database, office, frameworkId, SIGN_OFF_NOW);
    const { presented } = (await findPublicReport(database.publicDb, reportId)) ?? {};
    if (!presented) throw new Error("It was presented");
    const document = scrutinyDocument(presented, {
      href: "https://eia.example/scrutiny/1",
      at: SIGN_OFF_NOW.toISOString(),
    });
    const pdf = await renderPublished({ name: "scrutiny-report", format: "pdf", document });
    const words = pdfWords(pdf);
    const structure = pdfStructure(pdf);
    for (const heading of ["Purpose of the report", "Financial implications", "Equality implications"]) {
      expect(structure.some(({ type, text }) => /^H\d?$/u.test(type) && text.includes(heading))).toBe(true);
      expect(words).toContain(heading);
    }
    expect(structure.some(({ type }) => type === "TH")).toBe(true);
    const draft = await renderDraft({
      name: "scrutiny-report",
      format: "docx",
      document: { ...document, isDraft: true, mark: "Draft: not presented" },
    });
    expect(draft.byteLength).toBeGreaterThan(5_000);
    expect(MEETING).toBe("2018-06-12");
  });
});
