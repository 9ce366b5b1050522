import { signedSnapshot, type SignatureFacts, type SignedSnapshot } from "~/domain/decision/signed-snapshot";
import type { RecordedAct } from "~/domain/decision/record-bodies";
import { referenceKey } from "~/domain/decision/reference";
import { SCREENING_QUESTION_FIELDS } from "~/domain/eia/eia";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import type { Determination } from "~/domain/publication/determinations";
import { publishedParts, type PublishedPart } from "~/domain/publication/published-parts";
import { digestOf } from "../../app/services/sign-off/content-digest.server";
import { sealRecord } from "../../app/services/sign-off/internal/seal-record.server";
import type { PublicPart, PublishedRecord } from "~/domain/publication/published-record";
import { calendarDate } from "~/domain/shared/calendar-date";
import type { Database } from "../../db/client.server";
import { framework, person, publishedPart, signedRecord } from "../../db/schema";
import { TEST_SIGNER } from "./signing-key";
import { aCompleteFramework, aDetermination, DIGEST, TODAY } from "./content-builder";

function anAct(name: string, capacity: string, at: string): RecordedAct {
  return { name, capacity, at };
}

/** Of an audit log in which nothing stands. */
export const NO_AUDIT_HEAD = { number: 0, hash: "" };

/** Every part published, unless a determination says otherwise. */
export function determinationsOf(
  withheld: Partial<Record<RecordPart, Partial<Determination>>> = {},
): Determination[] {
  return RECORD_PARTS.map((part) =>
    aDetermination(
      withheld[part]
        ? { part, publish: false, legalGround: groundOf(part), ...withheld[part] }
        : { part, publish: true },
    ),
  );
}

/** A ground of its own for each part, so that a test sees whose ground it is. */
export function groundOf(part: RecordPart): string {
  const sections = { record: "s.41", report: "s.42", details: "s.43(2)", eia: "s.40(2)" };
  return `Freedom of Information Act 2000 ${sections[part]}`;
}

export function aSignedSnapshot(overrides: Partial<SignatureFacts> = {}): SignedSnapshot {
  return signedSnapshot({
    content: aCompleteFramework(),
    leaves: [],
    determinations: determinationsOf(),
    reference: "007/2018",
    officeName: "Office of the Police and Crime Commissioner",
    decidingBodyTitle: "Police and Crime Commissioner",
    decidedOn: TODAY,
    submitted: anAct("An author", "Commissioning Manager", "2018-03-05T09:00:00.000Z"),
    approval: {
      ...anAct("A senior officer", "Chief Executive", "2018-03-07T10:15:00.000Z"),
      comment: "Advice was taken",
    },
    determined: anAct("A lawyer", "Monitoring Officer", "2018-03-08T11:30:00.000Z"),
    outcome: "supported",
    outcomeReasons: "It meets the plan",
    signature: anAct("The holder of the office", "Police and Crime Commissioner", "2018-03-09T14:05:00.000Z"),
    digest: DIGEST,
    ...overrides,
  });
}

/** A record as the public may read it, with these parts withheld. */
export function aPublishedRecord(
  snapshot: SignedSnapshot = aSignedSnapshot(),
  withheld: readonly Exclude<RecordPart, "record">[] = [],
): PublishedRecord {
  const part = <Body>(name: Exclude<RecordPart, "record">, body: Body): PublicPart<Body> =>
    withheld.includes(name) ? { published: false, legalGround: groundOf(name) } : { published: true, body };
  return {
    published: true,
    seal: null,
    reference: snapshot.record.reference,
    referenceKey: referenceKey(snapshot.record.reference),
    decidedOn: snapshot.record.decidedOn,
    record: snapshot.record,
    report: part("report", snapshot.report),
    details: part("details", snapshot.details),
    eia: part("eia", snapshot.eia),
  };
}

/**
 * Puts a signed record and what is published of it into the database, as signing does.
 * @param parts other rows than the determinations give, to see what the register makes of them
 * @returns its reference key
 */
