import { ACTION_STATE_LABELS } from "~/domain/actions/action";
import { targetInWords } from "~/domain/actions/due-date";
import type {
  DetailsBody,
  DetailsChange,
  EiaBody,
  EiaBodyEntry,
  EiaBodyImpact,
} from "~/domain/decision/record-bodies";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, otherCharacteristics } from "~/domain/eia/characteristics";
import { howManyInWords } from "~/domain/eia/people";
import { outcomeInWords } from "~/domain/decision/recorded-eia";
import { ENTRY_KIND_LABELS, EVIDENCE_KIND_LABELS, INQUIRY_TIME_LABELS, NOT_SCREENED } from "~/domain/eia/eia";
import { mitigationTimeInWords } from "~/domain/eia/impact-answer";
import { screeningInWords, setAsideSentence } from "~/domain/eia/screening";
import { listed } from "~/domain/shared/listed";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublicPart } from "~/domain/publication/published-record";
import { amountInYear } from "~/domain/publication/amounts-in-words";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { facts, NOTHING_RECORDED, table, text, withheld, written } from "./document-blocks.view";
import { isWhole } from "./budget-tables.view";
import { dimensionsSection } from "./record-dimensions.view";
import { togetherSection } from "./record-together.view";
import {
  unansweredConsultation,
  unansweredFindings,
  unansweredInEntry,
  withoutAnswer,
} from "./record-unanswered.view";

/** What the public may know of a change: its number, and only from the details its title and its amounts. */
export interface NamedChanges {
  nameOf: (number: number) => string;
  amountsOf: (number: number) => string | null;
  /** Why it is made, and the day from which it holds where that is not the first of the budget; null where it is not said. */
  reasonOf: (number: number) => string | null;
  startOf: (number: number) => string | null;
  /** The years in which what changes rise or fall by may be added up: none where anything of it is withheld, or nothing was before. */
  comparedYears: readonly number[];
  comparedOf: (number: number) => DetailsChange["byYear"];
  /** What a consultee moved, in words; empty where nothing, or where it is not public. */
  movedBy: (changeNumber: number, consultee: number) => string[];
}

export function namedChanges(details: PublicPart<DetailsBody>): NamedChanges {
  const changes = details.published ? details.body.changes : [];
  const byNumber = new Map(changes.map((change) => [change.number, change]));
  const isAddedUp = details.published && details.body.previous !== null && isWhole(details.body);
  return {
    comparedYears: isAddedUp ? details.body.years : [],
    comparedOf: (number) => byNumber.get(number)?.byYear ?? [],
    movedBy: (number, place) =>
      (byNumber.get(number)?.consulteeAmounts ?? [])
        .filter(({ consultee }) => consultee === place)
        .flatMap(amountMoved),
    nameOf: (number) => {
      const title = byNumber.get(number)?.title;
      return title ? `Budget change ${number}: ${title}` : `Budget change ${number}`;
    },
    reasonOf: (number) => byNumber.get(number)?.rationale ?? null,
    startOf: (number) => {
      const day = byNumber.get(number)?.effectiveOn;
      return day ? formatDate(day) : null;
    },
    amountsOf: (number) => {
      const change = byNumber.get(number);
      return change ? change.byYear.map((figures) => amountInYear(change, figures)).join("\n") : null;
    },
  };
}

/** The assessment: its head, its evidence and the gaps in it, then each change that it answers for. */
export function eiaSections(body: EiaBody, changes: NamedChanges): DocumentSection[] {
  const { eia } = body;
  return [
    {
      id: "eia-head",
      heading: "About the assessment",
      blocks: [
        facts([
          ["Name", eia.name],
          ["Owner", eia.owner],
          ["Completed by", eia.author],
          ["Started", eia.startedOn ? formatDate(eia.startedOn) : null],
          ["Date completed", eia.completedOn && formatDate(eia.completedOn)],
          ["Last confirmed", eia.confirmedOn ? formatDate(eia.confirmedOn) : null],
          ["Aim", eia.aim],
          ["Security classification", eia.marking],
        ]),
      ],
    },
    ...evidenceSections(eia),
    ...findingsSections(body, changes),
    ...togetherSection(body, changes),
    ...dimensionsSection(body.dimensions),
    {
      id: "eia-outcome",
      heading: "Outcome and review",
      blocks: [
        facts([
          ["Outcome", outcomeInWords(eia)],
          ["Justification", eia.outcomeJustification],
          ["Next review", eia.nextReview],
          ["To be reviewed by", eia.nextReviewOn ? formatDate(eia.nextReviewOn) : null],
          ["Reviews done", eia.reviewsDone],
        ]),
      ],
    },
  ];
}

