import { formatDate } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "./characteristics";
import { ENTRY_KIND_LABELS, type ConsulteeInfluence, type EiaEntry, type Impact } from "./eia";

/** All that a person wrote in an entry, to read: for when its change is linked into another. */
export function entryAsText(entry: EiaEntry): string {
  const { separateEia } = entry;
  return lines([
    ENTRY_KIND_LABELS[entry.kind],
    said("Reason for screening out", entry.screeningReason),
    said("Separate EIA", separateEia.reference),
    said("Date of the separate EIA", separateEia.date ? formatDate(separateEia.date) : ""),
    said(
      "Stored copy of the separate EIA",
      separateEia.copy ? `${separateEia.copy.fileName} (SHA-256 ${separateEia.copy.sha256})` : "",
    ),
    ...entry.impacts.map(impactAsText),
    said("Why nobody is affected", entry.noImpactReason),
    ...entry.consultees.map(consulteeAsText),
    said("Why nobody was consulted", entry.nobodyConsultedReason),
  ]);
}

function impactAsText(impact: Impact): string {
  return lines([
    `${CHARACTERISTIC_LABELS[impact.characteristic]}: ${DIRECTION_LABELS[impact.direction].toLowerCase()}`,
    said("Who is affected", impact.who),
    said("Reason or evidence", impact.description),
    said("Mitigation", impact.mitigation),
    said("Justification", impact.justification),
  ]);
}

function consulteeAsText(consultee: ConsulteeInfluence): string {
  const { amountBefore, amountAfter } = consultee;
  const amount = (pence: number | null) => (pence === null ? "" : formatMoney(pence));
  return lines([
    `Consultee: ${consultee.consultee}`,
    said("When", consultee.consultedWhen),
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
