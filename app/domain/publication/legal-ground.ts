/**
 * What a ground asks for besides being named (rule 11). FOIA is the Freedom of Information Act 2000.
 * `date`: information that is to be published later (FOIA s.22) is held with a settled intention to publish it, which is said by the day.
 * `opinion`: FOIA s.36 is engaged by the reasonable opinion of the qualified person alone.
 * `link`: what is accessible elsewhere (FOIA s.21) is no secret, so that where it is is shown.
 */
export const GROUND_DEMANDS = ["none", "date", "opinion", "link"] as const;
export type GroundDemand = (typeof GROUND_DEMANDS)[number];

/** A legal ground as the office lists it: the Act, the section, and whether the public-interest test applies. */
export interface ListedGround {
  act: string;
  section: string;
  isQualified: boolean;
  /** None where left out. */
  demand?: GroundDemand;
  /** Whether it may be chosen in this office today; it may where left out. */
  isOffered?: boolean;
}

/** @returns for example `Freedom of Information Act 2000 s.43(2)`. */
export function groundText({ act, section }: Pick<ListedGround, "act" | "section">): string {
  return `${act} ${section}`;
}

/** The ground that was chosen from the list; null where it is not there, or may not be chosen. */
export function offeredGround<Ground extends ListedGround & { id: number }>(
  listed: readonly Ground[],
  id: number | null,
): Ground | null {
  return listed.find((one) => one.id === id && (one.isOffered ?? true)) ?? null;
}

/** An instrument by its name and year: an Act (also of the Scottish Parliament), Measure, Order, Regulations or Rules. */
const INSTRUMENT =
  /\b(?:Act|Measure|Order|Regulations|Rules)\b(?:\s*\([^()]*\))*,?\s+(?:of\s+)?(?:1[89]|20)\d\d\b/giu;
const UK_GDPR = /\b(?:UK\s+GDPR|GDPR|General\s+Data\s+Protection\s+Regulation)\b/iu;
const PROVISION =
  /\b(?:s|ss|sections?|reg|regulation|art|article|para|paragraph|sch|schedule|r|rule)\.?\s*\d+/iu;

/** Words that name no instrument: "Any Act 2011" says of none which it is. */
const NO_NAME = new Set(
  (
    "a all an and another any appropriate by certain every for from in its of on or other our relevant same several " +
    "some such that the their these this those to under various with art article articles p para paragraph paragraphs r reg " +
    "regulation regulations rule rules s sch schedule section sections ss"
  ).split(" "),
);

/** Whether a text names an instrument with its year, or the UK GDPR, and a section, regulation, article or paragraph within it. */
export function namesLegislation(text: string): boolean {
  return PROVISION.test(text) && (UK_GDPR.test(text) || namesInstrument(text));
}

function namesInstrument(text: string): boolean {
  return [...text.matchAll(INSTRUMENT)].some(({ index }) => {
    const before =
      text
        .slice(0, index)
        .split(/[.;:\d]/u)
        .at(-1) ?? "";
    const words = before.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
    return words.some((word) => !NO_NAME.has(word));
  });
}

/** What the office's list says of a ground that somebody wrote. */
export interface WrittenGround {
  isQualified: boolean;
  demands: readonly GroundDemand[];
  /** It names a section of which one limb is absolute and another qualified, and not which. */
  lacksLimb: boolean;
  /** It is on the list, and may not be chosen in this office today. */
  isOff: boolean;
}

/**
 * Looks for a written ground in the office's list, however it is spelt: `section 43 of the Freedom of Information Act 2000` is
 * there. Leaving the list aside does not leave aside what it asks for.
 */
export function asListed(written: string, listed: readonly ListedGround[]): WrittenGround {
  const found = groundsNamed(written, listed);
  const offered = found.filter(({ isOffered = true }) => isOffered);
  const known = offered.length > 0 ? offered : found;
  const qualified = known.filter(({ isQualified }) => isQualified);
  const lacksLimb = qualified.some((one) =>
    known.some((other) => !other.isQualified && sameSection(one, other)),
  );
  return {
    isQualified: qualified.length > 0 && !lacksLimb,
    demands: [...new Set(known.flatMap(({ demand = "none" }) => (demand === "none" ? [] : [demand])))],
    lacksLimb,
    isOff: found.length > 0 && offered.length === 0,
  };
}

/** Whether a written ground is one the office lists as qualified. */
export function isListedAsQualified(written: string, listed: readonly ListedGround[]): boolean {
  return asListed(written, listed).isQualified;
}

function groundsNamed(written: string, listed: readonly ListedGround[]): ListedGround[] {
  const text = written.toLowerCase().replace(/\s+/gu, " ");
  const ofAct = listed.filter(({ act }) => text.includes(act.toLowerCase()));
  const toTheLetter = ofAct.filter(({ section }) => standsIn(text, section.toLowerCase()));
  const rest = provisions(written).filter(
    (place) => !toTheLetter.some(({ section }) => provisions(section).some((own) => touches(own, place))),
  );
  return [
    ...toTheLetter,
    ...rest.flatMap((place) => {
      const alike = ofAct.filter(({ section }) =>
        provisions(section).some((own) => own.number === place.number),
      );
      const within = alike.filter(({ section }) => provisions(section).some((own) => touches(own, place)));
      return within.length > 0 ? within : alike;
    }),
  ];
}

/** Whether a section stands in a text as it is, and not as the beginning of another: `s.22` is not in `s.22A`. */
function standsIn(text: string, section: string): boolean {
  for (let at = text.indexOf(section); at !== -1; at = text.indexOf(section, at + 1)) {
    const [before = " ", after = " "] = [text[at - 1], text[at + section.length]];
    if (!/[\w(]/u.test(after) && !/\w/u.test(before)) return true;
  }
  return false;
}

interface Provision {
  number: string;
  /** Its subsections as they are written, without spaces: `(1)(a)`. */
  within: string;
}

const PLACES =
  /\b(?:ss?|sections?|regs?|regulations?|arts?|articles?|paras?|paragraphs?)\.?\s*(\d+[a-z]{0,2})\b((?:\s*\([0-9a-z]+\))*)/giu;

function provisions(text: string): Provision[] {
  return [...text.matchAll(PLACES)].map(([, number = "", within = ""]) => ({
    number: number.toLowerCase(),
    within: within.replace(/\s/gu, "").toLowerCase(),
  }));
}

/** Whether one is the other, or is within it. */
function touches(one: Provision, other: Provision): boolean {
  return (
    one.number === other.number &&
    (one.within.startsWith(other.within) || other.within.startsWith(one.within))
  );
}

const sameSection = (one: ListedGround, other: ListedGround) =>
  one.act === other.act && provisions(one.section)[0]?.number === provisions(other.section)[0]?.number;
