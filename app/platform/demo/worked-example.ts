import type { SaveEiaInput } from "~/services/eia/save-eia.server";
import type { SaveDecisionRecordInput } from "~/services/frameworks/save-decision-record.server";
import type { PhaseDates } from "~/domain/commissioning/phase";
import type { ProjectWords } from "~/domain/commissioning/project";
import type { Characteristic } from "~/domain/eia/characteristics";
import type { ConsulteeWords, EntryAnswer, EvidenceWords, ImpactWords } from "~/domain/eia/eia";
import type { FundingSource } from "~/domain/budget/budget";
import type { LineContract } from "~/domain/budget/line-contract";
import { calendarDate } from "~/domain/shared/calendar-date";

/**
 * What the published 2018-21 papers say, in our words: the facts and figures are theirs, the sentences ours, and
 * people are named by job title. What they leave out is left out here too, since that is what the gate must find.
 */
export const PRIORITIES = ["Victims", "Vulnerable", "Prevention", "Cross cutting"];

export const BASELINE = {
  title: "Commissioning Framework 2017/18",
  aim: "The figures of the year before, entered to compare with.",
  firstYear: 2017,
  numberOfYears: 1,
  budgetDate: calendarDate("2017-02-03"),
};

const day = (iso: string) => ({ date: calendarDate(iso), isMonth: false });
const month = (lastDay: string) => ({ date: calendarDate(lastDay), isMonth: true });

/** What the papers of the year before say of contracts, by service. */
export const BASELINE_CONTRACTS: Record<string, LineContract> = {
  ...Object.fromEntries(
    ["Victim First", "Target Hardening", "Mental Health in Victim First", "Hardship fund"].map((service) => [
      service,
      { end: day("2017-09-30") },
    ]),
  ),
  ...Object.fromEntries(
    [
      "Child Independent Sexual Violence Advocate (ChISVA)",
      "Make Moves - Charnwood",
      "Make Moves - Loughborough",
      "Street Sport",
      "Changing Tracks",
      "Pay it Forward",
    ].map((service) => [service, { end: day("2017-06-30") }]),
  ),
  "Victims services (successor provision)": { takesOver: month("2017-10-31") },
  "Anchor Centre/Recovery Hub": {
    organisations: ["Leicester City Council", "Inclusion Healthcare"],
    payment: "through",
  },
  "Child Sexual Exploitation (CSE) return interview post": {
    organisations: ["Leicester City Council", "Barnardo's"],
    payment: "through",
  },
  "Safeguarding Boards - City (adults and children)": {
    toAgree: "The exact contribution is open to negotiation.",
  },
  "Safeguarding Boards - County and Rutland (adults and children)": {
    toAgree: "The exact contribution is open to negotiation.",
  },
};

/** The line that takes over from contracts that end on this day. */
export const BASELINE_SUCCESSOR = {
  service: "Victims services (successor provision)",
  takesOverAfter: calendarDate("2017-09-30"),
};

const COUNCILS: LineContract = {
  organisations: ["Leicester City Council", "Leicestershire County Council"],
  payment: "split",
};

/** The same of the papers for 2018-21. Of a partner’s share they give no amount: the one here is made up, and says so. */
export const CONTRACTS: Record<string, LineContract> = {
  "Adults Safeguarding Boards": COUNCILS,
  "Children's Safeguarding Boards": COUNCILS,
  "Adults Sexual Abuse Referral Centre (SARC)": {
    partners: [
      {
        name: "NHS England (illustrative)",
        amounts: { 2018: 120_000_00, 2019: 120_000_00, 2020: 120_000_00 },
      },
    ],
  },
  "Working In Rehabilitation and Employment (WIRE)": {
    end: month("2019-03-31"),
    endsBecause: "the contract comes to its natural end within 2018/19.",
  },
  "SPDF onward investment - CSE, Braunstone Blues, PAVE team, Prevent and Night Time Economy": {
    toAgree: "The amount of each project is still to be agreed by the Strategic Partnership Board.",
    fundingKind: "tapering",
    fundingSource: "Strategic Partnership Development Fund, £2.5m given once",
    projects: [
      "Child Sexual Exploitation (CSE)",
      "Braunstone Blues",
      "PAVE team",
      "Prevent",
      "Night Time Economy",
    ].map((name) => ({ name, amounts: {} })),
  },
};

/** Pence; as its papers print them, which is rounded to a pound. */
export const BASELINE_TOTALS: Record<string, readonly number[]> = {
  Victims: [1_321_114_00],
  Vulnerable: [860_181_00],
  Prevention: [1_280_776_00],
  "Cross cutting": [1_206_288_00],
  "": [4_668_359_00],
};

