import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { recordJson } from "~/documents/record-json.view";
import type { SealManifest } from "~/domain/decision/seal";
import type { RecordJson } from "~/domain/decision/verify-seal";
import type { SignedSnapshot } from "~/domain/decision/signed-snapshot";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import type { Determination } from "~/domain/publication/determinations";
import { publishedParts } from "~/domain/publication/published-parts";
import type { PublicPart, PublicRecord } from "~/domain/publication/published-record";
import { openSigningKeys, rotateSigningKey } from "../../app/platform/signing-key.server";
import { digestOf } from "../../app/services/sign-off/content-digest.server";
import { sealRecord } from "../../app/services/sign-off/internal/seal-record.server";
import { verifyRecord } from "../../app/services/register/verify-record.server";
import { ACTION, aCompleteFramework, ENTRY } from "../support/content-builder";
import { aSignedSnapshot, determinationsOf, NEVER } from "../support/signed-snapshot-builder";
import { newKeyFile, TEST_SIGNER, testSigner } from "../support/signing-key";

const AUDIT_HEAD = { number: 41, hash: "ab".repeat(32) };

/** What the public gets of a snapshot, as signing publishes it. */
async function published(
  snapshot: SignedSnapshot = aSignedSnapshot(),
  signer = TEST_SIGNER,
): Promise<RecordJson> {
  const { seal } = await sealRecord(signer, snapshot, AUDIT_HEAD);
  const parts = new Map(publishedParts(snapshot, seal.salts, digestOf).map((part) => [part.part, part]));
  const salts = Object.assign(
    {},
    ...[...parts.values()].map((part) => part.salts ?? {}),
  ) as typeof seal.salts;
  const open = <Body>(part: RecordPart, whole: Body): PublicPart<Body> =>
    parts.get(part)?.body
      ? { published: true, body: (parts.get(part)?.body ?? whole) as Body }
      : { published: false, legalGround: parts.get(part)?.legalGround ?? "" };
  const { reference, decidedOn } = snapshot.record;
  const head = { reference, referenceKey: reference.replace("/", "-"), decidedOn };
  const publicRecord: PublicRecord = parts.get("record")?.body
    ? {
        ...head,
        published: true,
        seal: { jws: seal.jws, salts },
        record: snapshot.record,
        report: open("report", snapshot.report),
        details: open("details", snapshot.details),
        eia: open("eia", snapshot.eia),
      }
    : {
        ...head,
        published: false,
        seal: { jws: seal.jws, salts: {} },
        legalGround: parts.get("record")?.legalGround ?? "",
      };
  return JSON.parse(JSON.stringify(recordJson(publicRecord))) as RecordJson;
}

const verify = async (record: unknown, signer = TEST_SIGNER) =>
  verifyRecord(JSON.stringify(record), await signer.publicKeys());

/** All 16 combinations of the four determinations. */
const COMBINATIONS = Array.from({ length: 16 }, (_none, bits) =>
  RECORD_PARTS.filter((_part, index) => bits & (1 << index)),
);

const withheldAs = (parts: readonly RecordPart[]): Determination[] =>
  determinationsOf(Object.fromEntries(parts.map((part) => [part, NEVER])));

describe("a record as it is published", () => {
  it.each(COMBINATIONS)("is verified with %s %s %s %s withheld", async (...withheld) => {
    const parts = withheld.filter((part): part is RecordPart => typeof part === "string");
    const record = await published(aSignedSnapshot({ determinations: withheldAs(parts) }));
    expect(await verify(record)).toMatchObject({ ok: true, reference: "007/2018", auditHead: AUDIT_HEAD });
  });

  it("names the parts it is made of by digests alone", async () => {
    const { seal } = await published(aSignedSnapshot({ determinations: withheldAs(["eia"]) }));
    const [, payload = ""] = seal?.jws.split(".") ?? [];
    const manifest = JSON.parse(Buffer.from(payload, "base64url").toString()) as SealManifest;
    expect(Object.keys(manifest.sections)).toHaveLength(8);
    for (const digest of Object.values(manifest.sections)) expect(digest).toMatch(/^[0-9a-f]{64}$/u);
    expect(Object.keys(seal?.salts ?? {})).not.toContain("eia");
  });

  it("is sealed with other salts each time, so that like texts have unlike digests", async () => {
    const [one, other] = [await published(), await published()];
    expect(one.seal?.jws).not.toBe(other.seal?.jws);
  });
});

