import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyAuditLog } from "../../app/services/office/verify-audit.server";
import { findingLine } from "../../app/domain/audit/chain";
import type { Database } from "../../db/client.server";
import { decisionRecord, framework } from "../../db/schema";
import { anOffice, type Office } from "./action-plan";
import { startCommand, type Command } from "./command";
import { OWN_REASONS } from "./content-builder";
import { createPlace, type Place } from "./place";
import { acknowledgementKeys, bringTo, digestOf, givePassword, PASSWORD } from "./sign-off";
import { cookieOf, visitor, type Visitor } from "./site";
import { aCompleteFrameworkOf } from "./content-builder";
import { storeContent } from "./stored-content";

export interface KillsReport {
  kills: number;
  /** What was answered with a redirect, and so must be there afterwards. */
  acknowledged: { edits: number; signings: number };
  /** What the kill left without an answer. */
  unanswered: { edits: number; signings: number };
  /** Of those without an answer, what was done all the same, and then whole. */
  doneUnanswered: { edits: number; signings: number };
}

/** Frameworks on which an author saves over and over, and those that wait for a signature. */
const EDITED = 3;
const WAITING = 3;
/** From the first answer of a kind to the kill, at most: a server that has just started takes its time over the first. */
const LONGEST_MS = 1_500;

interface Saved {
  version: number;
  title: string;
}
interface Edits {
  frameworkId: number;
  /** As it was stored and acknowledged last. */
  saved: Saved;
  /** The events of its edits at that moment. */
  events: number;
  unanswered: Saved | null;
}
interface Signing {
  frameworkId: number;
  fields: Record<string, string | readonly string[]>;
  outcome: "not sent" | "unanswered" | "acknowledged";
}
interface Round {
  author: string;
  decider: string;
  edits: Edits[];
  signings: Signing[];
}

/**
 * Starts the real server, has three frameworks edited and others signed over HTTP, kills it with SIGKILL at a moment that
 * the seed gives, and looks at what is stored; so many times, always on the same database.
 * @throws with the seed and the number of the kill
 */
