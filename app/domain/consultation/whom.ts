import { listed } from "../shared/listed";

/** Who is asked. The first three are those whose views a policing body obtains by law. */
export const ASKED_OF = ["area", "victims", "ratepayers", "bodies", "panel"] as const;
export type AskedOf = (typeof ASKED_OF)[number];
export const ASKED_OF_LABELS: Record<AskedOf, string> = {
  area: "People in the area",
  victims: "Victims of crime",
  ratepayers: "Ratepayers’ representatives",
  bodies: "Named organisations",
  panel: "A panel of people who are asked again and again",
};

/** Who is asked, and how they can answer, in an author's words. */
export interface WhomAsked {
  askedOf: readonly AskedOf[];
  /** The organisations that are asked by name; empty where none is. */
  bodies: string;
  /** How people can answer beside this service: on paper, at a meeting. */
  channels: string;
}

export const NOBODY_NAMED: WhomAsked = { askedOf: [], bodies: "", channels: "" };

/** For example "People in the area, victims of crime and named organisations". */
export function askedOfInWords(askedOf: readonly AskedOf[]): string {
  return listed(
    ASKED_OF.filter((one) => askedOf.includes(one)).map((one, place) =>
      place === 0
        ? ASKED_OF_LABELS[one]
        : ASKED_OF_LABELS[one].charAt(0).toLowerCase() + ASKED_OF_LABELS[one].slice(1),
    ),
  );
}

/**
 * Police Act 1996 s.96: a policing body obtains the views of people in its area and of victims of crime, and before the first precept
 * of a year those of people in the area and of ratepayers' representatives on what it proposes to spend.
 */
const BY_LAW = ["area", "victims", "ratepayers"] as const satisfies readonly AskedOf[];

/** @param decidingBodyTitle as the office calls it: nothing else says whether it is a policing body */
export const isPolicingBody = (decidingBodyTitle: string) => /\bpolic(?:e|ing)\b/iu.test(decidingBodyTitle);

/** What somebody should look at before it is opened; nothing of it blocks (rule 21). */
export function whomWarnings(
  { askedOf, bodies }: Pick<WhomAsked, "askedOf" | "bodies">,
  decidingBodyTitle: string,
): string[] {
  const missing = BY_LAW.filter((one) => !askedOf.includes(one));
  return [
    ...(askedOf.length === 0 ? ["It does not say who is asked."] : []),
    ...(askedOf.includes("bodies") && bodies.trim() === ""
      ? ["Organisations are asked, and none of them is named."]
      : []),
    ...(isPolicingBody(decidingBodyTitle) && missing.length > 0
      ? [
          `It does not say that these are asked: ${listed(missing.map((one) => ASKED_OF_LABELS[one].toLowerCase()))}. A policing body obtains the views of people in its area and of victims of crime, and before the first precept of a year those of ratepayers’ representatives on what it proposes to spend (Police Act 1996, section 96). Another consultation may ask them.`,
        ]
      : []),
  ];
}
