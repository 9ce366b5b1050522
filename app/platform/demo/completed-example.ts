import type { ChangeLink } from "~/domain/budget/changes";
import type { OptionInWords } from "~/domain/decision/considered-options";
import type { ConsultationLink, ConsultationWords } from "~/domain/eia/consultation";
import type { ConsulteeWords } from "~/domain/eia/eia";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  IOM,
  IOM_UNAFFECTED,
  STRATEGIC_FUND,
  VICTIM_FIRST,
  type ExampleAnswer,
  type ExampleEvidence,
  type ExampleImpact,
} from "./worked-example";

/**
 * How the blockers of the worked example could have been resolved. None of this was published by anybody: every text
 * says that it is illustrative.
 */
export const C2ARA = "C2ARA";
export const COMPLETED_TITLE = "Completed example (illustrative)";

const illustrative = (text: string) => `Illustrative: ${text}`;
const because = (text: string) => ({ rationale: illustrative(text), effectiveOn: null });
const impact = (
  characteristics: ExampleImpact["characteristics"],
  direction: ExampleImpact["direction"],
  who: string,
  description: string,
  answeredBy: Partial<ExampleImpact> = {},
): ExampleImpact => ({
  characteristics,
  direction,
  who,
  description: illustrative(description),
  ...answeredBy,
});

const assessed = (
  change: string,
  consultees: readonly ConsulteeWords[],
  ...impacts: ExampleImpact[]
): ExampleAnswer => ({ change, answer: { kind: "assessed" }, impacts, consultees });

/** Six weeks or more, while every amount could still be another. */
const FROM_NOVEMBER = {
  consultedWhen: "From November 2017 to January 2018",
  consultedFrom: calendarDate("2017-11-20"),
  consultedTo: calendarDate("2018-01-12"),
};

const asked = (
  consultee: string,
  said: string,
  came: { influence: string } | { unchangedReason: string },
): ConsulteeWords => ({
  consultee,
  ...FROM_NOVEMBER,
  said: illustrative(said),
  influence: "influence" in came ? illustrative(came.influence) : "",
  unchangedReason: "unchangedReason" in came ? illustrative(came.unchangedReason) : "",
  amountBefore: null,
  amountAfter: null,
});

/** With what the findings rest on, and why the other characteristics are not affected. */
const resting = (
  answer: ExampleAnswer,
  othersReason: string,
  ...evidence: ExampleEvidence[]
): ExampleAnswer => ({
  ...answer,
  answer: { ...answer.answer, othersReason: illustrative(othersReason) },
  evidence,
});

const held = (
  source: string,
  datedOn: string,
  words: Pick<ExampleEvidence, "covers"> & { shows: string; numbers?: string },
): ExampleEvidence => ({
  kind: "held",
  source: illustrative(source),
  datedOn: calendarDate(datedOn),
  ...words,
  covers: illustrative(words.covers),
  shows: illustrative(words.shows),
});

const notHeld = (covers: string, gapReason: string): ExampleEvidence => ({
  kind: "not_held",
  covers: illustrative(covers),
  gapReason: illustrative(gapReason),
});

/** None of the five questions of screening out is answered with yes. */
const CHANGES_NOTHING = {
  changesRecipients: "no",
  changesAmount: "no",
  changesPlace: "no",
  changesProvider: "no",
  changesStaff: "no",
} as const;

const screenedOut = (change: string, reason: string): ExampleAnswer => ({
  change,
  answer: {
    kind: "screened_out",
    ...CHANGES_NOTHING,
    screeningReason: illustrative(reason),
    // To the one question that the office asks of each entry.
    ownAnswers: [{ key: 1, answer: "No" }],
  },
  impacts: [],
  consultees: [],
});

