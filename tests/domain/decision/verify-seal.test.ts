import { describe, expect, it } from "vitest";
import {
  SEAL_SCHEMA,
  SEAL_SECTION_NAMES,
  SEAL_SECTION_LABELS,
  publicSalts,
  saltKey,
  sealItems,
  sectionDigest,
  type SealedBodies,
  type SealItem,
  type SealManifest,
  type SealSalts,
  type SealSchema,
  type SealSection,
} from "~/domain/decision/seal";
import type { SignedSnapshot } from "~/domain/decision/signed-snapshot";
import {
  RECORD_JSON_SCHEMA,
  sealFaults,
  type RecordJson,
  type SealFault,
} from "~/domain/decision/verify-seal";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { publishedParts } from "~/domain/publication/published-parts";
import { calendarDate } from "~/domain/shared/calendar-date";
import { digestOf } from "../../../app/services/sign-off/content-digest.server";
import {
  ACTION,
  aCompleteFramework,
  aConclusion,
  aReportedConsultation,
  aSection,
  ENTRY,
} from "../../support/content-builder";
import { aSignedSnapshot, determinationsOf, groundOf, NEVER } from "../../support/signed-snapshot-builder";

/** What is said of each way in which a published record can differ from what was sealed (rule 14), to the word. */
const OTHER_GROUND = "Some other Act 2000 s.1";
const NOT_SEALED = "is not what was sealed";
const TO_BE_PUBLISHED = "is withheld though it was determined to be published";
const TO_BE_WITHHELD = "is published though it was determined to be withheld";

/** A salt for everything, which says what it is for. */
function saltsOf(bodies: SealedBodies, schema: SealSchema = SEAL_SCHEMA): SealSalts {
  return Object.fromEntries(
    Object.entries(sealItems(bodies, schema)).map(([section, items]) => [
      section,
      {
        section: `salt of ${section}`,
        items: Object.fromEntries(items.map((item) => [saltKey(item), `salt of ${saltKey(item)}`])),
      },
    ]),
  );
}

function manifestOf(snapshot: SignedSnapshot, schema: SealSchema = SEAL_SCHEMA): SealManifest {
  const items = sealItems(snapshot, schema);
  const salts = saltsOf(snapshot, schema);
  const record = snapshot.determinations.find(({ part }) => part === "record");
  return {
    schema,
    reference: snapshot.record.reference,
    decidedOn: snapshot.record.decidedOn,
    contentDigest: snapshot.digest,
    auditHead: { number: 1, hash: "ab" },
    recordWithheldOn: record && !record.publish ? record.legalGround : "",
    sections: Object.fromEntries(
      SEAL_SECTION_NAMES.map((section) => [
        section,
        sectionDigest(
          section,
          items[section] ?? [],
          [],
          salts[section] ?? { section: "", items: {} },
          digestOf,
          schema,
        ),
      ]),
    ) as SealManifest["sections"],
  };
}

/** A record as it is published on a day after which nothing more becomes public. */
function published(snapshot: SignedSnapshot, schema: SealSchema = SEAL_SCHEMA): RecordJson {
  const parts = publishedParts(snapshot, saltsOf(snapshot, schema), digestOf, schema);
  const isRecordOpen = parts.some(({ part, body }) => part === "record" && body !== null);
  const shown = isRecordOpen ? parts : parts.filter(({ part }) => part === "record");
  const { reference, decidedOn } = snapshot.record;
  const record = {
    schema: RECORD_JSON_SCHEMA,
    reference,
    key: reference.replace("/", "-"),
    decidedOn,
    parts: Object.fromEntries(
      shown.map(({ part, body, legalGround }) => [
        part,
        body ? { published: true, body } : { published: false, legalGround },
      ]),
    ),
    seal: {
      jws: "header.payload.signature",
      salts: Object.assign({}, ...shown.map(({ salts }) => salts ?? {})) as SealSalts,
    },
  };
  return JSON.parse(JSON.stringify(record)) as RecordJson;
}

const withheld = (...parts: RecordPart[]) =>
  determinationsOf(Object.fromEntries(parts.map((part) => [part, NEVER])));
const open = aSignedSnapshot();
const eiaWithheld = aSignedSnapshot({ determinations: withheld("eia") });
const recordWithheld = aSignedSnapshot({ determinations: withheld("record") });
const content = aCompleteFramework();
const itemsWithheld = aSignedSnapshot({
  content,
  determinations: determinationsOf().map((given) => {
    const legalGround = groundOf(given.part);
    if (given.part === "details") {
      return {
        ...given,
        legalGround,
        items: [{ kind: "line" as const, id: content.budget.lines[0]?.id ?? 0 }],
      };
    }
    if (given.part !== "eia") return given;
    return {
      ...given,
      legalGround,
      items: [
        { kind: "entry" as const, id: ENTRY.assessed },
        { kind: "action" as const, id: ACTION.carriedForward },
      ],
    };
  }),
});

/** A record whose shape a tamperer chooses freely. */
type Loose = { [key: string]: Loose } & Loose[];

