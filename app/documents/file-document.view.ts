import {
  sideways,
  upright,
  type DocumentName,
  type DocumentPart,
  type FileDocument,
} from "~/domain/publication/document-files";
import type { DocumentSection } from "~/domain/publication/document";
import type { PublishedRecord, ReadableRecord } from "~/domain/publication/published-record";
import { recordedThing } from "~/domain/framework/decided-thing";
import type { FrameworkContent } from "~/domain/framework/content";
import type { InheritedItem } from "~/domain/publication/determinations";
import { reportBody } from "~/domain/decision/signed-snapshot";
import { phaseOf } from "~/domain/consultation/standing";
import { dateInLondon, formatDate, formatFinancialYear, formatInstant } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { actionPlanForm } from "./action-plan-form.view";
import { abbreviationsSection } from "./document-blocks.view";
import { draftRecordSections, type DraftHead } from "./draft-record.view";
import { eiaForm } from "./eia-form.view";
import { frameworkParts } from "./framework-document.view";
import { recordSections } from "./record.view";
import { decisionRecordSection } from "./record-decision.view";
import { draftDetails, draftEia, isReleased } from "./sign-off.view";

/** A published record as a file: nothing but what its page is made of. */
export interface PublishedSource {
  found: PublishedRecord;
  /** Where the record can be checked. */
  verifyHref: string;
}

export interface DraftSource {
  content: FrameworkContent;
  head: DraftHead;
  inherited: readonly InheritedItem[];
  /** Names the content as it stands. */
  digest: string;
  /** An instant in ISO 8601. */
  at: string;
  /** Where the draft is read, which names the digest that it has today. */
  readHref: string;
}

export function publishedDocument(name: DocumentName, { found, verifyHref }: PublishedSource): FileDocument {
  const { record, reference, decidedOn } = found;
  const thing = record.decidedThing ?? "framework";
  return {
    title: titleOf(name, record.title, thing),
    author: record.officeName,
    mark: `Decision ${reference}, signed ${formatDate(decidedOn)}`,
    isDraft: false,
    ...coverOf(name, found.details.published ? found.details.body.years : [], [
      record.officeName,
      `Decision ${reference}, signed ${formatDate(decidedOn)}`,
    ]),
    standing: `This is made of the published record of decision ${reference}, which was signed on ${formatDate(decidedOn)}.`,
    asOf: record.signature.at,
    parts: partsOf(name, {
      readable: found,
      whole: recordSections(found).filter(({ id }) => id !== "check"),
      decision: decisionRecordSection(found),
      abbreviations: abbreviationsSection(record.glossary, record.withheld),
    }),
    check: {
      text: "The content that was approved, determined and signed has one digest, which any change to it would change. The record is sealed with the office’s key. This document is a copy for reading: what is sealed is the record as data, which anybody can fetch and check at this address.",
      facts: [
        { label: "Decision", text: reference },
        { label: "SHA-256 digest", text: record.digest },
      ],
      link: { text: verifyHref, href: verifyHref },
    },
  };
}

export function draftDocument(
  name: DocumentName,
  { content, head, inherited, digest, at, readHref }: DraftSource,
): FileDocument {
  const title = content.record.title.trim() || "Without a title";
  const sections = draftRecordSections(content, head, inherited);
  const thing = recordedThing(head.decidedThing);
  const readable: ReadableRecord = {
    record: {
      outcome: "supported",
      ...thing,
      carriedForwardActions: content.actions.filter(({ state }) => state === "carried_forward").length,
    },
    report: { published: true, body: reportBody(content) },
    details: { published: true, body: draftDetails(content, inherited) },
    eia: { published: true, body: draftEia(content, inherited) },
  };
  const asOf = formatInstant(new Date(at));
  const today = dateInLondon(new Date(at));
  const asked = content.consultations.find((one) => phaseOf(one, today) === "open");
  const draft = asked ? "Draft for consultation" : "Draft";
  return {
    title: titleOf(name, title, thing.decidedThing ?? "framework"),
    author: head.officeName,
    mark: `${draft}, ${asOf}: not decided`,
    isDraft: true,
    ...coverOf(name, content.budget.years, [
      head.officeName,
      draft,
      ...(asked?.closesOn ? [`Answers are taken until the end of ${formatDate(asked.closesOn)}`] : []),
    ]),
    standing: `This is a draft as it stood on ${asOf}. Nobody has decided it, and it is not published.`,
    asOf: at,
    parts: partsOf(name, {
      readable,
      whole: sections,
      decision: sectionNamed(sections, "decision-record"),
      abbreviations: abbreviationsSection(content.glossary.filter(isReleased(inherited))),
    }),
    check: {
      text: "The content that this draft was made of has one digest, which any change to it would change. Whoever may read the draft finds the digest that it has today at this address: where it is another one, the draft was changed since. Nothing is sealed before it is signed.",
      facts: [{ label: "SHA-256 digest of the draft", text: digest }],
      link: { text: readHref, href: readHref },
    },
  };
}

function titleOf(name: DocumentName, title: string, thing: string): string {
  switch (name) {
    case "record":
      return title;
    case "decision":
      return `Decision record: ${title}`;
    case "framework":
      return `${capitalised(thing)}: ${title}`;
    case "assessment":
      return `Equality impact assessment: ${title}`;
    case "action-plan":
      return `Equality action plan: ${title}`;
  }
}

/** The paper itself has a cover; a form or a record begins with what it says. */
function coverOf(
  name: DocumentName,
  years: readonly number[],
  lines: readonly string[],
): Pick<FileDocument, "cover"> {
  const [first, last] = [years[0], years.at(-1)];
  if (name !== "framework" || first === undefined || last === undefined) return {};
  const period =
    first === last
      ? formatFinancialYear(first)
      : `${formatFinancialYear(first)} to ${formatFinancialYear(last)}`;
  return { cover: [period, ...lines] };
}

interface Pieces {
  readable: ReadableRecord;
  whole: readonly DocumentSection[];
  decision: DocumentSection;
  abbreviations: readonly DocumentSection[];
}

function partsOf(name: DocumentName, { readable, whole, decision, abbreviations }: Pieces): DocumentPart[] {
  switch (name) {
    case "record":
      return [upright(whole)];
    case "decision":
      return [upright([...inItsParts(decision), ...abbreviations])];
    case "framework":
      return frameworkParts(readable, abbreviations);
    case "assessment":
      return [upright([...eiaForm(readable), ...abbreviations])];
    case "action-plan":
      return [sideways([...actionPlanForm(readable), ...abbreviations])];
  }
}

/** The form has no heading above its own. */
function inItsParts({ sections = [], ...head }: DocumentSection): DocumentSection[] {
  return [{ ...head, heading: "The decision in short" }, ...sections];
}

function sectionNamed(sections: readonly DocumentSection[], id: string): DocumentSection {
  const found = sections.find((section) => section.id === id);
  if (!found) throw new Error(`A record has a section ${id}`);
  return found;
}
