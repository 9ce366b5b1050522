import { describe, expect, it } from "vitest";
import { eiaBodyHead } from "~/domain/decision/recorded-eia";
import { recordedImpact } from "~/domain/decision/recorded-impact";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { normaliseText } from "~/domain/shared/normal-text";
import {
  detailsBody,
  eiaBody,
  recordBody,
  reportBody,
  signedSnapshot,
  type SignatureFacts,
} from "~/domain/decision/signed-snapshot";
import { linesFingerprint } from "~/domain/budget/changes";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  CHANGE,
  DIGEST,
  ENTRY,
  TODAY,
  aCompleteFramework,
  aConsultee,
  aLine,
  aRecord,
  aStatedTotal,
  aStoredCopy,
  aTerm,
  anAction,
  anImpact,
  anOption,
  CHANGES_NOTHING,
  someEvidence,
} from "../../support/content-builder";
import { determinationsOf, groundOf, NEVER, UNTIL_JUNE } from "../../support/signed-snapshot-builder";

/** What a signature keeps of a framework, body by body, as people read it (rule 11). */
const SUBMITTED = { name: "An author", capacity: "Commissioning Manager", at: "2018-03-05T09:00:00.000Z" };
const APPROVAL = {
  name: "A senior officer",
  capacity: "Chief Executive",
  at: "2018-03-07T10:15:00.000Z",
  comment: "Advice was taken",
};
const DETERMINED = { name: "A lawyer", capacity: "Monitoring Officer", at: "2018-03-08T11:30:00.000Z" };
const SIGNATURE = { name: "The holder", capacity: "Commissioner", at: "2018-03-09T14:05:00.000Z" };

function factsOf(content: FrameworkContent, overrides: Partial<SignatureFacts> = {}): SignatureFacts {
  return {
    content,
    leaves: [],
    determinations: determinationsOf(),
    reference: "007/2018",
    officeName: "Office of the Police and Crime Commissioner",
    decidingBodyTitle: "Police and Crime Commissioner",
    decidedOn: TODAY,
    submitted: SUBMITTED,
    approval: APPROVAL,
    determined: DETERMINED,
    outcome: "supported",
    outcomeReasons: "It meets the plan",
    signature: SIGNATURE,
    digest: DIGEST,
    ...overrides,
  };
}

const RECORDED_OPTION = { option: anOption().option, whyNot: anOption().whyNot };
const RECORD = aRecord({
  title: "The title",
  officersPresent: "Two officers",
  summary: "The summary",
  optionsConsidered: "The options",
  recommendations: "The recommendations",
  discussion: "The discussion",
  resolved: "What was resolved",
  financialSummary: "The finances",
});

describe("the record", () => {
  it("says who did what and when, what was decided, and how much was carried forward", () => {
    const carried = anAction({ id: 33, state: "carried_forward" });
    const content = aCompleteFramework({ record: RECORD });
    const found = recordBody(factsOf({ ...content, actions: [...content.actions, carried] }));
    expect(found).toEqual({
      reference: "007/2018",
      title: "The title",
      officeName: "Office of the Police and Crime Commissioner",
      decidingBodyTitle: "Police and Crime Commissioner",
      receivedOn: "2018-03-07",
      decidedOn: TODAY,
      officersPresent: "Two officers",
      summary: "The summary",
      resolved: "What was resolved",
      submitted: SUBMITTED,
      approval: APPROVAL,
      determined: DETERMINED,
      determinations: ["record", "report", "details", "eia"].map((part) => ({
        part,
        publish: true,
        legalGround: "",
        withheldUntil: null,
        withheldItems: [],
      })),
      outcome: "supported",
      outcomeReasons: "It meets the plan",
      signature: SIGNATURE,
      digest: DIGEST,
      carriedForwardActions: 2,
      glossary: [{ number: 1, term: "LLR", meaning: "Leicester, Leicestershire and Rutland" }],
    });
  });

  it("says what is withheld, on which ground and until when, and single items with their ground", () => {
    const determinations = determinationsOf({ report: NEVER, eia: UNTIL_JUNE }).map((given) =>
      given.part === "details"
        ? { ...given, legalGround: groundOf("details"), items: [{ kind: "line" as const, id: 5 }] }
        : given,
    );
    const legalGround = groundOf("details");
    expect(recordBody(factsOf(aCompleteFramework(), { determinations })).determinations).toEqual([
      { part: "record", publish: true, legalGround: "", withheldUntil: null, withheldItems: [] },
      {
        part: "report",
        publish: false,
        legalGround: groundOf("report"),
        withheldUntil: null,
        withheldItems: [],
      },
      {
        part: "details",
        publish: true,
        legalGround: "",
        withheldUntil: null,
        withheldItems: [
          { kind: "line", number: 4, legalGround },
          { kind: "change", number: 5, legalGround },
          { kind: "totals", number: 1, legalGround },
          // What consultees moved goes with the assessment until that is published, and with the change for good.
          ...[1, 2, 3, 4].map((number) => ({
            kind: "consultee_amounts",
            number,
            legalGround: groundOf("eia"),
            withheldUntil: "2018-06-01",
          })),
          { kind: "consultee_amounts", number: 5, legalGround },
        ],
      },
      {
        part: "eia",
        publish: false,
        legalGround: groundOf("eia"),
        withheldUntil: "2018-06-01",
        withheldItems: [],
      },
    ]);
  });
});