/**
 * What each change was found to do, and which services were confirmed to be the same.
 * @param blocksOf what stands under each change: all that its entry says, where left out
 */
export function findingsSections(
  body: EiaBody,
  changes: NamedChanges,
  blocksOf: EntryBlocks = entryBlocks,
): DocumentSection[] {
  const { confirmedSame } = body;
  const entrySections = entriesInTheirPlaces(body, changes, blocksOf);
  return [
    {
      id: "eia-entries",
      heading: "Impact of each budget change",
      blocks: entrySections.length === 0 ? [text("No budget change has an entry.")] : [],
      sections: entrySections,
    },
    ...(confirmedSame.length === 0 ? [] : [confirmedSameSection(confirmedSame, changes)]),
  ];
}

type EntryBlocks = (entry: EiaBodyEntry, body: EiaBody, changes: NamedChanges) => DocumentBlock[];

/** Of a short head (rule 27) what was not asked for is not said to be missing: each entry has its own evidence. */
export function evidenceSections(eia: EiaBody["eia"]): DocumentSection[] {
  const short = eia.whyNoMore ? [written("eia-why-no-more", "Why no more is needed", eia.whyNoMore)] : [];
  const isAsked = short.length === 0;
  const evidence =
    isAsked || eia.evidence.trim() ? [written("eia-evidence", "Evidence used", eia.evidence)] : [];
  const gaps = {
    id: "eia-gaps",
    heading: "Gaps in the evidence",
    blocks: [
      text(eia.gaps.trim() ? eia.gaps : NOTHING_RECORDED),
      facts([["What is done about them", eia.gapsAnswer]]),
    ],
  };
  const spokenTo = eia.spokenTo
    ? [written("eia-spoken-to", "Whom the office spoke to about the whole", eia.spokenTo)]
    : [];
  const others = eia.otherGroups
    ? [written("eia-other-groups", "Groups that are defined in another way", eia.otherGroups)]
    : [];
  const own = eia.ownAnswers
    ? [
        {
          id: "eia-own-questions",
          heading: "The office’s own questions",
          blocks: [facts(eia.ownAnswers.map(({ question, answer }): Fact => [question, answer]))],
        },
      ]
    : [];
  return [
    ...short,
    ...spokenTo,
    ...evidence,
    ...(isAsked || eia.gaps.trim() || eia.gapsAnswer.trim() ? [gaps] : []),
    ...others,
    ...own,
  ];
}

/** Each entry under its change; one that is withheld is said to be, where it would stand. */
function entriesInTheirPlaces(
  body: EiaBody,
  changes: NamedChanges,
  blocksOf: EntryBlocks,
): DocumentSection[] {
  const { entries, withheld: items } = body;
  const there = entries.map((entry) => ({
    number: entry.changeNumber,
    section: {
      id: `entry-${entry.changeNumber}`,
      heading: changes.nameOf(entry.changeNumber),
      linkText: "Link to this change",
      blocks: blocksOf(entry, body, changes),
    },
  }));
  const missing = items
    .filter(({ kind }) => kind === "entry")
    .map(({ number, legalGround, withdrawnOn }) => ({
      number,
      section: {
        id: `entry-${number}`,
        heading: changes.nameOf(number),
        blocks: [withheld("The entry of this change", legalGround, withdrawnOn)],
      },
    }));
  return [...there, ...missing].sort((a, b) => a.number - b.number).map(({ section }) => section);
}

const ASSESSED_WHEN_ALLOCATED =
  "No more than its amount may be allocated. Its effects are assessed when it is, and the next one cannot be submitted without that.";

function entryBlocks(entry: EiaBodyEntry, body: EiaBody, changes: NamedChanges): DocumentBlock[] {
  return [
    entryFacts(entry, changes),
    ...unansweredInEntry(entry),
    ...impactBlocks(entry, body, changes),
    ...consulteeBlocks(entry, changes),
  ];
}