export const DRAFT = {
  title: "Commissioning Framework 2018-21",
  aim: "To say how the commissioning budget is spent over three years, so that it serves the Police and Crime Plan: most services go on, some contracts end as agreed, and some new work begins.",
  firstYear: 2018,
  numberOfYears: 3,
  /** The day on which the Police and Crime Panel considered the budget. */
  budgetDate: calendarDate("2018-01-31"),
};

/** As the published papers spell them out. */
export const GLOSSARY: readonly (readonly [term: string, meaning: string])[] = [
  ["C2ARA", "Conditional Cautioning And Relationship Abuse"],
  ["CHISVA", "Child Independent Sexual Violence Advocate"],
  ["CSE", "Child Sexual Exploitation"],
  ["IOM", "Integrated Offender Management"],
  ["LLR", "Leicester, Leicestershire and Rutland"],
  ["MAPPA", "Multi-Agency Public Protection Arrangements"],
  ["PAVE", "Pro-Active Vulnerability Engagement"],
  ["PCC", "Police and Crime Commissioner"],
  ["SARC", "Sexual Abuse Referral Centre"],
  ["SPDF", "Strategic Partnership Development Fund"],
  ["UAVA", "United Against Violence and Abuse"],
  ["WIRE", "Working In Rehabilitation and Employment"],
  ["YAP", "Young Adults Project"],
  ["YOS", "Youth Offending Service"],
];

/** Pence; the three years from 2018/19. */
export const STATED_TOTALS: Record<string, readonly number[]> = {
  Victims: [1_386_885_00, 1_375_960_00, 1_376_460_00],
  Vulnerable: [717_931_00, 717_931_00, 717_931_00],
  Prevention: [1_077_556_00, 1_047_556_00, 1_047_556_00],
  "Cross cutting": [1_101_033_00, 1_147_408_00, 1_127_408_00],
  "": [4_283_405_00, 4_288_855_00, 4_269_355_00],
};

/** Later years are subject to their own budget agreement, so only the first year names its sources. */
export const FUNDING: readonly (readonly [name: string, pence: number])[] = [
  ["Commissioning budget", 4_151_355_00],
  ["Commissioning earmarked reserve", 132_050_00],
];

/** What is said of a source beside its amounts. */
export const SAID_OF_FUNDING: Readonly<Record<string, Pick<FundingSource, "statedIn" | "caveat">>> = {
  "Commissioning budget": {
    statedIn: "the budget report for 2018/19, which the Police and Crime Panel considered on 31 January 2018",
    caveat: "2019/20 and 2020/21 depend on the budgets that are agreed for them.",
  },
};

/** What the assessment states in round figures that changes rise or fall by, in pence. */
export const STATED_CHANGES: Readonly<Record<string, number>> = {
  "Young Adults Project (YAP)/Youth Commission": -3_000_00,
  "Integrated Offender Management (IOM)": -16_000_00,
  "Warning Zone": 50_000_00,
};

export const TRANSFERRED_TO = "The Police Force";

export const EIA: Omit<SaveEiaInput, "frameworkId" | "version"> = {
  name: "Commissioning Framework 2018-21",
  owner: "Commissioning Manager",
  author: "Commissioning Manager",
  aim: "To direct the commissioning budget for the next three financial years. Most provision goes on, some contracts come to their agreed end, and a few initiatives get new money. The effect should mostly be good; where it is not, it is to be looked at here.",
  completedOn: calendarDate("2017-03-22"),
  evidence:
    "What is spent on initiatives that may serve particular groups, and the specifications of the services where there are any.",
  gaps: "People whom a service defines in another way, such as victims of crime or people with a mental health problem, were not examined for who they are. A marked effect is expected for age and sex only.",
  gapsAnswer:
    "Each of these groups is to be looked at more closely as its own piece of work is taken forward.",
  whyNoMore: "",
  outcome: null,
  outcomeJustification: "",
  marking: "OFFICIAL",
  nextReview: "2020/21, when the framework for 2021/22 onwards gets an assessment of its own.",
  nextReviewOn: calendarDate("2021-03-31"),
  reviewsDone: "",
  ownAnswers: [],
  spokenTo: "",
  otherGroups:
    "People with a mental health problem, and victims of crime: who they are was not examined. It is to be looked at as each piece of work goes ahead, which may show what is less obvious.",
  planTitle: "Commissioning Framework 2018-21",
  planLead: "Commissioning Manager",
  planDatedOn: calendarDate("2018-02-28"),
};

