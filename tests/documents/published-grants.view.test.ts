import { text } from "node:stream/consumers";
import Ajv from "ajv";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { renderCsv } from "../../app/documents/csv.render.server";
import { grantsExport, grantsPackage } from "../../app/documents/published-grants.view";
import type { PublishedGrant } from "../../app/domain/grants/published-grant";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { fromInertText } from "../../app/domain/shared/formula-text";

const grant = (overrides: Partial<PublishedGrant> = {}): PublishedGrant => ({
  id: 12,
  name: "Community hall",
  register: "charity",
  number: "1234567",
  title: "Open evenings",
  purpose: "A weekly open evening",
  conditions: "A report",
  reasons: "It prevents crime",
  pence: 3_000_50,
  decidedOn: calendarDate("2018-06-01"),
  agreedOn: calendarDate("2018-06-14"),
  publishedOn: calendarDate("2018-07-02"),
  roundTitle: "Small grants",
  roundSlug: "small-grants-1",
  ...overrides,
});

/**
 * What the 360Giving data standard asks of a package and of a grant, in our words: the fields that it requires, and the form of those
 * that are given here. https://standard.threesixtygiving.org, version 1.1; the schema itself is at
 * https://github.com/ThreeSixtyGiving/standard, in the folder `schema`.
 */
const DATE = { type: "string", pattern: "^\\d{4}-(?:0[1-9]|1[012])-(?:0[1-9]|[12]\\d|3[01])$" };
const WORDS = { type: "string", minLength: 1 };
const ORGANISATIONS = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["id", "name"],
    properties: { id: WORDS, name: WORDS, charityNumber: WORDS, companyNumber: WORDS },
    additionalProperties: false,
  },
};
const PACKAGE = {
  type: "object",
  required: ["grants"],
  properties: {
    version: { type: "string", pattern: "^\\d+\\.\\d+$" },
    issued: DATE,
    publisher: { type: "object", required: ["name"], properties: { identifier: WORDS, name: WORDS } },
    grants: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: {
        type: "object",
        required: [
          ...["id", "title", "description", "currency", "amountAwarded", "awardDate"],
          ...["recipientOrganization", "fundingOrganization"],
        ],
        properties: {
          id: { type: "string", pattern: "^360G-" },
          title: { ...WORDS, maxLength: 140 },
          description: WORDS,
          currency: { const: "GBP" },
          amountAwarded: { type: "number" },
          awardDate: DATE,
          recipientOrganization: ORGANISATIONS,
          fundingOrganization: ORGANISATIONS,
          grantProgramme: {
            type: "array",
            items: { type: "object", properties: { code: WORDS, title: WORDS } },
          },
          fromOpenCall: { enum: ["Yes", "No"] },
          dataSource: { type: "string", pattern: "^https?://" },
        },
        additionalProperties: false,
      },
    },
  },
};

const published = (grants: readonly PublishedGrant[]) =>
  grantsPackage(grants, {
    publisher: { identifier: "GB-EXAMPLE-OPCC", prefix: "360G-office" },
    officeName: "Office",
    origin: "https://office.example",
    listPath: "/grants.json",
    roundPath: (slug) => `/grants/${slug}`,
  });

describe("the 360Giving package", () => {
  it("has what the standard asks for, for every kind of recipient", () => {
    const isValid = new Ajv().compile(PACKAGE);
    const grants = [
      grant(),
      grant({ id: 13, register: "company", number: "01234567" }),
      grant({ id: 14, register: "none", number: "", agreedOn: null }),
    ];
    const whole: unknown = JSON.parse(JSON.stringify(published(grants)));
    expect([isValid(whole), isValid.errors]).toEqual([true, null]);
    expect(isValid(JSON.parse(JSON.stringify(published([]))))).toBe(false);
  });

  it("says who gave what to whom", () => {
    expect(published([grant()]).grants[0]).toMatchObject({
      id: "360G-office-12",
      amountAwarded: 3000.5,
      awardDate: "2018-06-01",
      recipientOrganization: [{ id: "GB-CHC-1234567", name: "Community hall", charityNumber: "1234567" }],
      fundingOrganization: [{ id: "GB-EXAMPLE-OPCC", name: "Office" }],
    });
  });
});

describe("the table", () => {
  it("comes back unchanged, and nothing in it is a formula", async () => {
    const words = '=HYPERLINK("https://x")\nand\u2019s, "more"';
    const table = grantsExport([
      grant({ title: words, name: "+Name", reasons: "@reasons", conditions: "'-x" }),
    ]);
    const csv = await text(renderCsv(table));
    const [headings, row = []] = parse(csv, { bom: true });
    expect(headings).toEqual(table.headings);
    expect(row.some((cell) => /^[=+@\-]/u.test(cell))).toBe(false);
    const expected = table.rows[0]?.map((cell) => (typeof cell === "string" ? cell : "3000.50"));
    expect(row.map(fromInertText)).toEqual(expected);
  });
});
