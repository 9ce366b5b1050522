import type { Channel } from "~/domain/consultation/answer";
import type { ConsultationWords } from "~/domain/consultation/public-consultation";
import type { WhomAsked } from "~/domain/consultation/whom";
import type { Support } from "~/domain/consultation/question";
import type { SaidOfThemselves } from "~/domain/consultation/monitoring";
import type { ThemeOutcome } from "~/domain/consultation/theme";
import { calendarDate } from "~/domain/shared/calendar-date";
import { C2ARA } from "./completed-example";
import { IOM } from "./worked-example";

/**
 * The public is asked with the questions of 2017/18 about the changes of the completed example. Nobody gave any of these answers:
 * every text says that it is illustrative.
 */
const illustrative = (text: string) => `Illustrative: ${text}`;

export const ASKED: Omit<ConsultationWords, keyof WhomAsked> = {
  title: "Illustrative: the draft Commissioning Framework 2018-21",
  why: illustrative(
    "the commissioning budget is less than it was. What you say can still change each of these amounts before the Commissioner decides.",
  ),
  privacy: illustrative(
    "two officers read the answers. No name is asked for, and what is said in words is deleted a year after the closing.",
  ),
  contact: illustrative("write to the office, or ring it, for paper, large print or another language."),
  opensOn: calendarDate("2017-11-20"),
  closesOn: calendarDate("2018-01-12"),
  keptUntil: null,
  outcomeBy: calendarDate("2018-02-28"),
};

export const WHOM: WhomAsked = {
  askedOf: ["area", "victims", "ratepayers", "bodies"],
  bodies: illustrative(
    "organisations for victims, councils, partnerships, and groups of people who share a protected characteristic.",
  ),
  channels: illustrative(
    "on paper from the office, and at two meetings, in Leicester and in Melton Mowbray.",
  ),
};

const GRANTS = "Grants, emergent issues and the Prevention Fund";
const WIRE = "Leicestershire Cares / WIRE";
const VIOLENCE = "Sexual and domestic violence information and support service";

/** In pence, what people were asked about and what it became: the paper of 2017/18 proposed £50,000 less. */
export const FIRST_PROPOSED = {
  change: IOM,
  asked: 308_000_00,
  settled: 342_092_00,
  whyAsked: illustrative("what people are asked about, as the year before proposed it."),
  whySettled: illustrative("most who answered said that a saving of £50,000 is too much at once."),
};

/** The changes that people were asked about, with how many of ten support each fully, and how many in part. */
export const SUPPORT_OF_TEN: Readonly<Record<string, readonly [full: number, partial: number]>> = {
  [VIOLENCE]: [7, 2],
  [IOM]: [2, 2],
  [WIRE]: [3, 3],
  [C2ARA]: [3, 4],
  "Warning Zone": [6, 3],
  [GRANTS]: [3, 4],
};

export interface ExampleTheme {
  title: string;
  quotation: string;
  /** The changes that it is about; none where it is about the whole. */
  about: readonly string[];
  outcome: ThemeOutcome;
  reply: string;
  /** What people said of it, by the number of the question. */
  said: readonly (readonly [question: string, words: string])[];
}

const theme = (
  title: string,
  about: readonly string[],
  came: Pick<ExampleTheme, "outcome" | "reply">,
  ...said: ExampleTheme["said"]
): ExampleTheme => ({
  title: illustrative(title),
  quotation: illustrative(said[0]?.[1] ?? ""),
  about,
  outcome: came.outcome,
  reply: illustrative(came.reply),
  said: said.map(([question, words]) => [question, illustrative(words)]),
});

