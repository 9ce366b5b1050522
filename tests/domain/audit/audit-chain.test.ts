import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  backwardLine,
  ChainCheck,
  chainText,
  findingLine,
  NO_HASH,
  type ChainRow,
  type KnownHead,
} from "../../../app/domain/audit/chain";

const hash = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

type Said = Omit<ChainRow, "number" | "previousHash" | "hash">;

const SAID: Said = {
  at: "2018-03-07T10:00:00.000000Z",
  personId: 7,
  personName: "Jo",
  capacity: "EIA author",
  act: "line.edit",
  frameworkId: 2,
  subject: "Helpline",
  digestBefore: hash("before"),
  digestAfter: hash("after"),
  detail: '{"reason": "Réduit"}',
};

const signed = (row: Omit<ChainRow, "hash">): ChainRow => ({ ...row, hash: hash(chainText(row)) });

function chainOf(said: readonly Said[]): ChainRow[] {
  let previousHash = NO_HASH;
  return said.map((row, index) => {
    const next = signed({ ...row, number: index + 1, previousHash });
    previousHash = next.hash;
    return next;
  });
}

const aChain = (length: number) =>
  chainOf(Array.from({ length }, (_, index) => ({ ...SAID, subject: `Service ${index + 1}` })));

const headOf = (rows: readonly ChainRow[]): KnownHead => {
  const last = rows.at(-1);
  return { number: last?.number ?? 0, hash: last?.hash ?? NO_HASH, namedBy: "the head of the log" };
};

function check(
  rows: readonly ChainRow[],
  heads: readonly KnownHead[],
  options = {},
  holds: string | null = null,
) {
  const chain = new ChainCheck({ hash, head: heads[0] ?? null, earlier: heads.slice(1), ...options });
  for (const row of rows) chain.next(row);
  return chain.end(holds);
}

const kindsAndNumbers = (findings: readonly { kind: string; number: number }[]) =>
  findings.map(({ kind, number }) => [kind, number]);

describe("what is hashed", () => {
  it("has each field after its length in bytes", () => {
    const row = {
      ...SAID,
      number: 3,
      previousHash: NO_HASH,
      personId: null,
      digestBefore: "",
      digestAfter: "",
    };
    expect(chainText(row)).toBe(
      `13:audit-event/11:327:2018-03-07T10:00:00.000000Z0:2:Jo10:EIA author9:line.edit1:28:Helpline0:0:21:{"reason": "Réduit"}64:${NO_HASH}`,
    );
  });

  it("has nothing for a row that is of no framework and by nobody", () => {
    const row = { ...SAID, number: 1, previousHash: "", personId: null, frameworkId: null, detail: "" };
    expect(chainText(row)).toMatch(
      /^13:audit-event\/11:127:.{27}0:2:Jo10:EIA author9:line\.edit0:8:Helpline/u,
    );
  });

  it("tells apart two rows whose fields would run into the same text", () => {
    const row = { ...SAID, number: 1, previousHash: NO_HASH };
    expect(chainText({ ...row, personName: "AB", capacity: "C" })).not.toBe(
      chainText({ ...row, personName: "A", capacity: "BC" }),
    );
  });
});

