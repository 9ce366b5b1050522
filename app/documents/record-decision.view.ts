import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import type { RecordedAct, RecordBody, ReportBody } from "~/domain/decision/signed-snapshot";
import { inOrderOfParts, RECORD_PART_LABELS } from "~/domain/publication/determinations";
import type { DocumentSection } from "~/domain/publication/document";
import type { PublicPart, PublishedRecord } from "~/domain/publication/published-record";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { facts, table, withheld, written } from "./document-blocks.view";

/** The decision record itself, field by field in the order of the paper form. */
export function decisionRecordSection({ record, report }: PublishedRecord): DocumentSection {
  return {
    id: "decision-record",
    heading: "Decision record",
    blocks: [
      facts([
        ["Date of the decision", formatDate(record.decidedOn)],
        ["Officers present", record.officersPresent],
        ["Received", record.receivedOn && formatDate(record.receivedOn)],
        ["Reference", record.reference],
        ["Title", record.title],
        ["Office", record.officeName],
      ]),
    ],
    sections: [
      written("summary", "Summary of the issue", record.summary),
      ...reportSections(report),
      written("resolved", "What was resolved", record.resolved),
      approvalSection(record),
      publicationSection(record),
      decisionSection(record),
    ],
  };
}

function reportSections(report: PublicPart<ReportBody>): DocumentSection[] {
  if (!report.published) {
    return [
      {
        id: "report",
        heading: "Options, recommendations and discussion",
        blocks: [withheld("The report", report.legalGround)],
      },
    ];
  }
  const { optionsConsidered, recommendations, discussion } = report.body;
  return [
    written("options", "Options considered", optionsConsidered),
    written("recommendations", "Recommendations", recommendations),
    written("discussion", "Key discussion points", discussion),
  ];
}

function approvalSection({ submitted, approval }: RecordBody): DocumentSection {
  return {
    id: "approval",
    heading: "Approval by the office",
    blocks: [
      facts([
        ["Submitted by", who(submitted)],
        ["Submitted", when(submitted)],
        ["Approved by", who(approval)],
        ["Approved", when(approval)],
        ["Comment", approval.comment],
      ]),
    ],
  };
}

function publicationSection({ determinations, determined }: RecordBody): DocumentSection {
  return {
    id: "publication",
    heading: "What is published",
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
              [...new Set([legalGround, ...withheldItems.map((item) => item.legalGround)])]
                .filter(Boolean)
                .join("; ") || "None",
            ],
          }),
        ),
      }),
    ],
  };
}

function decisionSection(record: RecordBody): DocumentSection {
  return {
    id: "decision",
    heading: "Decision and signature",
    blocks: [
      facts([
        ["Decision", DECISION_OUTCOME_LABELS[record.outcome]],
        ["Reasons", record.outcomeReasons],
        ["Signed by", who(record.signature)],
        ["Signed", when(record.signature)],
      ]),
    ],
  };
}

function who({ name, capacity }: RecordedAct): string {
  return [name, capacity].filter(Boolean).join(", ");
}

function when({ at }: RecordedAct): string {
  return formatInstant(new Date(at));
}