describe("the details", () => {
  const before = (id: number, service: string, pounds: number) =>
    aLine({ id, service, amounts: { 2017: pounds * 100 }, priorityId: 3 });
  const now = (id: number, service: string, pounds: number, priorityId: number | null) =>
    aLine({ id, service, amounts: { 2018: pounds * 100, 2019: pounds * 100 }, priorityId });
  const detailed = (): FrameworkContent => {
    const content = aCompleteFramework({ record: RECORD });
    return {
      ...content,
      budget: {
        ...content.budget,
        lines: [now(1, "Victim support", 90_000, 1), now(3, "Youth service", 20_000, null)],
      },
      previous: content.previous && {
        ...content.previous,
        lines: [before(101, "Victim support", 100_000), before(103, "Youth service", 20_000)],
      },
      links: content.links
        .filter(({ id }) => id === CHANGE.assessed || id === CHANGE.respelt)
        .map((link) => ({ ...link, isTransfer: link.id === CHANGE.assessed, transferredTo: "The Force" })),
      entries: content.entries.slice(0, 1).map((entry) => ({
        ...entry,
        consultees: [
          aConsultee({ id: 1 }),
          aConsultee({ id: 2, amountBefore: 100_00, amountAfter: null }),
          aConsultee({ id: 3, amountBefore: null, amountAfter: 200_00 }),
        ],
      })),
      statedTotals: [
        aStatedTotal({ id: 1, year: 2018, pence: 100_000_00 }),
        aStatedTotal({ id: 2, year: 2018, pence: 80_000_00, priorityId: 1 }),
        aStatedTotal({ id: 3, year: 2019, pence: 500_00, priorityId: 99 }),
      ],
    };
  };

  it("have the framework, its lines and those of last year by their place, with their priority's name", () => {
    const details = detailsBody(detailed());
    expect(details).toMatchObject({
      frameworkTitle: "Commissioning Framework 2018-2020",
      aim: "Direct the commissioning budget for two financial years",
      budgetDate: "2018-01-31",
      years: [2018, 2019],
      financialSummary: "The finances",
      withheld: [],
    });
    const {
      id: _id,
      version: _version,
      priorityId: _priority,
      ...line
    } = now(1, "Victim support", 90_000, 1);
    expect(details.lines).toEqual([
      { ...line, number: 1, priority: "Victims" },
      {
        ...line,
        service: "Youth service",
        amounts: { 2018: 20_000_00, 2019: 20_000_00 },
        number: 2,
        priority: "",
      },
    ]);
    expect(details.previous).toEqual({
      title: "Commissioning Framework 2017/18",
      years: [2017],
      lines: [
        { ...line, amounts: { 2017: 100_000_00 }, number: 1, priority: "Victims" },
        { ...line, service: "Youth service", amounts: { 2017: 20_000_00 }, number: 2, priority: "Victims" },
      ],
    });
  });

  it("have each change by its place, with its sides and what consultees moved", () => {
    const { changes, summary } = detailsBody(detailed());
    expect(changes).toMatchObject([
      {
        number: 1,
        title: "Victim support",
        kind: "transfer",
        priority: "Victims",
        transferredTo: "The Force",
        previousServices: ["Victim support"],
        newServices: ["Victim support"],
        consulteeAmounts: [
          { consultee: 2, amountBefore: 100_00, amountAfter: null },
          { consultee: 3, amountBefore: null, amountAfter: 200_00 },
        ],
      },
      {
        number: 2,
        title: "Youth service",
        kind: "unchanged",
        newServices: ["Youth service"],
        consulteeAmounts: [],
      },
    ]);
    expect(changes[0]?.byYear.length).toBeGreaterThan(0);
    expect(summary).toBeDefined();
  });

  it("have the finances: sources, stated totals and explained differences, by the priority's name", () => {
    const { fundingSources, statedTotals, explanations } = detailsBody({
      ...detailed(),
      explanations: [
        { key: "funding", pence: 40_000_00, text: "The rest comes later" },
        { key: "total:2018", pence: -10_000_00, text: "The total was rounded" },
        { key: "priority:1:2018", pence: -10_000_00, text: "So was this" },
        { key: "priority:99:2019", pence: 500_00, text: "A priority that is gone" },
        { key: "total:2018", pence: 1, text: "Of another difference" },
      ],
    });
    expect(fundingSources).toEqual([
      { name: "Commissioning budget", amounts: { 2018: 140_000_00 } },
      { name: "Earmarked reserve", amounts: { 2018: 10_000_00 } },
    ]);
    expect(statedTotals).toEqual([
      { priority: null, year: 2018, pence: 100_000_00 },
      { priority: "Victims", year: 2018, pence: 80_000_00 },
      { priority: null, year: 2019, pence: 500_00 },
    ]);
    expect(explanations).toHaveLength(4);
    expect(explanations).toEqual(
      expect.arrayContaining([
        { priority: null, year: null, pence: 40_000_00, text: "The rest comes later" },
        { priority: null, year: 2018, pence: -10_000_00, text: "The total was rounded" },
        { priority: "Victims", year: 2018, pence: -10_000_00, text: "So was this" },
        { priority: null, year: 2019, pence: 500_00, text: "A priority that is gone" },
      ]),
    );
  });

  it("have no explanation that nobody wrote", () => {
    expect(detailsBody(detailed()).explanations).toEqual([]);
  });

  it("have no last year where there was none", () => {
    const content = detailed();
    const links = content.links.map((link) => ({ ...link, previousLineIds: [] }));
    expect(detailsBody({ ...content, previous: null, links }).previous).toBeNull();
  });
});

