import { describe, expect, it } from "vitest";
import { contentLeaves } from "../../../app/domain/decision/content-leaves";
import {
  implicationGaps,
  implicationsShown,
  IMPLICATION_PARTS,
  IMPLICATIONS,
  recordedImplications,
  recordSettingOn,
  type Implications,
} from "../../../app/domain/decision/implications";
import { submissionGate } from "../../../app/domain/framework/sign-off-gate";
import { publishedTexts } from "../../../app/domain/publication/published-texts";
import { RECORD_PARTS } from "../../../app/domain/publication/record-parts";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aCompleteFramework, aRecord } from "../../support/content-builder";

const TODAY = calendarDate("2018-03-07");
const ALL: Implications = {
  ...Object.fromEntries(IMPLICATIONS.map((name) => [name, `said: ${name}`])),
  consideredBy: [{ body: "said: consideredBy", on: calendarDate("2018-02-20") }],
};
const withAll = aCompleteFramework({ record: aRecord({ implications: ALL }) });

describe("what an office asks for", () => {
  const settings = [
    { validFrom: calendarDate("2018-01-01"), asked: ["legal" as const], scrutinyBody: "A panel" },
    { validFrom: calendarDate("2018-04-01"), asked: [], scrutinyBody: "A committee" },
  ];

  it.each([
    ["2017-12-31", [], "Police and Crime Panel"],
    ["2018-01-01", ["legal"], "A panel"],
    ["2018-04-01", [], "A committee"],
  ])("on %s", (day, asked, scrutinyBody) => {
    expect(recordSettingOn(settings, calendarDate(day))).toMatchObject({ asked, scrutinyBody });
  });

  it.each([
    [{}, ["legal"]],
    [{ legal: " " }, ["legal"]],
    [{ legal: "None" }, []],
  ])("is missing where nothing is said, and “None” is an answer: %j", (said, gaps) => {
    expect(implicationGaps(["legal"], said)).toEqual(gaps);
  });

  it("blocks the submission while it is not said, and blocks nothing where it is not asked", () => {
    const asked = { ...aCompleteFramework(), recordSettings: settings };
    expect(submissionGate(asked, TODAY)).toMatchObject({
      blockers: [{ rule: "record", putRight: { page: "implications", field: "legal" } }],
    });
    expect(submissionGate({ ...withAll, recordSettings: settings }, TODAY)).toEqual({ ok: true });
    expect(submissionGate(aCompleteFramework(), TODAY)).toEqual({ ok: true });
  });

  it("is shown also where it is asked no more, as long as something is said", () => {
    expect(implicationsShown([], {})).toEqual([]);
    expect(implicationsShown([], { risk: "It may be late" })).toEqual(["risk"]);
  });
});

describe("what is frozen", () => {
  it("is what it always was where none is said", () => {
    const blank = { legal: "", consideredBy: [] };
    expect(contentLeaves(aCompleteFramework({ record: aRecord({ implications: blank }) }))).toEqual(
      contentLeaves(aCompleteFramework()),
    );
    for (const part of RECORD_PARTS) expect(recordedImplications(part, blank)).toEqual({});
  });

  it.each(IMPLICATIONS)("has %s in its own part alone", (name) => {
    const parts = contentLeaves(withAll)
      .filter(({ body }) => JSON.stringify(body).includes(`said: ${name}`))
      .map(({ part }) => part);
    expect(parts).toEqual([IMPLICATION_PARTS[name]]);
  });
});

it.each(IMPLICATIONS)("%s is among the texts that are published with its part, and with no other", (name) => {
  const steps = (withheld: string) => ({
    approvalComment: "",
    determinations: RECORD_PARTS.map((part) => ({
      ...{ part, publish: part !== withheld, items: [], legalGround: "", isQualified: false },
      ...{ publicInterest: "", withheldUntil: null, inherited: [], released: [] },
    })),
  });
  const isThere = (withheld: string) =>
    publishedTexts(withAll, steps(withheld)).some(({ text }) => text.includes(`said: ${name}`));
  expect(isThere("nothing")).toBe(true);
  expect(isThere(IMPLICATION_PARTS[name])).toBe(false);
});