export const RECORD: Omit<SaveDecisionRecordInput, "frameworkId" | "version"> = {
  title: "Commissioning Framework 2018-21",
  datedOn: calendarDate("2018-03-07"),
  receivedOn: calendarDate("2018-03-07"),
  officersPresent: "Chief Executive\nChief Finance Officer\nCommissioning Manager",
  summary:
    "The framework sets out how the commissioning budget serves the priorities of the Police and Crime Plan 2017-21, apart from Visible Policing, which is for the Chief Constable to deliver. It comes to £4,283,405 in 2018/19. The two later years depend on the budgets agreed for them.",
  optionsConsidered: "",
  recommendations: "To approve how the funding is allocated and distributed in the framework.",
  discussion: "",
  resolved: "",
  financialSummary:
    "In 2018/19 the commissioning budget pays £4,151,355 and the commissioning earmarked reserve £132,050: £4,283,405 together.",
  // The papers speak of a report by either of two officers, and name none.
  reportTitle: "",
  reportAuthor: "",
  reportDatedOn: null,
  reportAddress: "",
};

export type ExampleImpact = Partial<ImpactWords> &
  Pick<ImpactWords, "direction" | "who" | "description"> & {
    characteristics: readonly Characteristic[];
  };

export type ExampleEvidence = Partial<EvidenceWords> & Pick<EvidenceWords, "kind" | "covers">;

export interface ExampleAnswer {
  /** The title of the change. */
  change: string;
  answer: Partial<EntryAnswer> & Pick<EntryAnswer, "kind">;
  impacts: readonly ExampleImpact[];
  evidence?: readonly ExampleEvidence[];
  consultees: readonly ConsulteeWords[];
}

const consultee = (
  text: Pick<ConsulteeWords, "consultee" | "said" | "influence"> & Partial<ConsulteeWords>,
): ConsulteeWords => ({
  consultedWhen: "While the 2018/19 budget was prepared",
  consultedFrom: null,
  consultedTo: null,
  amountBefore: null,
  amountAfter: null,
  unchangedReason: "",
  ...text,
});

export const VICTIM_FIRST = "Victim First and the contracts it brings together";
export const STRATEGIC_FUND = "Strategic Partnership Development Fund (SPDF) onward investment";
export const IOM = "Integrated Offender Management (IOM)";

/** What the published assessment says of it. */
export const IOM_UNAFFECTED =
  "Neutral for people managed as prolific offenders, and those whom they harm. The Reducing Reoffending Board agrees that the saving does not lessen what the work achieves. This was judged as a whole; each characteristic is to be looked at within the wider review of the work.";

/** The six changes that the published assessment speaks of. */
export const ANSWERS: readonly ExampleAnswer[] = [
  {
    change: "Young Adults Project (YAP)/Youth Commission",
    answer: { kind: "assessed" },
    impacts: [
      {
        characteristics: ["age"],
        direction: "neutral",
        who: "Young people who take part in the Youth Commission and the Young Adults Project",
        description:
          "The line pays for young people to be heard in decisions; it is not a service to vulnerable young people. It was underspent before, so £3,000 less a year does not mean less of it.",
        mitigation: "",
        justification: "",
      },
    ],
    consultees: [],
  },
  {
    change: "Leicestershire Cares / WIRE",
    answer: { kind: "assessed" },
    impacts: [
      {
        characteristics: ["sex"],
        direction: "adverse",
        who: "People with convictions who look for work; most of those who use the service are men",
        description:
          "The contract comes to its agreed end within 2018/19. It began before there was a Prevention Fund.",
        mitigation: "The provider may bid to the Prevention Fund, openly and on the same terms as everybody.",
        justification: "",
      },
    ],
    consultees: [],
  },
  {
    change: IOM,
    answer: {
      kind: "assessed",
      noImpactReason: IOM_UNAFFECTED,
    },
    impacts: [],
    consultees: [
      consultee({
        consultee: "Reducing Reoffending Board",
        said: "It went through how the work is delivered at present, and found savings.",
        influence: "The first intention was to hold the budget; it was lowered by what the board had found.",
        amountBefore: 358_000_00,
        amountAfter: 342_092_00,
      }),
    ],
  },
  {
    change: VICTIM_FIRST,
    answer: { kind: "separate_eia" },
    impacts: [],
    consultees: [
      consultee({
        consultee: "Victim First project board",
        said: "It worked out what the new service needs, its specification being assessed separately.",
        influence: "The board set the new amount of £560,000 a year.",
        amountAfter: 560_000_00,
      }),
    ],
  },
  {
    change: "Warning Zone",
    answer: { kind: "assessed" },
    impacts: [
      {
        characteristics: ["age"],
        direction: "positive",
        who: "Children and young people who visit the centre",
        description:
          "£50,000 a year lets more of them come, and lets it take up new safety issues with them.",
        mitigation: "",
        justification: "",
      },
    ],
    consultees: [],
  },
  {
    change: STRATEGIC_FUND,
    answer: { kind: "assessed" },
    impacts: [
      {
        characteristics: ["age", "sex"],
        direction: "positive",
        who: "Young people who are, or may become, victims of child sexual exploitation",
        description:
          "Most of the money keeps the hub going in which several agencies find, support and protect them.",
        mitigation: "",
        justification: "",
      },
      {
        characteristics: ["disability"],
        direction: "not_yet_known",
        who: "People with mental ill health, whom the other projects that share this fund work with",
        description:
          "What these projects do for them can be assessed only when it is agreed how the fund is split.",
        mitigation: "",
        justification: "",
      },
    ],
    consultees: [
      consultee({
        consultee: "CSE Executive",
        said: "The partnership's work needs nurses, a hub manager and a hub analyst.",
        influence: "These posts are now paid for.",
      }),
      consultee({
        consultee: "Pro-Active Vulnerability Engagement (PAVE) board and Braunstone Blues board",
        said: "Both asked for their way of supporting vulnerable people to go on.",
        influence:
          "Their advice shaped the sum for the whole fund; the amount for each is still to be agreed.",
      }),
    ],
  },
];