describe("the assessment", () => {
  it("has the EIA without its version, and each entry by its change's number, in that order", () => {
    const content = aCompleteFramework();
    const eia = eiaBodyHead(content.eia);
    const body = eiaBody({ ...content, entries: content.entries.toReversed() });
    expect(body.eia).toEqual(eia);
    const consultee = {
      consultee: "Strategic Partnership Board",
      consultedWhen: "January 2018",
      said: "Keep it",
      influence: "The amount was raised",
      unchangedReason: "",
    };
    const { id: _id, numbers: _numbers, gapReason: _reason, ...evidence } = someEvidence();
    const { screenedDespite: _despite, ...answers } = CHANGES_NOTHING;
    const common = { screeningReason: "", separateEia: null, noImpactReason: "", nobodyConsultedReason: "" };
    expect(body.entries).toEqual([
      {
        ...common,
        changeNumber: 1,
        kind: "assessed",
        impacts: [
          {
            ...recordedImpact(anImpact()),
            characteristic: "disability",
            direction: "adverse",
            who: "Disabled victims",
            actions: [2],
          },
        ],
        consultees: [consultee],
        evidence: [evidence],
      },
      {
        ...common,
        changeNumber: 2,
        kind: "screened_out",
        screeningReason: "The service goes on, paid by the Force",
        ...answers,
        impacts: [],
        consultees: [],
      },
      {
        ...common,
        changeNumber: 5,
        kind: "separate_eia",
        separateEia: { reference: "EIA 1b", date: "2018-02-01", copySha256: aStoredCopy().sha256 },
        impacts: [recordedImpact(anImpact())],
        evidence: [evidence],
        consultees: [],
        nobodyConsultedReason: "The separate EIA had its own consultation",
      },
    ]);
    expect(body.withheld).toEqual([]);
  });

  it("has a separate EIA also where no copy of it is stored", () => {
    const content = aCompleteFramework();
    const entries = content.entries.map((entry) => ({
      ...entry,
      separateEia: { reference: "EIA 2", date: null, copy: null },
    }));
    expect(eiaBody({ ...content, entries }).entries.map(({ separateEia }) => separateEia)).toEqual([
      null,
      null,
      { reference: "EIA 2", date: null, copySha256: null },
    ]);
  });

  it("says which unchanged amounts an author confirmed to be the same service", () => {
    const content = aCompleteFramework();
    expect(eiaBody(content).confirmedSame).toEqual([3]);
    const links = content.links.map((link) => ({ ...link, sameServiceConfirmed: null }));
    expect(eiaBody({ ...content, links }).confirmedSame).toEqual([]);
    const confirmed = changesOf(content).map((change) => linesFingerprint(change));
    const all = content.links.map((link, index) => ({
      ...link,
      sameServiceConfirmed: confirmed[index] ?? null,
    }));
    expect(eiaBody({ ...content, links: all }).confirmedSame).not.toContain(1);
  });

  it("has each action by its place, with its change, and who resolved it once it is resolved", () => {
    const content = aCompleteFramework();
    const proposed = anAction({
      id: 33,
      entryId: ENTRY.separate,
      targetDate: calendarDate("2019-01-31"),
      resolvedBy: { id: 9, name: "Before it was reopened", capacity: "Monitoring Officer" },
    });
    const open = { completedOn: null, whatWasDone: "", eiaUpdated: null, eiaNotUpdatedReason: "" };
    const unresolved = { resolutionReason: "", acceptanceReason: "", resolvedBy: null };
    const owner = "Commissioning Manager";
    const what = "Look at groups that are defined otherwise";
    expect(eiaBody({ ...content, actions: [...content.actions, proposed] }).actions).toEqual([
      {
        ...{ number: 1, changeNumber: 1, what, owner, targetDate: "2018-12-31", state: "completed" },
        ...{ ...open, completedOn: "2018-02-20", whatWasDone: "The data were analysed", eiaUpdated: true },
        ...unresolved,
      },
      {
        ...{ number: 2, changeNumber: null, what: "Review in a year", owner, targetDate: "2018-12-31" },
        ...{ state: "carried_forward", ...open },
        resolutionReason: "The data come in June",
        acceptanceReason: "Agreed",
        resolvedBy: { name: "A. Officer", capacity: "Monitoring Officer" },
      },
      {
        ...{ number: 3, changeNumber: 5, what, owner, targetDate: "2019-01-31", state: "open" },
        ...open,
        ...unresolved,
      },
    ]);
  });

  it("says of an action that only its month was named, and of any other nothing, as it always did", () => {
    const content = aCompleteFramework();
    const [first, ...rest] = content.actions;
    const named = { ...anAction(first), targetIsMonth: true as const };
    const [of = {}, ...others] = eiaBody({ ...content, actions: [named, ...rest] }).actions;
    expect(of).toMatchObject({ targetDate: "2018-12-31", targetIsMonth: true });
    for (const other of others) expect(other).not.toHaveProperty("targetIsMonth");
  });

  it("has what was acknowledged, numbered by what it is of, each with the entry or action that it is about", () => {
    const { acknowledgements } = eiaBody(aCompleteFramework());
    expect(acknowledgements.map(({ text: _text, ...rest }) => rest)).toEqual([
      { number: 1, key: "eia", changeNumber: null, actionNumber: null },
      { number: 1, key: `change:${CHANGE.assessed}`, changeNumber: 1, actionNumber: null },
      { number: 2, key: "carried-forward", changeNumber: null, actionNumber: null },
    ]);
    expect(acknowledgements.map(({ text }) => text)).toContain(
      "Change 1: I have considered these effects: adverse impact on disability",
    );
  });

  it("has what was asked and answered with the acknowledgement of its change", () => {
    const asked = { changeId: CHANGE.assessed, text: "How many? Forty.", field: "questions_1" };
    const { acknowledgements } = eiaBody(aCompleteFramework(), [asked]);
    expect(acknowledgements.filter(({ questions }) => questions !== undefined)).toEqual([
      expect.objectContaining({ changeNumber: 1, questions: "How many? Forty." }),
    ]);
    const facts = factsOf(aCompleteFramework(), { questions: [asked] });
    expect(signedSnapshot(facts).eia.acknowledgements).toEqual(acknowledgements);
    expect(recordBody(facts)).not.toHaveProperty("questions");
  });

  it("names no change by its title, which belongs to the details", () => {
    const content = aCompleteFramework();
    const links = content.links.map((link) => ({ ...link, title: `Canary ${link.id}` }));
    expect(JSON.stringify(eiaBody({ ...content, links }))).not.toContain("Canary");
  });
});

