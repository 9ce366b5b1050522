import type { DetailsBody } from "~/domain/decision/record-bodies";
import { RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublishedRecord, ReadableRecord } from "~/domain/publication/published-record";
import { formatDate } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { budgetLinesSection, fundingSections } from "./budget-tables.view";
import {
  DETAILS_ITEMS,
  abbreviationsSection,
  counted,
  facts,
  text,
  withheld,
  withheldItems,
  written,
} from "./document-blocks.view";
import { ownPlanHead } from "./action-plan-form.view";
import { acknowledgementsSection, actionPlanBlocks } from "./record-actions.view";
import { budgetChangesSection } from "./record-changes.view";
import {
  carriedForwardCount,
  lapsedActionsBlocks,
  notSupportedBlocks,
  notSupportedWords,
} from "./record-not-supported.view";
import { unansweredChanges } from "./record-unanswered.view";
import { implicationSections } from "./record-implications.view";
import { groundBlocks } from "./record-grounds.view";
import { consultationsSection } from "./record-consultation.view";
import { decisionRecordSection } from "./record-decision.view";
import { eiaSections, namedChanges } from "./record-eia.view";
import { completedOn, completedSince, finishedSentence, sinceSection } from "./record-since.view";
import { inWordsSection } from "./record-text.view";
import { inShortSection, moneySection, whoIsAffectedSection } from "./record-summary.view";

/**
 * A published record as people read it: first in plain words what was decided, who is affected and what money moved;
 * then the record in the order of the paper one. A part that is withheld stands in its place with its legal ground.
 */
export function recordSections(published: PublishedRecord): DocumentSection[] {
  const money = moneySection(published);
  const withheldParts = withheldSection(published);
  return [
    inShortSection(published),
    whoIsAffectedSection(published),
    ...(money ? [money] : []),
    decisionRecordSection(published),
    ...sinceSection(published),
    ...consultationsSection(published.report.published ? published.report.body : {}),
    ...appendices(published),
    ...abbreviationsSection(published.record.glossary, published.record.withheld),
    ...(withheldParts ? [withheldParts] : []),
    {
      id: "check",
      heading: "Check this record",
      blocks: [
        text(
          "The content that was approved, determined and signed has one digest, which any change to it would change. The record is sealed with the office’s key, and anybody can check that it is what was signed.",
        ),
        facts([["SHA-256 digest", published.record.digest]]),
      ],
    },
  ];
}

/** What it says in words, the budget, the assessment and its action plan, of a signed record or of a draft. */
export function appendices(readable: ReadableRecord): DocumentSection[] {
  return [
    ...inWordsSection(readable.details, notSupportedWords(readable.record)),
    budgetAppendix(readable),
    eiaAppendix(readable),
    actionPlanAppendix(readable),
  ];
}

function budgetAppendix({ record, details }: ReadableRecord): DocumentSection {
  const section = { id: "appendix-1", heading: "Appendix 1: the budget" };
  if (!details.published) {
    return {
      ...section,
      blocks: [withheld("The budget, its changes and finances", details.legalGround, details.withdrawnOn)],
    };
  }
  const { frameworkTitle, aim, budgetDate, financialSummary } = details.body;
  return {
    ...section,
    blocks: [
      ...notSupportedBlocks(record),
      facts([
        [capitalised(record.decidedThing ?? "framework"), frameworkTitle],
        ["Aim", aim],
        ["Date of the figures", budgetDate && formatDate(budgetDate)],
      ]),
      ...withheldItems(details.body.withheld, DETAILS_ITEMS),
      ...withheldAmounts(details.body),
    ],
    sections: [
      written("financial-summary", "Financial summary", financialSummary),
      ...implicationSections(details.body.implications),
      budgetChangesSection(details.body),
      budgetLinesSection(details.body),
      ...fundingSections(details.body),
    ],
  };
}

/** What consultees moved, where the change is there. Its number would tell nothing: it is that of the entries withheld. */
function withheldAmounts({ withheld: items }: DetailsBody): DocumentBlock[] {
  const isGone = new Set(items.filter(({ kind }) => kind === "change").map(({ number }) => number));
  const own = items.filter(({ kind, number }) => kind === "consultee_amounts" && !isGone.has(number));
  const grounds = [...new Set(own.map(({ legalGround }) => legalGround))];
  return grounds.map((ground) => withheld("What consultees moved, in amounts", ground));
}

function eiaAppendix({ details, eia }: ReadableRecord): DocumentSection {
  const section = { id: "appendix-2", heading: "Appendix 2: the equality impact assessment" };
  return eia.published
    ? {
        ...section,
        blocks: details.published ? unansweredChanges(details.body, eia.body, namedChanges(details)) : [],
        sections: eiaSections(eia.body, namedChanges(details)),
      }
    : { ...section, blocks: [withheld("The equality impact assessment", eia.legalGround, eia.withdrawnOn)] };
}

/** Rule 11: with the EIA withheld, of the actions only the number of those carried forward shows. */
function actionPlanAppendix({ record, details, eia, addenda }: ReadableRecord): DocumentSection {
  const section = { id: "appendix-3", heading: "Appendix 3: the action plan" };
  if (eia.published) {
    return {
      ...section,
      blocks: [
        ...ownPlanHead(eia.body),
        ...lapsedActionsBlocks(record),
        ...actionPlanBlocks(eia.body, namedChanges(details), completedOn({ addenda })),
      ],
      sections: [acknowledgementsSection(eia.body)],
    };
  }
  const finished = finishedSentence(Math.min(completedSince({ addenda }), record.carriedForwardActions));
  const blocks: DocumentBlock[] = [
    withheld("The action plan", eia.legalGround, eia.withdrawnOn),
    text(carriedForwardCount(record, counted(record.carriedForwardActions, "action"))),
    ...(finished === null ? [] : [text(finished)]),
  ];
  return { ...section, blocks };
}

function withheldSection(published: PublishedRecord): DocumentSection | null {
  const parts = (["report", "details", "eia"] as const).flatMap((name) => {
    const part = published[name];
    if (part.published) return [];
    const withdrawn = part.withdrawnOn ? `, withdrawn on ${formatDate(part.withdrawnOn)}` : "";
    return [[RECORD_PART_LABELS[name], `${part.legalGround}${withdrawn}`] as const];
  });
  const reasons = groundBlocks(published.record.determinations);
  return parts.length + reasons.length === 0
    ? null
    : {
        id: "withheld",
        heading: "What is withheld, and on what ground",
        blocks: [...(parts.length > 0 ? [facts(parts)] : []), ...reasons],
      };
}
