import { describe, expect, it } from "vitest";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { impactPlaces, recordedImpact } from "~/domain/decision/recorded-impact";
import { NOT_SCREENED } from "~/domain/eia/eia";
import { eiaBody } from "~/domain/decision/signed-snapshot";
import type { FrameworkContent } from "~/domain/framework/content";
import {
  aCompleteFramework,
  anAction,
  anImpact,
  ACTION,
  ASKED_AFTERWARDS,
  ENTRY,
  IMPACT,
} from "../../support/content-builder";

/** Exactly what an impact said before it was asked who mitigates it, by when, and what is inquired into. */
const ASKED_FROM_THE_FIRST = [
  "characteristic",
  "direction",
  "who",
  "description",
  "mitigation",
  "justification",
];

/** Content as it could be submitted then: no action was tied to anything, and nothing more was asked of an impact or entry. */
function fromBefore(): FrameworkContent {
  const content = aCompleteFramework();
  return {
    ...content,
    entries: content.entries.map((entry) => ({ ...entry, ...NOT_SCREENED, evidence: [] })),
    actions: content.actions.map((action) => ({
      ...action,
      mitigates: [],
      timing: "before",
      isCondition: false,
    })),
  };
}

/** What an entry and a consultee have held since. */
const SINCE = [
  ...Object.keys(NOT_SCREENED),
  ...[
    "screenedOutOn",
    "findings",
    "evidence",
    "othersReason",
    "combinedNote",
    "contradictedReason",
    "ownAnswers",
    "allocation",
    "consultedFrom",
    "consultedTo",
  ],
];
const without = (thing: object) =>
  Object.fromEntries(Object.entries(thing).filter(([key]) => !SINCE.includes(key)));

describe("content that was submitted before", () => {
  it("has, byte for byte, the leaves that it had", () => {
    const content = fromBefore();
    const leaves = contentLeaves(content);
    const bodyOf = (kind: string, id: number) =>
      leaves.find((leaf) => leaf.kind === kind && leaf.id === id)?.body;
    for (const entry of content.entries) {
      const impacts = entry.impacts.map((impact) =>
        Object.fromEntries(ASKED_FROM_THE_FIRST.map((key) => [key, impact[key as keyof typeof impact]])),
      );
      const consultees = entry.consultees.map(without);
      expect(JSON.stringify(bodyOf("entry", entry.id))).toBe(
        JSON.stringify({ ...without(entry), impacts, consultees }),
      );
    }
    for (const { mitigates: _mitigates, timing: _timing, isCondition: _is, ...action } of content.actions) {
      expect(JSON.stringify(bodyOf("action", action.id))).toBe(JSON.stringify(action));
    }
  });

  it("has the bodies that it had", () => {
    const { entries } = eiaBody(fromBefore());
    for (const entry of entries) {
      expect(entry).toEqual(without(entry));
      expect(entry.consultees).toEqual(entry.consultees.map(without));
    }
    expect(entries.flatMap(({ impacts }) => impacts.map((impact) => Object.keys(impact)))).toEqual([
      ASKED_FROM_THE_FIRST,
      ASKED_FROM_THE_FIRST,
    ]);
  });
});

describe("what is asked of an impact now", () => {
  const inPlace = {
    mitigation: "A line",
    mitigationBy: "The provider",
    mitigationTiming: "in_place",
  } as const;

  it("is recorded as far as it was answered, without the impact's id", () => {
    const { id: _id, ...impact } = anImpact({ ...inPlace, ...ASKED_AFTERWARDS });
    const {
      mitigationDate: _date,
      noInquiryReason: _reason,
      staysOpen: _open,
      people: _many,
      ...answered
    } = impact;
    expect(recordedImpact(anImpact({ ...inPlace, ...ASKED_AFTERWARDS }))).toEqual(answered);
  });

  it("is frozen: any of it that changes makes other leaves", () => {
    const leavesWith = (impact: Partial<ReturnType<typeof anImpact>>) =>
      JSON.stringify(
        contentLeaves(
          aCompleteFramework({
            entries: aCompleteFramework().entries.map((entry) => ({
              ...entry,
              impacts: [anImpact({ direction: "not_yet_known", ...ASKED_AFTERWARDS, ...impact })],
            })),
          }),
        ),
      );
    const others = [
      { mitigationBy: "Somebody" },
      { mitigationTiming: "in_place" as const },
      { inquiryAsks: "Something else" },
      { inquiryBy: "Somebody else" },
      { inquiryTime: "before_decision" as const },
      { inquiry: "not_now" as const },
      { noInquiryReason: "Too early" },
      { staysOpen: "Nothing is spent" },
      { people: 1_200 },
      { people: "not_known" as const },
    ];
    expect(new Set([{}, ...others].map(leavesWith)).size).toBe(others.length + 1);
  });
});

describe("which impacts an action mitigates", () => {
  const content = aCompleteFramework();
  const tiedTo = (mitigates: number[]) => ({
    ...content,
    actions: [anAction({ id: ACTION.completed, mitigates })],
  });

  it("is frozen with the action, by the entry and the place in it", () => {
    const leaf = contentLeaves(tiedTo([IMPACT.adverse, IMPACT.found])).find(({ kind }) => kind === "action");
    expect(leaf?.body).toMatchObject({
      mitigates: [
        { entryId: ENTRY.assessed, place: 1 },
        { entryId: ENTRY.separate, place: 1 },
      ],
    });
  });

  it("stands in the record with the impact, so that it is withheld with its entry", () => {
    const { entries, actions } = eiaBody(tiedTo([IMPACT.found]));
    expect(entries.map(({ impacts }) => impacts.map((impact) => impact.actions))).toEqual([
      [undefined],
      [],
      [[1]],
    ]);
    expect(actions.map((action) => "mitigates" in action)).toEqual([false]);
  });

  it("is told by places that count each entry on its own", () => {
    const entries = [
      { id: 1, impacts: [{ id: 7 }, { id: 8 }] },
      { id: 2, impacts: [{ id: 9 }] },
    ];
    expect([...impactPlaces(entries)]).toEqual([
      [7, { entryId: 1, place: 1 }],
      [8, { entryId: 1, place: 2 }],
      [9, { entryId: 2, place: 1 }],
    ]);
  });
});
