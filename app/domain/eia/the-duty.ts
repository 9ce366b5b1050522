import { CHARACTERISTIC_LABELS, CHARACTERISTICS, countsForFirstAimOnly } from "./characteristics";

/** A subsection of section 149 of the Equality Act 2010, in the Act's own words; `DUTY_AIMS` is the first. */
export interface DutySubsection {
  subsection: string;
  text: string;
  items: readonly string[];
}

const RELEVANT = CHARACTERISTICS.filter((characteristic) => !countsForFirstAimOnly(characteristic)).map(
  (characteristic) => CHARACTERISTIC_LABELS[characteristic].toLowerCase(),
);

/** Rule 13: what the aims mean. */
export const DUTY_EXPLAINED: readonly DutySubsection[] = [
  {
    subsection: "149(3)",
    text: "Having due regard to the need to advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not share it involves having due regard, in particular, to the need to:",
    items: [
      "(a) remove or minimise disadvantages suffered by persons who share a relevant protected characteristic that are connected to that characteristic;",
      "(b) take steps to meet the needs of persons who share a relevant protected characteristic that are different from the needs of persons who do not share it;",
      "(c) encourage persons who share a relevant protected characteristic to participate in public life or in any other activity in which participation by such persons is disproportionately low.",
    ],
  },
  {
    subsection: "149(4)",
    text: "The steps involved in meeting the needs of disabled persons that are different from the needs of persons who are not disabled include, in particular, steps to take account of disabled persons’ disabilities.",
    items: [],
  },
  {
    subsection: "149(5)",
    text: "Having due regard to the need to foster good relations between persons who share a relevant protected characteristic and persons who do not share it involves having due regard, in particular, to the need to:",
    items: ["(a) tackle prejudice, and", "(b) promote understanding."],
  },
  {
    subsection: "149(6)",
    text: "Compliance with the duties in this section may involve treating some persons more favourably than others; but that is not to be taken as permitting conduct that would otherwise be prohibited by or under this Act.",
    items: [],
  },
  { subsection: "149(7)", text: "The relevant protected characteristics are:", items: RELEVANT },
];

/** What follows from subsection (7), which does not name it. */
export const FIRST_AIM_ALONE =
  "Marriage and civil partnership is not among them: it counts for the first aim alone.";

/**
 * Whose the duty is. Bracking [2013] EWCA Civ 1345: whoever decides must have due regard themselves, and the duty continues. R (PSA) v HM
 * Treasury [2021] EWHC 3389 (Admin): what counts is what the one who decides knew.
 * @param deputyAs the capacity of a deputy, who decides in place of the holder; null for the holder
 */
export function whoseDuty(deputyAs: string | null): string {
  const whose =
    deputyAs === null
      ? "The duty is yours, and cannot be delegated."
      : `Whoever decides must have due regard themselves. You decide as ${deputyAs}, so for this decision the duty is yours, and cannot be passed back or on.`;
  return `${whose} It is met before and at the time of deciding, with an open mind, and it goes on after the decision.`;
}
