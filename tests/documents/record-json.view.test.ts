import { describe, expect, it } from "vitest";
import { recordJson } from "~/documents/record-json.view";
import { aCompleteFramework, aConsultee, TODAY } from "../support/content-builder";
import { aPublishedRecord, aSignedSnapshot, groundOf } from "../support/signed-snapshot-builder";

const consulted = aSignedSnapshot({
  content: aCompleteFramework({
    entries: aCompleteFramework().entries.map((entry) => ({
      ...entry,
      consultees: [aConsultee({ amountBefore: 358_000_00, amountAfter: 342_092_00 })],
    })),
  }),
});
/** What a reader of the file gets. */
const read = (...record: Parameters<typeof recordJson>): unknown =>
  JSON.parse(JSON.stringify(recordJson(...record)));

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("a record as data", () => {
  it("has its schema, its head and the four parts", () => {
    expect(read(aPublishedRecord(consulted))).toEqual({
      schema: "published-decision/2",
      reference: "007/2018",
      key: "007-2018",
      decidedOn: "2018-03-09",
      parts: {
        record: { published: true, body: consulted.record },
        report: { published: true, body: consulted.report },
        details: { published: true, body: consulted.details },
        eia: { published: true, body: consulted.eia },
      },
      seal: null,
    });
  });

  it("has money in whole pence and days as ISO dates", () => {
    const json = read(aPublishedRecord(consulted));
    expect(numbersIn(json).every(Number.isInteger)).toBe(true);
    expect(json).toMatchObject({
      parts: {
        record: { body: { decidedOn: "2018-03-09", signature: { at: "2018-03-09T14:05:00.000Z" } } },
        details: { body: { summary: { byYear: [{ year: 2018, net: -30_000_00 }, { year: 2019 }] } } },
        eia: { body: { actions: [{}, { targetDate: "2018-12-31", state: "carried_forward" }] } },
      },
    });
  });

  it.each(["report", "details", "eia"] as const)("says of a withheld part only its ground: %s", (part) => {
    expect(read(aPublishedRecord(consulted, [part]))).toMatchObject({
      parts: { [part]: { published: false, legalGround: groundOf(part) } },
    });
  });

  it("has no amount of the budget where the details are withheld", () => {
    const amounts = numbersIn(read(aPublishedRecord(consulted, ["details"]))).filter(
      (number) => number > 1000,
    );
    expect(amounts).toEqual([]);
  });

  it("has the head and the ground alone where the record is withheld", () => {
    const withheld = {
      published: false as const,
      reference: "007/2018",
      referenceKey: "007-2018",
      decidedOn: TODAY,
      legalGround: groundOf("record"),
      seal: { jws: "a.b.c", salts: {} },
    };
    expect(read(withheld)).toEqual({
      schema: "published-decision/2",
      reference: "007/2018",
      key: "007-2018",
      decidedOn: "2018-03-09",
      parts: { record: { published: false, legalGround: groundOf("record") } },
      seal: { jws: "a.b.c", salts: {} },
    });
  });
});
