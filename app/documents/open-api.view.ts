import { DECISION_OUTCOMES } from "~/domain/decision/decision-record";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import { WITHHELD_KINDS } from "~/domain/publication/register-search";
import type { Schema } from "./record-schema.view";

/** Where the parts of the public data lie, as the site has them. */
export interface OpenApiPlaces {
  origin: string;
  list: (format: "json" | "csv" | "atom") => string;
  /** With `{key}` for the reference key. */
  record: string;
  keys: string;
  recordSchema: string;
}

const parameter = (name: string, description: string, schema: Schema = { type: "string" }) => ({
  name,
  in: "query",
  description,
  schema,
});

const FILTERS = [
  parameter("q", "Words of what is published; in quotation marks together, with - in front left out"),
  parameter("year", "The year in which it was decided", { type: "string", pattern: "^\\d{4}$" }),
  parameter("priority", "The name of a priority of the budget"),
  parameter("outcome", "How it was decided", { enum: DECISION_OUTCOMES }),
  parameter("affects", "A protected characteristic of which the assessment names an impact", {
    enum: CHARACTERISTICS,
  }),
  parameter("direction", "The direction of an impact; with affects, of one on that characteristic", {
    enum: DIRECTIONS,
  }),
  parameter("withheld", "How much of it is withheld", { enum: WITHHELD_KINDS }),
  parameter("by", "Who decided, in the words of the register"),
  parameter("before", "The key of the last decision of the page before"),
];

const answered = (description: string, type: string, schema?: Schema) => ({
  "200": { description, content: { [type]: schema ? { schema } : {} } },
  "304": { description: "Unchanged since the version that If-None-Match names" },
  "404": { description: "There is no such decision, or no such page of them" },
});

/** What can be read as data without an account (OpenAPI 3.1). */
export function openApi({ origin, list, record, keys, recordSchema }: OpenApiPlaces): Schema {
  const listed = (summary: string, description: string, type: string, schema?: Schema) => ({
    get: { summary, parameters: FILTERS, responses: answered(description, type, schema) },
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Published decisions",
      version: "1",
      description:
        "Decisions about a public budget with their equality impact assessments, as far as they are published. Nothing is withheld from whoever asks without an account, and nothing more is given to whoever has one. What is published may be narrowed at any time: ask each time whether what was kept is still so.",
    },
    servers: [{ url: origin }],
    paths: {
      [list("json")]: listed(
        "Decisions, newest first",
        "At most 100, and the address of the next ones",
        "application/json",
        {
          $ref: "#/components/schemas/Decisions",
        },
      ),
      [list("csv")]: listed(
        "Decisions as a table",
        "At most 1,000; the header Link has the address of the next ones",
        "text/csv",
      ),
      [list("atom")]: listed("A feed of the newest decisions", "At most 30", "application/atom+xml"),
      [record]: {
        get: {
          summary: "One decision with all that is published of it, and its seal",
          parameters: [
            {
              name: "key",
              in: "path",
              required: true,
              description: "The reference with - for /: 007/2018 is 007-2018",
              schema: { type: "string" },
            },
          ],
          responses: answered("The record", "application/json", { $ref: recordSchema }),
        },
      },
      [keys]: {
        get: {
          summary: "The public keys that seals are checked with (RFC 7517)",
          responses: answered("The keys", "application/jwk-set+json"),
        },
      },
    },
    components: {
      schemas: {
        Decisions: {
          type: "object",
          required: ["schema", "matches", "decisions", "next"],
          properties: {
            schema: { const: "published-decisions/1" },
            matches: {
              type: ["integer", "null"],
              description: "How many fit; null where there are more than 300",
            },
            decisions: { type: "array", items: { $ref: "#/components/schemas/Decision" } },
            next: { type: ["string", "null"], description: "The address of the next page" },
          },
        },
        Decision: {
          type: "object",
          required: ["reference", "key", "decidedOn", "published", "legalGround", "page", "data"],
          properties: {
            reference: { type: "string" },
            key: { type: "string" },
            decidedOn: { type: "string", format: "date" },
            published: { type: "boolean", description: "False where the whole record is withheld" },
            title: { type: ["string", "null"] },
            outcome: { enum: [...DECISION_OUTCOMES, null] },
            decidedBy: {
              type: ["object", "null"],
              properties: { name: { type: "string" }, capacity: { type: "string" } },
            },
            budget: {
              type: ["object", "null"],
              description: "Of the first year, in pence; null where it is withheld",
              properties: {
                year: { type: "integer" },
                pence: { type: "integer" },
                isAtLeast: { type: "boolean", description: "Not every amount is stated" },
              },
            },
            legalGround: { type: "string" },
            page: { type: "string", format: "uri" },
            data: { type: "string", format: "uri" },
          },
        },
      },
    },
  };
}