/** All but who was consulted, which the paper form asks in a step of its own. */
export function entryFindings(entry: EiaBodyEntry, body: EiaBody, changes: NamedChanges): DocumentBlock[] {
  return [entryFacts(entry, changes), ...unansweredFindings(entry), ...impactBlocks(entry, body, changes)];
}

export function entryConsultation(entry: EiaBodyEntry, changes: NamedChanges): DocumentBlock[] {
  return [...unansweredConsultation(entry), ...consulteeBlocks(entry, changes)];
}

function impactBlocks(entry: EiaBodyEntry, body: EiaBody, changes: NamedChanges): DocumentBlock[] {
  return [
    ...(entry.impacts.length === 0 ? [] : [impactsTable(entry, body, changes)]),
    ...evidenceBlocks(entry, changes),
  ];
}

function entryFacts(entry: EiaBodyEntry, changes: NamedChanges): DocumentBlock {
  const { separateEia, allocation } = entry;
  return facts([
    ["Amount", changes.amountsOf(entry.changeNumber)],
    ["Why the change is made", changes.reasonOf(entry.changeNumber)],
    ["It takes effect on", changes.startOf(entry.changeNumber)],
    ["Answer", ENTRY_KIND_LABELS[entry.kind]],
    ...screeningFacts(entry),
    ["Separate EIA", separateEia?.reference ?? null],
    ["Its date", separateEia?.date ? formatDate(separateEia.date) : null],
    ["Digest of the stored copy (SHA-256)", separateEia?.copySha256 ?? null],
    ["Why nothing is fixed for anybody yet", allocation?.nothingFixed ?? null],
    ["Who decides how it is allocated", allocation?.decidedBy ?? null],
    ["By when", allocation?.decidedOn ? formatDate(allocation.decidedOn) : null],
    ["What follows", allocation ? ASSESSED_WHEN_ALLOCATED : null],
    ["Why nobody is affected", entry.impacts.length === 0 ? entry.noImpactReason : null],
    ...othersFacts(entry),
    [
      "Why it stands, though most people who answered do not support the change",
      entry.contradictedReason ?? null,
    ],
    ...(entry.ownAnswers ?? []).map(({ question, answer }): Fact => [question, answer]),
  ]);
}

type Fact = readonly [label: string, text: string | null];

/** Rule 19: what its screening out asked, and what it held before. */
function screeningFacts(entry: EiaBodyEntry): Fact[] {
  const { kind, screeningReason, screenedDespite, setAside: findings, screenedOutOn } = entry;
  if (kind !== "screened_out") return [];
  return [
    ["What it changes", screeningInWords({ ...NOT_SCREENED, ...entry })],
    ["Why it is nevertheless screened out", screenedDespite ?? null],
    ["Reason", screeningReason],
    [
      "Assessed before",
      findings ? setAsideSentence({ findings, screenedOutOn: screenedOutOn ?? null }, screeningReason) : null,
    ],
  ];
}

/** The characteristics without a row, in one line, and who is hit by more than one. */
function othersFacts({ impacts, othersReason, combinedNote }: EiaBodyEntry): Fact[] {
  const others = otherCharacteristics(impacts).map((one) => CHARACTERISTIC_LABELS[one].toLowerCase());
  return [
    [
      "Considered, not affected",
      othersReason && others.length > 0 ? `${listed(others)}, because: ${othersReason}` : null,
    ],
    ["Who is hit by more than one", combinedNote ?? null],
  ];
}

/** Rule 20: what the findings rest on, and what is not held. */
function evidenceBlocks({ evidence, changeNumber }: EiaBodyEntry, changes: NamedChanges): DocumentBlock[] {
  if (!evidence) return [];
  return [
    table({
      caption: `Evidence. ${changes.nameOf(changeNumber)}`,
      head: [{ text: "Source" }, { text: "What it covers" }, { text: "What it shows" }],
      rows: evidence.map(({ kind, source, datedOn, covers = "", shows, numbers, gapReason }) => ({
        cells:
          kind === "held"
            ? [
                joined(source, datedOn && formatDate(datedOn)),
                covers,
                [shows, numbers].flatMap((words) => (words ? words.split("\n") : [])),
              ]
            : [EVIDENCE_KIND_LABELS.not_held, covers, gapReason ?? ""],
      })),
    }),
  ];
}