/** @param tamper changes the copy in place */
function faultsOf(snapshot: SignedSnapshot, tamper: (record: Loose) => void = () => undefined): SealFault[] {
  const record = published(snapshot);
  tamper(record as unknown as Loose);
  return sealFaults(record, manifestOf(snapshot), digestOf);
}
const put = (holder: unknown, key: string | number, value: unknown) => {
  (holder as Record<string | number, unknown>)[key] = value;
};
const firstOf = (body: Loose, list: string) => (body as Record<string, Loose[]>)[list]?.[0];
const drop = (holder: unknown, key: string) => {
  Reflect.deleteProperty(holder as object, key);
};

describe("a record as it was published", () => {
  it.each([
    ["whole", open],
    ["without a part", eiaWithheld],
    [
      "without every part but the record",
      aSignedSnapshot({ determinations: withheld("report", "details", "eia") }),
    ],
    ["without the record", recordWithheld],
    ["without the record and a part", aSignedSnapshot({ determinations: withheld("record", "eia") })],
    ["without single items", itemsWithheld],
  ])("has no fault: %s", (_name, snapshot) => {
    expect(faultsOf(snapshot)).toEqual([]);
  });

  it("has none where a part is there that was withheld until a day", () => {
    const later = aSignedSnapshot({
      determinations: determinationsOf({ eia: { withheldUntil: calendarDate("2018-06-01") } }),
    });
    expect(published(later).parts.eia?.published).toBe(true);
    expect(faultsOf(later)).toEqual([]);
  });

  it("has none before that day", () => {
    const later = aSignedSnapshot({
      determinations: determinationsOf({ eia: { withheldUntil: calendarDate("2018-06-01") } }),
    });
    const faults = faultsOf(later, (record) => {
      put(record.parts, "eia", { published: false, legalGround: groundOf("eia") });
      drop(record.seal?.salts, "eia");
      drop(record.seal?.salts, "action_plan");
    });
    expect(faults).toEqual([]);
  });
});

describe("what is outside the parts", () => {
  it.each<[string, SealFault]>([
    ["schema", { where: "schema", problem: NOT_SEALED }],
    ["reference", { where: "reference", problem: NOT_SEALED }],
    ["key", { where: "key", problem: NOT_SEALED }],
    ["decidedOn", { where: "decidedOn", problem: NOT_SEALED }],
    ["comment", { where: "the record", problem: "holds “comment”, which nothing proves" }],
  ])("%s is what was signed", (field, fault) => {
    for (const snapshot of [open, recordWithheld]) {
      expect(faultsOf(snapshot, (record) => put(record, field, "another"))).toEqual([fault]);
    }
  });

  it("a record without a seal is not proven", () => {
    expect(faultsOf(open, (record) => put(record, "seal", null))).toEqual([
      { where: "the seal", problem: "is missing" },
    ]);
  });

  it.each<[string, (record: Loose) => void, SealFault[]]>([
    [
      "in the seal",
      ({ seal }) => put(seal, "note", 1),
      [{ where: "the seal", problem: "holds “note”, which nothing proves" }],
    ],
    [
      "among the salts",
      ({ seal }) => put(seal?.salts, "annex", { section: "", items: {} }),
      [{ where: "the seal's salts", problem: "holds “annex”, which nothing proves" }],
    ],
    [
      "among a section's salts",
      ({ seal }) => put(seal?.salts?.budget, "note", 1),
      [{ where: "the salts of budget", problem: "holds “note”, which nothing proves" }],
    ],
    [
      "among a section's items' salts",
      ({ seal }) => put(seal?.salts?.budget?.items, "line:99", "salt"),
      [{ where: "the salts of budget", problem: "holds “line:99”, which nothing proves" }],
    ],
    [
      "among the parts",
      ({ parts }) => put(parts, "annex", { published: true, body: {} }),
      [{ where: "annex", problem: "is no part of a record" }],
    ],
    [
      "beside the body of a part",
      ({ parts }) => put(parts?.report, "note", 1),
      [{ where: "report", problem: "holds “note”, which nothing proves" }],
    ],
  ])("what nothing proves is named: %s", (_where, tamper, faults) => {
    expect(faultsOf(open, tamper)).toEqual(faults);
  });

  it("salts of a part that is withheld are named: they would help to guess at it", () => {
    const faults = faultsOf(eiaWithheld, ({ seal }) =>
      put(seal?.salts, "eia", { section: "s", items: { "head:0": "s" } }),
    );
    expect(faults).toEqual([
      { where: "the seal's salts", problem: "holds “eia”, which nothing proves" },
      { where: "the salts of eia", problem: "holds “head:0”, which nothing proves" },
    ]);
  });
});