export const COMPLETING_ANSWERS: readonly ExampleAnswer[] = [
  assessed(
    "Sexual and domestic violence information and support service",
    [
      asked(
        "Survivors’ panel of the service",
        "the wait for a first appointment is what keeps people away, and it is longest in the county.",
        { influence: "half of the rise pays for appointments outside the city." },
      ),
    ],
    impact(
      ["sex"],
      "positive",
      "Victims of sexual and domestic violence, most of whom are women",
      "more money for the service means that more of them are supported.",
    ),
  ),
  assessed(
    "Safeguarding Boards",
    [
      asked(
        "The two Safeguarding Boards",
        "the shares of all partners had stayed as they were while cases had risen by a fifth.",
        { influence: "the share was raised, by less than they had asked for." },
      ),
    ],
    impact(
      ["age", "disability"],
      "positive",
      "Children, and adults with care and support needs",
      "the boards can look at more cases.",
    ),
  ),
  resting(
    assessed(
      C2ARA,
      [
        asked(
          "The provider of the sessions, and two women whose former partners had taken part",
          "a man who waits through the winter is a risk for whoever lives with him.",
          {
            influence:
              "referrals are to be put in the order of risk before the number of sessions falls, and the wait is to be counted.",
          },
        ),
      ],
      impact(
        ["sex"],
        "adverse",
        "Men who are cautioned for domestic violence, and the women whom they harmed",
        "fewer sessions can be paid for, so that men who are referred late in the year may wait.",
      ),
    ),
    "whoever is referred takes part on the same terms, and the sessions are held where they were before.",
    held("attendance returns of the provider", "2017-12-31", {
      covers: "everybody who was referred to the sessions in 2017, in the whole police area.",
      shows: "the sessions were full from October on, and those referred afterwards began in the new year.",
      numbers: "Men: 96\nWomen: 8",
    }),
    notHeld(
      "how long the women whom they harmed felt unsafe while the men waited.",
      "the provider does not ask them. The quarterly reports of the action below are to say it.",
    ),
  ),
  screenedOut(
    "Crimestoppers",
    "a contribution to a national line that anybody may call; it rises with prices.",
  ),
  resting(
    assessed(
      "Youth prevention contracts ended June 2017",
      [
        asked(
          "Young people at three of the five projects, by their youth workers",
          "most would go to something in the evening if it were near and cost nothing; girls wanted sessions of their own.",
          { influence: "Kicks began with a session for girls in each of its places." },
        ),
      ],
      impact(
        ["age"],
        "adverse",
        "Young people who took part in the five projects",
        "the projects came to their agreed end.",
        {
          mitigation: illustrative(
            "Kicks takes young people from the same places, and the five providers were asked to name them to it.",
          ),
          mitigationBy: "Commissioning Manager, with the provider of Kicks",
          mitigationTiming: "in_place",
        },
      ),
    ),
    "the projects took young people of every background, and their returns show no group that came more often than it lives there.",
    held("closing reports of the five providers", "2017-06-30", {
      covers: "everybody who took part between April 2016 and June 2017, by age and sex.",
      shows: "most were between 11 and 16, and half of them live within a mile of a Kicks session.",
      numbers: "Aged 8 to 10: 41\nAged 11 to 16: 212\nAged 17 and 18: 30",
    }),
  ),
  assessed(
    "Kicks",
    [],
    impact(["age"], "positive", "Young people from 8 to 18", "a new programme of sport in the evenings."),
  ),
  resting(
    assessed(
      "Grants, emergent issues and the Prevention Fund",
      [
        asked("Voluntary Action forum", "small groups cannot answer a form of thirty pages in a month.", {
          influence: "the form was cut to six pages, and help with it is offered in three languages.",
        }),
      ],
      impact(
        ["age"],
        "not_yet_known",
        "Young people, with whom most of the voluntary groups that may apply work",
        "who gains or loses depends on who applies and is chosen.",
        {
          inquiry: "not_now",
          noInquiryReason: illustrative("nobody has applied yet, so that there is nobody to ask."),
          staysOpen: illustrative(
            "nothing of the fund is promised to anybody; each award is assessed on its own before it is made.",
          ),
        },
      ),
    ),
    "the fund is open to every voluntary group on the same terms, and its form asks each whom it reaches and whom it does not.",
    notHeld(
      "who will apply, and whom they work with.",
      "the fund opens after the decision. Each award is assessed on its own, with the figures of whoever applies.",
    ),
  ),
  ...["Substance misuse - Force side", "Police officers in the Youth Offending Service", "MAPPA"].map(
    (change) =>
      screenedOut(
        change,
        "the Force goes on with this, from its own budget; nothing changes for those it serves.",
      ),
  ),
  assessed(
    "Rutland substance misuse add on",
    [
      asked(
        "People in treatment in Rutland, by the provider",
        "they do not mind who employs the worker, if it is the same worker and the same room.",
        { influence: "both were written into the agreement with the county council." },
      ),
    ],
    impact(
      ["disability"],
      "neutral",
      "People in Rutland who are treated for substance misuse",
      "the county council arranges the same treatment as the provider did before.",
    ),
  ),
  assessed(
    "CSE return interview post",
    [
      asked(
        "Children in care council",
        "they want to be asked by somebody who is not the police, and within three days.",
        { unchangedReason: "both are so already, and stay so under the city council." },
      ),
    ],
    impact(
      ["age", "sex"],
      "neutral",
      "Children who went missing and have come back",
      "the city council employs the interviewer itself; the same interviews are held.",
    ),
  ),
  assessed(
    "New Dawn New Day",
    [
      asked(
        "Women who come to the sessions",
        "nothing should change; the old description left out those who come of their own accord.",
        { influence: "the new words name them." },
      ),
    ],
    impact(
      ["sex"],
      "neutral",
      "Women who are referred to the sessions after an offence",
      "the same sessions go on, for the same women; the new words say who comes and how they are referred.",
    ),
  ),
  {
    change: IOM,
    answer: {
      kind: "assessed",
      noImpactReason: IOM_UNAFFECTED,
      contradictedReason: illustrative(
        "most were asked about £50,000 less, and said that it was too much at once. What is proposed now is £15,908 less, which the Reducing Reoffending Board found in how the work is delivered: as many people are seen, as often as before.",
      ),
    },
    impacts: [],
    consultees: [],
  },
  {
    change: VICTIM_FIRST,
    answer: {
      kind: "separate_eia",
      separateReference: "EIA 2017-11 (illustrative)",
      separateDate: calendarDate("2018-02-12"),
    },
    impacts: [
      impact(
        ["sex"],
        "positive",
        "Victims of crime who cannot leave their children or an old parent alone; most of them are women",
        "the new service comes to them at home, in the evening as well.",
      ),
      impact(
        ["race"],
        "positive",
        "Victims of crime who speak little English",
        "the new service offers support in eleven languages instead of four.",
      ),
    ],
    consultees: [],
  },
  {
    change: STRATEGIC_FUND,
    answer: {
      kind: "assessed",
      othersReason: illustrative(
        "the posts that are paid for work with whoever is referred; nothing else is agreed of the fund yet.",
      ),
    },
    evidence: [
      notHeld(
        "how many of the people whom the two projects work with have mental ill health.",
        "the projects have not counted it so far. Their boards are asked for it by the end of June, before the fund is split.",
      ),
    ],
    impacts: [
      impact(
        ["disability"],
        "not_yet_known",
        "People with mental ill health, whom the other projects that share this fund work with",
        "what the projects do for them can be assessed when the fund is split.",
        {
          inquiry: "asked",
          inquiryAsks: illustrative(
            "of the two project boards: how many of the people they work with have mental ill health, and what a smaller share would end.",
          ),
          inquiryBy: "Commissioning Manager",
          inquiryDate: calendarDate("2018-06-29"),
          inquiryTime: "after_decision",
        },
      ),
    ],
    consultees: [],
  },
  resting(
    assessed(
      "Leicestershire Cares / WIRE",
      [
        asked(
          "The provider, and eleven people who were in the service in December 2017",
          "what they feared most was to be dropped in the middle of a course.",
          {
            influence:
              "whoever is in the service finishes the course; the end of the contract was put off to the summer for that.",
          },
        ),
      ],
      impact(
        ["sex"],
        "adverse",
        "People with convictions who look for work; most of those who use the service are men",
        "the contract comes to its agreed end within 2018/19. Whoever is in the service in March 2018 finishes the course begun.",
        {
          mitigation: illustrative(
            "the provider was told of the Prevention Fund and of its first closing date; probation staff were told where else to refer to.",
          ),
          mitigationBy: "Commissioning Manager",
          mitigationTiming: "by_date",
          mitigationDate: calendarDate("2018-05-31"),
        },
      ),
    ),
    "whether somebody is referred depends on the sentence alone, and the provider’s returns show no other group that is larger than in prison.",
    held("quarterly returns of the provider", "2017-12-31", {
      covers: "everybody who was in the service between January and December 2017, by sex and age.",
      shows:
        "three in ten were in work six months later; those still in the service can finish their course.",
      numbers: "Men: 143\nWomen: 17",
    }),
  ),
  assessed("Warning Zone", [
    asked(
      "Heads of twelve primary schools",
      "the bus costs more than the visit, so schools outside the city stay away.",
      { influence: "a part of the money pays for buses." },
    ),
  ]),
  assessed("Young Adults Project (YAP)/Youth Commission", []),
];

