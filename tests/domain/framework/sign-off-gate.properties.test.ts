import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acknowledgementsNeeded } from "~/domain/decision/acknowledgements-needed";
import { entryGaps } from "~/domain/eia/completeness";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import {
  signOffGate,
  submissionGate,
  type Blocker,
  type BlockerRule,
  type SignOffFacts,
} from "~/domain/framework/sign-off-gate";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import type { Verdict } from "~/domain/shared/verdict";
import {
  aResolvedAction,
  anActionForAfterwards,
  anAnsweredFramework,
  anUnresolvedAction,
  anyFramework,
  blankText,
  notPast,
} from "../../support/arbitraries";
import {
  DIGEST,
  PERSON,
  aLine,
  aStatedTotal,
  anImpact,
  signOffFacts,
  someEvidence,
} from "../../support/content-builder";
import { propertyRuns } from "../../support/property-runs";

const blockersOf = (answer: Verdict<Blocker>): readonly Blocker[] => (answer.ok ? [] : answer.blockers);
const rulesOf = (answer: Verdict<Blocker>) => blockersOf(answer).map(({ rule }) => rule);

const EXTRA = {
  service: "A line that is not there",
  deliveryOrganisation: "",
  reach: "",
  provision: "",
  method: "",
  amounts: [],
} as const;

