import { calendarDate } from "~/domain/shared/calendar-date";
import { STRATEGIC_FUND, VICTIM_FIRST, type ExampleAnswer, type ExampleImpact } from "./worked-example";

/**
 * How the blockers of the worked example could have been resolved. None of this was published by anybody: every text
 * says that it is illustrative.
 */
export const COMPLETED_TITLE = "Completed example (illustrative)";

const illustrative = (text: string) => `Illustrative: ${text}`;
const NOBODY = illustrative(
  "nobody was consulted, since the change was agreed with the provider beforehand.",
);

const impact = (
  characteristics: ExampleImpact["characteristics"],
  direction: ExampleImpact["direction"],
  who: string,
  description: string,
  mitigation = "",
): ExampleImpact => ({
  characteristics,
  direction,
  who,
  description: illustrative(description),
  mitigation: mitigation && illustrative(mitigation),
  justification: "",
});

const assessed = (change: string, ...impacts: ExampleImpact[]): ExampleAnswer => ({
  change,
  answer: { kind: "assessed", nobodyConsultedReason: NOBODY },
  impacts,
  consultees: [],
});

const screenedOut = (change: string, reason: string): ExampleAnswer => ({
  change,
  answer: { kind: "screened_out", screeningReason: illustrative(reason) },
  impacts: [],
  consultees: [],
});

export const COMPLETING_ANSWERS: readonly ExampleAnswer[] = [
  assessed(
    "Sexual and domestic violence information and support service",
    impact(
      ["sex"],
      "positive",
      "Victims of sexual and domestic violence, most of whom are women",
      "more money for the service means that more of them are supported.",
    ),
  ),
  assessed(
    "Safeguarding Boards",
    impact(
      ["age", "disability"],
      "positive",
      "Children, and adults with care and support needs",
      "the boards can look at more cases.",
    ),
  ),
  assessed(
    "C2ARA",
    impact(
      ["sex"],
      "adverse",
      "Men who are cautioned for domestic violence, and the women whom they harmed",
      "fewer sessions can be paid for.",
      "referrals are put in the order of risk, and the number waiting is looked at every quarter.",
    ),
  ),
  screenedOut(
    "Crimestoppers",
    "a contribution to a national line that anybody may call; it rises with prices.",
  ),
  assessed(
    "Youth prevention contracts ended June 2017",
    impact(
      ["age"],
      "adverse",
      "Young people who took part in the five projects",
      "the projects came to their agreed end.",
      "providers may bid to the Prevention Fund, and Kicks takes young people from the same places.",
    ),
  ),
  assessed(
    "Kicks",
    impact(["age"], "positive", "Young people from 8 to 18", "a new programme of sport in the evenings."),
  ),
  assessed(
    "Grants, emergent issues and the Prevention Fund",
    impact(
      ["all"],
      "not_yet_known",
      "People served by the voluntary groups that may apply",
      "who gains or loses depends on who applies and is chosen.",
      "every application says whom it serves, and the balance of the awards is published each year.",
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
    impact(
      ["disability"],
      "neutral",
      "People in Rutland who are treated for substance misuse",
      "the county council arranges the same treatment as the provider did before.",
    ),
  ),
  assessed(
    "CSE return interview post",
    impact(
      ["age", "sex"],
      "neutral",
      "Children who went missing and have come back",
      "the city council employs the interviewer itself; the same interviews are held.",
    ),
  ),
  {
    change: VICTIM_FIRST,
    answer: {
      kind: "separate_eia",
      separateReference: "EIA 2017-11 (illustrative)",
      separateDate: calendarDate("2018-02-12"),
    },
    impacts: [
      impact(
        ["sex", "race"],
        "positive",
        "Victims of crime",
        "the new service offers support in more languages, and at home.",
      ),
    ],
    consultees: [],
  },
  {
    change: STRATEGIC_FUND,
    answer: { kind: "assessed" },
    impacts: [
      impact(
        ["disability"],
        "not_yet_known",
        "People with mental ill health, whom the other projects that share this fund work with",
        "what the projects do for them can be assessed when the fund is split.",
        "no project is paid before its share has been assessed.",
      ),
    ],
    consultees: [],
  },
  ...["Leicestershire Cares / WIRE", "Warning Zone", "Young Adults Project (YAP)/Youth Commission"].map(
    (change): ExampleAnswer => ({
      change,
      answer: { kind: "assessed", nobodyConsultedReason: NOBODY },
      impacts: [],
      consultees: [],
    }),
  ),
];

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

export const SEPARATE_EIA_COPY = {
  fileName: "separate-eia-illustrative.txt",
  text: illustrative("stands for the copy of the separate assessment that an office would store here.\n"),
};

export const COMPLETED_EIA = {
  completedOn: calendarDate("2018-02-28"),
  outcome: "continue_despite_adverse" as const,
  outcomeJustification: illustrative(
    "the adverse effects are limited and mitigated, and the money is spent where more people gain from it.",
  ),
};

export const COMPLETED_RECORD = {
  title: COMPLETED_TITLE,
  optionsConsidered: illustrative(
    "to keep every amount as it was; to make the changes proposed; to make them a year later.",
  ),
  discussion: illustrative(
    "the effect of the changes on people with protected characteristics was gone through one by one.",
  ),
  resolved: illustrative("to approve the framework."),
};

export const CARRY_FORWARD = {
  proposal: illustrative("the review that this action is about ends only in December 2018."),
  acceptance: illustrative(
    "the review cannot be hurried, and its findings are reported to the office every quarter.",
  ),
};

export const DECISION_REASONS = illustrative(
  "the benefits outweigh the adverse effects, which are mitigated and tracked.",
);
