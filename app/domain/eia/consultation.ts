import { reachesThreshold } from "../budget/change-sizes";
import type { BudgetChange } from "../budget/changes";
import {
  FOUND_DIRECTIONS,
  hasFindingsOfItsOwn,
  WITHOUT_FINDINGS,
  type ConsulteeInfluence,
  type EiaEntry,
  type Impact,
} from "./eia";

/**
 * Rule 28: who was consulted, or why nobody was, is asked where it matters. The office's threshold adds changes to those of which it
 * is asked; it excuses none that ends, or of which an impact is adverse or not yet known.
 */
type Consulted = Pick<BudgetChange, "newLines" | "byYear">;

/** A service that is there no more, or of which nothing is paid in the last year; also where somebody else goes on with it. */
export function comesToAnEnd({ newLines, byYear }: Consulted): boolean {
  const last = byYear.at(-1);
  return (
    newLines.length === 0 ||
    (last?.new === 0 &&
      (last.unstated === undefined || last.unstated === "previous") &&
      byYear.some((figures) => figures.previous > 0 || figures.new > 0))
  );
}

/** @param threshold pence; null where the office has set none */
export function isConsultationAsked(
  { impacts }: { impacts: readonly Pick<Impact, "direction">[] },
  change: Consulted,
  threshold: number | null,
): boolean {
  const asked: readonly string[] = FOUND_DIRECTIONS;
  return (
    impacts.some(({ direction }) => asked.includes(direction)) ||
    comesToAnEnd(change) ||
    reachesThreshold(change, threshold) ||
    // How much moves is not known, so that it may be as much as that.
    (threshold !== null && change.byYear.some(({ unstated }) => unstated !== undefined))
  );
}

/** What a consultation says of one of the entries that it was about. */
export interface ConsultationLink {
  entryId: number;
  /** What it changed. */
  influence: string;
  /** Why nothing changed, where nothing did. */
  unchangedReason: string;
}

/** A consultation that was about several changes, recorded once (rule 28). */
export interface ConsultationWords extends Pick<
  ConsulteeInfluence,
  "consultee" | "consultedWhen" | "consultedFrom" | "consultedTo" | "said"
> {
  links: readonly ConsultationLink[];
}

export interface Consultation extends ConsultationWords {
  id: number;
  version: number;
}

/** Each as a consultee of its entry, beside those that were recorded for that entry alone. */
export function asConsultees(consultations: readonly Consultation[], entryId: number): ConsulteeInfluence[] {
  return consultations.flatMap(({ id, version, links, ...words }) =>
    links
      .filter((link) => link.entryId === entryId)
      .map(({ influence, unchangedReason }) => ({
        ...words,
        id: -id,
        consultationId: id,
        influence,
        unchangedReason,
        amountBefore: null,
        amountAfter: null,
        version,
      })),
  );
}

/** @returns why a consultation cannot be said to be about an entry, in a sentence that follows its title; null where it can */
export function linkFault({
  kind,
  nobodyConsultedReason,
}: Pick<EiaEntry, "kind" | "nobodyConsultedReason">): string | null {
  if (!hasFindingsOfItsOwn(kind)) {
    return `is ${WITHOUT_FINDINGS[kind]}, so nobody is consulted about it here`;
  }
  return nobodyConsultedReason.trim() === ""
    ? null
    : "gives a reason why nobody was consulted. Clear that reason first";
}