/** Asked once, about two changes: what it changed of each, by its title. */
export const ASKED_OF_SEVERAL: Omit<ConsultationWords, "links"> & {
  changes: Record<string, Omit<ConsultationLink, "entryId">>;
} = {
  consultee: "Youth Commission",
  ...FROM_NOVEMBER,
  said: illustrative(
    "sport alone does not reach those who are not good at it; and they spent less because meetings had moved online.",
  ),
  changes: {
    Kicks: { influence: illustrative("one session in four is music or film instead."), unchangedReason: "" },
    "Young Adults Project (YAP)/Youth Commission": {
      influence: "",
      unchangedReason: illustrative("the amount follows what was spent, and fares are paid as before."),
    },
  },
};

/** What mitigates the adverse impact of fewer sessions: it is tied to it. */
export const MITIGATING_ACTION = {
  what: illustrative(
    "put referrals to the sessions in the order of risk, and report to the office every quarter how many wait and for how long.",
  ),
  targetDate: calendarDate("2018-09-28"),
  timing: "after" as const,
  isCondition: true,
};

/** Unchanged amounts whose provider or reach is the same, written in another way. */
export const SPELT_DIFFERENTLY = [
  "Sexual Abuse Referral Centre (SARC)",
  "Specialist substance misuse - City",
  "Specialist substance misuse - County",
  "Anchor Centre/Recovery hub",
  "YOS contribution - County and Rutland",
  "Supporting Leicestershire Families",
  "Changing Lives Rutland",
  "Domestic Homicide Reviews - County",
];

