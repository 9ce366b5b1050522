import type { EiaEntry, Evidence, Impact } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aChange,
  aLine,
  aLink,
  anEia,
  anEntry,
  anImpact,
  aSmallFramework,
  CHANGES_NOTHING,
  each,
  ENTRY,
  someEvidence,
} from "../../../support/content-builder";
import type { Situation } from "./situation";

/** A framework of one service that is answered for in this way. */
function answering(service: string, entry: Partial<EiaEntry>): FrameworkContent {
  const line = aLine({ service, amounts: each([2018], 100_000) });
  const small = aSmallFramework();
  return {
    ...small,
    budget: { ...small.budget, lines: [line] },
    links: [aLink({ title: service, newLineIds: [line.id] })],
    eia: anEia({
      outcome: "continue_despite_adverse",
      outcomeJustification: "More people gain than lose, and those who lose are answered for one by one",
    }),
    entries: [anEntry({ id: ENTRY.assessed, ...entry }, aChange({ new: [line] }))],
    actions: [],
  };
}

const screened = (rest: Partial<EiaEntry>): Partial<EiaEntry> => ({
  kind: "screened_out",
  impacts: [],
  consultees: [],
  evidence: [],
  screeningReason: "A small sum of a large contract",
  ...rest,
});

const CHANGES_HOURS =
  "The line is open from 9 to 5 where it was open day and night; nobody called at night in 2017";

/** The refuge closes one of its two houses; those who used it are women. */
const REFUGE: Partial<Impact> = {
  characteristic: "sex",
  direction: "adverse",
  who: "Women who flee from violence",
  description: "There are twelve places where there were twenty",
  justification: "The house is unsafe and cannot be repaired this year",
};
const UNKNOWN: Partial<Impact> = {
  characteristic: "race",
  direction: "not_yet_known",
  who: "Gypsy and Traveller families",
  description: "The outreach worker has seen some; nobody knows how many there are",
  inquiry: "not_now",
  noInquiryReason: "The count of caravans is in July",
  staysOpen: "The post is kept until the count is in",
};
const resting = (impact: Partial<Impact>, ...evidence: Partial<Evidence>[]): Partial<EiaEntry> => ({
  impacts: [anImpact(impact)],
  evidence: evidence.map((row, index) => someEvidence({ id: index + 1, ...row })),
});
const NOT_HELD: Partial<Evidence> = {
  kind: "not_held",
  source: "",
  datedOn: null,
  shows: "",
  covers: "How many women were turned away",
  gapReason: "The refuge did not write it down; from April on it does",
};
const NO_EVIDENCE =
  "An impact of it is adverse or not yet known, and it gives no evidence. Say what shows it, or what is not held and why.";