describe("a log", () => {
  const rows = aChain(9);
  const head = headOf(rows);
  const without = (...numbers: number[]) => rows.filter(({ number }) => !numbers.includes(number));
  const at = (number: number) => rows[number - 1] ?? signed({ ...SAID, number, previousHash: NO_HASH });
  const replaced = (row: ChainRow) => rows.map((other) => (other.number === row.number ? row : other));

  it("as it was written has nothing to find", () => {
    expect(check(rows, [head])).toEqual([]);
    expect(check([], [headOf([])])).toEqual([]);
    expect(check(rows, [head, { ...headOf(rows.slice(0, 4)), namedBy: "a signed record" }])).toEqual([]);
  });

  it("of which a row was changed", () => {
    const findings = check(replaced({ ...at(4), subject: "Another" }), [head]);
    expect(kindsAndNumbers(findings)).toEqual([["changed", 4]]);
    expect(findings.map(findingLine)).toEqual([
      "Row 4: it does not agree with its own hash, so something in it was changed.",
    ]);
  });

  it("of which a row was changed and hashed anew", () => {
    const findings = check(replaced(signed({ ...at(4), subject: "Another" })), [head]);
    expect(kindsAndNumbers(findings)).toEqual([["changed", 4]]);
  });

  it("whose last row was changed and hashed anew", () => {
    expect(kindsAndNumbers(check(replaced(signed({ ...at(9), subject: "Another" })), [head]))).toEqual([
      ["changed", 9],
    ]);
  });

  it("that was rewritten from a row on, its head as well, which a signed record remembers", () => {
    const forged = chainOf(rows.map((row) => ({ ...row, subject: row.number < 3 ? row.subject : "Forged" })));
    const remembered = { ...headOf(rows.slice(0, 5)), namedBy: "the signed record 041/2018" };
    expect(check(forged, [headOf(forged)])).toEqual([]);
    const findings = check(forged, [headOf(forged), remembered]);
    expect(kindsAndNumbers(findings)).toEqual([["changed", 5]]);
    expect(findings[0]?.message).toContain("the signed record 041/2018");
  });

  it.each([
    ["one", [4], [["deleted", 4]]],
    ["the first", [1], [["deleted", 1]]],
    [
      "several",
      [3, 4, 7],
      [
        ["deleted", 3],
        ["deleted", 7],
      ],
    ],
  ])("from which rows were deleted: %s", (_, numbers, expected) => {
    expect(kindsAndNumbers(check(without(...numbers), [head]))).toEqual(expected);
  });

  it("from which a row was deleted and the others moved up", () => {
    const closed = without(4).map((row, index) => ({ ...row, number: index + 1 }));
    expect(kindsAndNumbers(check(closed, [head]))).toEqual([
      ["moved", 4],
      ["deleted", 4],
    ]);
  });

  it("into which a row was put", () => {
    const put = signed({ ...SAID, number: 5, subject: "Put in", previousHash: at(4).hash });
    const opened = [
      ...rows.slice(0, 4),
      put,
      ...rows.slice(4).map((row) => ({ ...row, number: row.number + 1 })),
    ];
    expect(check(opened, [head])).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "inserted", number: 5 })]),
    );
  });

  it("in the place of whose row another was put", () => {
    const put = signed({ ...SAID, number: 5, subject: "Put in", previousHash: at(4).hash });
    expect(kindsAndNumbers(check(replaced(put), [head]))).toEqual([["changed", 5]]);
  });

  it("to whose end a row was put without its head", () => {
    const put = signed({ ...SAID, number: 10, subject: "Put in", previousHash: at(9).hash });
    expect(kindsAndNumbers(check([...rows, put], [head]))).toEqual([["inserted", 10]]);
  });

  it("of which two rows changed places", () => {
    const swapped = rows.map((row) => ({ ...row, number: { 3: 6, 6: 3 }[row.number] ?? row.number }));
    const findings = check(
      swapped.toSorted((a, b) => a.number - b.number),
      [head],
    );
    expect(kindsAndNumbers(findings)).toEqual([
      ["moved", 3],
      ["moved", 6],
    ]);
    expect(findings[0]?.message).toContain("it was written as row 6");
  });

  it("in a file where two lines changed places", () => {
    const order = [1, 2, 6, 4, 5, 3, 7, 8, 9].map((number) => at(number));
    expect(kindsAndNumbers(check(order, [head]))).toEqual([
      ["moved", 3],
      ["moved", 4],
    ]);
  });

  it("of which a row stands twice", () => {
    expect(kindsAndNumbers(check([...rows.slice(0, 4), at(4), ...rows.slice(4)], [head]))).toEqual([
      ["inserted", 4],
    ]);
  });

  it("whose tail was cut", () => {
    const findings = check(rows.slice(0, 6), [head]);
    expect(findings.map(findingLine)).toEqual([
      "Row 7: rows 7 to 9 were cut off: the head of the log names row 9.",
    ]);
    const remembered = { ...headOf(rows.slice(0, 8)), namedBy: "the signed record 041/2018" };
    expect(kindsAndNumbers(check(rows.slice(0, 6), [headOf(rows.slice(0, 6)), remembered]))).toEqual([
      ["cut", 7],
    ]);
  });

  it("that was dropped", () => {
    expect(kindsAndNumbers(check([], [headOf([])], {}, "3 accounts and 2 frameworks"))).toEqual([
      ["dropped", 1],
    ]);
    expect(kindsAndNumbers(check([], [], {}, "3 accounts and 2 frameworks"))).toEqual([["dropped", 1]]);
    expect(kindsAndNumbers(check([], [head], {}, "3 accounts and 2 frameworks"))).toEqual([["cut", 1]]);
  });

  it("of which an excerpt has gaps and is as it was written, or is not", () => {
    const excerpt = without(1, 4, 9);
    expect(check(excerpt, [], { isExcerpt: true })).toEqual([]);
    const changed = excerpt.map((row) => (row.number === 6 ? { ...row, act: "line.add" } : row));
    expect(kindsAndNumbers(check(changed, [], { isExcerpt: true }))).toEqual([["changed", 6]]);
    expect(check(excerpt.toReversed(), [], { isExcerpt: true })).not.toEqual([]);
  });
});

