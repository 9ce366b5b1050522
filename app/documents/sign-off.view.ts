import { consultationBodies } from "~/domain/consultation/consultation-report";
import { consultationsSection } from "./record-consultation.view";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { recordedSections } from "~/domain/framework/sections";
import { recordedImplications } from "~/domain/decision/implications";
import { attachedReport } from "~/domain/decision/attached-report";
import { detailsBody, eiaBody } from "~/domain/decision/signed-snapshot";
import { DUTY_AIMS } from "~/domain/eia/characteristics";
import { DUTY_EXPLAINED, FIRST_AIM_ALONE, whoseDuty } from "~/domain/eia/the-duty";
import type { DetailsBody, EiaBody } from "~/domain/decision/record-bodies";
import { SEAL_SCHEMA } from "~/domain/decision/seal";
import type { InheritedItem } from "~/domain/publication/determinations";
import type { RecordPart } from "~/domain/publication/record-parts";
import { detailsWithout, eiaWithout, withheldOf, type Proof } from "~/domain/publication/withheld-items";
import type { DocumentBlock, DocumentFact, DocumentSection } from "~/domain/publication/document";
import { formatDate } from "~/domain/shared/calendar-date";
import { budgetLinesSection, fundingSections } from "./budget-tables.view";
import { abbreviationsSection, facts, text, written } from "./document-blocks.view";
import { actionPlanBlocks } from "./record-actions.view";
import { implicationFacts, implicationSections } from "./record-implications.view";
import { budgetChangesSection } from "./record-changes.view";
import { eiaSections, namedChanges } from "./record-eia.view";
import { inWordsSection } from "./record-text.view";
import { attachedSection } from "./record-attached.view";
import { optionBlocks, optionsSection } from "./record-options.view";

/** What whoever approves has before them beside the effects: the content as it is frozen, each part one press away. */
export function approvalSections(content: FrameworkContent): DocumentSection[] {
  return [
    { id: "the-record", heading: "The decision record", blocks: [], sections: recordPreview(content) },
    { id: "the-report", heading: "The report", blocks: [], sections: reportPreview(content) },
    eiaInFull(content),
    budgetInFull(content),
    { id: "frozen", heading: "What is frozen", blocks: [{ kind: "facts", facts: frozenFacts(content) }] },
  ];
}

/**
 * What the decision page holds in full beneath the effects.
 * Rahman v Birmingham [2011] EWHC 944 (Admin): an EIA that is not before the decision maker does not count.
 */
export function decidedOnInFull(content: FrameworkContent): {
  eia: DocumentSection;
  others: DocumentSection[];
} {
  return {
    eia: eiaInFull(content),
    others: [budgetInFull(content), ...abbreviationsSection(content.glossary)],
  };
}

/** What is asked of whoever decides, in the words of those who ask. */
export function askedSection({ record, options }: FrameworkContent): DocumentSection {
  return {
    id: "asked",
    heading: "What you are asked to decide",
    blocks: [
      facts([
        ["Title", record.title],
        ["Summary of the issue", record.summary],
        ["Options considered", record.optionsConsidered],
        ["Recommendations", record.recommendations],
        ["Key discussion points", record.discussion],
        ["Financial summary", record.financialSummary],
        ...implicationFacts(record.implications),
      ]),
      ...optionBlocks(options),
    ],
  };
}

/**
 * Equality Act 2010, section 149(1) and (3) to (7). Bracking [2013] EWCA Civ 1345: whoever decides must themself be aware of it.
 * @param deputyAs the capacity in which a deputy decides; null for whoever holds the office
 */
export function dutySection(deputyAs: string | null = null): DocumentSection {
  return {
    id: "the-duty",
    heading: "The duty",
    blocks: [
      text(
        "Equality Act 2010, section 149(1): a public authority must, in the exercise of its functions, have due regard to the need to:",
      ),
      ...DUTY_AIMS.map((aim) => text(`(${aim.key}) ${aim.text}`)),
      text("What the aims mean, in the words of the Act:"),
      ...DUTY_EXPLAINED.flatMap(({ subsection, text: words, items }): DocumentBlock[] => [
        text(`Section ${subsection}: ${words}`),
        ...(items.length > 0 ? [{ kind: "list" as const, items }] : []),
      ]),
      text(FIRST_AIM_ALONE),
      text(whoseDuty(deputyAs)),
    ],
  };
}

function eiaInFull(content: FrameworkContent): DocumentSection {
  return {
    id: "eia-in-full",
    heading: "The equality impact assessment in full",
    blocks: [],
    sections: eiaPreview(content),
  };
}

function budgetInFull(content: FrameworkContent): DocumentSection {
  return {
    id: "budget-in-full",
    heading: "The budget and its changes in full",
    blocks: [],
    sections: detailsPreview(content),
  };
}

