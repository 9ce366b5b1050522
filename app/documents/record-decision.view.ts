import { nameAndCapacity } from "~/domain/account/in-capacity";
import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import type { RecordedAct, RecordBody, ReportBody } from "~/domain/decision/record-bodies";
import { inOrderOfParts, RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublicPart, PublishedRecord } from "~/domain/publication/published-record";
import { formatDate, formatInstant, type CalendarDate } from "~/domain/shared/calendar-date";
import { facts, groundAndEnd, table, text, withheld, written } from "./document-blocks.view";
import { implicationSections } from "./record-implications.view";
import { attachedSection } from "./record-attached.view";
import { optionsSection } from "./record-options.view";
import { resolvedSection } from "./record-not-supported.view";

/** The decision record itself, field by field in the order of the paper form. */
export function decisionRecordSection({ record, report }: PublishedRecord): DocumentSection {
  return {
    id: "decision-record",
    heading: "Decision record",
    blocks: [recordFacts(record)],
    sections: [
      ...recordWords({ record, report }),
      approvalSection(record),
      publicationSection(record),
      decisionSection(record),
    ],
  };
}

/** What stands at the record's head. A draft has no date of a decision, and mostly no reference. */
export function recordFacts({
  decidedOn,
  officersPresent,
  datedOn,
  receivedOn,
  reference,
  title,
  officeName,
  decidingBodyTitle,
}: Pick<RecordBody, "officersPresent" | "receivedOn" | "title" | "officeName" | "decidingBodyTitle"> & {
  datedOn?: CalendarDate | null;
  decidedOn: CalendarDate | null;
  reference: string | null;
}): DocumentBlock {
  return facts([
    ["Date of the decision", decidedOn && formatDate(decidedOn)],
    ["Officers present", officersPresent],
    ["Date of the form", datedOn ? formatDate(datedOn) : null],
    ["Received", receivedOn && formatDate(receivedOn)],
    ["Reference", reference],
    ["Title", title],
    ["Office", officeName],
    ["Deciding body", decidingBodyTitle],
  ]);
}

/** What its author wrote: the issue, the report, what is resolved. */
export function recordWords({
  record,
  report,
}: Pick<PublishedRecord, "report"> & {
  record: Pick<RecordBody, "summary" | "outcome" | "resolved" | "resolvedInOwnWords" | "implications">;
}): DocumentSection[] {
  return [
    written("summary", "Summary of the issue", record.summary),
    ...reportSections(report),
    ...implicationSections(record.implications),
    resolvedSection(record),
  ];
}

/** The headings of the steps, which a draft leaves open. */
const STEP_HEADINGS = {
  approval: "Approval by the office",
  publication: "What is published",
  decision: "Decision and signature",
} as const;

/** The steps that nobody has taken yet, each with when it is filled in. */
export function stepsToCome(): DocumentSection[] {
  const when: Record<keyof typeof STEP_HEADINGS, string> = {
    approval: "Filled in when it is submitted and approved.",
    publication: "Filled in when it is determined what is published.",
    decision: "Filled in when the decision is signed.",
  };
  return (["approval", "publication", "decision"] as const).map((id) => ({
    id,
    heading: STEP_HEADINGS[id],
    blocks: [text(when[id])],
  }));
}

function reportSections(report: PublicPart<ReportBody>): DocumentSection[] {
  if (!report.published) {
    return [
      {
        id: "report",
        heading: "Options, recommendations and discussion",
        blocks: [withheld("The report", report.legalGround, report.withdrawnOn)],
      },
    ];
  }
  const { recommendations, discussion } = report.body;
  return [
    optionsSection(report.body),
    written("recommendations", "Recommendations", recommendations),
    written("discussion", "Key discussion points", discussion),
    ...attachedSection(report.body),
    ...implicationSections(report.body.implications),
  ];
}

function approvalSection({ submitted, approval }: RecordBody): DocumentSection {
  return {
    id: "approval",
    heading: STEP_HEADINGS.approval,
    blocks: [
      facts([
        ["Submitted by", who(submitted)],
        ["Submitted", when(submitted)],
        ["Approved by", who(approval)],
        ["Approved", when(approval)],
        ["Stated by approving", approval.statement ?? null],
        ["Comment", approval.comment],
      ]),
    ],
  };
}

function publicationSection({ determinations, determined }: RecordBody): DocumentSection {
  return {
    id: "publication",
    heading: STEP_HEADINGS.publication,
    blocks: [
      facts([
        ["Determined by", who(determined)],
        ["Determined", when(determined)],
      ]),
      table({
        caption: "Determinations",
        head: [{ text: "Part" }, { text: "Publish" }, { text: "Reason for not publishing" }],
        rows: inOrderOfParts(determinations).map(
          ({ part, publish, legalGround, withheldUntil, withheldItems }) => ({
            cells: [
              RECORD_PART_LABELS[part],
              publish
                ? withheldItems.length > 0
                  ? "Yes, but for single items"
                  : "Yes"
                : withheldUntil
                  ? `No, until ${formatDate(withheldUntil)}`
                  : "No",
              [...new Set([legalGround, ...withheldItems.map(groundAndEnd)])].filter(Boolean).join("; ") ||
                "None",
            ],
          }),
        ),
      }),
      ...releasedBlocks(determinations),
    ],
  };
}

/** What the framework before withheld and this one publishes, with the reason: not what it is, but that it is so. */
function releasedBlocks(determinations: RecordBody["determinations"]): DocumentBlock[] {
  const rows = inOrderOfParts(determinations).flatMap(({ part, released = [] }) =>
    [...new Set(released.map(({ legalGround, reason }) => JSON.stringify([legalGround, reason])))].map(
      (alike) => {
        const [legalGround = "", reason = ""] = JSON.parse(alike) as string[];
        return { cells: [RECORD_PART_LABELS[part], legalGround, reason] };
      },
    ),
  );
  if (rows.length === 0) return [];
  return [
    table({
      caption: "Published although the decision before it withheld it",
      head: [{ text: "Part" }, { text: "Withheld before on" }, { text: "Why it is published" }],
      rows,
    }),
  ];
}

function decisionSection(record: RecordBody): DocumentSection {
  return {
    id: "decision",
    heading: STEP_HEADINGS.decision,
    blocks: [
      facts([
        ["Decision", DECISION_OUTCOME_LABELS[record.outcome]],
        ["Conditions", record.conditions ?? null],
        ["Reasons", record.outcomeReasons.trim() || "None are recorded"],
        ["Signed by", who(record.signature)],
        ["Signed", when(record.signature)],
      ]),
    ],
  };
}

function who({ name, capacity }: RecordedAct): string {
  return nameAndCapacity(name, capacity).join(", ");
}

function when({ at }: RecordedAct): string {
  return formatInstant(new Date(at));
}
