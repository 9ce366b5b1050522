import fc from "fast-check";
import { count, getTableColumns, gt } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getBodiesElsewhere, listRecordsToRead } from "../../db/queries/published-elsewhere.server";
import { figuresRead, publishedFigure, signedRecord } from "../../db/schema";
import { textsElsewhere } from "../../app/domain/publication/published-elsewhere";
import { placesIn, searchFor, type TellingPlace } from "../../app/domain/publication/telling-places";
import type { StepTexts } from "../../app/domain/publication/published-texts";
import { formatMoney } from "../../app/domain/shared/money";
import { listTellingPlaces } from "../../app/services/sign-off/internal/telling-places.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice } from "../support/action-plan";
import { aBudget, aCompleteFramework, aLine, aRecord } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { at, bringTo, givePassword, signature } from "../support/sign-off";
import {
  aSignedSnapshot,
  determinationsOf,
  NEVER,
  numbered,
  storeSigned,
  UNTIL_JUNE,
} from "../support/signed-snapshot-builder";
import { storeContent } from "../support/stored-content";

let database: Database;
let records = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The details withheld whole, so that every amount of it is looked for. */
const STEPS: StepTexts = {
  approvalComment: "",
  determinations: determinationsOf({ details: { withheldUntil: null } }),
};

/** The places in the register, found by reading all that it publishes. */
async function foundByReading(content: Parameters<typeof searchFor>[0]): Promise<TellingPlace[]> {
  const search = searchFor(content, STEPS.determinations);
  const heads = await database.db.select().from(signedRecord).orderBy(signedRecord.id);
  const places: TellingPlace[] = [];
  for (const { reference, referenceKey } of heads) {
    const bodies = await getBodiesElsewhere(database.db, referenceKey);
    places.push(...placesIn(textsElsewhere({ reference, referenceKey, bodies }), search));
  }
  return places;
}

/** One that is compared with nothing, so that no record is the one before it. */
const NEW = aCompleteFramework({ previous: null, links: [] });

const isElsewhere = ({ key }: TellingPlace) => key.startsWith("decision.");

/** Ways to write an amount, whole and rounded, and shares. */
const PRINTS: readonly ((pence: number) => string)[] = [
  (pence) => formatMoney(pence, { pence: true }),
  (pence) => `In all ${formatMoney(Math.round(pence / 100) * 100)} and ${formatMoney(pence)}.`,
  (pence) => `about £${Math.round(pence / 100_000)},000 of it`,
  (pence) => `${(pence / 100_000_000).toFixed(2)} million`,
  (pence) => `£${(pence / 100_000).toFixed(1)}k, £${Math.round(pence / 100_000)}k`,
  (pence) => String(pence / 100).replace(/^(\d+)(\d{3})/u, "$1 $2"),
  (pence) => `a rise by ${((pence % 900) / 10).toFixed(1)}%`,
  (pence) => `£${Math.round(pence / 100_000)},000 and £${Math.round(pence / 100_000)},000 again`,
];

const anyAmount = fc.integer({ min: 1_000_00, max: 9_000_000_00 });

describe("the figures that records publish", () => {
  it("are found as by reading every record anew, in the same order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAmount, { minLength: 2, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -400_00, max: 400_00 }), fc.nat(PRINTS.length - 1)), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom({}, { details: UNTIL_JUNE }, { eia: NEVER }, { record: NEVER }),
        async (amounts, told, withheld) => {
          const lines = amounts.map((pence, index) => aLine({ id: index + 1, amounts: { 2018: pence } }));
          const content = { ...NEW, budget: aBudget({ years: [2018], lines }) };
          const texts = told.map(([place, off, print]) => {
            // Half of them are the very amount, the others near it.
            const pence = (amounts[place % amounts.length] ?? 0) + (off > 0 ? off : 0);
            return (PRINTS[print] ?? String)(pence);
          });
          records += 1;
          await storeSigned(
            database,
            aSignedSnapshot({
              reference: numbered(100 + records),
              content: aCompleteFramework({ record: aRecord({ summary: texts.join("; ") }) }),
              determinations: determinationsOf(withheld),
            }),
          );
          const places = await database.transaction((tx) => listTellingPlaces(tx, content, STEPS));
          expect(places.filter(isElsewhere)).toEqual(await foundByReading(content));
        },
      ),
      { numRuns: 12 },
    );
    expect(await database.db.$count(figuresRead)).toBe(records);
  });

  it("of one that is withheld for good are none", async () => {
    const secret = aSignedSnapshot({
      reference: numbered(98),
      determinations: determinationsOf({ record: NEVER }),
    });
    const key = await storeSigned(database, secret);
    await database.transaction((tx) => listTellingPlaces(tx, NEW, STEPS));
    const stored = await database.db.select().from(publishedFigure);
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.filter(({ referenceKey }) => referenceKey === key)).toEqual([]);
  });

  it("are read as it is signed, and once by those who would read them at one moment", async () => {
    const office = await anOffice(database);
    await givePassword(database, office.decider);
    const { frameworkId } = await storeContent(database, office.author);
    await bringTo(database, office, frameworkId, "determined");
    await signDecision(at(database, office.decider), await signature(database, frameworkId));
    expect(await listRecordsToRead(database.db)).toEqual([]);

    await storeSigned(database, aSignedSnapshot({ reference: numbered(99) }));
    const [first, second] = await Promise.all(
      [1, 2].map(() => database.transaction((tx) => listTellingPlaces(tx, NEW, STEPS))),
    );
    expect(first?.filter(isElsewhere).length).toBeGreaterThan(0);
    expect(second).toEqual(first);
    const { referenceKey, textId, figure, kind, value, unit } = getTableColumns(publishedFigure);
    const twice = await database.db
      .select({ textId, figure })
      .from(publishedFigure)
      .groupBy(referenceKey, textId, figure, kind, value, unit)
      .having(gt(count(), 1));
    expect(twice).toEqual([]);
  });
});