describe("which parts are there", () => {
  it.each(RECORD_PARTS.filter((part) => part !== "record"))(
    "is as it was determined: %s left out",
    (part) => {
      const faults = faultsOf(open, (record) => drop(record.parts, part));
      expect(faults).toContainEqual({ where: part, problem: "is missing" });
      expect(faults.filter(({ where }) => RECORD_PARTS.includes(where as RecordPart))).toHaveLength(1);
    },
  );

  it.each(RECORD_PARTS)("is as it was determined: %s said to be withheld", (part) => {
    const faults = faultsOf(open, (record) =>
      put(record.parts, part, { published: false, legalGround: OTHER_GROUND }),
    );
    expect(faults).toContainEqual({
      where: part,
      problem: TO_BE_PUBLISHED,
    });
  });

  it("a part that was withheld is not there after all", () => {
    const whole = published(open);
    const faults = faultsOf(eiaWithheld, (record) => {
      put(record.parts, "eia", whole.parts.eia);
    });
    expect(faults).toContainEqual({ where: "eia", problem: TO_BE_WITHHELD });
  });

  it("nor is one of which nothing was determined", () => {
    const faults = faultsOf(open, ({ parts }) => {
      const body = parts?.record?.body;
      put(
        body,
        "determinations",
        body?.determinations?.filter(({ part }) => String(part) !== "report"),
      );
    });
    expect(faults).toEqual([
      { where: "report", problem: TO_BE_WITHHELD },
      { where: SEAL_SECTION_LABELS.determinations, problem: NOT_SEALED },
    ]);
  });

  it("a part of which nothing was determined is not said to be withheld either", () => {
    const faults = faultsOf(open, ({ parts }) => {
      const body = parts?.record?.body;
      put(
        body,
        "determinations",
        body?.determinations?.filter(({ part }) => String(part) !== "report"),
      );
      put(parts, "report", { published: false, legalGround: OTHER_GROUND });
    });
    expect(faults).toContainEqual({
      where: "report",
      problem: TO_BE_PUBLISHED,
    });
  });

  it.each<[string, SignedSnapshot, RecordPart]>([
    ["a part", eiaWithheld, "eia"],
    ["the record", recordWithheld, "record"],
  ])(
    "the ground of %s is the one that was determined, and nothing is added to it",
    (_name, snapshot, part) => {
      expect(faultsOf(snapshot, ({ parts }) => put(parts?.[part], "legalGround", OTHER_GROUND))).toEqual([
        { where: `${part}.legalGround`, problem: NOT_SEALED },
      ]);
      expect(faultsOf(snapshot, ({ parts }) => put(parts?.[part], "note", 1))).toEqual([
        { where: part, problem: "holds “note”, which nothing proves" },
      ]);
    },
  );

  it("with the record withheld no other part is there", () => {
    const whole = published(open);
    const faults = faultsOf(recordWithheld, ({ parts }) => put(parts, "report", whole.parts.report));
    expect(faults).toContainEqual({
      where: "report",
      problem: "is there though the record itself is withheld",
    });
  });

  it("nor is the record itself left out", () => {
    expect(faultsOf(recordWithheld, ({ parts }) => drop(parts, "record"))).toEqual([
      { where: "record", problem: "is missing" },
    ]);
  });
});

