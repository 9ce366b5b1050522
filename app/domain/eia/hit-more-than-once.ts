import { listed } from "../shared/listed";
import { CHARACTERISTICS, CHARACTERISTIC_LABELS, type Characteristic } from "./characteristics";
import { countedImpacts } from "./completeness";
import type { EiaEntry } from "./eia";

/**
 * Rule 34: people whom several changes are adverse to are looked at as a whole. Each change by itself may be small, and its entry says
 * nothing of the others.
 */
export const HIT_OFTEN = 3;

/** What is concluded of the people who share one characteristic. */
export interface CharacteristicConclusion {
  characteristic: Characteristic;
  conclusion: string;
  /** The changes that were adverse to them when it was written, ascending. */
  changeIds: readonly number[];
  version: number;
}

/** Where the characteristic stands among the nine, from 1. */
export const placeOfCharacteristic = (characteristic: Characteristic): number =>
  CHARACTERISTICS.indexOf(characteristic) + 1;

export function inActOrder<Of extends { characteristic: Characteristic }>(all: readonly Of[]): Of[] {
  return all.toSorted(
    (a, b) => placeOfCharacteristic(a.characteristic) - placeOfCharacteristic(b.characteristic),
  );
}

type Assessed = Pick<EiaEntry, "changeId" | "kind" | "impacts">;

/** The changes that are adverse to people who share a characteristic, ascending, each once. */
export function adverseChanges(entries: readonly Assessed[], characteristic: Characteristic): number[] {
  return entries
    .filter((entry) =>
      countedImpacts(entry).some(
        (impact) => impact.direction === "adverse" && impact.characteristic === characteristic,
      ),
    )
    .map(({ changeId }) => changeId)
    .sort((a, b) => a - b);
}

/** Those of whom a conclusion is asked, in the Act's order. */
export function hitOften(
  entries: readonly Assessed[],
): { characteristic: Characteristic; changeIds: number[] }[] {
  return CHARACTERISTICS.map((characteristic) => ({
    characteristic,
    changeIds: adverseChanges(entries, characteristic),
  })).filter(({ changeIds }) => changeIds.length >= HIT_OFTEN);
}

interface Concluded {
  entries: readonly Assessed[];
  conclusions: readonly CharacteristicConclusion[];
  links: readonly { id: number; title: string }[];
}

/**
 * What is missing, in a sentence that can follow the characteristic's name: a conclusion, or that it knows of a change that came to the
 * others since. A change that is adverse no more takes nothing from what was concluded of more.
 */
export function conclusionGaps({
  entries,
  conclusions,
  links,
}: Concluded): { characteristic: Characteristic; message: string }[] {
  return hitOften(entries).flatMap(({ characteristic, changeIds }) => {
    const said = conclusions.find((one) => one.characteristic === characteristic);
    const who = CHARACTERISTIC_LABELS[characteristic].toLowerCase();
    if (!said || said.conclusion.trim() === "") {
      return [
        {
          characteristic,
          message: `${changeIds.length} changes are adverse for this characteristic (${who}), and nothing says what they do together, and why that is right.`,
        },
      ];
    }
    const later = changeIds.filter((id) => !said.changeIds.includes(id));
    if (later.length === 0) return [];
    const titles = later.map((id) => links.find((link) => link.id === id)?.title ?? "");
    return [
      {
        characteristic,
        message: `What is concluded of all changes together was written before this was adverse too: ${listed(titles)}. Look at it again.`,
      },
    ];
  });
}

/** As it is published, with the changes by their numbers in the record. */
export interface RecordedConclusion {
  characteristic: Characteristic;
  conclusion: string;
  changes: number[];
}

/** @param numberOf the number of each change, by its id; one that is there no more is left out */
export function recordedConclusions(
  conclusions: readonly CharacteristicConclusion[],
  numberOf: ReadonlyMap<number, number>,
): RecordedConclusion[] {
  return conclusions.map(({ characteristic, conclusion, changeIds }) => ({
    characteristic,
    conclusion,
    changes: changeIds.flatMap((id) => numberOf.get(id) ?? []).sort((a, b) => a - b),
  }));
}
