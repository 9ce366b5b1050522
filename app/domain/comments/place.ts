/** What a comment can be about: the framework as a whole, one thing of it, or one field of that thing. */
export const PLACE_KINDS = ["whole", "entry", "eia", "record", "action", "line", "section"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface CommentPlace {
  kind: PlaceKind;
  /** The change of an entry, the action or the line; null for what a framework has one of, and for what is there no more. */
  id: number | null;
  /** The field, by its name; empty for the thing as a whole. */
  part: string;
}

/** The fields that can be commented on, by the ids that they have on their page, as they are called there. */
export const PLACE_PARTS: Record<PlaceKind, Readonly<Record<string, string>>> = {
  whole: {},
  entry: {
    kind: "How it is answered for",
    screeningReason: "Why it need not be assessed",
    separateReference: "The separate EIA",
    nothingFixed: "Why nothing is fixed yet",
    impacts: "Protected characteristics",
    noImpactReason: "Why nobody is affected",
    othersReason: "Why the other characteristics are not affected",
    combinedNote: "Who is hit by more than one impact",
    contradictedReason: "Why it stands against what people said",
    evidence: "Evidence",
    consultees: "Consultees",
    nobodyConsultedReason: "Why nobody was consulted",
    actions: "Actions",
  },
  eia: {
    aim: "Aim",
    evidence: "Evidence used",
    gaps: "Gaps in the evidence",
    gapsAnswer: "What is done about the gaps",
    whyNoMore: "Why no more is needed",
    outcome: "Outcome",
    outcomeJustification: "Why this is the outcome",
    marking: "Security classification",
    nextReview: "Next review",
    spokenTo: "Whom the office spoke to about the whole",
    otherGroups: "Groups that are defined in another way",
  },
  record: {
    title: "Title",
    datedOn: "Date of the form",
    receivedOn: "Date received",
    officersPresent: "Officers present",
    summary: "Summary of the issue",
    optionsConsidered: "Options considered",
    options: "Options besides the proposal",
    reportTitle: "Attached report",
    recommendations: "Recommendations",
    discussion: "Key discussion points",
    resolved: "Draft of what is resolved",
    financialSummary: "Financial summary",
  },
  action: {},
  line: {},
  section: { heading: "Heading", text: "Text" },
};

const WITH_ID: readonly PlaceKind[] = ["entry", "action", "line", "section"];

/** @returns for example `whole`, `entry-12`, `entry-12-evidence` or `eia-aim`, as an address and a form hold it */
export function placeKey({ kind, id, part }: CommentPlace): string {
  return [kind, ...(id === null ? [] : [String(id)]), ...(part === "" ? [] : [part])].join("-");
}

/** @returns null for what is no place; whether the thing is there is for `placeName` to say */
export function parsePlace(key: string): CommentPlace | null {
  const [, word, digits, part = ""] = /^([a-z]+)(?:-([1-9]\d{0,8}))?(?:-([A-Za-z]+))?$/u.exec(key) ?? [];
  const kind = PLACE_KINDS.find((one) => one === word);
  if (kind === undefined || WITH_ID.includes(kind) !== (digits !== undefined)) return null;
  if (part !== "" && !Object.hasOwn(PLACE_PARTS[kind], part)) return null;
  return { kind, id: digits === undefined ? null : Number(digits), part };
}
