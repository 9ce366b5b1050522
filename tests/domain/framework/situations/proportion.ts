import type { YearAmounts } from "~/domain/budget/year-amounts";
import { budgetChanges, linesFingerprint } from "~/domain/budget/changes";
import { NOT_SCREENED, type Eia, type EiaEntry } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aConsultee,
  aFundingSource,
  aLine,
  aLink,
  anEia,
  anEntry,
  anImpact,
  ASKED_AFTERWARDS,
  aSmallFramework,
} from "../../../support/content-builder";
import type { Situation } from "./situation";

interface Service {
  service: string;
  before?: YearAmounts;
  now?: YearAmounts;
  answer: Partial<EiaEntry>;
}

const SCREENED: Partial<EiaEntry> = {
  ...NOT_SCREENED,
  kind: "screened_out",
  screeningReason: "The same people get the same from the same provider",
  changesRecipients: "no",
  changesAmount: "no",
  changesPlace: "no",
  changesProvider: "no",
  changesStaff: "no",
  screenedOutOn: calendarDate("2018-03-01"),
  impacts: [],
  consultees: [],
};

/** A framework of these services alone. */
function of(
  services: readonly Service[],
  eia: Partial<Eia> = {},
  threshold: number | null = null,
): FrameworkContent {
  const small = aSmallFramework();
  const line = (id: number, service: string, amounts: YearAmounts) => aLine({ id, service, amounts });
  const lines = services.flatMap(({ service, now }, index) => (now ? [line(1 + index, service, now)] : []));
  const were = services.flatMap(({ service, before }, index) =>
    before ? [line(101 + index, service, before)] : [],
  );
  const budget = { ...small.budget, lines };
  const previous =
    were.length > 0
      ? { ...small.budget, frameworkId: 2, title: "The framework before", years: [2017], lines: were }
      : null;
  const links = services.map(({ service, before, now }, index) =>
    aLink({
      id: 11 + index,
      title: service,
      previousLineIds: before ? [101 + index] : [],
      newLineIds: now ? [1 + index] : [],
    }),
  );
  const changes = budgetChanges(budget, previous, links);
  return {
    ...small,
    budget,
    previous,
    links,
    fundingSources: [
      aFundingSource({
        amounts: { 2018: lines.reduce((sum, { amounts }) => sum + (amounts[2018] ?? 0), 0) },
      }),
    ],
    statedTotals: [],
    eia: anEia({ outcome: "amended", outcomeJustification: "Money goes where it is asked for", ...eia }),
    entries: services.map(({ answer }, index) => {
      const change = changes[index];
      if (!change) throw new Error("Each service is a change");
      return anEntry({ id: 21 + index, fingerprint: linesFingerprint(change), ...answer }, change);
    }),
    actions: [],
    materialityThreshold: threshold,
  };
}

const SHORT: Partial<Eia> = {
  name: "",
  evidence: "",
  gaps: "",
  gapsAnswer: "",
  nextReview: "",
  whyNoMore: "It is one grant to one project, and its entry says what it does to whom",
};
const CLUB = { service: "Boxing club", now: { 2018: 3_000_00 } } as const;
const GOOD: Partial<EiaEntry> = { impacts: [anImpact()], consultees: [], evidence: [], findings: [] };
const HELD = {
  id: 1,
  kind: "held",
  source: "Monitoring of last year",
  datedOn: calendarDate("2018-01-31"),
  covers: "All who were referred",
  shows: "A third of them are disabled",
  numbers: "",
  gapReason: "",
} as const;
const HARM: Partial<EiaEntry> = {
  ...GOOD,
  evidence: [HELD],
  impacts: [
    anImpact({
      characteristic: "disability",
      direction: "adverse",
      who: "Disabled young people",
      justification: "Nobody else offers the building, and the lift cannot be put in before July",
    }),
  ],
};
const UNKNOWN: Partial<EiaEntry> = {
  ...GOOD,
  evidence: [HELD],
  impacts: [anImpact({ characteristic: "disability", direction: "not_yet_known", ...ASKED_AFTERWARDS })],
};
const NOBODY_ASKED = "It does not say who was consulted, or why nobody was.";