describe("single items that are withheld", () => {
  it("are those that were determined, on their grounds, with what goes with them", () => {
    const { parts } = published(itemsWithheld);
    if (!parts.details?.published || !parts.eia?.published) throw new Error("Both are published");
    const keys = (items: readonly { kind: "head"; number: number }[] | readonly unknown[]) =>
      (items as Parameters<typeof saltKey>[0][]).map(saltKey);
    expect(keys(parts.details.body.withheld)).toEqual([
      ...["line:1", "previous_line:1", "change:1", "totals:1"],
      "consultee_amounts:1",
    ]);
    expect(keys(parts.eia.body.withheld)).toEqual(["entry:1", "action:2", "conclusions:1"]);
    expect(parts.details.body.lines.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(parts.details.body.previous?.lines.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(parts.details.body.changes.map(({ number }) => number)).not.toContain(1);
    expect(parts.eia.body.entries.map(({ changeNumber }) => changeNumber)).not.toContain(1);
    expect(parts.eia.body.actions.map(({ number }) => number)).toEqual([1]);
    expect(parts.eia.body.acknowledgements.map(({ number }) => number)).toEqual([1, 2]);
    expect(Object.keys(published(itemsWithheld).seal?.salts.budget?.items ?? {})).not.toContain("line:1");
  });

  it.each<[string, (body: Loose) => void, SealFault[]]>([
    [
      "another ground",
      (body) => put(body.withheld?.[0], "legalGround", OTHER_GROUND),
      [{ where: "details, line:1: legalGround", problem: NOT_SEALED }],
    ],
    [
      "another digest",
      (body) => put(body.withheld?.[0], "digest", "ab"),
      [{ where: SEAL_SECTION_LABELS.budget, problem: NOT_SEALED }],
    ],
    [
      "a note",
      (body) => put(body.withheld?.[0], "note", 1),
      [{ where: "details", problem: "holds “note”, which nothing proves" }],
    ],
    [
      "left out",
      (body) => put(body, "withheld", body.withheld?.slice(1)),
      [
        { where: "details, line:1", problem: TO_BE_WITHHELD },
        { where: SEAL_SECTION_LABELS.budget, problem: NOT_SEALED },
      ],
    ],
  ])("cannot be given %s unnoticed", (_what, tamper, faults) => {
    const found = faultsOf(itemsWithheld, ({ parts }) => tamper(parts?.details?.body as Loose));
    expect(found).toEqual(faults);
  });

  it("nor can another be withheld that was determined to be published", () => {
    const faults = faultsOf(itemsWithheld, ({ parts }) =>
      put(parts?.details?.body, "withheld", [
        ...(parts?.details?.body?.withheld ?? []),
        { kind: "line", number: 2, legalGround: groundOf("details"), digest: "ab" },
      ]),
    );
    expect(faults).toContainEqual({ where: "details, line:2", problem: TO_BE_PUBLISHED });
  });

  it("nor can anything be listed among them that no digest is over", () => {
    const faults = faultsOf(itemsWithheld, ({ parts }) =>
      put(parts?.details?.body, "withheld", [
        ...(parts?.details?.body?.withheld ?? []),
        { kind: "any text", number: 1, digest: "any text" },
      ]),
    );
    expect(faults).toEqual([{ where: "details, any text:1", problem: TO_BE_PUBLISHED }]);
  });
});

describe("what is in a part", () => {
  it.each<[SealSection, RecordPart, (body: Loose) => void]>([
    ["decision_record", "record", (body) => put(body, "title", "Another")],
    ["approvals", "record", (body) => put(body.approval, "name", "Another")],
    ["determinations", "record", (body) => put(body.determined, "name", "Another")],
    ["report", "report", (body) => put(body, "discussion", "Another")],
    ["report", "report", (body) => put(body, "options", [])],
    ["decision_record", "record", (body) => put(body, "resolvedInOwnWords", true)],
    ["eia", "eia", (body) => put(body.acknowledgements?.[1], "questions", "Another")],
    ["budget", "details", (body) => put(body.lines?.[0], "service", "Another")],
    ["budget", "details", (body) => put(body.previous?.lines?.[0], "service", "Another")],
    ["budget", "details", (body) => put(body.previous, "title", "Another")],
    ["budget", "details", (body) => put(body.previous, "note", "Another")],
    ["budget", "details", (body) => put(body.summary?.byYear?.[0], "likeForLike", 1)],
    ["budget", "details", (body) => put(body, "fundingSources", [])],
    ["budget", "details", (body) => put(body, "statedTotals", [1])],
    ["budget", "details", (body) => put(body, "explanations", [1])],
    ["budget", "details", (body) => drop(body, "explanations")],
    ["changes", "details", (body) => put(body.changes?.[0], "title", "Another")],
    ["eia", "eia", (body) => put(body.eia, "evidence", "Another")],
    ["eia", "eia", (body) => put(firstOf(body, "entries"), "screeningReason", "Another")],
    ["action_plan", "eia", (body) => put(body.actions?.[0], "what", "Another")],
    ["action_plan", "eia", (body) => put(body.acknowledgements?.[0], "text", "Another")],
  ])("is under the digest of its section: %s", (section, part, tamper) => {
    expect(faultsOf(open, ({ parts }) => tamper(parts?.[part]?.body as Loose))).toEqual([
      { where: SEAL_SECTION_LABELS[section], problem: NOT_SEALED },
    ]);
  });

  it.each(SEAL_SECTION_NAMES)("is not proven without its salts: %s", (section) => {
    const fault = { where: SEAL_SECTION_LABELS[section], problem: NOT_SEALED };
    expect(faultsOf(open, ({ seal }) => drop(seal?.salts, section))).toEqual([fault]);
    expect(faultsOf(open, ({ seal }) => put(seal?.salts?.[section], "section", "another"))).toEqual([fault]);
    expect(faultsOf(open, ({ seal }) => put(seal?.salts?.[section], "items", {}))).toEqual([fault]);
  });
});

it.each<[string, unknown]>([
  ["nothing", null],
  ["a text", "x"],
  ["without parts", { seal: { jws: "", salts: {} } }],
  ["without salts", { seal: {}, parts: {} }],
  ["a part that is nothing", { seal: { salts: {} }, parts: { record: { published: true, body: null } } }],
])("what has another shape altogether is told as such: %s", (name, record) => {
  const expected: SealFault[] =
    name === "a text"
      ? [{ where: "the seal", problem: "is missing" }]
      : [{ where: "the record", problem: "does not have the shape of a published record" }];
  expect(sealFaults(record, manifestOf(open), digestOf)).toEqual(expected);
});

it("a fault of the digest itself is not taken for one of the record", () => {
  const failing = () => {
    throw new RangeError("No digest");
  };
  expect(() => sealFaults(published(open), manifestOf(open), failing)).toThrow(RangeError);
});

/** As it was acknowledged when each impact and each action that was carried forward had a tick of its own. */
const EACH_ON_ITS_OWN = [
  { key: "duty", text: "I have had due regard to the three aims", changeNumber: null, actionNumber: null },
  { key: "eia", text: "I have read the assessment", changeNumber: null, actionNumber: null },
  { key: "impact:41", text: "Change 1: adverse impact on disability", changeNumber: 1, actionNumber: null },
  { key: "action:32", text: "Carried forward: Review in a year", changeNumber: null, actionNumber: 2 },
];

/** As records were made before the third way to cut them: acknowledgements numbered through, and what consultees moved in the change. */
/** As it was signed before the assessment concluded anything of all changes together. */
const beforeConclusions = (snapshot: SignedSnapshot): SignedSnapshot => {
  const { conclusions: _conclusions, ...eia } = snapshot.eia;
  const determinations = snapshot.record.determinations.map((given) => ({
    ...given,
    withheldItems: given.withheldItems.filter(({ kind }) => kind !== "conclusions"),
  }));
  return { ...snapshot, eia, record: { ...snapshot.record, determinations } };
};

const asThen = (signed: SignedSnapshot): SignedSnapshot => {
  const snapshot = beforeConclusions(signed);
  const { eia, record } = snapshot;
  const acknowledgements = EACH_ON_ITS_OWN.map((one, index) => ({ ...one, number: index + 1 }));
  const [entries, actions] = (["entry", "action"] as const).map((wanted) =>
    record.determinations.flatMap(({ withheldItems }) =>
      withheldItems.filter(({ kind }) => kind === wanted).map(({ number }) => number as number | null),
    ),
  );
  return {
    ...snapshot,
    eia: { ...eia, acknowledgements },
    record: {
      ...record,
      determinations: record.determinations.map((given) => ({
        ...given,
        withheldItems: [
          ...given.withheldItems.filter(({ kind }) => kind !== "consultee_amounts"),
          ...(given.part === "eia" ? acknowledgements : [])
            .filter(({ changeNumber, actionNumber }) =>
              [entries?.includes(changeNumber ?? 0), actions?.includes(actionNumber ?? 0)].includes(true),
            )
            .map(({ number }) => ({
              kind: "acknowledgement" as const,
              number,
              legalGround: groundOf("eia"),
            })),
        ],
      })),
    },
  };
};

describe("a record that was sealed when a budget's totals were in the head of its section", () => {
  const FIRST = "sealed-decision/1";
  /** As such a record was determined: with a line went nothing that the totals tell. */
  const withTotals = {
    ...asThen(itemsWithheld),
    record: {
      ...asThen(itemsWithheld).record,
      determinations: asThen(itemsWithheld).record.determinations.map((given) => ({
        ...given,
        withheldItems: given.withheldItems.filter(({ kind }) => kind !== "totals"),
      })),
    },
  };

  it.each<[string, SignedSnapshot]>([
    ["whole", asThen(open)],
    ["with a line withheld", withTotals],
  ])("is still proven: %s", (_name, snapshot) => {
    const record = published(snapshot, FIRST);
    expect(record.seal?.salts.budget?.items).not.toHaveProperty("totals:1");
    expect(sealFaults(record, manifestOf(snapshot, FIRST), digestOf)).toEqual([]);
    put((record as unknown as Loose).parts?.details?.body, "statedTotals", [1]);
    expect(sealFaults(record, manifestOf(snapshot, FIRST), digestOf)).toEqual([
      { where: SEAL_SECTION_LABELS.budget, problem: NOT_SEALED },
    ]);
  });

  it("is still proven where the previous budget's title and the abbreviations were in the heads", () => {
    const SECOND = "sealed-decision/2";
    for (const snapshot of [asThen(open), asThen(itemsWithheld)]) {
      const record = published(snapshot, SECOND);
      expect(Object.keys(record.seal?.salts.budget?.items ?? {})).not.toContain("previous_budget:1");
      expect(sealFaults(record, manifestOf(snapshot, SECOND), digestOf)).toEqual([]);
      put((record as unknown as Loose).parts?.record?.body, "withheld", []);
      expect(sealFaults(record, manifestOf(snapshot, SECOND), digestOf)).toEqual([
        { where: SEAL_SECTION_LABELS.decision_record, problem: NOT_SEALED },
      ]);
    }
  });

  it("does not pass for one of another kind", () => {
    const manifest = manifestOf(open, FIRST);
    expect(sealFaults(published(open), manifest, digestOf)).not.toEqual([]);
    const unknown = { ...manifest, schema: "sealed-decision/99" as SealSchema };
    expect(sealFaults(published(open, FIRST), unknown, digestOf)).toEqual([
      { where: "the seal", problem: "is of a kind that is not known here: sealed-decision/99" },
    ]);
  });
});

describe("a record with the report of a consultation", () => {
  const asked = aSignedSnapshot({
    content: aCompleteFramework({ consultationReports: [aReportedConsultation()] }),
  });
  it("seals it as an item of its own, with the report", () => {
    const record = published(asked);
    expect(Object.keys(record.seal?.salts.report?.items ?? {})).toEqual(["head:0", "consultation:1"]);
    expect(sealFaults(record, manifestOf(asked), digestOf)).toEqual([]);
    put((record as unknown as Loose).parts?.report?.body, "consultations", []);
    expect(sealFaults(record, manifestOf(asked), digestOf)).not.toEqual([]);
  });

  it("is withheld with the report, and nothing tells that there was one", () => {
    const withheldReport = aSignedSnapshot({
      content: aCompleteFramework({ consultationReports: [aReportedConsultation()] }),
      determinations: determinationsOf({ report: NEVER }),
    });
    const record = published(withheldReport);
    expect(JSON.stringify(record)).not.toContain(aReportedConsultation().title);
    expect(record.seal?.salts).not.toHaveProperty("report");
    expect(sealFaults(record, manifestOf(withheldReport), digestOf)).toEqual([]);
  });
});

describe("a record that was sealed before reports of consultations were in it", () => {
  const THIRD = "sealed-decision/3";
  it.each<[string, SignedSnapshot, string]>([
    ["whole", beforeConclusions(open), "consultee_amounts:1"],
    // The first line is withheld, and the change with it.
    ["with items withheld", beforeConclusions(itemsWithheld), "consultee_amounts:2"],
  ])("is still proven: %s", (_name, snapshot, apart) => {
    const record = published(snapshot, THIRD);
    expect(Object.keys(record.seal?.salts.changes?.items ?? {})).toContain(apart);
    expect(sealFaults(record, manifestOf(snapshot, THIRD), digestOf)).toEqual([]);
    put((record as unknown as Loose).parts?.report?.body, "consultations", [{ number: 1 }]);
    expect(sealFaults(record, manifestOf(snapshot, THIRD), digestOf)).toEqual([
      { where: SEAL_SECTION_LABELS.report, problem: NOT_SEALED },
    ]);
  });
});

it("a record that was sealed before lines had contracts is still proven, and none may be added to it", () => {
  const FOURTH = "sealed-decision/4";
  const record = published(open, FOURTH);
  expect(sealFaults(record, manifestOf(open, FOURTH), digestOf)).toEqual([]);
  put((record as unknown as Loose).parts?.details?.body?.lines?.[0], "contract", { code: "A" });
  expect(sealFaults(record, manifestOf(open, FOURTH), digestOf)).not.toEqual([]);
});

it("a record that was sealed before offices had questions of their own is still proven, and no answer may be added to it", () => {
  const FIFTH = "sealed-decision/5";
  const record = published(open, FIFTH);
  expect(sealFaults(record, manifestOf(open, FIFTH), digestOf)).toEqual([]);
  const body = (record as unknown as Loose).parts?.eia?.body;
  put(body && firstOf(body, "entries"), "ownAnswers", [{ question: "Which?", answer: "This" }]);
  expect(sealFaults(record, manifestOf(open, FIFTH), digestOf)).not.toEqual([]);
});

describe("what a framework says in words", () => {
  const SIXTH = "sealed-decision/6";
  const [foreword, background] = [
    aSection({ id: 71, heading: "Foreword", text: "canary-foreword" }),
    aSection({ id: 72, heading: "Background", text: "canary-background" }),
  ];
  const withSections = { ...content, sections: [foreword, aSection({ id: 73, text: "" }), background] };
  const determinations = determinationsOf().map((given) =>
    given.part === "details"
      ? { ...given, legalGround: groundOf("details"), items: [{ kind: "section" as const, id: 71 }] }
      : given,
  );

  it("is an item for each section, so that one is withheld by itself and the others are proven", () => {
    const snapshot = aSignedSnapshot({ content: withSections, determinations });
    const record = published(snapshot);
    expect(sealFaults(record, manifestOf(snapshot), digestOf)).toEqual([]);
    const text = JSON.stringify(record);
    expect(text).toContain("canary-background");
    expect(text).not.toContain("canary-foreword");
    const details = record.parts.details?.published ? record.parts.details.body : null;
    expect(details?.sections?.map(({ number }) => number)).toEqual([2]);
    expect(details?.withheld).toMatchObject([{ kind: "section", number: 1 }]);
    // All the figures are there: nothing of them is worked out from a text that is not.
    expect(details?.summary).toBeDefined();
    const body = (record as unknown as Loose).parts?.details?.body;
    put(body && firstOf(body, "sections"), "text", "Another");
    expect(sealFaults(record, manifestOf(snapshot), digestOf)).toEqual([
      { where: SEAL_SECTION_LABELS.budget, problem: NOT_SEALED },
    ]);
  });

  it("is still proven where it was sealed in the head of the budget", () => {
    const whole = aSignedSnapshot({ content: withSections });
    const then = {
      ...whole,
      details: {
        ...whole.details,
        sections: whole.details.sections?.map(({ number: _none, ...section }) => section),
      },
    };
    const record = published(then, SIXTH);
    expect(Object.keys(record.seal?.salts.budget?.items ?? {})).not.toContain("section:1");
    expect(sealFaults(record, manifestOf(then, SIXTH), digestOf)).toEqual([]);
    put((record as unknown as Loose).parts?.details?.body, "sections", []);
    expect(sealFaults(record, manifestOf(then, SIXTH), digestOf)).not.toEqual([]);
  });
});

describe("what is concluded of all changes together", () => {
  const concluded = { ...content, conclusions: [aConclusion({ conclusion: "canary-together" })] };
  const whole = aSignedSnapshot({ content: concluded });

  it("is an item of its own, and is proven", () => {
    const record = published(whole);
    expect(Object.keys(record.seal?.salts.eia?.items ?? {})).toContain("conclusions:1");
    expect(JSON.stringify(record)).toContain("canary-together");
    expect(sealFaults(record, manifestOf(whole), digestOf)).toEqual([]);
    put((record as unknown as Loose).parts?.eia?.body, "conclusions", []);
    expect(sealFaults(record, manifestOf(whole), digestOf)).toEqual([
      { where: SEAL_SECTION_LABELS.eia, problem: NOT_SEALED },
    ]);
  });

  it("goes with any entry that is withheld, and nothing tells whether there was any", () => {
    const determinations = itemsWithheld.determinations;
    const [said, unsaid] = [concluded, content].map((of) => {
      const snapshot = aSignedSnapshot({ content: of, determinations });
      const record = published(snapshot);
      expect(sealFaults(record, manifestOf(snapshot), digestOf)).toEqual([]);
      expect(JSON.stringify(record)).not.toContain("canary-together");
      const body = record.parts.eia?.published ? record.parts.eia.body : null;
      expect(body).not.toHaveProperty("conclusions");
      return body?.withheld.map(({ digest: _digest, ...item }) => item);
    });
    expect(said).toEqual(unsaid);
    expect(said).toContainEqual(expect.objectContaining({ kind: "conclusions", number: 1 }));
  });

  it("was not there before, and a record of then is still proven", () => {
    for (const snapshot of [open, itemsWithheld].map(beforeConclusions)) {
      const record = published(snapshot, "sealed-decision/4");
      expect(sealFaults(record, manifestOf(snapshot, "sealed-decision/4"), digestOf)).toEqual([]);
      put((record as unknown as Loose).parts?.eia?.body, "conclusions", []);
      expect(sealFaults(record, manifestOf(snapshot, "sealed-decision/4"), digestOf)).not.toEqual([]);
    }
  });
});

describe("a record that was sealed when each acknowledgement was an item of its own", () => {
  const SECOND = "sealed-decision/2";
  it.each<[string, SignedSnapshot]>([
    ["whole", asThen(open)],
    ["with items withheld", asThen(itemsWithheld)],
  ])("is still proven: %s", (_name, snapshot) => {
    const record = published(snapshot, SECOND);
    expect(record.seal?.salts.changes?.items).not.toHaveProperty("consultee_amounts:2");
    expect(Object.keys(record.seal?.salts.action_plan?.items ?? {})).toContain("acknowledgement:2");
    expect(sealFaults(record, manifestOf(snapshot, SECOND), digestOf)).toEqual([]);
  });
});

describe("a record that was signed when each impact and action was acknowledged on its own", () => {
  const acknowledgements = EACH_ON_ITS_OWN.map((one, index) => ({ ...one, number: index === 1 ? 2 : 1 }));
  const signedThen = (snapshot: SignedSnapshot): SignedSnapshot => ({
    ...snapshot,
    eia: { ...snapshot.eia, acknowledgements },
  });

  it.each<[string, SignedSnapshot, string[]]>([
    ["whole", signedThen(open), ["duty", "eia", "impact:41", "action:32"]],
    ["with items withheld", signedThen(itemsWithheld), ["duty", "eia"]],
  ])("reads and is proven as it was: %s", (_name, snapshot, keys) => {
    const record = published(snapshot);
    expect(sealFaults(record, manifestOf(snapshot), digestOf)).toEqual([]);
    const { eia } = record.parts;
    expect(eia?.published && eia.body.acknowledgements.map(({ key }) => key)).toEqual(keys);
  });
});

describe("what consultees moved, and what was acknowledged", () => {
  it.each<[string, (body: Loose) => void, SealSection]>([
    [
      "an amount is added to a change",
      ({ changes }) => put(changes?.[0], "consulteeAmounts", [1]),
      "changes",
    ],
    [
      "the amounts of a change are left out",
      ({ changes }) => drop(changes?.[0], "consulteeAmounts"),
      "changes",
    ],
  ])("is proven: %s", (_name, alter, section) => {
    const record = published(open);
    alter((record as unknown as Loose).parts?.details?.body as Loose);
    expect(sealFaults(record, manifestOf(open), digestOf)).toContainEqual({
      where: SEAL_SECTION_LABELS[section],
      problem: NOT_SEALED,
    });
  });

  it("is not taken of an entry that is not there", () => {
    const record = published(itemsWithheld);
    const body = (record as unknown as Loose).parts?.eia?.body as Loose;
    (body.acknowledgements as unknown as unknown[]).push(open.eia.acknowledgements.at(1));
    expect(sealFaults(record, manifestOf(itemsWithheld), digestOf)).not.toEqual([]);
  });
});

describe("a seal is cut", () => {
  const items = sealItems(open);

  it("into all sections, in their order, and every value of a body is in one item", () => {
    expect(Object.keys(items)).toEqual(SEAL_SECTION_NAMES);
    const texts = JSON.stringify(items);
    for (const line of open.details.lines) expect(texts).toContain(line.service);
  });

  it.each<[SealSection, string[]]>([
    ["decision_record", ["head:0", "glossary_term:1"]],
    ["approvals", ["head:0"]],
    ["determinations", ["head:0"]],
    ["report", ["head:0"]],
    [
      "budget",
      [
        ...["head:0", "previous_budget:1"],
        ...[1, 2, 3, 4].map((number) => `line:${number}`),
        ...[1, 2, 3, 4].map((number) => `previous_line:${number}`),
        "totals:1",
      ],
    ],
    ["changes", [1, 2, 3, 4, 5].flatMap((number) => [`change:${number}`, `consultee_amounts:${number}`])],
    ["eia", ["head:0", "entry:1", "entry:2", "entry:5", "conclusions:1"]],
    ["action_plan", ["acknowledgement:1", "acknowledgement:2", "action:1", "action:2"]],
  ])("%s", (section, expected) => {
    const keys = (items[section] ?? []).map(saltKey);
    expect(keys.toSorted()).toEqual(expected.toSorted());
  });

  it("without what is not there", () => {
    const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
    expect(sealItems(nothing)).toEqual({});
    expect(Object.keys(sealItems({ ...nothing, details: open.details }))).toEqual(["budget", "changes"]);
    const first = sealItems({ ...nothing, details: { ...open.details, previous: null } });
    expect((first.budget ?? []).map(saltKey)).toEqual([
      ...["head:0", "line:1", "line:2", "line:3", "line:4"],
      "totals:1",
    ]);
    expect(first.budget?.[0]?.body).toMatchObject({ previous: null });
  });

  it("so that a budget's head holds no line, of this or the last", () => {
    const headOf = (section: SealSection) => items[section]?.[0]?.body as Record<string, unknown>;
    expect(headOf("budget")).not.toHaveProperty("lines");
    expect(headOf("budget")).not.toHaveProperty("withheld");
    expect(headOf("budget").previous).toEqual({});
    expect(items.budget?.find(({ kind }) => kind === "previous_budget")?.body).toEqual({
      title: "Commissioning Framework 2017/18",
      years: [2017],
    });
    expect(headOf("decision_record")).toMatchObject({ glossary: [] });
    expect(headOf("eia")).toEqual({ eia: open.eia.eia, confirmedSame: open.eia.confirmedSame });
    expect(headOf("approvals")).toEqual({
      submitted: open.record.submitted,
      approval: open.record.approval,
    });
    expect(headOf("determinations")).toEqual({
      determined: open.record.determined,
      determinations: open.record.determinations,
    });
  });
});

describe("the digest of a section", () => {
  const item = (kind: SealItem["kind"], number: number): SealItem => ({
    kind,
    number,
    body: `${kind} ${number}`,
  });
  const all = [item("line", 1), item("line", 2), item("previous_line", 1), item("head", 0), item("line", 10)];
  const salts = {
    section: "salt",
    items: Object.fromEntries(all.map((one) => [saltKey(one), `salt of ${saltKey(one)}`])),
  };
  /** Shows what is hashed instead of hashing it. */
  const shown = (value: unknown) => JSON.stringify(value);

  it("is over its items by kind and number, whatever order they are given in", () => {
    const digest = sectionDigest("budget", all, [], salts, shown);
    expect(sectionDigest("budget", all.toReversed(), [], salts, shown)).toBe(digest);
    const { items, ...rest } = JSON.parse(digest ?? "") as { items: SealItem[] };
    expect(items.map(saltKey)).toEqual(["head:0", "line:1", "line:2", "line:10", "previous_line:1"]);
    expect(rest).toEqual({ schema: "sealed-decision/7", section: "budget", salt: "salt" });
  });

  it("is the same with an item withheld", () => {
    const digest = shown({
      ...{ schema: "sealed-decision/7", kind: "line", number: 2 },
      ...{ salt: "salt of line:2", body: "line 2" },
    });
    const hidden = { kind: "line" as const, number: 2, legalGround: OTHER_GROUND, digest };
    const rest = all.filter((one) => saltKey(one) !== "line:2");
    expect(sectionDigest("budget", rest, [hidden], salts, shown)).toBe(
      sectionDigest("budget", all, [], salts, shown),
    );
  });

  it("is none where an item has no salt", () => {
    expect(sectionDigest("budget", [...all, item("line", 11)], [], salts, shown)).toBeNull();
  });
});

it("published salts are those of what is there, and no others", () => {
  const salts = saltsOf(open);
  const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
  expect(publicSalts(salts, open)).toEqual(salts);
  expect(publicSalts(salts, { ...nothing, report: open.report })).toEqual({
    report: { section: "salt of report", items: { "head:0": "salt of head:0" } },
  });
  const lines = open.details.lines.slice(1);
  const some = publicSalts(salts, { ...nothing, details: { ...open.details, lines } });
  expect(some.budget?.items).not.toHaveProperty("line:1");
  expect(some.budget?.items).toHaveProperty("line:2", "salt of line:2");
});

it("a salt that is missing is published as none, so that nothing is proven by it", () => {
  const nothing: SealedBodies = { record: null, report: open.report, details: null, eia: null };
  expect(publicSalts({}, nothing)).toEqual({ report: { section: "", items: { "head:0": "" } } });
});