export async function storeSigned(
  { db }: Pick<Database, "db">,
  snapshot: SignedSnapshot,
  givenParts?: readonly PublishedPart[],
): Promise<string> {
  const { seal } = await sealRecord(TEST_SIGNER, snapshot, NO_AUDIT_HEAD);
  const parts = givenParts ?? publishedParts(snapshot, seal.salts, digestOf);
  const { reference, decidedOn, outcome, title, signature } = snapshot.record;
  const key = referenceKey(reference);
  const signedAt = new Date(signature.at);
  const [signatory] = await db
    .insert(person)
    .values({ name: signature.name, email: `${key}@opcc.example`, createdAt: signedAt })
    .returning({ id: person.id });
  if (!signatory) throw new Error("No person was added");
  const [signed] = await db
    .insert(framework)
    .values({
      title,
      state: "signed",
      years: [...snapshot.details.years],
      reference,
      referenceKey: key,
      createdAt: signedAt,
      createdBy: signatory.id,
    })
    .returning({ id: framework.id });
  if (!signed) throw new Error("No framework was added");
  await db.insert(signedRecord).values({
    frameworkId: signed.id,
    reference,
    referenceKey: key,
    digest: snapshot.digest,
    outcome,
    signedAt,
    signedBy: signatory.id,
    snapshot,
    seal,
  });
  await db.insert(publishedPart).values(
    parts.map(({ part, publishedFrom, legalGround, body, salts, later }) => ({
      salts,
      later: later.map((stage) => ({ ...stage, body: { ...stage.body } })),
      jws: seal.jws,
      referenceKey: key,
      reference,
      decidedOn,
      part,
      publishedFrom,
      legalGround,
      body: body && { ...body },
    })),
  );
  return key;
}

const CODES = new Set<string>([
  "outcome",
  "kind",
  "characteristic",
  "direction",
  "mitigationTiming",
  "inquiry",
  "inquiryTime",
  "state",
  "part",
  "method",
  "marking",
  "digest",
  "copySha256",
  "key",
  "reference",
  "legalGround",
  "placement",
  ...SCREENING_QUESTION_FIELDS,
]);
const DATE_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(?:T|$)/u;

/** Gives every text that a person wrote in each part a word of its own, so that a test sees where it turns up. */
export function withCanaries(snapshot: SignedSnapshot): {
  snapshot: SignedSnapshot;
  /** The words of each part, by where they are. */
  canaries: Record<RecordPart, Map<string, string>>;
} {
  const canaries: Record<RecordPart, Map<string, string>> = {
    record: new Map(),
    report: new Map(),
    details: new Map(),
    eia: new Map(),
  };
  const marked = <Body>(part: RecordPart, body: Body): Body =>
    mapTexts(body, "", (text, path) => {
      const canary = `canary-${part}-${canaries[part].size}-end`;
      canaries[part].set(path, canary);
      return `${text} ${canary}`;
    }) as Body;
  return {
    snapshot: {
      ...snapshot,
      record: marked("record", snapshot.record),
      report: marked("report", snapshot.report),
      details: marked("details", snapshot.details),
      eia: marked("eia", snapshot.eia),
    },
    canaries,
  };
}

function mapTexts(value: unknown, path: string, mark: (text: string, path: string) => string): unknown {
  if (typeof value === "string") {
    const isCode = CODES.has(path.split(".").at(-1) ?? "") || DATE_OR_INSTANT.test(value);
    return value === "" || isCode ? value : mark(value, path);
  }
  if (Array.isArray(value)) return value.map((inner, index) => mapTexts(inner, `${path}.${index}`, mark));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, `${path}.${key}`, mark)]),
    );
  }
  return value;
}

/** `007/2018` for 7. */
export const numbered = (number: number) => `${String(number).padStart(3, "0")}/2018`;

export const NEVER = { withheldUntil: null };
export const UNTIL_JUNE = { withheldUntil: calendarDate("2018-06-01") };
