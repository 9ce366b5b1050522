import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { consultationsWaitingFor, requestsWaitingFor } from "../../app/auth/waiting-for";
import { amountsByYear, findProvider, providersOf } from "../../app/domain/budget/providers";
import { financialYear } from "../../app/domain/publication/equality-information";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { addComment } from "../../app/services/comments/add-comment.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import type { Database } from "../../db/client.server";
import { listInProgress } from "../../db/queries/actions.server";
import { listDated } from "../../db/queries/calendar.server";
import type { Actor } from "../../db/queries/people.server";
import { getProvider, listProviderNames } from "../../db/queries/providers.server";
import { eiaEntry, entryImpact, publicConsultation } from "../../db/schema";
import { anOffice, setState, type Office } from "../support/action-plan";
import { anAskedConsultation } from "../support/asked-consultation";
import { createTestDatabase } from "../support/database";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  setTitles,
  signature,
  SIGN_OFF_NOW,
  WITHHELD,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
});
afterAll(() => database.close());

const ofThis = <Row extends { frameworkId: number }>(rows: readonly Row[]) =>
  rows.filter((row) => row.frameworkId === frameworkId);

async function requestsOf(person: Actor) {
  const { requests, frameworks } = await listInProgress(database.db);
  return requestsWaitingFor(person, requests, frameworks)
    .filter(({ framework }) => framework.id === frameworkId)
    .map(({ count }) => count);
}

it("has requests for a change with who writes, and while it waits for a signature with who asked", async () => {
  const ask = (who: Actor) =>
    addComment(at(database, who), {
      ...{ frameworkId, place: { kind: "whole", id: null, part: "" }, isRequest: true },
      text: "Say how many people it reaches",
    });
  await ask(office.senior);
  await ask(office.senior);
  await ask(office.monitoring);
  expect(await requestsOf(office.author)).toEqual([3]);
  expect(await requestsOf(office.senior)).toEqual([]);
  expect(await requestsOf(office.owner)).toEqual([]);
  await setState(database, frameworkId, "submitted");
  expect(await requestsOf(office.author)).toEqual([]);
  expect(await requestsOf(office.senior)).toEqual([2]);
});

it("says of a draft that it was returned, by whom, when and why", async () => {
  const own = async () =>
    (await listInProgress(database.db)).frameworks.find(({ id }) => id === frameworkId)?.sentBack;
  expect(await own()).toBeNull();
  await bringTo(database, office, frameworkId, "submitted");
  expect(await own()).toBeNull();
  await returnSubmission(at(database, office.senior), {
    ...{ frameworkId, digest: await digestOf(database, frameworkId) },
    reason: "Say more",
  });
  expect(await own()).toMatchObject({ how: "returned", reason: "Say more", at: SIGN_OFF_NOW });
});

it("has consultations with who writes, in the week before they close and until they are reported", async () => {
  await anAskedConsultation(database, office, frameworkId, []);
  const { consultations, frameworks } = await listInProgress(database.db);
  const on = (day: string, person = office.author) =>
    ofThis(consultationsWaitingFor(person, consultations, frameworks, calendarDate(day))).map(
      ({ isClosed }) => isClosed,
    );
  expect(on("2018-02-11")).toEqual([]);
  expect(on("2018-02-12")).toEqual([false]);
  expect(on("2018-02-19")).toEqual([false]);
  expect(on("2018-02-20")).toEqual([true]);
  expect(on("2018-02-20", office.decider)).toEqual([]);
});

it("puts into the calendar by when what came of a consultation is published, while it is not withdrawn", async () => {
  const [written] = await database.db
    .insert(publicConsultation)
    .values({
      ...{ frameworkId, slug: "planned", title: "Planned", writtenBy: office.author.personId },
      outcomeBy: calendarDate("2030-04-30"),
    })
    .returning({ id: publicConsultation.id });
  const dated = async () =>
    ofThis(await listDated(database.db, financialYear(2030))).map(({ kind, date }) => [kind, date]);
  expect(await dated()).toContainEqual(["consultation_outcome", "2030-04-30"]);
  await database.db
    .update(publicConsultation)
    .set({ state: "withdrawn" })
    .where(eq(publicConsultation.id, written?.id ?? 0));
  expect(await dated()).not.toContainEqual(["consultation_outcome", "2030-04-30"]);
});

it("puts into the calendar by when an impact is mitigated, and by when what is not known of it is found out", async () => {
  const ofOwnEntries = inArray(
    entryImpact.entryId,
    database.db
      .select({ id: eiaEntry.id })
      .from(eiaEntry)
      .where(and(eq(eiaEntry.frameworkId, frameworkId), eq(eiaEntry.kind, "assessed"))),
  );
  const dated = async () =>
    ofThis(await listDated(database.db, financialYear(2030))).map(({ kind, date }) => [kind, date]);
  expect(await dated()).toEqual([]);
  await database.db
    .update(entryImpact)
    .set({ mitigationDate: calendarDate("2030-05-01"), inquiryDate: calendarDate("2030-06-01") })
    .where(ofOwnEntries);
  expect(await dated()).toEqual([
    ["mitigation", "2030-05-01"],
    ["inquiry", "2030-06-01"],
  ]);
});

it("puts into the calendar what is withheld until a day", async () => {
  await bringTo(database, office, frameworkId, "approved");
  await determinePublication(at(database, office.monitoring), {
    ...{ frameworkId, digest: await digestOf(database, frameworkId) },
    answers: answersWith({ eia: { ...WITHHELD, withheldUntil: calendarDate("2030-07-01") } }),
  });
  await signDecision(at(database, office.decider), await signature(database, frameworkId));
  const published = async () =>
    ofThis(await listDated(database.db, financialYear(2030))).map(({ kind, date }) => [kind, date]);
  expect(await published()).toEqual([["published", "2030-07-01"]]);
});

it("shows all of a provider, whose name is written in several ways, in every framework", async () => {
  const providers = providersOf(await listProviderNames(database.db));
  const [commonest] = providers.toSorted((a, b) => b.lines - a.lines);
  if (!commonest) throw new Error("No line has a provider");
  expect(findProvider(providers, commonest.name)).toEqual(commonest);
  const { lines, changes } = await getProvider(database.db, commonest.names);
  expect(lines).toHaveLength(commonest.lines);
  expect(new Set(lines.map((line) => line.frameworkId)).size).toBe(commonest.frameworks);
  expect(changes.some(({ impacts }) => impacts.length > 0)).toBe(true);
  expect(amountsByYear(ofThis(lines)).map(({ year }) => year)).toEqual([2018, 2019]);
  const { lines: none } = await getProvider(database.db, []);
  expect(none).toEqual([]);
});
