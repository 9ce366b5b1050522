import { howManyInWords } from "./people";
import { formatDate } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import { answeredInWords } from "../templates/template";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "./characteristics";
import {
  ENTRY_KIND_LABELS,
  EVIDENCE_KIND_LABELS,
  type Evidence,
  INQUIRY_TIME_LABELS,
  type ConsulteeInfluence,
  type EiaEntry,
  type Impact,
} from "./eia";
import { mitigationTimeInWords } from "./impact-answer";
import { screeningInWords } from "./screening";

/** All that a person wrote in an entry, to read: for when its change is linked into another. */
export function entryAsText(entry: EiaEntry): string {
  const { separateEia, allocation } = entry;
  return lines([
    ENTRY_KIND_LABELS[entry.kind],
    screeningInWords(entry),
    said("Reason for screening out", entry.screeningReason),
    said("Why it is nevertheless screened out", entry.screenedDespite),
    said("Separate EIA", separateEia.reference),
    said("Date of the separate EIA", separateEia.date ? formatDate(separateEia.date) : ""),
    said(
      "Stored copy of the separate EIA",
      separateEia.copy ? `${separateEia.copy.fileName} (SHA-256 ${separateEia.copy.sha256})` : "",
    ),
    said("Why nothing is fixed for anybody yet", allocation.nothingFixed),
    said("Who decides how it is allocated", allocation.decidedBy),
    said("By when it is allocated", allocation.decidedOn ? formatDate(allocation.decidedOn) : ""),
    ...entry.impacts.map(impactAsText),
    said("Why nobody is affected", entry.noImpactReason),
    said("Why the others are not affected", entry.othersReason),
    said("Who is hit by more than one", entry.combinedNote),
    said("Why it stands against what people said", entry.contradictedReason),
    ...entry.evidence.map(evidenceAsText),
    ...entry.consultees.map(consulteeAsText),
    said("Why nobody was consulted", entry.nobodyConsultedReason),
    ...entry.ownAnswers.map(answeredInWords),
  ]);
}

function impactAsText(impact: Impact): string {
  return lines([
    `${CHARACTERISTIC_LABELS[impact.characteristic]}: ${DIRECTION_LABELS[impact.direction].toLowerCase()}`,
    said("Who is affected", impact.who),
    ...howManyInWords(impact.people),
    said("Reason or evidence", impact.description),
    said("Mitigation", impact.mitigation),
    said("Who does it", impact.mitigationBy),
    said("By when", mitigationTimeInWords(impact)),
    said("Justification", impact.justification),
    said("What is asked", impact.inquiryAsks),
    said("Who finds out", impact.inquiryBy),
    said("By when", impact.inquiryDate ? formatDate(impact.inquiryDate) : ""),
    said("Before or after the decision", impact.inquiryTime ? INQUIRY_TIME_LABELS[impact.inquiryTime] : ""),
    said("Why it is not asked now", impact.noInquiryReason),
    said("How the decision stays open", impact.staysOpen),
  ]);
}

function evidenceAsText(row: Evidence): string {
  const isHeld = row.kind === "held";
  return lines([
    `Evidence: ${EVIDENCE_KIND_LABELS[row.kind].toLowerCase()}`,
    said("Source", row.source),
    said("Date", row.datedOn ? formatDate(row.datedOn) : ""),
    said(isHeld ? "What it covers" : "What is not held", row.covers),
    said("What it shows", row.shows),
    said("Numbers by group", row.numbers),
    said("Why it is not held", row.gapReason),
  ]);
}

function consulteeAsText(consultee: ConsulteeInfluence): string {
  const { amountBefore, amountAfter } = consultee;
  const amount = (pence: number | null) => (pence === null ? "" : formatMoney(pence));
  return lines([
    `Consultee: ${consultee.consultee}`,
    said("When", consultee.consultedWhen),
    said("First day to answer", consultee.consultedFrom ? formatDate(consultee.consultedFrom) : ""),
    said("Last day to answer", consultee.consultedTo ? formatDate(consultee.consultedTo) : ""),
    said("What they said", consultee.said),
    said("What it changed", consultee.influence),
    said("Amount before", amount(amountBefore)),
    said("Amount after", amount(amountAfter)),
    said("Why nothing changed", consultee.unchangedReason),
  ]);
}

function said(label: string, text: string): string {
  return text.trim() === "" ? "" : `${label}: ${text}`;
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