describe("for any framework", () => {
  const runs = propertyRuns({ short: 75, long: 300 });

  it("the gate says of an entry what its gaps are beside the whole action plan, of which it looks at a part", () => {
    fc.assert(
      fc.property(anyFramework, ({ content, today }) => {
        const told = blockersOf(submissionGate(content, today)).map(({ message }) => message);
        const entries = new Map(content.entries.map((entry) => [entry.changeId, entry]));
        const beside = changesOf(content).flatMap((change) => {
          const entry = entries.get(change.id);
          return entry ? entryGaps(entry, change, content.actions, today, content.materialityThreshold) : [];
        });
        expect(told).toEqual(expect.arrayContaining(beside.map(({ message }) => message)));
        expect(beside.filter(({ rule }) => rule === "adverse")).toHaveLength(
          rulesOf(submissionGate(content, today)).filter((rule) => rule === "adverse").length,
        );
      }),
      runs,
    );
  });

  it("in which everything is answered, the gate says yes: to the submission and to the signature", () => {
    fc.assert(
      fc.property(anAnsweredFramework, ({ content, today }) => {
        expect(submissionGate(content, today)).toEqual({ ok: true });
        expect(signOffGate(signOffFacts(content), today)).toEqual({ ok: true });
      }),
      runs,
    );
  });

  it("with an action that is not resolved, it may neither be submitted nor signed, answered otherwise or not", () => {
    fc.assert(
      fc.property(
        fc.oneof(anAnsweredFramework, anyFramework),
        anUnresolvedAction,
        fc.nat(),
        ({ content, today }, action, place) => {
          const actions = content.actions.toSpliced(place % (content.actions.length + 1), 0, action);
          const unresolved = { ...content, actions };
          const about = (answer: Verdict<Blocker>) =>
            blockersOf(answer).filter(
              ({ rule, putRight }) =>
                rule === "actions" && putRight.page === "action" && putRight.actionId === action.id,
            );
          expect(about(submissionGate(unresolved, today))).toHaveLength(1);
          expect(about(signOffGate(signOffFacts(unresolved), today))).toHaveLength(1);
        },
      ),
      runs,
    );
  });

  it("with any one of its actions reopened, it is refused", () => {
    fc.assert(
      fc.property(anAnsweredFramework, aResolvedAction, fc.nat(), ({ content, today }, extra, place) => {
        const all = [...content.actions, { ...notPast(extra, today), id: 8888 }];
        const actions = all.map((action, index) =>
          index === place % all.length
            ? { ...action, state: "open" as const, timing: "before" as const, isCondition: false }
            : action,
        );
        expect(rulesOf(submissionGate({ ...content, actions: all }, today))).toEqual([]);
        expect(rulesOf(submissionGate({ ...content, actions }, today))).toEqual(["actions"]);
      }),
      runs,
    );
  });

  it("what may not be submitted may not be signed, and names the same blockers first", () => {
    fc.assert(
      fc.property(anyFramework, ({ content, today }) => {
        const submission = blockersOf(submissionGate(content, today));
        const signature = blockersOf(signOffGate(signOffFacts(content), today));
        expect(signature.slice(0, submission.length)).toEqual(submission);
      }),
      runs,
    );
  });

  it("approvals, determinations and acknowledgements of another digest never count", () => {
    const otherDigest = fc.string().filter((digest) => digest !== DIGEST);
    fc.assert(
      fc.property(
        anAnsweredFramework,
        fc.array(otherDigest, { maxLength: 3 }),
        fc.subarray(["approval", "determinations", "acknowledgement"] as const, { minLength: 1 }),
        ({ content, today }, digests, lapsed) => {
          const facts = signOffFacts(content);
          const [digest = ""] = digests;
          const given: SignOffFacts = {
            ...facts,
            ...(lapsed.includes("approval") && { approvals: digests.map((other) => ({ digest: other })) }),
            ...(lapsed.includes("determinations") && {
              determinations: digests.flatMap((other) =>
                RECORD_PARTS.map((part) => ({ digest: other, part, inherited: [], released: [] })),
              ),
            }),
            ...(lapsed.includes("acknowledgement") && {
              acknowledged: { digest, keys: facts.acknowledged?.keys ?? [] },
            }),
          };
          expect([...new Set(rulesOf(signOffGate(given, today)))]).toEqual(lapsed);
        },
      ),
      runs,
    );
  });

  it("what is to be done after the decision blocks the signature alone, until somebody else accepts it", () => {
    const acceptance = fc.record({
      digest: fc.oneof(fc.constant(DIGEST), fc.string()),
      reason: fc.oneof(fc.constant("It begins with the contract"), blankText),
      personId: fc.constantFrom(PERSON.owner, PERSON.monitoringOfficer),
    });
    fc.assert(
      fc.property(
        anAnsweredFramework,
        anActionForAfterwards,
        fc.option(acceptance),
        ({ content, today }, extra, given) => {
          const action = { ...notPast(extra, today), id: 8888 };
          const left = { ...content, actions: [...content.actions, action] };
          const facts = signOffFacts(left);
          const acceptances = facts.acceptances.filter(({ actionId }) => actionId !== action.id);
          const accepted = given ? [...acceptances, { ...given, actionId: action.id }] : acceptances;
          const counts =
            given?.digest === DIGEST && given.reason.trim() !== "" && given.personId !== action.ownerId;
          expect(submissionGate(left, today)).toEqual({ ok: true });
          expect(rulesOf(signOffGate({ ...facts, acceptances: accepted }, today))).toEqual(
            counts ? [] : ["afterwards"],
          );
        },
      ),
      runs,
    );
  });

  it("each thing left unacknowledged blocks, and nothing else does", () => {
    const left = anAnsweredFramework.chain((answered) =>
      fc.record({
        answered: fc.constant(answered),
        missing: fc.subarray(acknowledgementsNeeded(answered.content).map(({ key }) => key)),
      }),
    );
    fc.assert(
      fc.property(left, ({ answered: { content, today }, missing }) => {
        const facts = signOffFacts(content);
        const keys = facts.acknowledged?.keys.filter((key) => !missing.includes(key)) ?? [];
        const answer = signOffGate({ ...facts, acknowledged: { digest: DIGEST, keys } }, today);
        expect(rulesOf(answer)).toEqual(missing.map(() => "acknowledgement"));
      }),
      runs,
    );
  });

  it.each<[BlockerRule, (content: FrameworkContent, blank: string) => FrameworkContent | null]>([
    ["budget", (content) => ({ ...content, budget: { ...content.budget, budgetDate: null } })],
    [
      "reconciles",
      (content) => ({
        ...content,
        explanations: [],
        statedTotals: [aStatedTotal({ year: 1999, pence: 101 })],
      }),
    ],
    [
      "coverage",
      (content) => {
        const lines = [...content.budget.lines, aLine({ id: 777, amounts: {} })];
        return { ...content, budget: { ...content.budget, lines } };
      },
    ],
    [
      "freshness",
      (content) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          fingerprint: {
            previous: [],
            new: [...entry.fingerprint.new, ...entry.fingerprint.previous, EXTRA],
          },
        }));
        return entries.length > 0 ? { ...content, entries } : null;
      },
    ],
    [
      "completeness",
      (content, blank) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          kind: "screened_out" as const,
          screeningReason: blank,
        }));
        return entries.length > 0 ? { ...content, entries } : null;
      },
    ],
    [
      "adverse",
      (content, blank) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          kind: "assessed" as const,
          impacts: [anImpact({ direction: "adverse", mitigation: blank, justification: blank })],
        }));
        return entries.length > 0 ? { ...content, entries, actions: [] } : null;
      },
    ],
    [
      "screening",
      (content, blank) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          kind: "screened_out" as const,
          changesStaff: "yes" as const,
          screenedDespite: blank,
        }));
        return entries.length > 0 ? { ...content, entries } : null;
      },
    ],
    [
      "evidence",
      (content, blank) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          kind: "assessed" as const,
          impacts: [anImpact({ direction: "adverse", justification: "Said" })],
          evidence: [someEvidence({ source: blank }), someEvidence({ kind: "not_held", gapReason: blank })],
        }));
        return entries.length > 0 ? { ...content, entries } : null;
      },
    ],
    [
      "inquiry",
      (content, blank) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          kind: "assessed" as const,
          impacts: [
            anImpact({
              direction: "not_yet_known",
              justification: "Said",
              inquiry: "not_now",
              staysOpen: blank,
            }),
          ],
        }));
        return entries.length > 0 ? { ...content, entries } : null;
      },
    ],
    [
      "consultees",
      (content, blank) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          kind: "assessed" as const,
          impacts: [anImpact({ direction: "adverse", justification: "Said" })],
          consultees: [],
          nobodyConsultedReason: blank,
        }));
        return entries.length > 0 ? { ...content, entries } : null;
      },
    ],
    ["freshness", (content) => ({ ...content, eia: { ...content.eia, completedOn: null } })],
    [
      "eia",
      (content, blank) => ({ ...content, eia: { ...content.eia, gapsAnswer: blank, whyNoMore: blank } }),
    ],
    ["outcome", (content) => ({ ...content, eia: { ...content.eia, outcome: null } })],
    ["record", (content, blank) => ({ ...content, record: { ...content.record, summary: blank } })],
  ])("with everything answered but this, it is refused: %s", (rule, takeAway) => {
    fc.assert(
      fc.property(anAnsweredFramework, blankText, ({ content, today }, blank) => {
        const lacking = takeAway(content, blank);
        fc.pre(lacking !== null);
        expect(rulesOf(submissionGate(lacking, today))).toContain(rule);
      }),
    );
  });
});