export const PROPORTION: readonly Situation[] = [
  {
    rule: 27,
    situation:
      "One grant of £3,000 to a boxing club: what, who, when and why no more is needed are enough of a head",
    content: of([{ ...CLUB, answer: GOOD }], SHORT),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 27,
    situation: "The same, but nobody says why no more is needed",
    content: of([{ ...CLUB, answer: GOOD }], { ...SHORT, whyNoMore: "" }),
    verdict: "blocks",
    sentences: ["EIA: Why no more is needed is missing."],
  },
  {
    rule: 27,
    situation: "The same, with a head that says all of it: why it is short is not asked",
    content: of([{ ...CLUB, answer: GOOD }]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 27,
    situation:
      "One refuge is closed, and the head is short: the entry still has to say what that does to whom",
    content: of(
      [
        {
          service: "Refuge",
          before: { 2017: 90_000_00 },
          answer: { ...GOOD, impacts: [], consultees: [aConsultee()] },
        },
      ],
      SHORT,
    ),
    verdict: "blocks",
    sentences: [
      "Refuge: No protected characteristic is assessed. Say what happens to whom, or why nobody is affected.",
    ],
  },
  {
    rule: 27,
    situation: "Two grants with a short head: they are to be looked at together",
    content: of(
      [
        { ...CLUB, answer: GOOD },
        { service: "Bike repair", now: { 2018: 2_000_00 }, answer: GOOD },
      ],
      SHORT,
    ),
    verdict: "blocks",
    sentences: [
      "EIA: The name of what is assessed is missing.",
      "EIA: The evidence used is missing.",
      "EIA: The gaps in the evidence are missing. Where there are none, say so.",
      "EIA: What is done about the gaps is missing.",
      "EIA: The next review is missing.",
    ],
  },
  {
    rule: 27,
    situation: "Two subscriptions go up with prices and both are screened out: a short head is enough",
    content: of(
      [
        { service: "Case system", before: { 2017: 10_000_00 }, now: { 2018: 10_300_00 }, answer: SCREENED },
        { service: "Survey tool", before: { 2017: 2_000_00 }, now: { 2018: 2_050_00 }, answer: SCREENED },
      ],
      { ...SHORT, whyNoMore: "Both are software of the office, and nobody outside it uses them" },
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 27,
    situation: "The same, but one of them was found adverse for disabled staff before it was screened out",
    content: of(
      [
        {
          service: "Case system",
          before: { 2017: 10_000_00 },
          now: { 2018: 10_300_00 },
          answer: {
            ...SCREENED,
            findings: [
              { characteristic: "disability", direction: "adverse", foundOn: calendarDate("2018-02-20") },
            ],
          },
        },
        { service: "Survey tool", before: { 2017: 2_000_00 }, now: { 2018: 2_050_00 }, answer: SCREENED },
      ],
      { ...SHORT, name: "Software", evidence: "The users’ list", gaps: "None", gapsAnswer: "Nothing" },
    ),
    verdict: "blocks",
    sentences: ["EIA: The next review is missing."],
  },
  {
    rule: 28,
    situation: "More money for a service, good for young people: who was consulted is not asked",
    content: of([{ ...CLUB, before: { 2017: 2_500_00 }, answer: GOOD }]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 28,
    situation: "The same service moves to a building without a lift, and nobody says who was consulted",
    content: of([{ ...CLUB, before: { 2017: 2_500_00 }, answer: HARM }], {
      outcome: "continue_despite_adverse",
      outcomeJustification: "There is no other building",
    }),
    verdict: "blocks",
    sentences: [`Boxing club: ${NOBODY_ASKED}`],
  },
  {
    rule: 28,
    situation: "It is not yet known what the move does to disabled people, and nobody says who was consulted",
    content: of([{ ...CLUB, before: { 2017: 2_500_00 }, answer: UNKNOWN }]),
    verdict: "blocks",
    sentences: [`Boxing club: ${NOBODY_ASKED}`],
  },
  {
    rule: 28,
    situation:
      "A bus for older people ends, which nobody is said to lose by, and nobody says who was consulted",
    content: of([
      {
        service: "Bus",
        before: { 2017: 8_000_00 },
        answer: { ...GOOD, impacts: [], noImpactReason: "Nobody has used it since June" },
      },
    ]),
    verdict: "blocks",
    sentences: [`Bus: ${NOBODY_ASKED}`],
  },
  {
    rule: 28,
    situation: "The same, with why nobody was consulted",
    content: of([
      {
        service: "Bus",
        before: { 2017: 8_000_00 },
        answer: {
          ...GOOD,
          impacts: [],
          noImpactReason: "Nobody has used it since June",
          nobodyConsultedReason: "There is nobody left who uses it; the parish council was told in July",
        },
      },
    ]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 28,
    situation:
      "£60,000 more for a helpline in an office that asks from £50,000 on, and nobody says who was consulted",
    content: of(
      [{ service: "Helpline", before: { 2017: 100_000_00 }, now: { 2018: 160_000_00 }, answer: GOOD }],
      {},
      50_000_00,
    ),
    verdict: "blocks",
    sentences: [`Helpline: ${NOBODY_ASKED}`],
  },
  {
    rule: 28,
    situation: "£40,000 more for it in the same office",
    content: of(
      [{ service: "Helpline", before: { 2017: 100_000_00 }, now: { 2018: 140_000_00 }, answer: GOOD }],
      {},
      50_000_00,
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 28,
    situation: "Somebody was consulted though it is not asked: what they said and changed is to be there",
    content: of([{ ...CLUB, answer: { ...GOOD, consultees: [aConsultee({ said: "", influence: "" })] } }]),
    verdict: "blocks",
    sentences: [
      "Boxing club: Strategic Partnership Board: what it said and what it changed, or why nothing changed are missing.",
    ],
  },
];
