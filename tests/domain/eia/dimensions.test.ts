import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import {
  dimensionAnswerFaults,
  dimensionEndFaults,
  dimensionGaps,
  dimensionSettingFaults,
  dimensionsToAcknowledge,
  isAskedOn,
  recordedDimensions,
  takesAnswer,
  type DimensionSetting,
} from "~/domain/eia/dimensions";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { eiaBody } from "~/domain/decision/signed-snapshot";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anyDate } from "../../support/arbitraries";
import { aCompleteFramework, aDimension, aDimensionAnswer, TODAY } from "../../support/content-builder";

const MAY = calendarDate("2018-05-01");

const wanted = (overrides: Partial<DimensionSetting> = {}): DimensionSetting => ({
  kind: "local",
  name: "Veterans",
  legalBasis: "Decision of the office of 5 March 2018",
  validFrom: TODAY,
  validUntil: null,
  ...overrides,
});

describe("when a dimension is asked (rule 23)", () => {
  it.each([
    ["2018-01-31", false],
    ["2018-02-01", true],
    ["2018-03-09", true],
    ["2018-03-10", false],
  ])("one from 1 February to 9 March 2018, on %s: %s", (day, isAsked) => {
    const dimension = aDimension({ validUntil: TODAY });
    expect(isAskedOn(dimension, calendarDate(day))).toBe(isAsked);
  });

  it("is each day from its first on where it has no last", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (validFrom, day) => {
        expect(isAskedOn({ validFrom, validUntil: null }, day)).toBe(day >= validFrom);
      }),
    );
  });

  it("takes an answer before it begins, and after its end only where it has one", () => {
    const toCome = aDimension({ validFrom: MAY, answer: null });
    const ended = aDimension({ validUntil: calendarDate("2018-02-28"), answer: null });
    expect(takesAnswer(toCome, TODAY)).toBe(true);
    expect(takesAnswer(ended, TODAY)).toBe(false);
    expect(takesAnswer({ ...ended, answer: aDimensionAnswer() }, TODAY)).toBe(true);
  });
});

describe("what is missing of a dimension", () => {
  it.each(DIRECTIONS)("is who and why, whatever the direction: %s", (direction) => {
    const faults = dimensionAnswerFaults({ direction, who: " ", description: "", response: "Something" });
    expect(Object.keys(faults)).toEqual(["who", "description"]);
  });

  it.each([
    ["positive", []],
    ["neutral", []],
    ["adverse", ["response"]],
    ["not_yet_known", ["response"]],
  ] as const)("with nothing done or asked, %s: %j", (direction, missing) => {
    expect(Object.keys(dimensionAnswerFaults(aDimensionAnswer({ direction })))).toEqual(missing);
  });

  it("is nothing on a day on which it is not asked, and never two sentences", () => {
    fc.assert(
      fc.property(anyDate, fc.boolean(), (day, isAnswered) => {
        const gaps = dimensionGaps(aDimension(isAnswered ? {} : { answer: null }), day);
        expect(gaps.length).toBe(!isAnswered && isAskedOn(aDimension(), day) ? 1 : 0);
      }),
    );
  });
});

describe("what is frozen of dimensions", () => {
  const before = aCompleteFramework();

  it("is nothing where none is answered, so that what was submitted before keeps its leaves and bodies", () => {
    const asked = { ...before, dimensions: [aDimension({ answer: null })] };
    expect(contentLeaves(asked)).toEqual(contentLeaves(before));
    expect(eiaBody(asked)).toEqual(eiaBody(before));
    expect(eiaBody(before)).not.toHaveProperty("dimensions");
  });

  it("is a leaf and an item of the assessment for each that is answered, with its name and basis", () => {
    const content = { ...before, dimensions: [aDimension(), aDimension({ id: 52, answer: null })] };
    const recorded = {
      kind: "local",
      dimension: "Rural areas",
      legalBasis: "Decision of the office of 1 February 2018",
      direction: "neutral",
      who: "People in villages without a bus",
      description: "The service comes to them as before",
      response: "",
    };
    expect(recordedDimensions(content.dimensions)).toEqual([{ id: 51, recorded }]);
    expect(contentLeaves(content).slice(contentLeaves(before).length)).toEqual([
      { part: "eia", kind: "dimension", id: 51, body: recorded },
    ]);
    expect(eiaBody(content).dimensions).toEqual([recorded]);
  });

  it("is acknowledged where it is adverse or not yet known", () => {
    const all = DIRECTIONS.map((direction, index) =>
      aDimension({ id: index, answer: aDimensionAnswer({ direction }) }),
    );
    expect(dimensionsToAcknowledge(all).map(({ text }) => text)).toEqual([
      "Beside the nine: adverse impact on Rural areas",
      "Beside the nine: not yet known impact on Rural areas",
    ]);
    expect(dimensionsToAcknowledge([aDimension({ answer: null })])).toEqual([]);
  });

  it("leaves the nine as they are", () => {
    expect(CHARACTERISTICS).toHaveLength(9);
  });
});

describe("switching one on", () => {
  it.each<[string, Partial<DimensionSetting>, readonly Partial<DimensionSetting>[], string[]]>([
    ["one that is new", {}, [{ name: "Rural areas" }], []],
    ["one without a name", { name: " " }, [], ["name"]],
    ["one without a basis", { legalBasis: "" }, [], ["legalBasis"]],
    ["one that began yesterday", { validFrom: calendarDate("2018-03-08") }, [], ["validFrom"]],
    ["one that is asked already, in other letters", {}, [{ name: "veterans " }], ["name"]],
    ["one that was asked once", {}, [{ validUntil: calendarDate("2018-03-08") }], []],
    ["one that is asked until today", {}, [{ validUntil: TODAY }], ["name"]],
    ["one that is asked until the day before", { validFrom: MAY }, [{ validUntil: TODAY }], []],
    ["the duty, beside dimensions of one's own", { kind: "socio_economic" }, [{ name: "Rural" }], []],
    [
      "the duty twice, by whatever name",
      { kind: "socio_economic", name: "Poverty" },
      [{ kind: "socio_economic", name: "Socio-economic disadvantage" }],
      ["name"],
    ],
  ])("%s", (_case, overrides, existing, fields) => {
    const faults = dimensionSettingFaults(wanted(overrides), existing.map(wanted), TODAY);
    expect(Object.keys(faults)).toEqual(fields);
  });
});

describe("ending one", () => {
  const lasting = { validFrom: calendarDate("2018-02-01"), validUntil: null };

  it.each<[string, Parameters<typeof dimensionEndFaults>[0], string, boolean]>([
    ["today", lasting, "2018-03-09", true],
    ["later", lasting, "2019-03-31", true],
    ["yesterday", lasting, "2018-03-08", false],
    ["before it begins", { validFrom: MAY, validUntil: null }, "2018-04-30", false],
    ["on the day it begins", { validFrom: MAY, validUntil: null }, "2018-05-01", true],
    ["a second time", { ...lasting, validUntil: MAY }, "2018-06-01", false],
  ])("%s", (_when, dimension, lastDay, isFine) => {
    const faults = dimensionEndFaults(dimension, calendarDate(lastDay), TODAY);
    expect(Object.keys(faults)).toEqual(isFine ? [] : ["validUntil"]);
  });
});
