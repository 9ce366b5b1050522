import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { DIRECTIONS } from "~/domain/eia/characteristics";
import { entryGaps } from "~/domain/eia/completeness";
import { asConsultees, comesToAnEnd, isConsultationAsked, linkFault } from "~/domain/eia/consultation";
import type { EiaEntry } from "~/domain/eia/eia";
import { calendarDate } from "~/domain/shared/calendar-date";
import { consultationForm, consultationFormValues, readConsultation } from "~/forms/eia/consultation-form";
import { parseForm } from "~/forms/form";
import { aChange, aLine, anEntry, anImpact } from "../../support/content-builder";
import { formOf } from "../../support/form-data";

const moved = (before: YearAmounts | null, now: YearAmounts | null) =>
  aChange({
    ...(before && { previous: [aLine({ id: 101, amounts: before })] }),
    ...(now && { new: [aLine({ amounts: now })] }),
  });
const UP = moved({ 2018: 10_000_00 }, { 2018: 12_000_00 });

describe("what comes to an end", () => {
  it.each<[string, YearAmounts | null, YearAmounts | null, boolean]>([
    ["is a service without a line", { 2018: 10_000_00 }, null, true],
    ["is one that gets nothing any more", { 2018: 10_000_00 }, { 2018: 0 }, true],
    ["is one that gets nothing in the last year", { 2018: 10_000_00 }, { 2018: 10_000_00, 2019: 0 }, true],
    ["is not one that is cut", { 2018: 10_000_00 }, { 2018: 1 }, false],
    ["is not one that is new", null, { 2018: 10_000_00 }, false],
    ["is not one that begins in the last year", null, { 2018: 0, 2019: 10_000_00 }, false],
    ["is not one that never cost anything", { 2018: 0 }, { 2018: 0 }, false],
  ])("%s", (_name, before, now, expected) => {
    expect(comesToAnEnd(moved(before, now))).toBe(expected);
  });

  it("is a service that others go on with", () => {
    const transferred = aChange({ previous: [aLine()] }, { isTransfer: true, transferredTo: "The Force" });
    expect(comesToAnEnd(transferred)).toBe(true);
  });
});

describe("who was consulted is asked", () => {
  it.each(
    DIRECTIONS.map((direction) => [direction, ["adverse", "not_yet_known"].includes(direction)] as const),
  )("of an impact that is %s: %s", (direction, expected) => {
    expect(isConsultationAsked({ impacts: [anImpact({ direction })] }, UP, null)).toBe(expected);
  });

  it.each<[number | null, boolean]>([
    [null, false],
    [2_000_00, true],
    [2_000_01, false],
  ])("of £2,000 where the threshold is %s pence: %s", (threshold, expected) => {
    expect(isConsultationAsked({ impacts: [] }, UP, threshold)).toBe(expected);
  });

  it("of an amount that is not stated, where there is a threshold that it may reach", () => {
    const unstated = aChange({ previous: [aLine({ id: 101 })], new: [aLine({ amounts: {} })] });
    expect(isConsultationAsked({ impacts: [] }, unstated, 999_999_99)).toBe(true);
    expect(isConsultationAsked({ impacts: [] }, unstated, null)).toBe(false);
  });

  it("a threshold only ever adds changes, and a lower one never leaves out what a higher one asks", () => {
    const pence = fc.integer({ min: 0, max: 100_000_00 });
    fc.assert(
      fc.property(
        pence,
        pence,
        pence,
        pence,
        fc.constantFrom(...DIRECTIONS),
        (before, now, one, other, direction) => {
          const entry = { impacts: [anImpact({ direction })] };
          const change = moved({ 2018: before }, { 2018: now });
          const asked = (threshold: number | null) => isConsultationAsked(entry, change, threshold);
          if (asked(null)) expect(asked(one)).toBe(true);
          if (asked(Math.max(one, other))) expect(asked(Math.min(one, other))).toBe(true);
        },
      ),
    );
  });
});

describe("a consultation on several changes", () => {
  const words = {
    consultee: "Youth Commission",
    consultedWhen: "January 2018",
    consultedFrom: null,
    consultedTo: null,
    said: "Keep it near",
  };
  const links = [
    { entryId: 21, influence: "A later bus", unchangedReason: "" },
    { entryId: 22, influence: "", unchangedReason: "It is near already" },
  ];

  it("is a consultee of each entry that it was about, told apart from the entry’s own", () => {
    const consultations = [{ id: 5, version: 3, ...words, links }];
    expect(asConsultees(consultations, 22)).toEqual([
      {
        ...words,
        id: -5,
        consultationId: 5,
        influence: "",
        unchangedReason: "It is near already",
        amountBefore: null,
        amountAfter: null,
        version: 3,
      },
    ]);
    expect(asConsultees(consultations, 23)).toEqual([]);
  });

  it("leads to where it was recorded, where an entry’s part of it says too little", () => {
    const [asked] = asConsultees(
      [{ id: 5, version: 1, ...words, links: [{ entryId: 21, influence: "", unchangedReason: "" }] }],
      21,
    );
    const gaps = entryGaps(
      anEntry({ impacts: [anImpact()], consultees: asked ? [asked] : [] }),
      UP,
      [],
      calendarDate("2018-03-09"),
    );
    expect(gaps).toMatchObject([{ rule: "consultees", field: { consultation: 5 } }]);
  });

  it.each<[Partial<EiaEntry>, RegExp | null]>([
    [{}, null],
    [{ kind: "separate_eia" }, null],
    [{ kind: "screened_out" }, /screened out/u],
    [{ kind: "when_allocated" }, /allocated/u],
    [{ nobodyConsultedReason: "Nobody is left" }, /why nobody was consulted/u],
  ])("may be about an entry with %j: %s", (entry, fault) => {
    const said = linkFault(anEntry({ consultees: [], ...entry }));
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });
});

describe("the form of a consultation on several changes", () => {
  const form = consultationForm([
    { entryId: 21, title: "Bus" },
    { entryId: 22, title: "Club" },
  ]);
  const parse = (values: Record<string, string | string[]>) =>
    parseForm(form, formOf({ consultee: "A board", entries: ["21"], ...values }));

  it("reads what is ticked, and nothing of what is not", () => {
    const parsed = parse({ influence_21: "A later bus", influence_22: "Typed before it was unticked" });
    expect(parsed.ok && readConsultation(parsed.value).links).toEqual([
      { entryId: 21, influence: "A later bus", unchangedReason: "" },
    ]);
  });

  it.each<[Record<string, string | string[]>, string]>([
    [{ entries: [] }, "entries"],
    [{ entries: ["23"] }, "entries"],
    [{ consultee: " " }, "consultee"],
    [{ influence_21: "It did", unchanged_21: "It did not" }, "unchanged_21"],
  ])("refuses %j", (values, field) => {
    const parsed = parse(values);
    expect(parsed.ok || Object.keys(parsed.errors)).toEqual([field]);
  });

  it("shows again what was saved", () => {
    const parsed = parse({ said: "Keep it", influence_21: "A later bus" });
    const read = parsed.ok ? readConsultation(parsed.value) : null;
    expect(read && consultationFormValues({ id: 1, version: 1, ...read })).toMatchObject({
      said: "Keep it",
      entries: ["21"],
      influence_21: "A later bus",
      unchanged_21: "",
    });
  });
});
