import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CONTRACT_FIELDS,
  contractByField,
  contractInWords,
  readContract,
  readDay,
} from "~/domain/budget/contract-words";
import { monthsAfter, whatComesThen } from "~/domain/budget/ending-contract";
import {
  contractFaults,
  contractTexts,
  contractYears,
  endsUnanswered,
  haveShares,
  lastDayOfYear,
  partnersIn,
  recordedContract,
  tidyContract,
  type LineContract,
  type NamedAmounts,
} from "~/domain/budget/line-contract";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anyContract } from "../../support/arbitraries";

const day = (iso: string) => ({ date: calendarDate(iso), isMonth: false });
const month = (iso: string) => ({ date: calendarDate(iso), isMonth: true });

const words = fc
  .oneof(
    fc.constantFrom("a: b", "2018/19 £5", "x: not stated", "a;b", "", "NHS England"),
    fc.string({ unit: "grapheme" }),
  )
  .map((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim());

describe("a contract in words", () => {
  it("is read back as it was, whatever it says", () => {
    fc.assert(
      fc.property(anyContract(words), (contract) => {
        expect(readContract(contractInWords(contract))).toEqual({ contract: contract ?? null, unread: [] });
      }),
    );
  });

  it("says nothing of what is not said", () => {
    expect(contractInWords(undefined)).toEqual({});
    expect(contractInWords({ end: month("2017-09-30") }, "Helpline")).toEqual({
      end: "September 2017",
      followedBy: "Helpline",
    });
  });

  it("has amounts under each name", () => {
    const partners: NamedAmounts[] = [
      { name: "City council", amounts: { 2019: 750_50, 2018: -1_00 } },
      { name: "NHS", amounts: {} },
    ];
    expect(contractInWords({ partners }).partners).toBe(
      "City council: 2018/19 −£1; 2019/20 £750.50\nNHS: not stated",
    );
  });

  it("says beside a stale form each field under the form’s own name", () => {
    const current = contractByField(
      { fundingAmounts: { 2018: 5_00 }, partners: [{ name: "NHS", amounts: { 2018: 7_00 } }] },
      "Helpline",
    );
    expect(current).toMatchObject({
      followedById: "Helpline",
      endsBecause: "",
      "funding_amount-2018": "£5",
      partners_1_name: "NHS",
      "partners_1_amount-2018": "£7",
    });
  });

  it.each([
    ["30 September 2017", day("2017-09-30")],
    ["30th Sep 2017", day("2017-09-30")],
    ["30/09/2017", day("2017-09-30")],
    ["2017-09-30", day("2017-09-30")],
    ["September 2017", month("2017-09-30")],
    ["2017-09", month("2017-09-30")],
    ["09/2017", month("2017-09-30")],
    ["31 September 2017", null],
    ["the autumn", null],
    ["2017", null],
    ["", null],
  ])("a day or a month: %j", (text, read) => {
    expect(readDay(text)).toEqual(read);
  });

  it.each([
    [{ end: "in due course" }, ["end"]],
    [{ route: "by word of mouth" }, ["route"]],
    [{ partners: "NHS, a third" }, ["partners"]],
    [{ fundingAmounts: "2018/20 £5" }, ["fundingAmounts"]],
    [{ fundingAmounts: "2018/19 £5; 2018/19 £6" }, ["fundingAmounts"]],
    [{ extension: "September 2017" }, ["extension"]],
    [{ start: "2018-01-02", end: "2018-01-01" }, ["end"]],
    [{ payment: "Split between them" }, ["payment"]],
    [{ code: "x".repeat(51) }, ["code"]],
  ])("%j cannot be read, and is said so", (given, unread) => {
    expect(readContract(given).unread).toEqual(unread);
    for (const field of unread) expect(readContract(given).contract ?? {}).not.toHaveProperty(field);
  });

  it("names every field once", () => {
    expect(new Set(CONTRACT_FIELDS).size).toBe(CONTRACT_FIELDS.length);
  });
});

describe("what can be wrong with a contract", () => {
  const others = new Set([2]);
  it.each<[LineContract, string[]]>([
    [{}, []],
    [{ start: day("2018-04-01"), end: day("2018-04-01") }, []],
    [{ start: day("2018-04-02"), end: day("2018-04-01") }, ["end"]],
    [{ extension: day("2018-04-01") }, ["extension"]],
    [{ end: day("2018-04-01"), extension: day("2018-04-01") }, ["extension"]],
    [{ followedById: 2 }, []],
    [{ followedById: 3 }, ["followedById"]],
    [{ organisations: Array.from({ length: 11 }, (_, at) => `Council ${at}`) }, ["organisations"]],
    [{ partners: [{ name: "", amounts: { 2018: 1 } }] }, ["partners"]],
    [{ projects: Array.from({ length: 11 }, () => ({ name: "A", amounts: {} })) }, ["projects"]],
    [{ endsBecause: "x".repeat(1_001) }, ["endsBecause"]],
  ])("%j", (contract, fields) => {
    expect(Object.keys(contractFaults(contract, others))).toEqual(fields);
  });

  it("nothing is kept of what says nothing", () => {
    expect(
      tidyContract({
        code: "  ",
        organisations: [" ", ""],
        partners: [{ name: " ", amounts: {} }],
        fundingAmounts: {},
        end: undefined,
      }),
    ).toBeNull();
    expect(tidyContract({ code: " A  1 ", endsBecause: "one\r\ntwo " })).toEqual({
      code: "A 1",
      endsBecause: "one\ntwo",
    });
  });
});

describe("rule 35: what comes after a contract", () => {
  const last = lastDayOfYear(2020);
  const ids = new Set([1, 2]);
  it.each<[LineContract | undefined, boolean]>([
    [undefined, false],
    [{}, false],
    [{ end: day("2021-03-30") }, true],
    [{ end: day("2021-03-31") }, false],
    [{ end: month("2021-03-31") }, false],
    [{ end: day("2017-03-31") }, true],
    [{ end: day("2019-03-31"), extension: day("2020-03-31") }, false],
    [{ end: day("2019-03-31"), endsBecause: "it was for two years" }, false],
    [{ end: day("2019-03-31"), followedById: 2 }, false],
    [{ end: day("2019-03-31"), followedById: 9 }, true],
    [{ end: day("2019-03-31"), followedById: 1 }, true],
  ])("%j is asked about: %s", (contract, isAsked) => {
    expect(endsUnanswered({ id: 1, contract }, last, ids)).toBe(isAsked);
  });

  it("is said in words, and is nothing where nobody said it", () => {
    expect(whatComesThen({ contract: {}, followedBy: null })).toBeNull();
    expect(
      whatComesThen({
        contract: { extension: month("2020-03-31"), endsBecause: "it was a trial" },
        followedBy: "Helpline",
      }),
    ).toBe("Followed by Helpline. May be extended until March 2020. It ends, because it was a trial");
  });
});

it("months later it is the same day, or the last of a shorter month", () => {
  expect(monthsAfter(calendarDate("2018-01-31"), 1)).toBe("2018-02-28");
  expect(monthsAfter(calendarDate("2018-10-15"), 6)).toBe("2019-04-15");
});

describe("partners’ shares", () => {
  const lines = [
    {
      contract: {
        partners: [
          { name: "A", amounts: { 2018: 5 } },
          { name: "B", amounts: { 2018: 7 } },
        ],
      },
    },
    { contract: { partners: [{ name: "A", amounts: { 2019: 1 } }] } },
    {},
  ];
  it("add up by year", () => {
    expect([2018, 2019, 2020].map((year) => partnersIn(lines, year))).toEqual([12, 1, 0]);
    expect([haveShares(lines), haveShares([{}])]).toEqual([true, false]);
  });

  it("may be of years that the budget has not", () => {
    expect(
      contractYears({ contract: { partners: [{ name: "A", amounts: { 2017: 1 } }] } }, [2018, 2019]),
    ).toEqual([2017, 2018, 2019]);
  });
});

it("is recorded with the number of the line that follows, and of one that is gone with none", () => {
  const numbers = new Map([[7, 2]]);
  const numberOf = (id: number) => numbers.get(id);
  expect(recordedContract({ code: "A", followedById: 7 }, numberOf)).toEqual({ code: "A", followedBy: 2 });
  expect(recordedContract({ code: "A", followedById: 8 }, numberOf)).toEqual({ code: "A" });
});

it("its own words are all that people wrote", () => {
  expect(
    contractTexts({
      organisations: ["City"],
      code: "A1",
      toAgree: "the share",
      fundingSource: "A fund",
      endsBecause: "it was a trial",
      partners: [{ name: "NHS", amounts: {} }],
      projects: [{ name: "PAVE", amounts: {} }],
    }),
  ).toEqual(["City", "A1", "the share", "A fund", "it was a trial", "NHS", "PAVE"]);
});
