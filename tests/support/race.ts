import { setTimeout as after } from "node:timers/promises";
import fc from "fast-check";
import { eq, sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Database, Db } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { framework, signedRecord, submission } from "../../db/schema";
import { signOffGate } from "../../app/domain/framework/sign-off-gate";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import { paths } from "../../app/paths";
import { contentDigest, isWhatWasFrozen } from "../../app/services/sign-off/content-digest.server";
import { anOffice, type Office } from "./action-plan";
import { aSmallFramework, TODAY } from "./content-builder";
import { addPerson } from "./office";
import { bringTo, givePassword, PASSWORD, signature, SIGN_OFF_NOW, stateOf } from "./sign-off";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "./site";
import { storeContent } from "./stored-content";

/**
 * Rounds of "sign" against what would unmake the signature, by people with sessions of their own, over HTTP, with the
 * timing that a seed gives. After each round it is looked at what is signed, with the pure gate.
 */
export const RIVALS = [
  "recall, then add an action",
  "recall, then reopen an action",
  "recall, then edit a budget line",
  "recall, then add a budget line",
  "return it, which takes the approval away",
  "withdraw the framework",
  "sign it a second time",
] as const;
type Rival = (typeof RIVALS)[number];

export interface RaceReport {
  rounds: number;
  /** Rounds that ended signed, by rival: one in which the signature never wins, or always, would prove little. */
  signed: Map<Rival, number>;
  lost: Map<Rival, number>;
  /** In words, with the round: what must never happen. */
  violations: string[];
}

/** When each of the two starts. */
interface Round {
  rival: Rival;
  /** Milliseconds. */
  signAfter: number;
  /**
   * In hundredths of the time that a signature takes here when nothing rivals it: on any machine, busy or not, the rival
   * comes before it, in the midst of it and after it.
   */
  rivalAfter: number;
  /** The second act is sent without waiting for the answer to the first. */
  isImpatient: boolean;
}

const round: fc.Arbitrary<Round> = fc.record({
  rival: fc.constantFrom(...RIVALS),
  signAfter: fc.integer({ min: 0, max: 20 }),
  rivalAfter: fc.integer({ min: 0, max: 150 }),
  isImpatient: fc.boolean(),
});

const LANES = 3;

export interface Race {
  site: TestSite;
  run: (options: { rounds: number; seed: number; untilViolation?: boolean }) => Promise<RaceReport>;
}