it("a snapshot is the four bodies, and what was submitted and determined", () => {
  const content = aCompleteFramework({ record: RECORD });
  const leaves = contentLeaves(content).map((leaf) => ({ ...leaf, schema: 1 as const, salt: "salt" }));
  const facts = factsOf(content, { leaves });
  expect(signedSnapshot(facts)).toEqual({
    schema: 1,
    digest: DIGEST,
    leaves,
    determinations: facts.determinations,
    record: recordBody(facts),
    report: {
      optionsConsidered: "The options",
      options: [RECORDED_OPTION],
      recommendations: "The recommendations",
      discussion: "The discussion",
    },
    details: detailsBody(content),
    eia: eiaBody(content),
  });
});

describe("options besides the proposal", () => {
  it("leave the report and its leaf as they were where none is listed", () => {
    const content = aCompleteFramework({ options: [] });
    expect(reportBody(content)).not.toHaveProperty("options");
    const leaf = contentLeaves(content).find(({ kind }) => kind === "report");
    expect(Object.keys(leaf?.body as object)).toEqual(["optionsConsidered", "recommendations", "discussion"]);
  });
});

describe("the leaves of which a submission's digest is made", () => {
  const leavesOf = (content = aCompleteFramework({ record: RECORD })) => contentLeaves(content);
  const bodyOf = (kind: string, id = 0) =>
    leavesOf().find((leaf) => leaf.kind === kind && leaf.id === id)?.body as Record<string, unknown>;

  it("are one for each line, change, entry, action, term and group of fields, each in its part", () => {
    expect(leavesOf().map(({ part, kind, id }) => `${part} ${kind} ${id}`)).toEqual([
      "details framework 0",
      ...[1, 3, 4, 5].map((id) => `details line ${id}`),
      ...[101, 102, 103, 104].map((id) => `details previous_line ${id}`),
      ...[11, 12, 13, 14, 15].map((id) => `details change ${id}`),
      "details finances 0",
      "eia eia 0",
      ...[21, 22, 25].map((id) => `eia entry ${id}`),
      ...[31, 32].map((id) => `eia action ${id}`),
      "record record 0",
      "report report 0",
      "record glossary_term 1",
    ]);
  });

  it("hold what was written", () => {
    const { budget, previous, aim } = aCompleteFramework();
    expect(bodyOf("framework")).toEqual({
      title: budget.title,
      aim,
      budgetDate: budget.budgetDate,
      years: [2018, 2019],
      priorities: budget.priorities,
      previous: { title: previous?.title, years: [2017], priorities: previous?.priorities },
    });
    expect(bodyOf("line", 1)).toEqual(budget.lines[0]);
    expect(bodyOf("previous_line", 101)).toEqual(previous?.lines[0]);
    expect(bodyOf("change", CHANGE.assessed)).toMatchObject({
      title: "Victim support",
      previousLineIds: [101],
      newLineIds: [1],
    });
    expect(bodyOf("change", CHANGE.assessed)).not.toHaveProperty("newLines");
    expect(bodyOf("finances")).toMatchObject({
      fundingSources: [{ name: "Commissioning budget" }, { name: "Earmarked reserve" }],
      statedTotals: [{ id: 1 }, { id: 2 }, { id: 3 }],
      explanations: [],
      financialSummary: "The finances",
    });
    expect(bodyOf("record")).toEqual({
      title: "The title",
      receivedOn: "2018-03-07",
      officersPresent: "Two officers",
      summary: "The summary",
      resolved: "What was resolved",
    });
    expect(bodyOf("report")).toEqual({
      options: [RECORDED_OPTION],
      optionsConsidered: "The options",
      recommendations: "The recommendations",
      discussion: "The discussion",
    });
    expect(bodyOf("glossary_term", 1)).toEqual(aTerm());
  });

  it("have no last year where there was none", () => {
    const content = aCompleteFramework();
    const links = content.links.map((link) => ({ ...link, previousLineIds: [] }));
    const leaves = leavesOf({ ...content, previous: null, links });
    expect(leaves.filter(({ kind }) => kind === "previous_line")).toEqual([]);
    expect(leaves[0]?.body).toMatchObject({ previous: null });
  });

  it("are data: instants are ISO text, what is not there is null, and what looks the same is the same", () => {
    expect(bodyOf("entry", ENTRY.assessed)).toMatchObject({ confirmedAt: "2018-02-01T10:00:00.000Z" });
    const written = aCompleteFramework({ aim: "Cafe\u0301\r\nand\rmore" });
    expect(leavesOf(written)[0]?.body).toMatchObject({ aim: "Caf\u00e9\nand\nmore" });
    expect(normaliseText("a\r\n\r\nb\rc\nd")).toBe("a\n\nb\nc\nd");
    const missing = aCompleteFramework({ aim: undefined as unknown as string });
    expect(leavesOf(missing)[0]?.body).toMatchObject({ aim: null });
  });

  it("cannot be made of what is no content", () => {
    const wrong = aCompleteFramework({ aim: Symbol("aim") as unknown as string });
    expect(() => leavesOf(wrong)).toThrow("Not content: symbol");
  });
});
