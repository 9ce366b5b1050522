import { expect, it } from "vitest";
import { entryAsText } from "~/domain/eia/entry-text";
import { calendarDate } from "~/domain/shared/calendar-date";
import { NOT_SCREENED } from "~/domain/eia/eia";
import {
  aConsultee,
  anEntry,
  anImpact,
  aStoredCopy,
  ASKED_AFTERWARDS,
  someEvidence,
} from "../../support/content-builder";

it("holds every word that was written in an entry", () => {
  const text = entryAsText(
    anEntry({
      kind: "separate_eia",
      screeningReason: "An earlier reason",
      separateEia: { reference: "EIA 1b", date: calendarDate("2018-02-01"), copy: aStoredCopy() },
      impacts: [
        anImpact({
          characteristic: "sex",
          direction: "not_yet_known",
          who: "Women",
          description: "The data come in June",
          mitigation: "Asked for monthly",
          mitigationBy: "The provider",
          mitigationTiming: "in_place",
          justification: "Nothing else is affordable",
          ...ASKED_AFTERWARDS,
          noInquiryReason: "Too early to ask the others",
          staysOpen: "It is looked at again in July",
        }),
      ],
      noImpactReason: "Why nobody else",
      changesAmount: "yes",
      screenedDespite: "It ends as agreed",
      othersReason: "The others come as often as before",
      combinedNote: "Older women",
      contradictedReason: "It moves next door",
      evidence: [
        someEvidence({ numbers: "Men: 12" }),
        someEvidence({
          kind: "not_held",
          source: "",
          datedOn: null,
          covers: "Who calls",
          shows: "",
          gapReason: "Nobody asks",
        }),
      ],
      consultees: [
        aConsultee({
          consultee: "The board",
          consultedWhen: "May 2017",
          consultedFrom: calendarDate("2017-05-01"),
          consultedTo: calendarDate("2017-05-31"),
          said: "Keep it",
          influence: "It was kept",
          amountBefore: 7_990_000,
          amountAfter: 8_683_75,
          unchangedReason: "The rest was agreed",
        }),
      ],
      nobodyConsultedReason: "Why nobody else was asked",
      ownAnswers: [{ key: 1, question: "Rural areas?", answer: "Buses stop" }],
    }),
  );
  expect(text.split("\n")).toEqual([
    "Separate EIA",
    "It changes how much of it there is",
    "Reason for screening out: An earlier reason",
    "Why it is nevertheless screened out: It ends as agreed",
    "Separate EIA: EIA 1b",
    "Date of the separate EIA: 1 February 2018",
    `Stored copy of the separate EIA: victim-first-eia.pdf (SHA-256 ${"b".repeat(64)})`,
    "Sex: not yet known",
    "Who is affected: Women",
    "Reason or evidence: The data come in June",
    "Mitigation: Asked for monthly",
    "Who does it: The provider",
    "By when: in place already",
    "Justification: Nothing else is affordable",
    "What is asked: How many of those who call are disabled",
    "Who finds out: Commissioning Manager",
    "By when: 29 June 2018",
    "Before or after the decision: After the decision",
    "Why it is not asked now: Too early to ask the others",
    "How the decision stays open: It is looked at again in July",
    "Why nobody is affected: Why nobody else",
    "Why the others are not affected: The others come as often as before",
    "Who is hit by more than one: Older women",
    "Why it stands against what people said: It moves next door",
    "Evidence: held",
    "Source: Monitoring returns of the provider",
    "Date: 31 December 2017",
    "What it covers: Everybody referred in 2017",
    "What it shows: One in three is disabled",
    "Numbers by group: Men: 12",
    "Evidence: not held",
    "What is not held: Who calls",
    "Why it is not held: Nobody asks",
    "Consultee: The board",
    "When: May 2017",
    "First day to answer: 1 May 2017",
    "Last day to answer: 31 May 2017",
    "What they said: Keep it",
    "What it changed: It was kept",
    "Amount before: £79,900",
    "Amount after: £8,683.75",
    "Why nothing changed: The rest was agreed",
    "Why nobody was consulted: Why nobody else was asked",
    "Rural areas? Buses stop",
  ]);
});

it("leaves out what nobody wrote", () => {
  const blank = anEntry({
    kind: "screened_out",
    ...NOT_SCREENED,
    screeningReason: "Paid elsewhere",
    impacts: [],
    evidence: [],
    consultees: [],
  });
  expect(entryAsText(blank)).toBe("Screened out\nReason for screening out: Paid elsewhere");
});

it("leaves out blanks, and amounts that a consultee did not move", () => {
  const consultee = aConsultee({ consultedWhen: " ", amountBefore: null, amountAfter: 0 });
  const entry = anEntry({
    kind: "screened_out",
    ...NOT_SCREENED,
    impacts: [],
    evidence: [],
    consultees: [consultee],
  });
  expect(entryAsText(entry)).toBe(
    [
      "Screened out",
      "Consultee: Strategic Partnership Board",
      "What they said: Keep it",
      "What it changed: The amount was raised",
      "Amount after: £0",
    ].join("\n"),
  );
});
