import type { CalendarDate } from "../shared/calendar-date";
import { groundText, namesLegislation, type GroundDemand, type ListedGround } from "./legal-ground";

/** Where a ground is law. Which of them an office may rely on is its own to say. */
export const JURISDICTIONS = [
  "uk",
  "england_wales_ni",
  "england_and_wales",
  "england",
  "wales",
  "scotland",
] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

export const JURISDICTION_LABELS: Record<Jurisdiction, string> = {
  uk: "United Kingdom",
  england_wales_ni: "England, Wales and Northern Ireland",
  england_and_wales: "England and Wales",
  england: "England",
  wales: "Wales",
  scotland: "Scotland",
};

export const GROUND_DEMAND_LABELS: Record<GroundDemand, string> = {
  none: "Nothing besides",
  date: "The day on which it is published",
  opinion: "The qualified person’s opinion",
  link: "The link where it is published already",
};

/** A ground as an office's list holds it. */
export interface GroundSetting extends ListedGround {
  subject: string;
  jurisdiction: Jurisdiction;
  demand: GroundDemand;
  /** Where it was read. */
  source: string;
  /** When it was read there; null where nobody says. */
  checkedOn: CalendarDate | null;
  /** The first day on which it may be chosen; null where it never could. */
  offeredFrom: CalendarDate | null;
  /** The first day on which it may be chosen no more; null while it may. */
  offeredUntil: CalendarDate | null;
}

export function isOfferedOn(
  { offeredFrom, offeredUntil }: Pick<GroundSetting, "offeredFrom" | "offeredUntil">,
  day: CalendarDate,
): boolean {
  return offeredFrom !== null && offeredFrom <= day && (offeredUntil === null || offeredUntil > day);
}

export type NewGround = Omit<GroundSetting, "offeredFrom" | "offeredUntil" | "isOffered">;

/** What is wrong with a ground that is to be added, by field. @param today in the United Kingdom */
export function newGroundFaults(
  ground: NewGround,
  existing: readonly Pick<GroundSetting, "act" | "section">[],
  today: CalendarDate,
): Partial<Record<keyof NewGround, string>> {
  const text = groundText(ground);
  const isThere = existing.some((other) => groundText(other).toLowerCase() === text.toLowerCase());
  return {
    ...(namesLegislation(text)
      ? {}
      : { act: "Name the Act with its year, and the section, as in Contempt of Court Act 1981 and s.4(2)" }),
    ...(isThere ? { section: "This ground is on the list already" } : {}),
    ...(ground.subject.trim() === "" ? { subject: "Say in a few words what it is about" } : {}),
    ...(ground.source.trim() === "" ? { source: "Say where you read it" } : {}),
    ...(ground.checkedOn !== null && ground.checkedOn > today
      ? { checkedOn: "The day on which you read it cannot be in the future" }
      : {}),
  };
}

export interface ActOfGrounds<Ground> {
  act: string;
  /** What stands for it in an address. */
  key: string;
  jurisdiction: Jurisdiction;
  grounds: Ground[];
}

/** The grounds by their Act, in the order in which they were listed. */
export function groundsByAct<Ground extends Pick<GroundSetting, "act" | "jurisdiction">>(
  grounds: readonly Ground[],
): ActOfGrounds<Ground>[] {
  const acts = new Map<string, ActOfGrounds<Ground>>();
  for (const ground of grounds) {
    const { act, jurisdiction } = ground;
    const key = actKey(act);
    const own = acts.get(key);
    if (own) own.grounds.push(ground);
    else acts.set(key, { act, key, jurisdiction, grounds: [ground] });
  }
  return [...acts.values()];
}

/** For example `freedom-of-information-act-2000`. */
export function actKey(act: string): string {
  return act
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}