/** Why each of the other changes is made, by its title, and from when where that is not the first day of the budget. */
export const FURTHER_REASONS: Record<string, Pick<ChangeLink, "rationale" | "effectiveOn">> = {
  "Sexual and domestic violence information and support service": because(
    "more people ask for the service than it can see.",
  ),
  "Safeguarding Boards": because("the boards ask each partner for a larger share."),
  [C2ARA]: because("part of the money goes where more people gain from it."),
  Crimestoppers: because("the contribution to the national line rises with prices."),
  "Youth prevention contracts ended June 2017": {
    ...because("the five contracts came to their agreed end."),
    effectiveOn: calendarDate("2017-07-01"),
  },
  Kicks: because("it takes young people from the places that the ended projects served."),
  "Grants, emergent issues and the Prevention Fund": because(
    "less is held back for what may come up within the year.",
  ),
};

export const SEPARATE_EIA_COPY = {
  fileName: "separate-eia-illustrative.txt",
  text: illustrative("stands for the copy of the separate assessment that an office would store here.\n"),
};

export const COMPLETED_EIA = {
  completedOn: calendarDate("2018-02-28"),
  outcome: "continue_despite_adverse" as const,
  outcomeJustification: illustrative(
    "three changes leave somebody worse off. Each was made smaller by what people said of it, and what is left is answered for by name and day; the money goes where the returns show that more people wait.",
  ),
};

