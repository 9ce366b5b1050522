import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import {
  aSignedSnapshot,
  determinationsOf,
  NEVER,
  numbered,
  storeSigned,
  withCanaries,
} from "../support/signed-snapshot-builder";
import { aCompleteFramework, aReportedConsultation, aSection, CHANGE } from "../support/content-builder";
import { crawl, type Answers } from "../support/crawl";
import { HAS_POPPLER } from "../support/document-readers";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

/** Each document of each record is made and read: on a machine that is busy that takes minutes. */
const CRAWL_MS = 900_000;

/** Every answer that somebody who is signed out gets, with its headers, by its address. */
let answers: Answers;
/** No canary of these may be in any of them: what is withheld of every record there is. */
const withheld: string[] = [];
const published: string[] = [];

const AFTER_DECIDING = new Date("2018-05-31T12:00:00Z");

let site: TestSite;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite({ now: AFTER_DECIDING });
  nobody = await site.as(null);
  for (let bits = 0; bits < 16; bits += 1) {
    const parts = RECORD_PARTS.filter((_part, index) => (bits & (1 << index)) !== 0);
    await storeWithheld(numbered(100 + bits), parts);
  }
  await storeWithoutItems(numbered(200));
  answers = await crawl(site, nobody);
}, CRAWL_MS);
afterAll(() => site.stop());

/** A word is of one record alone, so that it tells where it came from. */
function ofRecord<T>(thing: T, reference: string): T {
  return JSON.parse(JSON.stringify(thing).replaceAll("canary-", `canary-${reference.slice(0, 3)}-`)) as T;
}

async function storeWithheld(reference: string, parts: readonly RecordPart[]): Promise<void> {
  const determinations = determinationsOf(Object.fromEntries(parts.map((part) => [part, NEVER])));
  const questions = [{ changeId: CHANGE.assessed, text: "How many? Forty.", field: "questions_1" }];
  const content = aCompleteFramework({
    sections: [aSection(), aSection({ id: 72, heading: "Value for money", placement: "after_budget" })],
    consultationReports: [aReportedConsultation()],
  });
  const marked = withCanaries(aSignedSnapshot({ reference, determinations, questions, content }));
  const words = Object.fromEntries(
    RECORD_PARTS.map((part) => [part, [...marked.canaries[part].values()]]),
  ) as Record<RecordPart, string[]>;
  const own = ofRecord(words, reference);
  for (const part of RECORD_PARTS) {
    const isWithheld = parts.includes("record") || parts.includes(part);
    (isWithheld ? withheld : published).push(...own[part]);
  }
  await storeSigned(site.database, ofRecord(marked.snapshot, reference));
}

/** Parts that are published but for one line, one entry and one action. */
async function storeWithoutItems(reference: string): Promise<void> {
  const content = aCompleteFramework();
  const [line, entry, action] = [content.budget.lines[0], content.entries[0], content.actions[0]];
  if (!line || !entry || !action) throw new Error("There is nothing to withhold");
  const determinations = determinationsOf().map((given) => {
    if (given.part === "details")
      return { ...given, legalGround: GROUND, items: [{ kind: "line" as const, id: line.id }] };
    if (given.part !== "eia") return given;
    const items = [
      { kind: "entry" as const, id: entry.id },
      { kind: "action" as const, id: action.id },
    ];
    return { ...given, legalGround: GROUND, items };
  });
  const marked = ofRecord(
    withCanaries(
      aSignedSnapshot({
        reference,
        determinations,
        content,
        questions: [{ changeId: entry.changeId, text: "How many? Forty.", field: "questions_1" }],
      }),
    ).snapshot,
    reference,
  );
  const kept = marked.record.determinations.flatMap(({ withheldItems }) => withheldItems);
  const numbers = (kind: string) =>
    new Set(kept.filter((item) => item.kind === kind).map(({ number }) => number));
  const pick = <T>(all: readonly T[], kind: string) =>
    all.filter((_one, index) => numbers(kind).has(index + 1));
  const items = [
    pick(marked.details.lines, "line"),
    pick(marked.details.previous?.lines ?? [], "previous_line"),
    pick(marked.details.changes, "change"),
    marked.eia.entries.filter(({ changeNumber }) => numbers("entry").has(changeNumber)),
    pick(marked.eia.actions, "action"),
    marked.eia.acknowledgements.filter(
      ({ changeNumber, actionNumber }) =>
        numbers("entry").has(changeNumber ?? 0) || numbers("action").has(actionNumber ?? 0),
    ),
    [marked.details.fundingSources, marked.details.explanations],
  ];
  expect(items.map((some) => some.length > 0)).toEqual([
    true,
    expect.any(Boolean),
    ...[true, true, true, true, true],
  ]);
  withheld.push(...canariesIn(items));
  published.push(...canariesIn(marked.details.lines.slice(1)));
  await storeSigned(site.database, marked);
}
/** How many words of what is published were found in documents of a kind. */
function wordsFoundIn(format: string): number {
  const read = [...answers]
    .filter(([address]) => address.endsWith(`.${format}`))
    .map(([, { whole }]) => whole);
  const found = new Set(canariesIn(read));
  return published.filter((word) => found.has(word)).length;
}
const GROUND = "Freedom of Information Act 2000 s.43(2)";

