import { describe, expect, it } from "vitest";
import { renderDocx } from "~/documents/docx.render.server";
import { draftDocument, publishedDocument } from "~/documents/file-document.view";
import { renderPdf } from "~/documents/pdf.render.server";
import { recordSections } from "~/documents/record.view";
import { FRAMEWORK } from "~/domain/framework/decided-thing";
import type { FrameworkContent } from "~/domain/framework/content";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { DOCUMENT_NAMES, documentsOf, type FileDocument } from "~/domain/publication/document-files";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aCompleteFramework, anEia, aRecord, DIGEST } from "../support/content-builder";
import {
  HAS_PANDOC,
  HAS_POPPLER,
  officePart,
  officeWords,
  pdfBookmarks,
  pdfParticulars,
  pdfStructure,
  pdfWords,
  wordContents,
} from "../support/document-readers";
import { flattened, textOf } from "../support/document-text";
import { aPublishedRecord, aSignedSnapshot } from "../support/signed-snapshot-builder";

const VERIFY = "https://decisions.example.org/verify?record=007-2018";
const READ = "https://decisions.example.org/frameworks/1/as-published";

const aFound = () => aPublishedRecord(aSignedSnapshot({ content: aCompleteFramework() }));
const published = (name: (typeof DOCUMENT_NAMES)[number]) =>
  publishedDocument(name, { found: aFound(), verifyHref: VERIFY });

const draft = (name: (typeof DOCUMENT_NAMES)[number], overrides: Partial<FrameworkContent> = {}) =>
  draftDocument(name, {
    content: aCompleteFramework(overrides),
    head: {
      officeName: "Office of the Commissioner",
      decidingBodyTitle: "Commissioner",
      decidedThing: FRAMEWORK,
      reference: null,
    },
    inherited: [],
    digest: DIGEST,
    at: "2018-03-07T12:00:00.000Z",
    readHref: READ,
  });

const sectionsIn = ({ parts }: FileDocument) => parts.flatMap(({ sections }) => sections);

/** What a document with these blocks is, and nothing more. */
const documentOf = (...blocks: DocumentBlock[]): FileDocument => ({
  ...draft("record"),
  parts: [{ isWide: false, sections: [{ id: "only", heading: "Only section", blocks }] }],
});

const aTable = (rows: readonly (readonly (string | readonly string[])[])[]): DocumentBlock => ({
  kind: "table",
  table: {
    caption: "A table",
    head: [{ text: "Service" }, { text: "Reason" }, { text: "Amount", numeric: true }],
    rows: rows.map((cells) => ({ cells })),
  },
});

const squeezed = (text: string) => text.replace(/\s+/gu, "");

/** Levels as a page has them: the title, then each section below the one it is in. */
function levelsOf(sections: readonly DocumentSection[], level = 2): { level: number; text: string }[] {
  return sections.flatMap(({ heading, sections: inner = [] }) => [
    { level: Math.min(level, 5), text: heading },
    ...levelsOf(inner, level + 1),
  ]);
}

const headingsOf = (document: FileDocument) => [
  { level: 1, text: document.title },
  ...levelsOf(sectionsIn(document)),
  { level: 2, text: "Check this document" },
];

/** How many tables have a head, and how many none, for facts have none. */
function tablesIn(document: FileDocument) {
  const blocks = flattened(sectionsIn(document)).flatMap((section) => section.blocks);
  const withHead = blocks.filter(({ kind }) => kind === "table" || kind === "waterfall").length;
  const withFacts = blocks.filter((block) => block.kind === "facts" && block.facts.length > 0).length;
  return { withHead, without: withFacts + 1 };
}