/** Days of a phase: a day, or the end of a month by itself. */
const on = (date: string) => ({ date: calendarDate(date), isMonth: false });
const inMonthEnding = (date: string) => ({ date: calendarDate(date), isMonth: true });

export interface ExampleProject extends Omit<ProjectWords, "ownerId" | "lineIds" | "changeIds"> {
  /** By service. */
  lines: readonly string[];
  /** By title. */
  changes: readonly string[];
  phases: readonly Omit<PhaseDates, "actual">[];
}

/** As the paper says it of all of them. */
const CO_PRODUCTIVE =
  "It is undertaken in a co-productive manner; what this looks like varies from project to project.";

/** The table of commissioning projects, which says of no phase when it began. */
export const PROJECTS: readonly ExampleProject[] = [
  {
    name: "Victim First: cope and recover service for victims",
    rationale: "To finish the commissioning of the new Victim First service, whose review began in 2017/18.",
    shapedWith: CO_PRODUCTIVE,
    provider: "",
    providerState: null,
    // The papers say that it was assessed separately, and give no reference.
    eiaState: "complete",
    eiaReference: "",
    eiaLink: "",
    lines: ["Victim First"],
    changes: [VICTIM_FIRST],
    phases: [
      { phase: "do", expected: null, note: "Out to tender in March 2018" },
      { phase: "service_start", expected: on("2018-07-01"), note: "" },
      { phase: "review", expected: inMonthEnding("2018-10-31"), note: "" },
    ],
  },
  {
    name: "Out of court disposals: short interventions for people who take responsibility for an offence",
    rationale:
      "They let people face what they did and whom it harmed, outside the courts. Each was set up on its own, so all of them are to be reviewed together.",
    shapedWith: CO_PRODUCTIVE,
    provider: "",
    providerState: null,
    // What is left open is to be looked at as each piece of work is taken forward.
    eiaState: "not_begun",
    eiaReference: "",
    eiaLink: "",
    lines: [
      "Substance misuse out of court disposals",
      "Conditional Cautioning And Relationship Abuse (C2ARA)",
      "New Dawn New Day",
    ],
    changes: [],
    phases: [
      { phase: "analyse", expected: inMonthEnding("2018-10-31"), note: "" },
      { phase: "plan", expected: inMonthEnding("2019-01-31"), note: "" },
      { phase: "do", expected: inMonthEnding("2019-04-30"), note: "" },
      { phase: "service_start", expected: inMonthEnding("2019-10-31"), note: "" },
      { phase: "review", expected: inMonthEnding("2020-01-31"), note: "" },
    ],
  },
];

/** Why a change is made, by its title, as far as the published papers say. */
export const RATIONALES: Record<string, string> = {
  "Young Adults Project (YAP)/Youth Commission": "The line was underspent before.",
  "Leicestershire Cares / WIRE":
    "The contract comes to its agreed end within 2018/19. It began before there was a Prevention Fund.",
  [IOM]: "The Reducing Reoffending Board went through how the work is delivered, and found savings.",
  [VICTIM_FIRST]:
    "The contracts for the support of victims end, and one service takes their place. Its project board worked out what that needs.",
  "Warning Zone": "More children can come, and the centre can take up new safety issues with them.",
  [STRATEGIC_FUND]:
    "The partnership's work against child sexual exploitation needs nurses, a hub manager and a hub analyst.",
};

export const ACTION = {
  what: "Stay close to the Reducing Reoffending Board through the further review of Integrated Offender Management, so that adverse effects on equality are limited and good ones made the most of, for each characteristic on its own.",
  targetDate: calendarDate("2018-12-31"),
  // The papers promise it as part of the assessment, and say of no action that it may wait.
  timing: "before" as const,
  isCondition: false,
};