describe("single items withheld in a published part", () => {
  const GROUND = "Freedom of Information Act 2000 s.40(2)";
  const content = aCompleteFramework();
  const [line] = content.budget.lines;
  const determinations = determinationsOf().map((given) =>
    given.part === "details"
      ? { ...given, legalGround: GROUND, items: [{ kind: "line" as const, id: line?.id ?? 0 }] }
      : given.part === "eia"
        ? {
            ...given,
            legalGround: GROUND,
            items: [
              { kind: "entry" as const, id: ENTRY.assessed },
              { kind: "action" as const, id: ACTION.carriedForward },
            ],
          }
        : given,
  );
  const snapshot = aSignedSnapshot({ content, determinations });

  it("are proven without them", async () => {
    expect(await verify(await published(snapshot))).toMatchObject({ ok: true });
  });

  it("leave their kind, number, ground and digest, and nothing else of them or of what tells of them", async () => {
    const { parts } = await published(snapshot);
    if (!parts.details?.published || !parts.eia?.published) throw new Error("Both parts are published");
    expect(
      parts.details.body.withheld.map(({ kind, number, legalGround }) => [kind, number, legalGround]),
    ).toEqual([
      ["line", 1, GROUND],
      ["previous_line", 1, GROUND],
      ["change", 1, GROUND],
      ["totals", 1, GROUND],
      ["consultee_amounts", 1, GROUND],
    ]);
    expect(parts.eia.body.withheld.map(({ kind }) => kind)).toEqual(["entry", "action", "conclusions"]);
    const text = JSON.stringify(parts);
    for (const word of [line?.service, "Review in a year"]) expect(text).not.toContain(word);
  });

  it("cannot be put back, moved to another ground or left out unnoticed", async () => {
    const record = await published(snapshot);
    const whole = await published(aSignedSnapshot({ content }));
    const path = ["parts", "details", "body"];
    const lines = (whole.parts.details as { body: { lines: unknown } }).body.lines;
    const tampered = [
      changedAt(record, [...path, "lines"], () => lines),
      changedAt(record, [...path, "withheld", 0, "legalGround"], () => "Some other Act 2000 s.1"),
      changedAt(record, [...path, "withheld", 0, "digest"], (digest) => changed(digest, 0)),
      changedAt(record, [...path, "withheld"], (items) => (items as unknown[]).slice(1)),
    ];
    for (const one of tampered) expect(await verify(one)).toMatchObject({ ok: false });
  });
});

type Path = readonly (string | number)[];

/** The path to every value that holds no others. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function changedAt(record: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(record);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(record)
    ? [...(record as unknown[])]
    : { ...(record as Record<string, unknown>) };
  const holder = copy as Record<string | number, unknown>;
  holder[key] = changedAt(holder[key], rest, change);
  return copy;
}

/** One letter, digit or answer of it, another. */
function changed(value: unknown, at: number): unknown {
  if (typeof value === "string") {
    if (value === "") return "x";
    const place = at % value.length;
    return value.slice(0, place) + (value[place] === "x" ? "y" : "x") + value.slice(place + 1);
  }
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value === null ? "x" : ["x"];
}