/** @param served as in `startTestSite`: by it a test takes the guard out. */
export async function startRace(served?: (own: Database) => Database): Promise<Race> {
  const site = await startTestSite({ now: SIGN_OFF_NOW, served });
  const { database } = site;
  const office = await anOffice(database);
  const second = await addPerson(database, "Second Decider", ["decision_maker"]);
  for (const signatory of [office.decider, second]) await givePassword(database, signatory);
  const visitors = {
    author: await site.as(office.author),
    decider: await site.as(office.decider),
    second: await site.as(second),
  };
  return {
    site,
    run: async ({ rounds, seed, untilViolation = false }) => {
      const taken = await timeOfASignature(database, office, visitors.decider);
      const report: RaceReport = { rounds: 0, signed: new Map(), lost: new Map(), violations: [] };
      const toRun = fc.sample(round, { numRuns: rounds, seed }).values();
      // Several frameworks at once: rounds wait more than they work, and the lanes compete for connections as well.
      const lane = async () => {
        for (const each of toRun) {
          const frameworkId = await aDeterminedFramework(database, office);
          const answers = await runRound(database, visitors, frameworkId, {
            ...each,
            rivalAfter: (each.rivalAfter / 100) * taken,
          });
          const tally = (await stateOf(database, frameworkId)) === "signed" ? report.signed : report.lost;
          tally.set(each.rival, (tally.get(each.rival) ?? 0) + 1);
          report.rounds += 1;
          const found = [...wrongAnswers(each, answers), ...(await wrongs(database, frameworkId))];
          report.violations.push(...found.map((wrong) => `round ${report.rounds}, ${each.rival}: ${wrong}`));
          if (untilViolation && report.violations.length > 0) break;
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      return report;
    },
  };
}

/** In milliseconds, with as many at once as there are lanes. */
async function timeOfASignature(database: Database, office: Office, decider: Visitor): Promise<number> {
  const frameworkIds = await Promise.all(
    Array.from({ length: LANES }, () => aDeterminedFramework(database, office)),
  );
  const forms = await Promise.all(frameworkIds.map((frameworkId) => signingForm(database, frameworkId)));
  const began = performance.now();
  const answers = await Promise.all(
    frameworkIds.map((frameworkId, index) =>
      send(decider, paths.signDecision(frameworkId), forms[index] ?? {}),
    ),
  );
  if (answers.some((status) => status !== DONE)) throw new Error("A signature without a rival was refused");
  return performance.now() - began;
}

async function signingForm(database: Database, frameworkId: number) {
  const { digest, acknowledgements, resolved, reasons } = await signature(database, frameworkId);
  return { digest, acknowledgements, outcome: "supported", resolved, reasons, password: PASSWORD };
}

async function send(visitor: Visitor, to: string, posted: FormFieldsSent): Promise<number> {
  const response = await visitor.post(to, posted);
  await response.arrayBuffer();
  return response.status;
}

async function aDeterminedFramework(database: Database, office: Office): Promise<number> {
  const { frameworkId } = await storeContent(database, office.author, aSmallFramework());
  await bringTo(database, office, frameworkId, "determined");
  return frameworkId;
}

interface Answers {
  sign: number;
  rival: number;
  /** The act that only counts once the rival's has been done. */
  then: number | null;
}

/** `rivalAfter` in milliseconds here. */
async function runRound(
  database: Database,
  visitors: Record<"author" | "decider" | "second", Visitor>,
  frameworkId: number,
  { rival, signAfter, rivalAfter, isImpatient }: Round,
): Promise<Answers> {
  const signing = await signingForm(database, frameworkId);
  const { address, fields, by, then } = await rivalPosts(
    database,
    frameworkId,
    rival,
    signing.digest,
    signing,
  );
  const sign = after(signAfter).then(() => send(visitors.decider, paths.signDecision(frameworkId), signing));
  const other = after(rivalAfter).then(() => send(visitors[by], address, fields));
  const next =
    then &&
    (isImpatient ? after(rivalAfter + 5) : other).then(() =>
      send(visitors.author, then.address, then.fields),
    );
  return { sign: await sign, rival: await other, then: await next };
}

interface RivalPosts {
  by: "author" | "second";
  address: string;
  fields: FormFieldsSent;
  then: { address: string; fields: FormFieldsSent } | null;
}

async function rivalPosts(
  { db }: Database,
  frameworkId: number,
  rival: Rival,
  digest: string,
  signing: FormFieldsSent,
): Promise<RivalPosts> {
  const reason = "For a reason";
  const [row] = await db.select().from(framework).where(eq(framework.id, frameworkId));
  const content = await getContent(db, frameworkId);
  const [line] = content.budget.lines;
  const [action] = content.actions;
  const [entry] = content.entries;
  if (!row || !line || !action || !entry) throw new Error("The small framework has one of each");
  const recalled = (then: RivalPosts["then"]): RivalPosts => ({
    by: "author",
    address: paths.recall(frameworkId),
    fields: { digest, reason },
    then,
  });
  const lineFields = {
    priorityId: String(line.priorityId),
    service: line.service,
    deliveryOrganisation: line.deliveryOrganisation,
    "amount-2018": "123456",
    reason,
  };
  switch (rival) {
    case "recall, then add an action":
      return recalled({
        address: paths.newAction(frameworkId),
        fields: {
          what: "Another thing to do",
          ownerKind: "name",
          ownerName: "Somebody",
          "targetDate-day": "31",
          "targetDate-month": "12",
          "targetDate-year": "2018",
          timing: "before",
          entryId: "eia",
        },
      });
    case "recall, then reopen an action":
      return recalled({
        address: paths.reopenAction(frameworkId, action.id),
        fields: { version: String(action.version), reason },
      });
    case "recall, then edit a budget line":
      return recalled({
        address: paths.line(frameworkId, line.id),
        fields: { ...lineFields, version: String(line.version), confirmedStaleEntryIds: String(entry.id) },
      });
    case "recall, then add a budget line":
      return recalled({
        address: paths.newLine(frameworkId),
        fields: { ...lineFields, service: "A new one" },
      });
    case "return it, which takes the approval away":
      return {
        by: "second",
        address: paths.returnToAuthor(frameworkId),
        fields: { digest, reason },
        then: null,
      };
    case "withdraw the framework":
      return {
        by: "author",
        address: paths.withdrawFramework(frameworkId),
        fields: { version: String(row.version), reason },
        then: null,
      };
    case "sign it a second time":
      return { by: "second", address: paths.signDecision(frameworkId), fields: signing, then: null };
  }
}

const DONE = 302;

/** Done, or refused in words: never a fault. Of the signature and its rival one is done, and one only. */
function wrongAnswers({ rival }: Round, { sign, rival: other, then }: Answers): string[] {
  const faults = [sign, other, then].filter(
    (status) => status !== null && ![DONE, 403, 409].includes(status),
  );
  return [
    ...faults.map((status) => `answered ${status}`),
    ...(sign === DONE && other === DONE ? [`both were done: the signature and “${rival}”`] : []),
    ...(sign !== DONE && other !== DONE ? ["neither was done"] : []),
  ];
}

/** What is wrong with a framework's signature, asked of the pure gate, on what is signed and on what stands there now. */
async function wrongs({ db }: Database, frameworkId: number): Promise<string[]> {
  const [row] = await db.select().from(framework).where(eq(framework.id, frameworkId));
  const records = await db.select().from(signedRecord).where(eq(signedRecord.frameworkId, frameworkId));
  if (records.length !== (row?.state === "signed" ? 1 : 0)) {
    return [`it is ${row?.state}, with ${records.length} signed records`];
  }
  const [record] = records;
  if (!record) return [];
  const content = await getContent(db, frameworkId);
  const [frozen] = await db.select().from(submission).where(eq(submission.digest, record.digest));
  const { digest } = record;
  const gate = signOffGate(
    {
      content,
      submission: { digest },
      approvals: [{ digest }],
      determinations: RECORD_PARTS.map((part) => ({ digest, part, inherited: [], released: [] })),
      acceptances: [],
      inherited: [],
      acknowledged: null,
      decision: { outcome: record.snapshot.record.outcome, reasons: record.snapshot.record.outcomeReasons },
      telling: [],
    },
    TODAY,
  );
  const blockers = gate.ok ? [] : gate.blockers.filter(({ rule }) => rule !== "acknowledgement");
  return [
    ...blockers.map(({ message }) => `signed, though: ${message}`),
    ...(frozen?.ended === "signed"
      ? []
      : [`signed, though the submission was ${frozen?.ended ?? "never there"}`]),
    ...(contentDigest(record.snapshot.leaves) === digest ? [] : ["what is signed has another digest"]),
    ...(isWhatWasFrozen(content, record.snapshot.leaves) ? [] : ["signed, and another content stands there"]),
  ];
}

/** The services as they would be if nobody had thought of the lock: each checks, then writes. */
export function withoutRowLocks(database: Database): Database {
  return { ...database, transaction: (work) => database.transaction((tx) => work(lockingNothing(tx))) };
}

function lockingNothing(tx: Db): Db {
  return new Proxy(tx, {
    get(target, property, receiver) {
      if (property === "execute") return (asked: SQL) => target.execute(withoutLockClauses(asked));
      const value: unknown = Reflect.get(target, property, receiver);
      if (property !== "select" || typeof value !== "function") return value;
      return (...columns: unknown[]) => {
        const builder = Reflect.apply(value, target, columns) as {
          from: (table: unknown) => { for: unknown };
        };
        return {
          from: (table: unknown) => {
            const query = builder.from(table);
            query.for = () => query;
            return query;
          },
        };
      };
    },
  });
}

/** The same question, whose rows are read but not locked. */
function withoutLockClauses(asked: SQL): SQL {
  const { sql: text, params } = new PgDialect().sqlToQuery(asked);
  const pieces = text.replace(/ for (?:no key update|update|share)(?: of "\w+")?/gu, "").split(/\$\d+/u);
  return sql.join(
    pieces.flatMap((piece, at) => [sql.raw(piece), ...(at in params ? [sql.param(params[at])] : [])]),
  );
}
