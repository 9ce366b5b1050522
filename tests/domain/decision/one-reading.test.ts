import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasOneReading } from "~/domain/decision/one-reading";

/** As it is read by `JSON.parse`, which keeps the last of two like names and as many figures as it can. */
const read = (text: string) => hasOneReading(text, JSON.parse(text));

describe("a text of JSON says one thing to whoever reads it", () => {
  it("whatever is written as JSON writes it, laid out or not", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toBe(true);
      }),
    );
  });

  it.each([
    String.raw`{"a \" : b":1}`,
    String.raw`{"a\\":1,"b":2}`,
    String.raw`{"a" : "b: \"c\": 1"}`,
    '{"a"\n:1}',
    '["a","a"]',
    '[{"a":1},{"a":2}]',
    '{"a":{"a":1}}',
    '"1.0"',
    "-1.5",
    "1e+21",
    "[]",
    "null",
  ])("such as %s", (text) => {
    expect(read(text)).toBe(true);
  });

  it.each<[string, string]>([
    ["a name that stands twice", '{"a":1,"a":2}'],
    ["a name that stands twice with the same", '{"a":1,"a":1}'],
    ["a name that stands twice, once in other letters", String.raw`{"a":1,"\u0061":2}`],
    ["a name that stands twice deep within", '[{"b":[{"a":1,"a":2}]}]'],
    ["a number with a zero too many", "1.0"],
    ["a number with an exponent", "1e0"],
    ["a number with a large exponent", "1E400"],
    ["a number with more figures than are kept", "[12345678901234567890]"],
    ["less than nothing", "-0"],
  ])("but not one with %s", (_what, text) => {
    expect(read(text)).toBe(false);
  });

  it("nor one that was read as something else", () => {
    expect(hasOneReading('{"a":1}', {})).toBe(false);
    expect(hasOneReading("{}", { a: 1 })).toBe(false);
    expect(hasOneReading('{"a":null}', { a: null })).toBe(true);
  });

  const nested = (depth: number, open: string, close: string) =>
    `${open.repeat(depth)}1${close.repeat(depth)}`;
  it.each<[string, string, string]>([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("nor one nested deeper than any record: %s", (_what, open, close) => {
    expect(read(nested(50, open, close))).toBe(true);
    expect(read(nested(51, open, close))).toBe(false);
    expect(read(nested(100_000, open, close))).toBe(false);
    expect(read(`[1,${nested(60, open, close)},2]`)).toBe(false);
  });
});
