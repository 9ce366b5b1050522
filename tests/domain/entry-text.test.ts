import { expect, it } from "vitest";
import { entryAsText } from "~/domain/eia/entry-text";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aConsultee, anEntry, anImpact, aStoredCopy } from "../support/content-builder";

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
          justification: "Nothing else is affordable",
        }),
      ],
      noImpactReason: "Why nobody else",
      consultees: [
        aConsultee({
          consultee: "The board",
          consultedWhen: "May 2017",
          said: "Keep it",
          influence: "It was kept",
          amountBefore: 7_990_000,
          amountAfter: 8_683_75,
          unchangedReason: "The rest was agreed",
        }),
      ],
      nobodyConsultedReason: "Why nobody else was asked",
    }),
  );
  expect(text.split("\n")).toEqual([
    "Separate EIA",
    "Reason for screening out: An earlier reason",
    "Separate EIA: EIA 1b",
    "Date of the separate EIA: 1 February 2018",
    `Stored copy of the separate EIA: victim-first-eia.pdf (SHA-256 ${"b".repeat(64)})`,
    "Sex: not yet known",
    "Who is affected: Women",
    "Reason or evidence: The data come in June",
    "Mitigation: Asked for monthly",
    "Justification: Nothing else is affordable",
    "Why nobody is affected: Why nobody else",
    "Consultee: The board",
    "When: May 2017",
    "What they said: Keep it",
    "What it changed: It was kept",
    "Amount before: £79,900",
    "Amount after: £8,683.75",
    "Why nothing changed: The rest was agreed",
    "Why nobody was consulted: Why nobody else was asked",
  ]);
});

it("leaves out what nobody wrote", () => {
  const blank = anEntry({
    kind: "screened_out",
    screeningReason: "Paid elsewhere",
    impacts: [],
    consultees: [],
  });
  expect(entryAsText(blank)).toBe("Screened out\nReason for screening out: Paid elsewhere");
});

it("leaves out blanks, and amounts that a consultee did not move", () => {
  const consultee = aConsultee({ consultedWhen: " ", amountBefore: null, amountAfter: 0 });
  const entry = anEntry({ kind: "screened_out", impacts: [], consultees: [consultee] });
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