export const COMPLETED_RECORD = {
  title: COMPLETED_TITLE,
  optionsConsidered: illustrative(
    "each was compared by whom it reaches, what it costs and what could still be changed afterwards, while every amount could still be another.",
  ),
  discussion: illustrative(
    "the Commissioner asked how many men wait for a session in January, and what happens to the women meanwhile. The manager gave the figures of the last winter, and said what the order of risk changes. The sessions were then made a condition.",
  ),
  resolved: illustrative("to approve the framework."),
  reportTitle: illustrative("the report that proposes the framework"),
  reportAuthor: "Chief Finance Officer",
  reportDatedOn: calendarDate("2018-03-05"),
};

/** What could have been done instead. */
/** What the changes together do to people whom more than one is adverse to. */
export const CONCLUSIONS = [
  {
    characteristic: "sex",
    conclusion: illustrative(
      "two changes are adverse for men: fewer sessions for those cautioned for domestic violence, and the end of a contract that mostly men with convictions use. Probation staff know of few who are in both. Whoever is, finishes the course begun and is referred in the order of risk; nobody loses both in the same months.",
    ),
  },
] as const;

export const OPTIONS: readonly OptionInWords[] = [
  {
    option: illustrative("keep every amount as it was."),
    whyNot: illustrative(
      "nobody who is helped today would lose anything, and the sessions would go on as they are. But it leaves the longest waits as they are, those of victims of sexual and domestic violence in the county, and nothing for the evening work with girls.",
    ),
  },
  {
    option: illustrative("take the same share from every service."),
    whyNot: illustrative(
      "nobody would bear more than others. But the two smallest services cannot go on with less and would close, and the waits would grow everywhere.",
    ),
  },
];

/** Why the decision cannot wait for the published action. */
export const CARRIED_FORWARD = {
  proposal: illustrative(
    "the review that this action is about ends only in December 2018, and the contracts have to be settled before 1 April.",
  ),
  acceptance: illustrative(
    "the review cannot be hurried, and its findings are reported to the office every quarter.",
  ),
};

/** Why it is right to decide before what mitigates is done. */
export const ACCEPTED_AFTERWARDS = illustrative(
  "the order of risk applies from the first referral, and how many wait can be counted only once the new contract has run for a quarter.",
);

/** What was asked about a change before it was signed, and the answer, by its title. */
export const QUESTIONS_ASKED: Readonly<Record<string, string>> = {
  [C2ARA]: illustrative(
    "How many men wait for a session in January, and what happens to the women meanwhile? Those who were referred after October 2017 began in the new year, and nobody asks the women: so referrals are put in the order of risk, and how many wait is reported every quarter.",
  ),
};

/** What it is supported on. */
export const CONDITIONS = illustrative("referrals to the C2ARA sessions are put in the order of risk.");

/** In the words of whoever signs: the draft said no more than that it is approved. */
export const RESOLVED = illustrative(
  "to approve the framework, on the condition that referrals to the C2ARA sessions are put in the order of risk.",
);

export const DECISION_REASONS = illustrative(
  "fewer sessions for men who harm is what I found hardest, and I looked at keeping them. It would have cost the evening work with girls, for whom there is nothing else. I decide so because the order of risk protects those in most danger from the first day, and I want the count of who waits in September. The two endings were agreed long ago, and nobody is dropped in the middle.",
);