describe("what is said of a log", () => {
  const rows = aChain(9);
  const head = headOf(rows);
  const said = (shown: readonly ChainRow[], heads: readonly KnownHead[] = [head], options = {}) =>
    check(shown, heads, options).map(findingLine);
  const inOrder = (...numbers: number[]) => numbers.flatMap((number) => rows.slice(number - 1, number));
  const replaced = (number: number, change: (row: ChainRow) => ChainRow) =>
    rows.map((row) => (row.number === number ? change(row) : row));
  const anew = (row: ChainRow) => signed({ ...row, subject: "Another" });

  it("names each row that is gone, alone or with those beside it", () => {
    expect(said(inOrder(1, 2, 3, 5, 6, 7, 8, 9))).toEqual(["Row 4: it was deleted."]);
    expect(said(inOrder(1, 2, 5, 6, 8, 9))).toEqual([
      "Row 3: rows 3 to 4 were deleted.",
      "Row 7: it was deleted.",
    ]);
    expect(said(inOrder(1, 2, 3, 4, 5, 6, 7, 8))).toEqual([
      "Row 9: it was cut off: the head of the log names row 9.",
    ]);
  });

  it.each<[string, number[], string[]]>([
    [
      "in the middle",
      [1, 2, 7, 4, 8, 9],
      [
        "Row 3: it was deleted.",
        "Row 4: it stands after row 7, so it was moved or put in.",
        "Row 5: rows 5 to 6 were deleted.",
      ],
    ],
    [
      "at its start",
      [1, 2, 7, 3, 8, 9],
      ["Row 3: it stands after row 7, so it was moved or put in.", "Row 4: rows 4 to 6 were deleted."],
    ],
    [
      "at its end",
      [1, 2, 7, 6, 8, 9],
      ["Row 3: rows 3 to 5 were deleted.", "Row 6: it stands after row 7, so it was moved or put in."],
    ],
    ["of one row", [1, 3, 2, 4, 5, 6, 7, 8, 9], ["Row 2: it stands after row 3, so it was moved or put in."]],
    [
      "before another",
      [1, 4, 7, 3, 8, 9],
      [
        "Row 2: it was deleted.",
        "Row 3: it stands after row 7, so it was moved or put in.",
        "Row 5: rows 5 to 6 were deleted.",
      ],
    ],
  ])("knows a row again that fills a gap: %s", (_name, numbers, expected) => {
    expect(said(inOrder(...numbers))).toEqual(expected);
  });

  it("names a row that was put in", () => {
    const put = signed({ ...SAID, number: 10, subject: "Put in", previousHash: head.hash });
    expect(said([...rows, put])).toEqual([
      "Row 10: it was put in: the head of the log names row 9 as the last.",
    ]);
    expect(said(inOrder(1, 2, 3, 4, 4, 5, 6, 7, 8, 9))).toEqual([
      "Row 4: it was put in: the row after it was written under the same number.",
    ]);
  });

  it("names a row that was written anew by the next one, and once where its own hash tells already", () => {
    expect(said(replaced(4, anew))).toEqual([
      "Row 4: it was written anew, or put in: row 5 names another row before it.",
    ]);
    expect(said(replaced(4, (row) => ({ ...row, hash: hash("another") })))).toEqual([
      "Row 4: it does not agree with its own hash, so something in it was changed.",
    ]);
  });

  it("names a first row that has another before it", () => {
    const first = replaced(1, (row) => signed({ ...row, previousHash: hash("another") }));
    expect(kindsAndNumbers(check(first.slice(0, 1), []))).toEqual([["inserted", 1]]);
    expect(said(first.slice(0, 1), [])).toEqual([
      "Row 1: it is the first row but names another one before it.",
    ]);
  });

  it("takes no row for one that was written before the first", () => {
    const zeroth = signed({ ...SAID, number: 0, previousHash: NO_HASH });
    expect(said([{ ...zeroth, number: 1 }], [])).toEqual([
      "Row 1: it does not agree with its own hash, so something in it was changed.",
    ]);
  });

  it("finds a changed row also among rows that were renumbered", () => {
    const closed = inOrder(1, 2, 3, 5, 6, 7, 8, 9).map((row, index) => ({ ...row, number: index + 1 }));
    const changed = closed.map((row) => (row.number === 6 ? { ...row, subject: "Another" } : row));
    expect(said(changed)).toEqual([
      "Row 4: it was written as row 5 and has been moved or renumbered.",
      "Row 4: it was deleted.",
      "Row 6: it does not agree with its own hash, so something in it was changed.",
    ]);
  });

  it("looks for a row up to a hundred places from where it stands", () => {
    const long = aChain(103);
    const standing = (number: number) => ({
      ...(long[number - 1] ?? signed({ ...SAID, number, previousHash: NO_HASH })),
      number: 2,
    });
    const only = (row: ChainRow) => kindsAndNumbers(check([...long.slice(0, 1), row], []));
    expect(only(standing(102))).toEqual([
      ["moved", 2],
      ["deleted", 2],
    ]);
    expect(only(standing(103))).toEqual([["changed", 2]]);
  });

  it("that was dropped names what the office has all the same, and no row", () => {
    expect(check([], [], {}, "3 accounts").map(findingLine)).toEqual([
      "the log is empty, yet there are 3 accounts: the whole log was dropped",
    ]);
    expect(check([], [], {})).toEqual([]);
    expect(new ChainCheck({ hash, head: null }).end()).toEqual([]);
  });

  it("with rows is not dropped, though its head says that there are none", () => {
    const findings = check(rows, [headOf([])], {}, "3 accounts");
    expect(kindsAndNumbers(findings)).toEqual(rows.map(({ number }) => ["inserted", number]));
  });
});

