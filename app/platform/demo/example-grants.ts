import type { ApplicationWords } from "~/domain/grants/application";
import type { AllocationAssessment } from "~/domain/grants/assessment";
import type { AwardWords } from "~/domain/grants/award";
import type { RoundWords } from "~/domain/grants/round";
import type { Scores } from "~/domain/grants/scoring";
import { calendarDate } from "~/domain/shared/calendar-date";

/** Of the name of the budget line that the round is paid from. */
export const FUND = "Prevention Fund";

/** Made up to show how a round of grants goes: no such organisation applied, and nothing of it was published in 2018. */
export const ROUND: Omit<RoundWords, "lineId"> = {
  title: "Illustrative: small grants of the Prevention Fund 2018/19",
  purpose:
    "For voluntary organisations that keep people safe with partners of the office: up to £10,000 for work that begins in 2018/19.",
  criteria: [
    { name: "Need in the place it is for", most: 10 },
    { name: "What it changes for those it reaches", most: 10 },
    { name: "Value for the money", most: 5 },
  ],
  opensOn: calendarDate("2018-04-02"),
  closesOn: calendarDate("2018-05-13"),
  maximumPence: 10_000_00,
  privacy:
    "Two officers and the Commissioner read it. Of an award the recipient, the purpose, the amount, the conditions and the reasons are published. What names anybody is kept until 12 May 2019 and then deleted.",
  keptUntil: calendarDate("2019-05-12"),
  contact: "grants@opcc.example. The form can be had on paper and in large print.",
};

interface ExampleApplication {
  words: ApplicationWords;
  scores: Scores;
}

export const AWARDED: ExampleApplication & {
  assessment: AllocationAssessment;
  award: AwardWords;
} = {
  words: {
    organisation: "Example Community Hall Trust",
    register: "charity",
    registerNumber: "9990001",
    pence: 9_500_00,
    purpose: "An evening each week for young people, with youth workers, in a place that has none.",
    reaches: ["age", "disability"],
    whom: "About 60 young people from 11 to 17; the hall has no step and a hearing loop.",
    contact: "office@hall.example",
    ownAnswers: [],
  },
  scores: [
    { points: 9, reason: "The nearest youth work is eight miles away." },
    { points: 8, reason: "It is clear who comes and what becomes better." },
    { points: 4, reason: "The hall is given free of charge." },
  ],
  assessment: {
    effects: { age: "positive", disability: "positive", sex: "unknown" },
    evidence: "The trust’s attendance book of 2017; no count of girls and boys is held.",
    done: "The agreement asks for a count of girls and boys in each quarter, and a talk with those who stay away.",
  },
  award: {
    outcome: "awarded",
    reasons:
      "It gives young people a safe place where there is none, which helps to prevent crime and disorder there.",
    pence: 9_000_00,
    title: "Illustrative: weekly evenings for young people",
    purpose: "An evening each week for young people, with youth workers, for one year.",
    conditions: "A count of those who come, by age and sex, in each quarter.",
    name: "Example Community Hall Trust",
    register: "charity",
    number: "9990001",
  },
};

export const REFUSED: ExampleApplication & { reasons: string } = {
  words: {
    organisation: "Example Neighbourhood Cameras Ltd",
    register: "company",
    registerNumber: "99900002",
    pence: 10_000_00,
    purpose: "Cameras at four shops.",
    reaches: [],
    whom: "",
    contact: "office@cameras.example",
    ownAnswers: [],
  },
  scores: [
    { points: 3, reason: "No figures of the four places are given." },
    { points: 2, reason: "It does not say what is done with what is recorded." },
    { points: 2, reason: "A year’s upkeep is not in the sum." },
  ],
  reasons: "It does not say what would be another for anybody, and the shops can pay for cameras themselves.",
};

export const WAITING: ExampleApplication = {
  words: {
    organisation: "Example Elders’ Circle",
    register: "none",
    registerNumber: "",
    pence: 4_000_00,
    purpose: "Visits to older people who were victims of fraud at their door.",
    reaches: ["age", "religion_or_belief"],
    whom: "Older people of three congregations, in their own languages.",
    contact: "circle@elders.example",
    ownAnswers: [],
  },
  scores: [
    { points: 7, reason: "Fraud at the door rose in two of the three places." },
    { points: 7, reason: "Visitors who speak the language are trusted." },
    { points: 4, reason: "Volunteers give their time." },
  ],
};

export const PAYMENTS = [
  { on: calendarDate("2018-07-02"), pence: 4_500_00 },
  { on: calendarDate("2019-01-07"), pence: 4_500_00 },
] as const;