describe.runIf(HAS_PANDOC)("a Word document, read by another program", () => {
  it.each(DOCUMENT_NAMES)(
    "has its headings by level, in order, and nothing else as one: %s",
    async (name) => {
      const document = published(name);
      expect(wordContents(await renderDocx(document)).headings).toEqual(headingsOf(document));
    },
  );

  it.each(DOCUMENT_NAMES)("has the head of every table as one: %s", async (name) => {
    const document = published(name);
    const { tables } = wordContents(await renderDocx(document));
    const { withHead, without } = tablesIn(document);
    expect(tables.filter(({ headRows }) => headRows === 1)).toHaveLength(withHead);
    expect(tables.filter(({ headRows }) => headRows === 0)).toHaveLength(without);
  });

  it("leads to each of its parts, and to where it is checked", async () => {
    const document = published("record");
    const { links } = wordContents(await renderDocx(document));
    expect(links).toEqual([...sectionsIn(document).map(({ heading }) => heading), VERIFY]);
  });
});

describe("a Word document", () => {
  it("says its language, its title and whose it is", async () => {
    const bytes = await renderDocx(published("decision"));
    expect(officePart(bytes, "word/styles.xml")).toContain('<w:lang w:val="en-GB"');
    const core = officePart(bytes, "docProps/core.xml");
    expect(core).toContain("<dc:title>Decision record: ");
    expect(core).toContain(`<dc:creator>${published("decision").author}</dc:creator>`);
  });

  it("gives each heading its outline level, and keeps rows whole but those that no page could hold", async () => {
    const bytes = await renderDocx(
      documentOf(
        aTable([
          ["A", "short", "£1"],
          ["B", "long ".repeat(400), "£2"],
        ]),
      ),
    );
    const styles = officePart(bytes, "word/styles.xml");
    for (const level of [0, 1, 2, 3, 4]) expect(styles).toContain(`<w:outlineLvl w:val="${level}"/>`);
    const rows = officePart(bytes, "word/document.xml").match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    expect(rows.slice(0, 3).map((row) => row.includes("<w:cantSplit/>"))).toEqual([true, true, false]);
    expect(rows.slice(0, 3).map((row) => row.includes("<w:tblHeader/>"))).toEqual([true, false, false]);
  });

  it.each(DOCUMENT_NAMES)("says everything that its sections say: %s", async (name) => {
    const document = published(name);
    const said = squeezed(officeWords(await renderDocx(document)));
    const lines = textOf(sectionsIn(document))
      .split("\n")
      .flatMap((line) => line.split(/(?<=^[^:]+): /u));
    expect(lines.filter((line) => !said.includes(squeezed(line)))).toEqual([]);
  });

  it("holds what XML cannot, as a mark", async () => {
    const words = officeWords(await renderDocx(documentOf({ kind: "text", text: "a\u0000b\uD800c & <d>" })));
    expect(words).toContain("a\uFFFDb\uFFFDc & <d>");
  });
});

