import { CHARACTERISTIC_LABELS, CHARACTERISTICS, type Characteristic } from "./characteristics";
import type { Impact } from "./eia";
import { listed } from "../shared/listed";

/** `considered`: somebody said that it is not affected. `not_named`: no entry says anything of it. */
export const AFFECTED_LABELS = {
  affected: "Affected",
  considered: "Considered, not affected",
  not_named: "Not named",
} as const;
export type Affected = keyof typeof AFFECTED_LABELS;

export interface CharacteristicAffected {
  characteristic: Characteristic;
  affected: Affected;
}

interface Answered {
  impacts: readonly Pick<Impact, "characteristic" | "direction">[];
  /** Why those without an impact are not affected; empty where nobody said. */
  othersReason?: string;
}

/**
 * Which of the nine the whole assessment affects, as a paper form asks for it by boxes: worked out of its entries.
 * @param entries with the findings that count (`countedImpacts`)
 */
export function characteristicsAffected(entries: readonly Answered[]): CharacteristicAffected[] {
  const isFound = (characteristic: Characteristic, isNeutral: boolean) =>
    entries.some(({ impacts }) =>
      impacts.some(
        (impact) =>
          impact.characteristic === characteristic && (impact.direction === "neutral") === isNeutral,
      ),
    );
  const areOthersConsidered = entries.some(({ othersReason = "" }) => othersReason.trim() !== "");
  return CHARACTERISTICS.map((characteristic) => ({
    characteristic,
    affected: isFound(characteristic, false)
      ? "affected"
      : isFound(characteristic, true) || areOthersConsidered
        ? "considered"
        : "not_named",
  }));
}

/** The boxes “all” and “none” of such a form, or which. */
export function affectedInWords(all: readonly CharacteristicAffected[]): string {
  const affected = all.filter((one) => one.affected === "affected");
  if (affected.length === 0) return "None of the nine protected characteristics is affected.";
  if (affected.length === all.length) return "All nine protected characteristics are affected.";
  const names = affected.map(({ characteristic }) => CHARACTERISTIC_LABELS[characteristic].toLowerCase());
  return `Affected: ${listed(names)} (${affected.length} of the nine protected characteristics).`;
}