export async function killRounds({
  kills,
  seed,
  on,
}: {
  kills: number;
  seed: number;
  on?: "embedded" | "postgresql";
}): Promise<KillsReport> {
  const place = await createPlace(on);
  const running: Command[] = [];
  try {
    return await rounds(place, running, { kills, seed });
  } finally {
    for (const command of running) command.signal("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
    await place.settled();
    await place.remove();
  }
}

async function rounds(place: Place, running: Command[], { kills, seed }: { kills: number; seed: number }) {
  const report: KillsReport = {
    kills: 0,
    acknowledged: { edits: 0, signings: 0 },
    unanswered: { edits: 0, signings: 0 },
    doneUnanswered: { edits: 0, signings: 0 },
  };
  const keyFile = path.join(place.folder, "signing-key.json");
  const environment = { ...place.environment, SIGNING_KEY_FILE: keyFile };
  await openSigningKeys(keyFile);
  const office = await place.inside(async (database) => {
    const people = await anOffice(database);
    await givePassword(database, people.decider);
    return people;
  });
  let round = await place.inside((database) => prepare(database, office));
  for (const delay of fc.sample(fc.integer({ min: 0, max: LONGEST_MS }), { numRuns: kills, seed })) {
    report.kills += 1;
    try {
      const server = startCommand("start", environment);
      running.push(server);
      const [, origin = ""] = await server.printed(/Listening at (http:\S+)/u);
      let sent: Promise<void> = Promise.resolve();
      // However slow the machine is, some kills come after a signature was answered.
      const first = report.kills % 2 === 0 ? "signing" : "edit";
      await new Promise<void>((begins, failed) => {
        sent = send(origin, round, report, (kind) => {
          if (kind === first) begins();
        });
        sent.catch(failed);
      });
      await wait(delay);
      server.signal("SIGKILL");
      expect(await server.ended).toBe("SIGKILL");
      await sent;
      await place.settled();
      // Opened as the server does when it is started again: the database recovers here.
      round = await place.inside(async (database) => {
        await check(database, keyFile, round, report);
        return prepare(database, office);
      });
    } catch (error) {
      throw new Error(`Kill ${report.kills} of seed ${seed}, after ${delay} ms: ${String(error)}`, {
        cause: error,
      });
    }
  }
  await servesAgain(environment, running, report);
  return report;
}

/** There is always enough to edit and to sign. */
async function prepare(database: Database, office: Office): Promise<Round> {
  const inState = async (state: "drafting" | "determined", wanted: number) => {
    const there = await database.db.select().from(framework).where(eq(framework.state, state));
    const ids = there.map(({ id }) => id);
    while (ids.length < wanted) {
      const { frameworkId } = await storeContent(database, office.author, aCompleteFrameworkOf(new Date()));
      if (state === "determined") await bringTo(database, office, frameworkId, state);
      ids.push(frameworkId);
    }
    return ids;
  };
  const edits: Edits[] = [];
  for (const frameworkId of await inState("drafting", EDITED)) {
    const saved = await savedIn(database, frameworkId);
    const events = await editEvents(database, frameworkId);
    edits.push({ frameworkId, saved, events, unanswered: null });
  }
  const signings: Signing[] = [];
  for (const frameworkId of await inState("determined", WAITING)) {
    const fields = {
      digest: await digestOf(database, frameworkId),
      acknowledgements: await acknowledgementKeys(database, frameworkId),
      outcome: "supported",
      reasons: OWN_REASONS,
      password: PASSWORD,
    };
    signings.push({ frameworkId, fields, outcome: "not sent" });
  }
  const now = new Date();
  return {
    author: await cookieOf(database, office.author.personId, now),
    decider: await cookieOf(database, office.decider.personId, now),
    edits,
    signings,
  };
}

async function savedIn({ db }: Database, frameworkId: number): Promise<Saved> {
  const [row] = await db.select().from(decisionRecord).where(eq(decisionRecord.frameworkId, frameworkId));
  if (!row) throw new Error("A framework has its decision record");
  return { version: row.version, title: row.title };
}

async function editEvents({ db }: Database, frameworkId: number): Promise<number> {
  return db.$count(
    sql`(select 1 from audit_event where act = 'record.save' and framework_id = ${frameworkId}) as saves`,
  );
}

type Answered = (kind: "edit" | "signing") => void;

/** Sends until the server is gone. @param answered is told of everything that is acknowledged */
async function send(
  origin: string,
  { author, decider, edits, signings }: Round,
  report: KillsReport,
  answered: Answered,
): Promise<void> {
  await Promise.all([
    ...edits.map((one) => edit(visitor(origin, author), one, report, answered)),
    sign(visitor(origin, decider), signings, report, answered),
  ]);
}

async function edit(
  author: Visitor,
  edits: Edits,
  { acknowledged, unanswered }: KillsReport,
  answered: Answered,
): Promise<void> {
  const { frameworkId } = edits;
  for (;;) {
    const { version } = edits.saved;
    const next = { version: version + 1, title: `Title number ${version + 1}` };
    edits.unanswered = next;
    const fields = { version: String(version), title: next.title };
    if (!(await isDone(author.post(`/frameworks/${frameworkId}/record`, fields)))) break;
    edits.saved = next;
    edits.events += 1;
    edits.unanswered = null;
    acknowledged.edits += 1;
    answered("edit");
  }
  unanswered.edits += 1;
}

async function sign(
  decider: Visitor,
  signings: Signing[],
  { acknowledged, unanswered }: KillsReport,
  answered: Answered,
): Promise<void> {
  for (const signing of signings) {
    signing.outcome = "unanswered";
    const answer = decider.post(`/frameworks/${signing.frameworkId}/sign-off/decision`, signing.fields);
    if (!(await isDone(answer))) {
      unanswered.signings += 1;
      return;
    }
    signing.outcome = "acknowledged";
    acknowledged.signings += 1;
    answered("signing");
  }
}

/** @returns false where the server is gone. @throws where it answers with anything but a redirect */
async function isDone(answer: Promise<Response>): Promise<boolean> {
  let response: Response;
  try {
    response = await answer;
  } catch {
    return false;
  }
  if (response.status !== 302) throw new Error(`${response.url} answered with ${response.status}`);
  return true;
}

/** All that was acknowledged is there, and nothing is half done. */
async function check(database: Database, keyFile: string, round: Round, report: KillsReport): Promise<void> {
  for (const one of round.edits) await checkEdits(database, one, report);
  for (const one of round.signings) await checkSigning(database, one, report);
  const keys = await (await openSigningKeys(keyFile)).publicKeys();
  const seals = await verifyAllSeals(database, keys);
  const log = await verifyAuditLog(database);
  expect([...seals.findings, ...seals.unsealed, ...log.findings.map(findingLine)]).toEqual([]);
}

async function checkEdits(database: Database, edits: Edits, report: KillsReport): Promise<void> {
  const stored = await savedIn(database, edits.frameworkId);
  const wasDone = edits.unanswered !== null && stored.version === edits.unanswered.version;
  expect(stored).toEqual(wasDone ? edits.unanswered : edits.saved);
  expect(await editEvents(database, edits.frameworkId)).toBe(edits.events + (wasDone ? 1 : 0));
  if (wasDone) report.doneUnanswered.edits += 1;
}

async function checkSigning(
  database: Database,
  { frameworkId, outcome }: Signing,
  report: KillsReport,
): Promise<void> {
  const stored = await signingOf(database, frameworkId);
  const isSigned = stored.state === "signed";
  expect(stored).toEqual(
    isSigned
      ? { state: "signed", records: 1, parts: 4, open: 0, ended: 1, events: 1 }
      : { state: "determined", records: 0, parts: 0, open: 1, ended: 0, events: 0 },
  );
  if (outcome === "acknowledged") expect(isSigned).toBe(true);
  if (outcome === "not sent") expect(isSigned).toBe(false);
  if (outcome === "unanswered" && isSigned) report.doneUnanswered.signings += 1;
}

/** Everything that a signature writes, counted. */
async function signingOf({ db }: Database, frameworkId: number) {
  const ours = sql.raw(`where framework_id = ${frameworkId}`);
  const [row] = await db
    .select({
      state: framework.state,
      records: sql<number>`(select count(*)::int from signed_record ${ours})`,
      parts: sql<number>`(select count(*)::int from published_part
        where reference_key in (select reference_key from signed_record ${ours}))`,
      open: sql<number>`(select count(*)::int from submission ${ours} and ended_at is null)`,
      ended: sql<number>`(select count(*)::int from submission ${ours} and ended = 'signed')`,
      events: sql<number>`(select count(*)::int from audit_event ${ours} and act = 'framework.sign')`,
    })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  return row ?? { state: "gone" };
}

/** A server after the last kill lists what was published. */
async function servesAgain(environment: Record<string, string>, running: Command[], report: KillsReport) {
  const server = startCommand("start", environment);
  running.push(server);
  const [, origin = ""] = await server.printed(/Listening at (http:\S+)/u);
  const register = await fetch(`${origin}/decisions`);
  expect(register.status).toBe(200);
  const { acknowledged, doneUnanswered } = report;
  const isAnyPublished = acknowledged.signings + doneUnanswered.signings > 0;
  expect(/href="\/decisions\/[^"?.]+"/u.test(await register.text())).toBe(isAnyPublished);
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
}