export const THEMES: readonly ExampleTheme[] = [
  theme(
    "a saving of £50,000 on offender management is too much at once",
    [IOM],
    {
      outcome: "changed",
      reply:
        "the saving is £15,908 instead of £50,000, which the Reducing Reoffending Board says does not lessen what the work achieves.",
    },
    ["Q1", "the people whom this team sees are the ones who break into our shops. Do not weaken it."],
    ["Q1", "one officer less and nobody visits on release day."],
    ["Q1", "a cut of this size in one year is a false economy."],
    ["Q4", "please look again at offender management, it works in our town."],
    ["Q1", "less than was asked for, yes; so much less, no."],
    ["Q1", "women leaving prison depend on it for a place to stay."],
  ),
  theme(
    "small groups need help to apply for grants",
    [GRANTS],
    {
      outcome: "changed",
      reply: "bids are taken all year, and officers meet groups before they apply.",
    },
    ["Q2a", "the form took our three volunteers two weekends."],
    ["Q2a", "what worked well was being rung up and asked what we meant."],
    ["Q2b", "another funder let us send a short film instead of ten pages."],
    ["Q2d", "the closing date fell in the school holidays, when we run our busiest scheme."],
    ["Q2a", "we never heard why we were turned down."],
    ["Q2d", "a meeting with those who got a grant before would help."],
    ["Q2b", "the lottery gives a month to set up before delivery begins."],
  ),
  theme(
    "the county has as much need as the city",
    [],
    {
      outcome: "changed",
      reply:
        "half of the rise for people who suffered sexual or domestic violence pays for appointments outside the city.",
    },
    ["Q4", "everything is in the city. The last bus to our village goes at six."],
    ["Q4", "rural people are asked and then forgotten."],
    ["Q1", "good, but put some of the appointments in Melton and in Rutland."],
    ["Q4", "my mother does not drive and will not travel to the city."],
    ["Q1", "a worker who comes to the village hall would reach more of us."],
  ),
  theme(
    "young adults who look for work should not lose their support",
    [WIRE],
    {
      outcome: "not_changed",
      reply:
        "the contract ends as it was agreed to. Whoever has begun is seen through to the end of it, and the probation service takes on those who come after.",
    },
    ["Q1", "my son got his first job through this."],
    ["Q1", "without it they have the Jobcentre and nothing else."],
    ["Q1", "who helps a young man with a record if not them?"],
    ["Q4", "work is what keeps people from offending again."],
    ["Q1", "disabled young people got a coach here and will not elsewhere."],
  ),
  theme(
    "sessions about abusive behaviour should reach those at most risk first",
    [C2ARA],
    {
      outcome: "changed",
      reply: "referrals are put in the order of risk; the amount stays as it was proposed.",
    },
    ["Q1", "fewer places are bearable only if the worst cases come first."],
    ["Q1", "my daughter is safer because he went to these sessions."],
    ["Q1", "fund it in full: it is cheaper than a refuge."],
    ["Q4", "put women’s safety first when places are few."],
  ),
  theme(
    "reports twice a year are enough for all, not for councils alone",
    [],
    {
      outcome: "passed_on",
      reply: "passed on to those who write next year’s contracts: it is not a matter of this budget.",
    },
    ["Q3b", "charities should report twice a year as well."],
    ["Q3b", "one form for all funders, please."],
    ["Q3b", "ask for stories besides numbers."],
    ["Q2d", "flexible measures matter more to us than the amount."],
    ["Q3b", "quarterly reports cost us a day each."],
  ),
];

/** Organisations that answer as one, by the kind that they are. */
export const BODIES: readonly { body: string; channel: Channel }[] = [
  { body: "A charity for people who suffered domestic abuse (illustrative)", channel: "online" },
  { body: "A community safety partnership (illustrative)", channel: "online" },
  { body: "A county voluntary sector council (illustrative)", channel: "online" },
  { body: "A youth offending service (illustrative)", channel: "online" },
  { body: "A parish council (illustrative)", channel: "paper" },
  { body: "A disabled people’s organisation (illustrative)", channel: "online" },
  { body: "A federation of small businesses (illustrative)", channel: "online" },
  { body: "A faith forum (illustrative)", channel: "meeting" },
  { body: "A group of ratepayers’ representatives (illustrative)", channel: "meeting" },
  { body: "A network of rural victims’ services (illustrative)", channel: "online" },
];

export const PEOPLE = 58;

/** Most people answer online; some on paper, and a few at the two meetings. */
export function channelOf(person: number): Channel {
  if (person % 6 === 4) return "paper";
  return person % 15 === 7 ? "meeting" : "online";
}

/** What people are asked about themselves. */
export const MONITORED = ["age", "disability", "race", "sex"] as const;

/** So many in turn, each with how often it comes; what nobody says is left out. */
const SAID: Record<(typeof MONITORED)[number], readonly (readonly [answer: string | null, times: number])[]> =
  {
    age: [
      ["18_24", 3],
      ["25_34", 6],
      ["35_44", 9],
      ["45_54", 11],
      ["55_64", 12],
      ["65_74", 9],
      ["75_over", 4],
      ["prefer_not_to_say", 2],
      [null, 2],
    ],
    disability: [
      ["a_lot", 6],
      ["a_little", 9],
      ["no", 34],
      ["prefer_not_to_say", 5],
      [null, 4],
    ],
    race: [
      ["white_british", 33],
      ["asian", 9],
      ["black", 5],
      ["mixed", 2],
      ["white_other", 3],
      ["prefer_not_to_say", 4],
      [null, 2],
    ],
    sex: [
      ["female", 31],
      ["male", 21],
      ["prefer_not_to_say", 4],
      [null, 2],
    ],
  };

/** Of people who answer at a meeting nothing is kept: nobody is asked there. Each question is answered in an order of its own. */
export function saidOfExample(person: number): SaidOfThemselves {
  if (channelOf(person) === "meeting") return {};
  const said = MONITORED.flatMap((question, place) => {
    const answers = SAID[question].flatMap(([answer, times]) => Array<string | null>(times).fill(answer));
    const answer = answers[(person * (7 + 4 * place) + place) % answers.length] ?? null;
    return answer === null ? [] : [[question, answer] as const];
  });
  return Object.fromEntries(said);
}

/** Spread over the changes so that no two look alike, and the same each time. @returns null where nothing is said of it */
export function supportOfExample(answer: number, place: number, change: string): Support | null {
  const turn = (answer * 7 + place * 3 + Math.floor(answer / 10)) % 11;
  if (turn === 10) return null;
  const [full, partial] = SUPPORT_OF_TEN[change] ?? [0, 0];
  if (turn < full) return "full";
  return turn < full + partial ? "partial" : "none";
}
