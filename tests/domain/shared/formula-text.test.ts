import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asInertText, fromInertText } from "~/domain/shared/formula-text";

describe("a text in a cell of a CSV file", () => {
  it.each([
    ["Victim support", "Victim support"],
    ["", ""],
    ["a = b", "a = b"],
    ["don't", "don't"],
    ["'quoted'", "'quoted'"],
    ["'", "'"],
    ["=1+1", "'=1+1"],
    ["+44 116 496 0000", "'+44 116 496 0000"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["\uFF1D1", "'\uFF1D1"],
    ["\uFF0B1", "'\uFF0B1"],
    ["\uFF0D1", "'\uFF0D1"],
    ["\uFF201", "'\uFF201"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
  ])("%j is written %j, and read back", (text, cell) => {
    expect(asInertText(text)).toBe(cell);
    expect(fromInertText(cell)).toBe(text);
  });

  it.each(["=1", "-5", "'quoted'", "'", "'a=", "it's=", "=1'"])(
    "that nobody made inert is read as it is: %j",
    (cell) => {
      expect(fromInertText(cell)).toBe(cell);
    },
  );

  it("never begins as a formula does, and comes back whatever it was", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "a", "\t") }),
    );
    fc.assert(
      fc.property(text, (written) => {
        const cell = asInertText(written);
        expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u);
        expect(fromInertText(cell)).toBe(written);
      }),
    );
  });
});