const canariesIn = (thing: unknown) => JSON.stringify(thing).match(/canary-[\w-]+?-end/gu) ?? [];

describe("everything that somebody who is signed out can reach", () => {
  it("is more than the register: pages, data, records, keys, files and errors", () => {
    const addresses = [...answers.keys()];
    for (const needed of [
      "/",
      "/_root.data",
      "/decisions",
      "/verify.data",
      "/verify?record=100-2018",
      "/sign-in",
    ]) {
      expect(addresses).toContain(needed);
    }
    for (let number = 100; number < 116; number += 1) {
      for (const rest of ["", ".data", "/record.json"])
        expect(addresses).toContain(`/decisions/${number}-2018${rest}`);
    }
    expect(addresses.some((address) => address.startsWith("/assets/"))).toBe(true);
    const statuses = new Set([...answers.values()].map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 202, 302, 404]));
  });

  it("holds no word of what is withheld, be it a part, a line, an entry or an action", () => {
    const everything = [...answers].map(([address, { whole }]) => ({ address, whole }));
    const found = new Set(canariesIn(everything));
    expect(withheld.length).toBeGreaterThan(500);
    expect(withheld.filter((word) => found.has(word))).toEqual([]);
    expect(published.filter((word) => !found.has(word))).toEqual([]);
  });

  it("has documents that were read as well", () => {
    expect(wordsFoundIn("docx") / published.length).toBeGreaterThan(0.6);
    // An action plan and the register alone.
    expect(wordsFoundIn("xlsx")).toBeGreaterThan(20);
  });

  it.runIf(HAS_POPPLER)("has PDFs that were read as well", () => {
    expect(wordsFoundIn("pdf") / published.length).toBeGreaterThan(0.6);
  });

  it("has no document of a record that is withheld, nor of a part of one", () => {
    const status = (address: string) => answers.get(address)?.status;
    for (let bits = 0; bits < 16; bits += 1) {
      const [isRecord, , isDetails, isEia] = [1, 2, 4, 8].map((bit) => (bits & bit) === 0);
      for (const format of ["docx", "pdf"]) {
        const of = (name: string) => status(`/decisions/${100 + bits}-2018/${name}.${format}`);
        expect([of("record"), of("decision")]).toEqual(isRecord ? [200, 200] : [404, 404]);
        expect(of("framework")).toBe(isRecord && isDetails ? 200 : 404);
        expect([of("assessment"), of("action-plan")]).toEqual(isRecord && isEia ? [200, 200] : [404, 404]);
      }
    }
  });

  it("says what kind of thing it is, and in which characters", () => {
    const kinds = new Set([...answers.values()].map(({ contentType }) => contentType));
    const isSaid =
      /charset=utf-8|^$|^(?:image|font)\/|^text\/x-script$|^application\/(?:pdf$|vnd\.(?:openxmlformats|oasis))/iu;
    expect([...kinds].filter((kind) => !isSaid.test(kind))).toEqual([]);
  });

  it("comes to nothing more by a post: a record that is checked is not published by it", async () => {
    const record = new FormData();
    record.set("record", new Blob(["{}"]), "record.json");
    const response = await nobody.postMultipart("/verify?record=101-2018", record);
    const text = await response.text();
    expect(canariesIn(text).filter((word) => withheld.includes(word))).toEqual([]);
  });
});