describe.runIf(HAS_POPPLER)("a PDF, read by another program", () => {
  const HEADING = /^H\d$/u;

  it.each(DOCUMENT_NAMES)("has its headings by level, in order: %s", async (name) => {
    const document = published(name);
    const found = pdfStructure(await renderPdf(document)).filter(({ type }) => HEADING.test(type));
    const headings = found.map(({ type, text }) => ({ level: Number(type.slice(1)), text: squeezed(text) }));
    expect(headings.map((heading) => ({ ...heading, level: Math.min(heading.level, 5) }))).toEqual(
      headingsOf(document).map(({ level, text }) => ({ level, text: squeezed(text) })),
    );
  });

  it("is read in the order of the page, with every word of it", async () => {
    const found = aFound();
    const spoken = squeezed(
      pdfStructure(await renderPdf(publishedDocument("record", { found, verifyHref: VERIFY })))
        .map(({ text }) => text)
        .join(""),
    );
    let from = 0;
    const lost = textOf(recordSections(found).filter(({ id }) => id !== "check"))
      .split("\n")
      .flatMap((line) => line.split(/(?<=^[^:]+): /u))
      .filter((line) => {
        const at = spoken.indexOf(squeezed(line), from);
        if (at >= 0) from = at;
        return at < 0;
      });
    expect(lost).toEqual([]);
  });

  it("has in each table its caption, its heads with what they are heads of, and every cell in its row", async () => {
    const document = published("record");
    const elements = pdfStructure(await renderPdf(document));
    const count = (type: string) => elements.filter((element) => element.type === type).length;
    const { withHead, without } = tablesIn(document);
    expect(count("Table")).toBe(withHead + without);
    expect(count("Caption")).toBe(withHead);
    const heads = elements.filter(({ type }) => type === "TH");
    expect(heads.filter(({ attributes }) => !/Scope \/(?:Row|Column)/u.test(attributes))).toEqual([]);
    // A table stands in a section, a row in a table, a cell in a row.
    const parentOf = (index: number) =>
      elements.slice(0, index).findLast(({ depth }) => depth < (elements[index]?.depth ?? 0))?.type;
    const parents = (type: string) =>
      new Set(elements.flatMap((element, index) => (element.type === type ? [parentOf(index)] : [])));
    expect(parents("Table")).toEqual(new Set(["Sect"]));
    expect(parents("TR")).toEqual(new Set(["Table"]));
    expect(parents("TH")).toEqual(new Set(["TR"]));
    expect(parents("TD")).toEqual(new Set(["TR"]));
  });

  it("has lists as lists and links as links, which lead to each part and to where it is checked", async () => {
    const document = published("record");
    const bytes = await renderPdf(document);
    const elements = pdfStructure(bytes);
    const items = flattened(sectionsIn(document))
      .flatMap((section) => section.blocks)
      .flatMap((block) => (block.kind === "list" ? block.items : []));
    expect(items.length).toBeGreaterThan(0);
    expect(elements.filter(({ type }) => type === "LI")).toHaveLength(items.length);
    expect(elements.filter(({ type }) => type === "Link").map(({ text }) => squeezed(text))).toEqual(
      [...sectionsIn(document).map(({ heading }) => heading), VERIFY].map(squeezed),
    );
  });

  it("says its title, whose it is and its language, and has bookmarks", async () => {
    const document = published("assessment");
    const bytes = await renderPdf(document);
    expect(pdfParticulars(bytes)).toMatchObject({
      Title: document.title,
      Author: document.author,
      Tagged: "yes",
    });
    expect(Buffer.from(bytes).toString("latin1")).toContain("/Lang (en-GB)");
    expect(pdfBookmarks(bytes)).toEqual(
      expect.arrayContaining(sectionsIn(document).map(({ heading }) => heading)),
    );
  });

  it("repeats the head of a long table on each page for the eye, and reads it once", async () => {
    const rows = Array.from({ length: 150 }, (_, index) => [`Service ${index}`, "Because it is so", "£1"]);
    const bytes = await renderPdf(documentOf(aTable(rows)));
    const pages = Number(pdfParticulars(bytes).Pages);
    expect(pages).toBeGreaterThan(2);
    expect(pdfWords(bytes).match(/(?<=^|\f)Service Reason Amount$/gmu)?.length).toBeGreaterThanOrEqual(
      pages - 1,
    );
    const heads = pdfStructure(bytes).filter(({ type, text }) => type === "TH" && text === "Reason");
    expect(heads).toHaveLength(1);
    for (const [service = ""] of rows) expect(pdfWords(bytes)).toContain(service);
  });

  it("goes on over the page in a row that no page holds, and loses nothing of it", async () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`);
    const bytes = await renderPdf(
      documentOf(
        aTable([
          ["A", words.join(" "), "£1"],
          ["B", "short", "£2"],
        ]),
      ),
    );
    const cell = pdfStructure(bytes).find(({ text }) => text.includes("word0 "));
    expect(squeezed(cell?.text ?? "")).toBe(words.join(""));
  });

  it("keeps a heading with what follows it", async () => {
    for (const lines of [44, 46, 48, 50]) {
      const text: DocumentBlock = { kind: "text", text: "Line\n".repeat(lines) };
      const document = documentOf(text);
      const [part] = document.parts;
      const after = { id: "after", heading: "The heading after", blocks: [aTable([["A", "b", "£1"]])] };
      const bytes = await renderPdf({
        ...document,
        parts: [{ isWide: false, sections: [...(part?.sections ?? []), after] }],
      });
      const page = pdfWords(bytes)
        .split("\f")
        .find((one) => one.includes("A table"));
      expect(page, String(lines)).toMatch(/The heading after\s+A table\s+Service Reason Amount\s+A b £1/u);
    }
  });

  it("marks what it has no sign for, and says so", async () => {
    const words = pdfWords(await renderPdf(documentOf({ kind: "text", text: "Siân Ŵyn \u6F22 − £1" })));
    expect(words).toContain("Siân Ŵyn \uFFFD − £1");
    expect(words).toContain("Some signs could not be printed here");
    expect(pdfWords(await renderPdf(documentOf({ kind: "text", text: "Plain" })))).not.toContain(
      "Some signs",
    );
  });
});

describe("every document", () => {
  const RENDERED = DOCUMENT_NAMES.flatMap((name) => [
    { name, of: "draft", document: draft(name), digest: DIGEST, where: READ, mark: "Draft" },
    {
      name,
      of: "record",
      document: published(name),
      digest: aFound().record.digest,
      where: VERIFY,
      mark: "Decision 007/2018, signed 9 March 2018",
    },
  ]);

  it.each(RENDERED)("says what it is, its digest and where to check it: $name of a $of", async (given) => {
    const { document, digest, where, mark } = given;
    const words = [officeWords(await renderDocx(document))];
    if (HAS_POPPLER) words.push(pdfWords(await renderPdf(document)));
    for (const text of words.map(squeezed)) {
      expect(text).toContain(squeezed(mark));
      expect(text).toContain(digest);
      expect(text).toContain(squeezed(where));
    }
  });

  it("says of a draft that nobody has decided it, and nothing of a signature", async () => {
    for (const name of DOCUMENT_NAMES) {
      const words = officeWords(await renderDocx(draft(name)));
      expect(words).toContain("Nobody has decided it");
      expect(words).not.toMatch(/was signed on|Signed by/u);
    }
  });
});

describe("the cover of the framework", () => {
  it("has its years, whose it is and how it stands, on a page of its own; a form has none", async () => {
    const decided = published("framework");
    expect(decided.cover).toEqual([
      "2018/19 to 2019/20",
      decided.author,
      expect.stringMatching(/^Decision .*, signed /u),
    ]);
    for (const name of DOCUMENT_NAMES.filter((one) => one !== "framework")) {
      expect(draft(name).cover).toBeUndefined();
    }
    const words = squeezed(officeWords(await renderDocx(decided)));
    for (const line of decided.cover ?? []) expect(words).toContain(squeezed(line));
    if (HAS_POPPLER) {
      const [cover = "", next = ""] = pdfWords(await renderPdf(decided)).split("\f");
      expect(squeezed(cover)).toContain(squeezed("2018/19 to 2019/20"));
      expect(squeezed(cover)).not.toContain(squeezed(decided.standing));
      expect(squeezed(next)).toContain(squeezed(decided.standing));
    }
  });

  it("marks a draft that the public is asked about as that, on every page", () => {
    const open = draft("framework", {
      consultations: [
        {
          ...{ consultationId: 1, title: "Our budget", state: "opened" },
          ...{ opensOn: calendarDate("2000-01-01"), closesOn: calendarDate("2099-12-31") },
        } as FrameworkContent["consultations"][number],
      ],
    });
    expect(open.mark).toMatch(/^Draft for consultation, /u);
    expect(open.cover).toContain("Answers are taken until the end of 31 December 2099");
    expect(draft("framework").mark).toMatch(/^Draft, /u);
  });
});

describe("the order of the paper forms", () => {
  const headings = (name: (typeof DOCUMENT_NAMES)[number]) => sectionsIn(published(name)).map(({ id }) => id);

  it("is that of each", () => {
    expect(headings("decision").slice(0, 8)).toEqual(
      "decision-record summary options recommendations discussion resolved approval publication".split(" "),
    );
    expect(headings("framework").slice(0, 4)).toEqual(["aim", "budget", "budget-changes", "services"]);
    expect(headings("assessment").slice(0, 10)).toEqual(
      "form-head aim characteristics-affected who-is-affected step-1 step-2 step-3 step-4 step-5 step-6".split(
        " ",
      ),
    );
    expect(headings("action-plan").slice(0, 2)).toEqual(["plan-head", "actions"]);
  });

  it("meets everything of the assessment in its six steps", () => {
    const ownAnswers = [{ key: 1, question: "Who read it?", answer: "The residents’ panel" }];
    const content = aCompleteFramework({
      eia: anEia({ gaps: "Who calls", gapsAnswer: "To be counted", ownAnswers }),
    });
    const found = aPublishedRecord(aSignedSnapshot({ content }));
    const form = textOf(sectionsIn(publishedDocument("assessment", { found, verifyHref: VERIFY })));
    const page = flattened(recordSections(found)).filter(({ id }) => /^(?:eia|entry)-/u.test(id));
    const asked = page.flatMap(({ blocks }) => textOf([{ id: "x", heading: "", blocks }]).split("\n"));
    // The form says these of its head in words of its own.
    const own = /^(?:Completed by|Date completed|Aim|Name|Owner|Security classification): /u;
    expect(asked.filter((line) => !own.test(line) && !form.includes(line))).toEqual([]);
    expect(asked).toContain("Who read it?: The residents’ panel");
  });

  it("gives the plan a head of its own, and the nine with all or none of them", () => {
    const content = aCompleteFramework({
      eia: anEia({
        planTitle: "Plan of the framework",
        planLead: "Head of equality",
        planDatedOn: calendarDate("2018-02-27"),
        nextReviewOn: calendarDate("2021-03-31"),
        otherGroups: "Victims of crime",
      }),
    });
    const found = aPublishedRecord(aSignedSnapshot({ content }));
    const textsOf = (name: (typeof DOCUMENT_NAMES)[number]) =>
      textOf(sectionsIn(publishedDocument(name, { found, verifyHref: VERIFY })));
    const plan = textsOf("action-plan");
    for (const said of ["Plan of the framework", "Head of equality", "27 February 2018"]) {
      expect(plan).toContain(said);
      expect(textOf(recordSections(found))).toContain(said);
    }
    expect(textsOf("assessment")).toMatch(/Affected: .*of the nine protected characteristics/u);
    expect(textsOf("assessment")).toContain("To be reviewed by: 31 March 2021");
    expect(textsOf("assessment")).toContain("Victims of crime");
  });

  it("prints what was stated by approving, the report that is attached and the date of the form", () => {
    const signed = aSignedSnapshot({
      content: aCompleteFramework({
        record: aRecord({
          datedOn: calendarDate("2018-03-06"),
          reportTitle: "Report on the framework",
          reportAddress: "https://office.example/report",
        }),
      }),
    });
    const stated = {
      ...signed.record,
      approval: { ...signed.record.approval, statement: "I was consulted" },
    };
    const text = textOf(recordSections(aPublishedRecord({ ...signed, record: stated })));
    for (const said of ["I was consulted", "Report on the framework", "https://office.example/report"]) {
      expect(text).toContain(said);
    }
    expect(text).toContain("Date of the form: 6 March 2018");
    const before = textOf(recordSections(aFound()));
    for (const absent of ["Stated by approving", "Attached report", "Date of the form"]) {
      expect(before).not.toContain(absent);
    }
    const withheld = textOf(recordSections(aPublishedRecord({ ...signed, record: stated }, ["report"])));
    expect(withheld).not.toContain("Report on the framework");
  });

  it("has none of what is withheld", () => {
    const signed = aSignedSnapshot({ content: aCompleteFramework() });
    expect(documentsOf(aPublishedRecord(signed, ["eia"]))).toEqual(["record", "decision", "framework"]);
    expect(documentsOf(aPublishedRecord(signed, ["details"]))).not.toContain("framework");
  });
});
