import { describe, expect, it } from "vitest";
import { consultationDocument } from "~/documents/consultation-document.view";
import { renderDocx } from "~/documents/docx.render.server";
import { draftRecordSections } from "~/documents/draft-record.view";
import { renderPdf } from "~/documents/pdf.render.server";
import { recordOverview, recordPages } from "~/documents/record-pages.view";
import { recordSections } from "~/documents/record.view";
import { consultationBodies, publishedBody } from "~/domain/consultation/consultation-report";
import { FRAMEWORK } from "~/domain/framework/decided-thing";
import { aCompleteFramework, aDetermination, aReportedConsultation } from "../support/content-builder";
import { HAS_PANDOC, HAS_POPPLER, pdfStructure, pdfWords, wordContents } from "../support/document-readers";
import { flattened, textOf } from "../support/document-text";
import { aPublishedRecord, aSignedSnapshot } from "../support/signed-snapshot-builder";

const content = aCompleteFramework({ consultationReports: [aReportedConsultation()] });
const HEADING = "What the public was asked, and what came of it";
const document = (draftAt: string | null) =>
  consultationDocument({
    report: publishedBody(aReportedConsultation()),
    officeName: "Office of the Commissioner",
    readHref: "https://decisions.example.org/consultations/our-budget-3",
    draftAt,
  });

describe("a consultation's report in a published record", () => {
  const found = aPublishedRecord(aSignedSnapshot({ content }));
  const sections = recordSections(found);

  it("stands under its own heading, with a page of its own that the first screen leads to", () => {
    expect(sections.map(({ heading }) => heading)).toContain(HEADING);
    expect(recordPages(found).map(({ page }) => page)).toContain("consultation");
    const row = recordOverview(found).find(({ label }) => label === "What the public said");
    expect(row).toMatchObject({
      lines: ["Our budget for next year: 52 answers"],
      links: [{ page: "consultation" }],
    });
  });

  it("has what was answered on a page of its own, of each consultation", () => {
    const twice = aCompleteFramework({
      consultationReports: [aReportedConsultation(), aReportedConsultation({ id: 2, title: "Our reserves" })],
    });
    for (const [content, numbers] of [
      [aCompleteFramework({ consultationReports: [aReportedConsultation()] }), [1]],
      [twice, [1, 2]],
    ] as const) {
      const record = aPublishedRecord(aSignedSnapshot({ content }));
      const pages = recordPages(record).filter(({ page }) => page.startsWith("consultation"));
      const below = numbers.map((number) => `consultation/${number}`);
      expect(pages.map(({ page }) => page)).toEqual(["consultation", ...below]);
      expect(pages[0]?.links.map(({ page }) => page)).toEqual(below);
      // Nothing of the whole is lost between them, and nothing stands twice.
      const whole = recordSections(record).filter(({ id }) => id === "consultation");
      const idsOn = pages.flatMap(({ sections: own }) => flattened(own).map(({ id }) => id));
      const inWhole = flattened(whole).map(({ id }) => id);
      expect(idsOn.toSorted()).toEqual(inWhole.filter((id) => id !== "consultation").toSorted());
    }
  });

  it("leads to the consultation's page, and says how answers came, what was shown and decided, and what came of it", () => {
    const own = sections.filter(({ id }) => id === "consultation");
    expect(JSON.stringify(own)).toContain('"consultation":"our-budget-3"');
    const words = textOf(own);
    for (const said of [
      "From 20 November 2017 to 12 January 2018: 54 days",
      "Online: 40 people and 3 organisations",
      "1 answer that turned out to be none",
      "£60,000",
      "What changed",
      "22 people and 1 organisation",
      "What did not change, and why",
      "There is no money for it",
      "37",
    ]) {
      expect(words).toContain(said);
    }
  });

  it("is nowhere where the report is withheld, and not there where nobody was asked", () => {
    for (const record of [aPublishedRecord(aSignedSnapshot({ content }), ["report"]), aPublishedRecord()]) {
      const words = textOf(recordSections(record));
      expect(words).not.toContain(HEADING);
      expect(words).not.toContain("So much at once");
      expect(recordOverview(record).map(({ label }) => label)).not.toContain("What the public said");
    }
  });

  it("names no change that the details withhold", () => {
    const determinations = aSignedSnapshot({ content }).determinations.map((given) =>
      given.part === "details"
        ? aDetermination({ part: "details", publish: false, legalGround: "s.43(2)" })
        : given,
    );
    const report = consultationBodies(content, determinations);
    expect(JSON.stringify(report[0]?.asked)).not.toContain("Kicks");
  });

  it("is read in the draft as it will be published", () => {
    const draft = draftRecordSections(
      content,
      { officeName: "Office", decidingBodyTitle: "Commissioner", decidedThing: FRAMEWORK, reference: null },
      [],
    );
    const own = draft.filter(({ id }) => id === "consultation");
    expect(flattened(own).map(({ heading }) => heading)).toContain("You said, we did");
  });
});

describe.runIf(HAS_PANDOC)("the report in Word, read by another program", () => {
  it("has its headings in their levels and its tables with their heads", async () => {
    const { headings, tables } = wordContents(await renderDocx(document(null)));
    expect(headings).toContainEqual({ level: 2, text: "You said, we did" });
    expect(headings).toContainEqual({ level: 3, text: "What did not change, and why" });
    // What people were shown, and the counts; the others are facts.
    expect(tables.filter(({ headRows }) => headRows === 1)).toHaveLength(2);
  });
});

describe.runIf(HAS_POPPLER)("the report as PDF, read by another program", () => {
  it("says what was said, when it was published, and its tables have heads", async () => {
    const bytes = await renderPdf(document(null));
    const words = pdfWords(bytes);
    expect(words).toContain("So much at once is too much");
    expect(words).toContain("5 February 2018");
    expect(pdfStructure(bytes).map(({ type }) => type)).toEqual(expect.arrayContaining(["Table", "TH"]));
  });

  it("says on each page that it is a draft while it is one", async () => {
    expect(pdfWords(await renderPdf(document("2018-02-01T12:00:00.000Z")))).toContain("not published");
  });
});
