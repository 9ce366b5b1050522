import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import {
  INQUIRY_LABELS,
  INQUIRY_TIME_LABELS,
  MITIGATION_TIMING_LABELS,
  type EiaEntry,
  type Impact,
} from "~/domain/eia/eia";
import { peopleAsTyped } from "~/domain/eia/people";
import { impactTitle } from "~/domain/eia/impact-name";
import { formatDate } from "~/domain/shared/calendar-date";
import type { ServiceContext } from "~/services/context.server";
import { writeToEntryAlone, type EntryInput } from "./internal/entry-writing.server";
import { storeImpact, type ImpactToStore } from "./internal/store-impact.server";

export type { NewImpact } from "./internal/store-impact.server";

export type SaveImpactInput = EntryInput & ImpactToStore;

/**
 * Says what a change does to people who share a characteristic: in a row that is there, or in a new one for each
 * characteristic chosen. A new row takes no other's place.
 * @throws Refusal invalid at `characteristics` where none is chosen, or the entry says that nobody is affected;
 *   conflict for a change that is screened out; not-found for a row of another entry
 */
export async function saveImpact(context: ServiceContext, input: SaveImpactInput): Promise<void> {
  return writeToEntryAlone(
    context,
    input,
    (entry) => impactsInWords(entry, input.impactId),
    (write) => storeImpact(write, input),
  );
}

/** What a stale form is shown: the impact as it is now, or for a new one which are assessed already. */
function impactsInWords({ impacts }: EiaEntry, impactId: number | "new"): Record<string, string> {
  const impact = impacts.find(({ id }) => id === impactId);
  if (impact) return impactInWords(impact);
  return {
    characteristics:
      impacts.length === 0
        ? "No characteristic is assessed"
        : impacts
            .map((one) => `${impactTitle(one, impacts)}: ${DIRECTION_LABELS[one.direction].toLowerCase()}`)
            .join("\n"),
  };
}

function impactInWords({
  id: _id,
  characteristic: _characteristic,
  ...impact
}: Impact): Record<string, string> {
  const day = (date: Impact["inquiryDate"]) => (date === null ? "" : formatDate(date));
  return {
    ...impact,
    people: peopleAsTyped(impact.people),
    direction: DIRECTION_LABELS[impact.direction],
    mitigationTiming:
      impact.mitigationTiming === null ? "" : MITIGATION_TIMING_LABELS[impact.mitigationTiming],
    mitigationDate: day(impact.mitigationDate),
    inquiry: impact.inquiry === null ? "" : INQUIRY_LABELS[impact.inquiry],
    inquiryDate: day(impact.inquiryDate),
    inquiryTime: impact.inquiryTime === null ? "" : INQUIRY_TIME_LABELS[impact.inquiryTime],
  };
}
