import { CHARACTERISTIC_LABELS } from "./characteristics";
import type { Impact } from "./eia";

type Named = Pick<Impact, "characteristic" | "who">;

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/**
 * What an impact is called in a sentence. Where its entry has several of one characteristic, they are told apart by who is
 * affected, and where that is not said, or said alike, by their order.
 * @param among all impacts of its entry
 */
export function impactName(impact: Named, among: readonly Named[]): string {
  const label = CHARACTERISTIC_LABELS[impact.characteristic].toLowerCase();
  const alike = among.filter(({ characteristic }) => characteristic === impact.characteristic);
  if (alike.length < 2) return label;
  const who = oneLine(impact.who);
  const isOnlyOne = alike.filter((other) => oneLine(other.who) === who).length === 1;
  if (who !== "" && isOnlyOne) return `${label} (${who})`;
  const row = `${label}, row ${alike.indexOf(impact) + 1}`;
  return who === "" ? row : `${row} (${who})`;
}

/** The same where it stands by itself: with a capital. */
export function impactTitle(impact: Named, among: readonly Named[]): string {
  const name = impactName(impact, among);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
