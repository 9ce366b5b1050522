import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findFramework, findSubmission } from "../../db/queries/frameworks.server";
import { getOfficeSettings } from "../../db/queries/office.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { recordSections } from "../../app/documents/record.view";
import { withheldByName } from "../../app/domain/publication/withheld-by-name";
import { dateInLondon } from "../../app/domain/shared/calendar-date";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { publicPageOf } from "../../app/services/sign-off/public-page.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  PUBLISHED,
  setTitles,
  SIGN_OFF_NOW,
  signature,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let id: number;
const today = dateInLondon(SIGN_OFF_NOW);

beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
  ({ frameworkId: id } = await storeContent(database, office.author));
  await bringTo(database, office, id, "approved");
});
afterAll(() => database.close());

const ground = (written: string) => ({ chosen: null, written, isQualified: false, publicInterest: "" });

/** Digests come with the seal, and what is signed with the signature: all else is to be the same. */
const DIGEST = /"digest":"[^"]*"/gu;

it("is, of what is withheld and of all else, what is published once it is signed", async () => {
  const content = await getContent(database.db, id);
  const [line] = content.budget.lines;
  const [entry] = content.entries;
  await determinePublication(at(database, office.monitoring), {
    frameworkId: id,
    digest: await digestOf(database, id),
    answers: answersWith({
      report: { ...PUBLISHED, publish: false, written: "Freedom of Information Act 2000 s.41" },
      details: {
        ...PUBLISHED,
        items: [{ kind: "line", id: line?.id ?? 0, ground: ground("Freedom of Information Act 2000 s.41") }],
      },
      eia: {
        ...PUBLISHED,
        items: [{ kind: "entry", id: entry?.id ?? 0, ground: ground("Official Secrets Act 1989 s.1") }],
      },
    }),
  });
  const [steps, framework, settings] = [
    await findSubmission(database.db, id, "open"),
    await findFramework(database.db, id, { personId: office.monitoring.personId, seesAll: true }),
    await getOfficeSettings(database.db, today),
  ];
  if (!steps || !framework) throw new Error("It is submitted");
  const { determinations } = steps;
  const details = determinations.find(({ part }) => part === "details");
  expect(details && withheldByName(details, content).map(({ name }) => name)).toContain(
    `Budget line: ${line?.service}`,
  );
  const preview = publicPageOf({ framework, steps, content, determinations, settings, today });
  await signDecision(at(database, office.decider), await signature(database, id));
  const published = await findPublishedRecord(database.publicDb, framework.referenceKey ?? "", today);
  if (!preview?.published || !published?.published) throw new Error("The record is public");

  const bare = (value: unknown) => JSON.stringify(value).replace(DIGEST, '"digest":""');
  // The database keeps the fields of a body in an order of its own.
  const plain = (value: unknown): unknown => JSON.parse(bare(value));
  expect(plain(preview.report)).toEqual(plain(published.report));
  expect(plain(preview.details)).toEqual(plain(published.details));
  expect(plain(preview.eia)).toEqual(plain(published.eia));
  expect(bare(published.eia)).toContain("Official Secrets Act 1989 s.1");
  expect(recordSections(preview).map(({ id: section }) => section)).toEqual(
    recordSections(published).map(({ id: section }) => section),
  );
});