describe("any change of any value", () => {
  let records: RecordJson[];
  beforeAll(async () => {
    records = [
      await published(),
      await published(aSignedSnapshot({ determinations: withheldAs(["details"]) })),
      await published(aSignedSnapshot({ determinations: withheldAs(["record"]) })),
    ];
  });

  it("is found, and the part is named", async () => {
    for (const record of records) {
      for (const path of leavesOf(record)) {
        const result = await verify(changedAt(record, path, (value) => changed(value, 0)));
        expect(result, path.join(".")).toMatchObject({ ok: false });
      }
    }
  });

  it("is found wherever in the value it is", async () => {
    const [record] = records;
    const paths = leavesOf(record);
    await fc.assert(
      fc.asyncProperty(fc.nat(paths.length - 1), fc.nat(), async (which, at) => {
        const result = await verify(changedAt(record, paths[which] ?? [], (value) => changed(value, at)));
        expect(result.ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["a line's amount", ["parts", "details", "body", "lines", 0, "service"], "the budget"],
    ["a change's title", ["parts", "details", "body", "changes", 0, "title"], "the list of budget changes"],
    ["the EIA's evidence", ["parts", "eia", "body", "eia", "evidence"], "the equality impact assessment"],
    ["an action", ["parts", "eia", "body", "actions", 0, "what"], "the action plan"],
    ["the approval", ["parts", "record", "body", "approval", "name"], "the account of the approvals"],
    ["a discussion", ["parts", "report", "body", "discussion"], "the report"],
  ])("names the part: %s", async (_what, path, where) => {
    const result = await verify(changedAt(records[0], path, (value) => changed(value, 0)));
    expect(result).toEqual({ ok: false, faults: [{ where, problem: "is not what was sealed" }] });
  });

  it.each([
    ["an item taken out", (record: RecordJson) => withLines(record, (lines) => lines.slice(1))],
    [
      "an item put in",
      (record: RecordJson) => withLines(record, (lines) => [...lines, ...lines.slice(0, 1)]),
    ],
    [
      "a part taken out",
      ({ parts: { eia: _eia, ...parts }, ...record }: RecordJson) => ({ ...record, parts }),
    ],
    ["a field put in", (record: RecordJson) => ({ ...record, comment: "Trust me" })],
    ["no seal", (record: RecordJson) => ({ ...record, seal: null })],
    [
      "a part said to be withheld that was published",
      (record: RecordJson) => ({
        ...record,
        parts: { ...record.parts, report: { published: false, legalGround: "Some Act 2000 s.1" } },
      }),
    ],
    ["another shape altogether", () => [1, 2, 3]],
    [
      "parts of another shape",
      (record: RecordJson) => ({ ...record, parts: { record: { published: true, body: null } } }),
    ],
  ])("finds %s", async (_what, tamper) => {
    const [record] = records;
    if (!record) throw new Error("There is a record");
    expect(await verify(tamper(record))).toMatchObject({ ok: false });
  });
});

describe("a text that can be read in two ways", () => {
  let text: string;
  beforeAll(async () => {
    text = JSON.stringify(await published());
  });
  const verifyText = async (changedText: string) => verifyRecord(changedText, await TEST_SIGNER.publicKeys());
  const refused = { ok: false, faults: [{ where: "the record" }] };

  it("is refused where a name stands twice, though the last one is what was sealed", async () => {
    const name = /"service":/u;
    for (const twice of [
      '"service":"Another", "service":',
      String.raw`"\u0073ervice":"Another","service" :`,
    ]) {
      expect(text).toMatch(name);
      expect(await verifyText(text.replace(name, twice))).toMatchObject(refused);
    }
    expect(await verifyText(text.replace("{", '{"decidedOn":"2020-01-01",'))).toMatchObject(refused);
  });

  it("is refused where a number has more figures than are kept, or another form", async () => {
    const amount = /"amounts":\{"2018":(\d+)/u;
    for (const form of ["$1.00000000000000000001", "$1.0", "$1e0", "-0"]) {
      expect(text).toMatch(amount);
      expect(await verifyText(text.replace(amount, `"amounts":{"2018":${form}`)), form).toMatchObject({
        ok: false,
      });
    }
  });

  it("is refused where it is nested deeper than any record, at whatever depth a program gives up", async () => {
    for (const depth of [60, 100_000]) {
      const nested = `{"nested":${"[".repeat(depth)}${"]".repeat(depth)},`;
      expect(await verifyText(text.replace("{", nested))).toMatchObject(refused);
    }
  });

  it("is not what a record becomes that a program lays out anew, with the same values", async () => {
    const escaped = text.replaceAll(
      /[^\x00-\x7f]/gu,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    for (const same of [text, JSON.stringify(JSON.parse(text), null, 2), escaped]) {
      expect(await verifyText(same)).toMatchObject({ ok: true });
    }
  });
});

function withLines(record: RecordJson, change: (lines: readonly unknown[]) => unknown): unknown {
  return changedAt(record, ["parts", "details", "body", "lines"], (lines) => change(lines as unknown[]));
}

describe("the office's keys", () => {
  it("verify nothing that another office signed", async () => {
    expect(await verify(await published(aSignedSnapshot(), testSigner()))).toMatchObject({
      ok: false,
      faults: [{ where: "the signature" }],
    });
  });

  it("verify earlier seals after a rotation, and sign with the new key", async () => {
    const file = await newKeyFile();
    const signer = await openSigningKeys(file);
    const before = await published(aSignedSnapshot(), signer);
    const { kid } = await rotateSigningKey(file);
    const after = await verify(await published(aSignedSnapshot(), signer), signer);
    expect(after).toMatchObject({ ok: true, keyId: kid });
    expect(await verify(before, signer)).toMatchObject({ ok: true });
  });

  it("keep through each rotation what has to be known again, and nothing of a key that signed", async () => {
    const file = await newKeyFile();
    const signer = await openSigningKeys(file);
    const [lasting, passing] = [() => signer.lastingSecretFor("rows"), () => signer.secretFor("rows")];
    const [before, passed] = [await lasting(), await passing()];
    const { keys } = JSON.parse(await readFile(file, "utf8")) as { keys: { d: string }[] };
    for (let times = 0; times < 2; times += 1) {
      await rotateSigningKey(file);
      expect(await lasting()).toEqual(before);
      expect(await passing()).not.toEqual(passed);
      expect(await readFile(file, "utf8")).not.toContain(keys[0]?.d);
    }
    expect(await signer.lastingSecretFor("other rows")).not.toEqual(before);
    expect(before).not.toEqual(passed);
  });

  it("are the same for whoever opens the file, and show no private part", async () => {
    const file = await newKeyFile();
    const [one, other] = await Promise.all([openSigningKeys(file), openSigningKeys(file)]);
    expect(await one.publicKeys()).toEqual(await other.publicKeys());
    await rotateSigningKey(file);
    for (const key of (await one.publicKeys()).keys) expect(key).not.toHaveProperty("d");
  });
});