/**
 * One part as the public will see it, should it be published, without what the framework before withholds of it and
 * nobody has released.
 */
export function partPreview(
  part: RecordPart,
  content: FrameworkContent,
  inherited: readonly InheritedItem[] = [],
): DocumentSection[] {
  switch (part) {
    case "record":
      return recordPreview(content, isReleased(inherited));
    case "report":
      return reportPreview(content);
    case "details":
      return detailsPreview(content, inherited);
    case "eia":
      return eiaPreview(content, inherited);
  }
}

/** The details as they stand, without what stays withheld of them as things are. */
export function draftDetails(content: FrameworkContent, inherited: readonly InheritedItem[]): DetailsBody {
  return detailsWithout(detailsBody(content), withheldHere("details", content, inherited), UNSEALED);
}

/** And the assessment. */
export function draftEia(content: FrameworkContent, inherited: readonly InheritedItem[]): EiaBody {
  return eiaWithout(eiaBody(content), withheldHere("eia", content, inherited), UNSEALED);
}

export const isReleased =
  (inherited: readonly InheritedItem[]) =>
  ({ id }: { id: number }) =>
    !inherited.some((item) => item.kind === "glossary_term" && item.id === id);

/** What stays withheld of a part as things are. */
function withheldHere(part: RecordPart, content: FrameworkContent, inherited: readonly InheritedItem[]) {
  const own = inherited.filter((item) => item.part === part);
  return withheldOf({ part, publish: true, items: [], legalGround: "", inherited: own }, content);
}

/** Nothing is sealed yet, so that nothing has its digest. */
const UNSEALED: Proof = { schema: SEAL_SCHEMA, digestOf: () => "" };

function recordPreview(
  { record, glossary }: FrameworkContent,
  isShown: (term: { id: number }) => boolean = () => true,
): DocumentSection[] {
  return [
    {
      id: "record-head",
      heading: "Record of the decision",
      blocks: [
        facts([
          ["Title", record.title],
          ["Date of the form", record.datedOn && formatDate(record.datedOn)],
          ["Received", record.receivedOn && formatDate(record.receivedOn)],
          ["Officers present", record.officersPresent],
        ]),
      ],
    },
    written("summary", "Summary of the issue", record.summary),
    written("resolved", "What is to be resolved: a draft until it is signed", record.resolved),
    ...implicationSections(recordedImplications("record", record.implications).implications),
    ...abbreviationsSection(glossary.filter(isShown)),
  ];
}

function reportPreview(content: FrameworkContent): DocumentSection[] {
  const { record, options } = content;
  const attached = attachedReport(record);
  return [
    optionsSection({ ...record, options: [...options] }),
    written("recommendations", "Recommendations", record.recommendations),
    written("discussion", "Key discussion points", record.discussion),
    ...(attached ? attachedSection({ attached }) : []),
    ...consultationsSection({ consultations: consultationBodies(content) }),
    ...implicationSections(recordedImplications("report", record.implications).implications),
  ];
}

function detailsPreview(
  content: FrameworkContent,
  inherited: readonly InheritedItem[] = [],
): DocumentSection[] {
  const details = draftDetails(content, inherited);
  return [
    ...inWordsSection({ published: true, body: details }),
    written("financial-summary", "Financial summary", details.financialSummary),
    ...implicationSections(details.implications),
    budgetChangesSection(details),
    budgetLinesSection(details),
    ...fundingSections(details),
  ];
}

function eiaPreview(content: FrameworkContent, inherited: readonly InheritedItem[] = []): DocumentSection[] {
  const body = draftEia(content, inherited);
  const changes = namedChanges({ published: true, body: detailsBody(content) });
  return [
    ...eiaSections(body, changes),
    { id: "action-plan", heading: "Action plan", blocks: actionPlanBlocks(body, changes) },
  ];
}

/** What a submission freezes, in figures. */
export function frozenFacts(content: FrameworkContent): DocumentFact[] {
  const { budget, previous, entries, actions, options } = content;
  const sections = recordedSections(content.sections);
  const count = (figure: number) => String(figure);
  return [
    { label: "Decision record", text: content.record.title },
    { label: "Budget lines", text: count(budget.lines.length) },
    ...(previous ? [{ label: "Lines of the previous budget", text: count(previous.lines.length) }] : []),
    { label: "Budget changes", text: count(changesOf(content).length) },
    { label: "Entries of the EIA", text: count(entries.length) },
    { label: "Actions, with how each was resolved", text: count(actions.length) },
    ...(options.length > 0 ? [{ label: "Options besides the proposal", text: count(options.length) }] : []),
    ...(sections.length > 0 ? [{ label: "Sections in words", text: count(sections.length) }] : []),
    ...(content.glossary.length > 0
      ? [{ label: "Abbreviations", text: count(content.glossary.length) }]
      : []),
  ];
}
