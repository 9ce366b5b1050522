import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { fromInertText } from "~/domain/shared/formula-text";
import { readUpload } from "~/imports/read-upload.server";
import { propertyRuns } from "../support/property-runs";

/** write-excel-file looks texts up in a plain object, and writes a damaged workbook for these. */
const STUMBLED_OVER = new Set(Object.getOwnPropertyNames(Object.prototype));
/**
 * Text as the reading gives it back: NFC, `\n`, nothing that the database cannot hold, and no apostrophe that would
 * be taken for one that our own exports put before a formula.
 */
const text = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((value) => value.replaceAll(/\r\n?/gu, "\n").normalize("NFC"))
  .filter((value) => !value.includes("\0") && fromInertText(value) === value);
/** What makes trouble in CSV comes often. */
const cell = fc.oneof(
  text,
  fc.constantFrom("£1,000", "a;b", 'say "no"', "two\nlines", "\ttab", "=1+1", "-", "  spaces  ", '"', "’–€"),
);
/** Filled at its far corner, so that nothing is trimmed; never a single column, which no delimiter splits. */
function tables(cells: fc.Arbitrary<string>): fc.Arbitrary<string[][]> {
  return fc.integer({ min: 2, max: 6 }).chain((columns) => {
    const row = fc.array(cells, { minLength: columns - 1, maxLength: columns - 1 });
    return fc
      .array(row, { minLength: 1, maxLength: 8 })
      .map((rows) => rows.map((first) => [...first, "end"]));
  });
}

const ENCODINGS = {
  "UTF-8": (csv: string) => Buffer.from(csv),
  "UTF-8 with a byte order mark": (csv: string) => Buffer.from(`\ufeff${csv}`),
  "UTF-16 LE": (csv: string) => Buffer.from(`\ufeff${csv}`, "utf16le"),
  "UTF-16 BE": (csv: string) => Buffer.from(`\ufeff${csv}`, "utf16le").swap16(),
};
const DELIMITERS = { commas: ",", semicolons: ";", tabs: "\t" };
const WAYS = Object.entries(DELIMITERS).flatMap(([delimiters, delimiter]) =>
  Object.entries(ENCODINGS).map(([encoding, encode]) => ({ delimiters, delimiter, encoding, encode })),
);

async function rowsRead(bytes: Uint8Array, fileName: string): Promise<readonly (readonly string[])[]> {
  const reading = await readUpload(bytes, fileName);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.sheets.flatMap(({ rows }) => rows);
}

describe("a table written as CSV reads back the same", () => {
  it.each(WAYS)("with $delimiters in $encoding", async ({ delimiter, encode }) => {
    await fc.assert(
      fc.asyncProperty(tables(cell), async (table) => {
        const csv = stringify(table, { delimiter, quoted: true, quoted_empty: true });
        expect(await rowsRead(encode(csv), "table.csv")).toEqual(table);
      }),
    );
  });

  it.each(Object.values(DELIMITERS))(
    "with %j and no more quotation marks than are needed",
    async (delimiter) => {
      const plain = cell.filter((value) => !/[,;\t]/u.test(value));
      await fc.assert(
        fc.asyncProperty(tables(plain), async (table) => {
          const csv = stringify(table, { delimiter });
          expect(await rowsRead(Buffer.from(csv), "table.csv")).toEqual(table);
        }),
      );
    },
  );

  it("in Windows-1252", async () => {
    const letter = fc.constantFrom(..."a b X £ ¢ é ß þ , ; = -".split(" "), '"', " ");
    const words = fc.string({ unit: letter, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(tables(words), async (table) => {
        // One letter that is not UTF-8, or there would be nothing to tell.
        const csv = stringify([["£", "end"], ...table], { quoted: true, quoted_empty: true });
        expect(await rowsRead(Buffer.from(csv, "latin1"), "table.csv")).toEqual([["£", "end"], ...table]);
      }),
    );
  });
});

describe("a table written as a workbook reads back the same", () => {
  const WORKBOOKS = propertyRuns({ short: 25, long: 100 });
  /** write-excel-file takes a text of spaces for an empty cell, and drops the replacement character and non-characters. */
  const filled = cell.filter(
    (value) =>
      value === "" ||
      (value.trim() !== "" &&
        !STUMBLED_OVER.has(value) &&
        !/[\uFFFD\p{Noncharacter_Code_Point}]/u.test(value)),
  );

  it("in texts", async () => {
    await fc.assert(
      fc.asyncProperty(tables(filled), async (table) => {
        const bytes = await writeExcelFile(
          table.map((row) => row.map((value) => (value === "" ? null : { value, type: String }))),
        ).toBuffer();
        expect(await rowsRead(bytes, "table.xlsx")).toEqual(table);
      }),
      WORKBOOKS,
    );
  });

  it("in amounts of pence", async () => {
    const pence = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(pence, { minLength: 1, maxLength: 20 }), async (amounts) => {
        const bytes = await writeExcelFile([amounts.map((amount) => amount / 100)]).toBuffer();
        const [row = []] = await rowsRead(bytes, "table.xlsx");
        expect(row.map((written) => Math.round(Number(written) * 100))).toEqual(amounts);
        expect(row.filter((written) => !/^-?\d+(?:\.\d{1,2})?$/u.test(written))).toEqual([]);
      }),
      WORKBOOKS,
    );
  });

  it("in any numbers, to 15 digits and 9 decimal places", async () => {
    const number = fc.double({ min: -1e15, max: 1e15, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 20 }), async (numbers) => {
        const bytes = await writeExcelFile([numbers]).toBuffer();
        const [row = []] = await rowsRead(bytes, "table.xlsx");
        for (const [index, value] of numbers.entries()) {
          const written = row[index] ?? "";
          expect(written).toMatch(/^-?\d+(?:\.\d{1,9})?$/u);
          expect(Math.abs(Number(written) - value)).toBeLessThanOrEqual(
            Math.max(0.000_000_5, Math.abs(value) * 1e-14),
          );
        }
      }),
      WORKBOOKS,
    );
  });
});