function impactsTable(
  { impacts, changeNumber }: EiaBodyEntry,
  body: EiaBody,
  changes: NamedChanges,
): DocumentBlock {
  return table({
    caption: `Impact by protected characteristic. ${changes.nameOf(changeNumber)}`,
    head: [
      { text: "Characteristic" },
      { text: "Direction" },
      { text: "Who is affected" },
      { text: "What happens, and the reason or evidence" },
      { text: "What answers it" },
    ],
    rows: impacts.map((impact) => ({
      cells: [
        CHARACTERISTIC_LABELS[impact.characteristic],
        DIRECTION_LABELS[impact.direction],
        [impact.who, ...howManyInWords(impact.people)],
        impact.description,
        answersOrNone(impact, body),
      ],
    })),
  });
}

function answersOrNone(impact: EiaBodyImpact, body: EiaBody): string | string[] {
  const answers = answersTo(impact, body);
  return answers.length === 0 ? withoutAnswer(impact) : answers;
}

/** What answers an impact, a line for each: the actions tied to it, what is written, and what is asked. */
export function answersTo(impact: EiaBodyImpact, { actions }: Pick<EiaBody, "actions">): string[] {
  const { mitigation, mitigationBy, justification, inquiryTime, inquiryDate } = impact;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["Mitigation", mitigation],
    ["Who does it, and by when", joined(mitigationBy, mitigationTimeInWords(impact))],
    ["Justification", justification],
    ["What is asked", impact.inquiryAsks],
    [
      "Who finds out, and by when",
      joined(
        impact.inquiryBy,
        inquiryDate && formatDate(inquiryDate),
        inquiryTime && INQUIRY_TIME_LABELS[inquiryTime].toLowerCase(),
      ),
    ],
    ["Why it is not asked now", impact.noInquiryReason],
    ["How the decision stays open", impact.staysOpen],
  ];
  return [
    ...(impact.actions ?? []).map((number) => actionInWords(number, actions)),
    ...lines.flatMap(([label, words]) => (words?.trim() ? [`${label}: ${words}`] : [])),
  ];
}

const joined = (...parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(", ");

/** An action that is withheld is named by its number, as it is in the action plan. */
function actionInWords(number: number, actions: EiaBody["actions"]): string {
  const action = actions.find((one) => one.number === number);
  if (!action) return `Action: ${number} of the plan, which is withheld`;
  const { what, owner, state } = action;
  return `Action: ${what} (${owner}, ${targetInWords(action)}, ${ACTION_STATE_LABELS[state].toLowerCase()})`;
}

function consulteeBlocks(entry: EiaBodyEntry, changes: NamedChanges): DocumentBlock[] {
  if (entry.consultees.length === 0) {
    return entry.nobodyConsultedReason.trim()
      ? [facts([["Why nobody was consulted", entry.nobodyConsultedReason]])]
      : [];
  }
  return [
    table({
      caption: `Who was consulted. ${changes.nameOf(entry.changeNumber)}`,
      head: [
        { text: "Consultee" },
        { text: "When" },
        { text: "What they said" },
        { text: "What it changed" },
      ],
      rows: entry.consultees.map((consultee, index) => ({
        cells: [
          consultee.consultee,
          joined(
            consultee.consultedWhen,
            consultee.consultedFrom && `from ${formatDate(consultee.consultedFrom)}`,
            consultee.consultedTo && `to ${formatDate(consultee.consultedTo)}`,
          ),
          consultee.said,
          [
            ...[consultee.influence].filter((words) => words.trim()),
            ...changes.movedBy(entry.changeNumber, index + 1),
            ...[consultee.unchangedReason]
              .filter((words) => words.trim())
              .map((reason) => `Nothing changed: ${reason}`),
          ],
        ],
      })),
    }),
  ];
}

function amountMoved({
  amountBefore,
  amountAfter,
}: NonNullable<DetailsChange["consulteeAmounts"]>[number]): string[] {
  return amountBefore === null || amountAfter === null
    ? []
    : [`From ${formatMoney(amountBefore)} to ${formatMoney(amountAfter)} a year`];
}

function confirmedSameSection(numbers: readonly number[], changes: NamedChanges): DocumentSection {
  return {
    id: "eia-confirmed-same",
    heading: "Confirmed to be the same",
    blocks: [
      text(
        "The amount is unchanged, and the provider, the provision, the method or the area is written differently. The author of the assessment confirmed that the service is the same.",
      ),
      { kind: "list", items: numbers.map(changes.nameOf) },
    ],
  };
}