describe("what is said of an excerpt", () => {
  const rows = aChain(9);
  const said = (shown: readonly ChainRow[]) =>
    check(shown, [headOf(rows)], { isExcerpt: true }).map(findingLine);

  it("is nothing of what a filter left out, at its end neither", () => {
    expect(said([rows[1], rows[2], rows[5]].flatMap((row) => row ?? []))).toEqual([]);
  });

  it("names a row that was written anew, where the next one is there", () => {
    const anew = rows.map((row) => (row.number === 5 ? signed({ ...row, subject: "Another" }) : row));
    expect(said(anew.slice(3, 7))).toEqual([
      "Row 5: it was written anew, or put in: row 6 names another row before it.",
    ]);
    expect(said(anew.filter(({ number }) => number !== 6 && number > 3))).toEqual([]);
  });

  it("names a row that stands twice, or out of its order", () => {
    const [second, third] = rows.slice(1);
    const pair = [second, third].flatMap((row) => row ?? []);
    expect(said([...pair, ...pair.slice(1)])).toEqual([
      "Row 3: it was put in: the row after it was written under the same number.",
    ]);
    expect(said(pair.toReversed())).toEqual(["Row 2: it stands after row 3, so it was moved or put in."]);
  });
});

const someText = fc.string({ unit: "grapheme", maxLength: 12 });
const someDigest = fc.oneof(fc.constant(""), fc.string().map(hash));
const someSaid: fc.Arbitrary<Said> = fc.record({
  at: fc
    .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().replace("Z", "000Z")),
  personId: fc.option(fc.integer({ min: 1 })),
  personName: someText,
  capacity: someText,
  act: someText,
  frameworkId: fc.option(fc.integer({ min: 1 })),
  subject: someText,
  digestBefore: someDigest,
  digestAfter: someDigest,
  detail: fc.json(),
});
const someChain = fc.array(someSaid, { minLength: 1, maxLength: 8 }).map(chainOf);
const FIELDS = Object.keys(signed({ ...SAID, number: 1, previousHash: NO_HASH })) as (keyof ChainRow)[];

/** The chain with another value in one field of one row. */
const withOneChange = fc
  .tuple(someChain, fc.nat(), fc.constantFrom(...FIELDS), someText, fc.integer({ min: -3, max: 2_000 }))
  .map(([rows, nth, field, text, number]) => {
    const index = nth % rows.length;
    const changed = rows.map((row, at) => {
      if (at !== index) return row;
      const was = row[field];
      return {
        ...row,
        [field]: typeof was === "string" ? (text === was ? `${was}!` : text) : otherNumber(was, number),
      };
    });
    return { rows, changed, index, field };
  });