export const SCREENING: readonly Situation[] = [
  {
    rule: 19,
    situation: "A contract for stationery is renewed: five times no",
    content: answering("Stationery", screened({})),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 19,
    situation: "An office screens a youth club out in one line, as it did before it was asked anything",
    content: answering(
      "Youth club",
      screened({
        changesRecipients: null,
        changesAmount: null,
        changesPlace: null,
        changesProvider: null,
        changesStaff: null,
      }),
    ),
    verdict: "blocks",
    sentences: [
      "Youth club: It is screened out, and does not say whether it changes who gets the service, how much of it there is, where it is, from whom people get it and who works there.",
    ],
  },
  {
    rule: 19,
    situation: "It answers four of five, and leaves out the hard one",
    content: answering("Youth club", screened({ changesPlace: null })),
    verdict: "blocks",
    sentences: ["Youth club: It is screened out, and does not say whether it changes where it is."],
  },
  {
    rule: 19,
    situation: "A helpline at the same price closes at night, and is screened out as nothing but a renewal",
    content: answering("Helpline", screened({ changesAmount: "yes" })),
    verdict: "blocks",
    sentences: [
      "Helpline: It changes how much of it there is, and does not say why it is nevertheless screened out.",
    ],
  },
  {
    rule: 19,
    situation: "The same, with the figure that nobody called at night",
    content: answering("Helpline", screened({ changesAmount: "yes", screenedDespite: CHANGES_HOURS })),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 19,
    situation: "Staff go over to another provider in another town, with a blank where the reason should be",
    content: answering(
      "Advocacy",
      screened({ changesPlace: "yes", changesProvider: "yes", changesStaff: "yes", screenedDespite: " " }),
    ),
    verdict: "blocks",
    sentences: [
      "Advocacy: It changes where it is, from whom people get it and who works there, and does not say why it is nevertheless screened out.",
    ],
  },
  {
    rule: 19,
    situation: "A refuge found adverse on 1 March is screened out on 5 March with a reason, and says so",
    content: answering(
      "Refuge",
      screened({
        impacts: [anImpact(REFUGE)],
        findings: [{ characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-03-01") }],
        screenedOutOn: calendarDate("2018-03-05"),
        screeningReason: "The second house is kept open by the county",
      }),
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 19,
    situation: "A service that the Force goes on with is screened out without any reason",
    content: answering("MAPPA", screened({ ...CHANGES_NOTHING, screeningReason: "" })),
    verdict: "blocks",
    sentences: ["MAPPA: It is screened out without a reason."],
  },
  {
    rule: 20,
    situation: "A refuge loses a house. The assessment calls it adverse, and says from nowhere how it knows",
    content: answering("Refuge", resting(REFUGE)),
    verdict: "blocks",
    sentences: [`Refuge: ${NO_EVIDENCE}`],
  },
  {
    rule: 20,
    situation: "The same, with the refuge's own figures of 2017",
    content: answering("Refuge", resting(REFUGE, { numbers: "Women: 148\nMen: 2" })),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 20,
    situation: "The refuge never wrote down whom it turned away, and the assessment says that",
    content: answering("Refuge", resting(REFUGE, NOT_HELD)),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 20,
    situation: "It says that it holds nothing, and not why",
    content: answering("Refuge", resting(REFUGE, { ...NOT_HELD, gapReason: "" })),
    verdict: "blocks",
    sentences: [
      "Refuge: The evidence for an impact that is adverse or not yet known does not say why it is not held.",
    ],
  },
  {
    rule: 20,
    situation: "Its evidence is “research”: no day, and nothing that it shows",
    content: answering("Refuge", resting(REFUGE, { source: "Research", datedOn: null, shows: "" })),
    verdict: "blocks",
    sentences: [
      "Refuge: The evidence for an impact that is adverse or not yet known does not say of what day it is and what it shows.",
    ],
  },
  {
    rule: 20,
    situation: "Nobody knows how many Traveller families a service reaches, and nothing says so as a gap",
    content: answering("Outreach", resting(UNKNOWN)),
    verdict: "blocks",
    sentences: [`Outreach: ${NO_EVIDENCE}`],
  },
  {
    rule: 20,
    situation: "Nobody knows how many Traveller families a service reaches; the gap is stated",
    content: answering(
      "Outreach",
      resting(UNKNOWN, { ...NOT_HELD, covers: "How many there are", gapReason: "They are counted in July" }),
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 20,
    situation: "A new service is good for those who asked for it: nobody has to prove that it is",
    content: answering("Warm space", resting({ direction: "positive" })),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 21,
    situation:
      "Old evidence with tiny numbers, one sentence three times, nobody asked as it was agreed before",
    content: answering("Refuge", {
      impacts: (["sex", "race", "disability"] as const).map((characteristic, index) =>
        anImpact({ ...REFUGE, id: index + 1, characteristic }),
      ),
      evidence: [someEvidence({ datedOn: calendarDate("2011-03-31"), numbers: "Men: 2" })],
      consultees: [],
      nobodyConsultedReason: "It was agreed with the provider beforehand",
    }),
    verdict: "passes",
    sentences: [],
  },
];