const otherNumber = (was: number | null, number: number) => (number === was ? number + 1 : number);

describe("any chain", () => {
  it("as it was written has nothing to find", () => {
    fc.assert(
      fc.property(someChain, (rows) => {
        expect(check(rows, [headOf(rows)])).toEqual([]);
      }),
    );
  });

  it("with any one field of any row changed has a finding", () => {
    fc.assert(
      fc.property(withOneChange, ({ rows, changed }) => {
        expect(check(changed, [headOf(rows)])).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("with any one field changed but the number names the row", () => {
    fc.assert(
      fc.property(withOneChange, ({ rows, changed, index, field }) => {
        fc.pre(field !== "number");
        expect(check(changed, [headOf(rows)]).map(({ number }) => number)).toContain(index + 1);
      }),
      { numRuns: 300 },
    );
  });

  it("with any rows left out, in whatever order, has a finding", () => {
    fc.assert(
      fc.property(
        someChain.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows))),
        ([rows, left]) => {
          fc.pre(left.length < rows.length || left.some((row, index) => row !== rows[index]));
          expect(check(left, [headOf(rows)])).not.toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("times that run backwards", () => {
  const START = Date.parse("2018-03-07T10:00:00Z");
  /** @param minutes after ten, one of each row */
  const timed = (minutes: readonly number[]) =>
    chainOf(
      minutes.map((minute) => ({
        ...SAID,
        at: new Date(START + minute * 60_000).toISOString().replace("Z", "000Z"),
      })),
    );
  const found = (rows: readonly ChainRow[], options = {}) => {
    const chain = new ChainCheck({ hash, head: headOf(rows), ...options });
    for (const row of rows) chain.next(row);
    expect(chain.end()).toEqual([]);
    return chain.timesBackwards().map(backwardLine);
  };

  it.each<[string, readonly number[], readonly string[]]>([
    ["go on", [0, 1, 1, 5], []],
    ["lie as far behind as a transaction may wait", [0, 10, 8, 11], []],
    ["lie farther behind", [0, 10, 7.9, 11], ["Row 3 is timed 2 minutes before row 2, which comes first."]],
    [
      "were set back by an hour",
      [0, 10, -50, -49, -10, 9, 10, 20],
      ["Rows 3 to 5 are timed 1 hour before row 2, which comes first."],
    ],
    [
      "were ahead once, by more than a day",
      [0, 1501, 1, 2],
      ["Rows 3 to 4 are timed 1 day 1 hour before row 2, which comes first."],
    ],
    [
      "went back twice",
      [0, 10, 1, 11, 3],
      [
        "Row 3 is timed 9 minutes before row 2, which comes first.",
        "Row 5 is timed 8 minutes before row 4, which comes first.",
      ],
    ],
    ["grow behind", [0, 60, 30, 0, 61], ["Rows 3 to 4 are timed 1 hour before row 2, which comes first."]],
  ])("%s", (_what, minutes, lines) => {
    expect(found(timed(minutes))).toEqual(lines);
  });

  it("are told of an excerpt too, by the numbers of its rows", () => {
    const rows = timed([0, 60, 1, 2, 62]).filter(({ number }) => number !== 3);
    expect(found(rows, { isExcerpt: true })).toEqual([
      "Row 4 is timed 58 minutes before row 2, which comes first.",
    ]);
  });

  it("do not count where a row was changed: its time is nobody's word", () => {
    const rows = timed([0, 60, 61]).map((row) =>
      row.number === 2 ? { ...row, at: "2030-01-01T00:00:00.000000Z" } : row,
    );
    const chain = new ChainCheck({ hash, head: headOf(rows) });
    for (const row of rows) chain.next(row);
    expect(chain.end()).toMatchObject([{ kind: "changed", number: 2 }]);
    expect(chain.timesBackwards()).toEqual([]);
  });

  it("are told for each row that lies more than two minutes behind the latest before it, and for no other", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 30 }), (minutes) => {
        const chain = new ChainCheck({ hash, head: null });
        for (const row of timed(minutes)) chain.next(row);
        const told = chain
          .timesBackwards()
          .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
        const behind = minutes.flatMap((minute, index) =>
          Math.max(...minutes.slice(0, index + 1)) - minute > 2 ? [index + 1] : [],
        );
        expect(told).toEqual(behind);
      }),
    );
  });
});
