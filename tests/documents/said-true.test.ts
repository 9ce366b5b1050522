import { describe, expect, it } from "vitest";
import { recordSections } from "~/documents/record.view";
import { dimensionsConsidered } from "~/documents/effects.view";
import { dutySection } from "~/documents/sign-off.view";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aBudget,
  aChange,
  aCompleteFramework,
  aDimension,
  aDimensionAnswer,
  aFundingSource,
  aLine,
  aLink,
  anEia,
  anEntry,
  anImpact,
  aRecord,
  aSmallFramework,
  each,
  ENTRY,
} from "../support/content-builder";
import { flattened, textOf } from "../support/document-text";
import { aPublishedRecord, aSignedSnapshot } from "../support/signed-snapshot-builder";

/** Decisions as offices make them, and sentences that their records must and must not have (rule 22). */
interface Published {
  situation: string;
  signed?: Parameters<typeof aSignedSnapshot>[0];
  content?: Partial<FrameworkContent>;
  says: readonly string[];
  saysNot?: readonly string[];
}

const complete = aCompleteFramework();
const small = aSmallFramework();
const DEPUTY = "Deputy for the Police and Crime Commissioner under delegation DEL/2018/1 from 1 March 2018";

/** A helpline that begins in the second of two years, beside a service that goes on. */
function beginsLater(): Partial<FrameworkContent> {
  const before = aLine({ id: 101, amounts: each([2017], 1_000) });
  const now = aLine({ id: 1, amounts: each([2018, 2019], 1_000) });
  const helpline = aLine({ id: 2, service: "Helpline", amounts: { 2018: 0, 2019: 50_000_00 } });
  const change = aChange({ previous: [], new: [helpline] }, { id: 12, title: "Helpline" });
  return {
    budget: aBudget({ years: [2018, 2019], lines: [now, helpline] }),
    previous: aBudget({ frameworkId: 2, title: "Budget 2017/18", years: [2017], lines: [before] }),
    links: [
      aLink({ id: 11, previousLineIds: [101], newLineIds: [1] }),
      aLink({ id: 12, title: "Helpline", newLineIds: [2] }),
    ],
    entries: [anEntry({ id: ENTRY.assessed }, change)],
    actions: [],
  };
}

const SITUATIONS: readonly Published[] = [
  {
    situation: "The deputy signs while the Commissioner is in hospital",
    signed: { signature: { name: "A. Deputy", capacity: DEPUTY, at: "2018-03-09T14:05:00.000Z" } },
    says: [
      `On 9 March 2018 A. Deputy, ${DEPUTY}, supported this proposal.`,
      "The decision as it was signed: “Supported”. The reasons given: It meets the plan",
    ],
    saysNot: ["On 9 March 2018 the Police and Crime Commissioner"],
  },
  {
    situation: "The Commissioner supports it and writes no reasons",
    signed: { outcomeReasons: "" },
    says: [
      "On 9 March 2018 the Police and Crime Commissioner, The holder of the office, supported this proposal.",
      "No reasons are recorded.",
      "Reasons: None are recorded",
    ],
  },
  {
    situation: "The office calls it a savings proposal, and the Mayor refuses it",
    signed: {
      decidedThing: "savings proposal",
      outcome: "not_supported",
      outcomeReasons: "The saving is smaller than what it costs others",
      content: { ...complete, record: aRecord({ resolved: "That the post is deleted" }) },
    },
    says: [
      "did not support this savings proposal.",
      "Savings proposal: Commissioning Framework 2018-2020",
      "What was proposed to be resolved",
      "The decision is “Not supported”, so this was not resolved.",
      "That the post is deleted",
      "These are the figures that were proposed. They were not supported, so this decision changes none.",
      "Actions that were to be finished after it lapsed, whatever is said of them here.",
      "1 action in the action plan, to be finished after the decision, lapsed with it.",
      "How many budget changes would have affected people",
    ],
    saysNot: ["What was resolved", "is to be finished after the decision", "The budget is £"],
  },
  {
    situation: "It is supported, and what was resolved was resolved",
    content: { record: aRecord({ resolved: "That the service is commissioned" }) },
    says: ["What was resolved", "That the service is commissioned"],
    saysNot: ["proposed to be resolved", "lapsed"],
  },
  {
    situation: "The assessment says stop, and it is refused",
    signed: {
      outcome: "not_supported",
      outcomeReasons: "As the assessment concludes",
      content: { ...complete, eia: anEia({ outcome: "stop_and_remove" }) },
    },
    says: ["The equality impact assessment concluded that the proposal should be stopped and removed."],
    saysNot: ["concluded: stop"],
  },
  {
    situation: "A helpline begins in the second year: in the first it is neither £0 nor unchanged",
    content: beginsLater(),
    says: ["2018/19: nothing in this year: the service is new\n2019/20: £0 to £50,000 (new)"],
    saysNot: ["£0, unchanged"],
  },
  {
    situation: "The office has no earlier budget in this service",
    content: { ...small },
    says: [
      "No earlier budget is recorded here, so nothing is said of what rises, falls or is new.",
      "no earlier budget is recorded here",
    ],
    saysNot: ["every line is new", "(new)", "Changes in 2018/19", "rises by"],
  },
  {
    situation: "Where the money comes from is not written down",
    content: { fundingSources: [] },
    says: ["No source of funding is recorded for the budget as a whole."],
    saysNot: ["Sources of funding"],
  },
  {
    situation: "It is not written down for the whole, and a line names the council that pays half",
    content: {
      ...small,
      budget: aBudget({ lines: [aLine({ method: "procured_joint", fundedWith: "the county council" })] }),
      fundingSources: [],
    },
    says: ["“Budget lines” says which lines are funded jointly, and with whom."],
  },
  {
    situation: "The Ministry of Justice pays, and how much is not agreed yet",
    content: { fundingSources: [aFundingSource({ name: "Ministry of Justice", amounts: {} })] },
    says: ["These sources of funding are recorded, without amounts:", "Ministry of Justice"],
    saysNot: ["No source of funding"],
  },
  {
    situation: "A reserve pays this year, and a grant whose amount for it is not agreed",
    content: {
      fundingSources: [
        aFundingSource({ id: 1, name: "Reserve", amounts: { 2018: 10_000_00 } }),
        aFundingSource({ id: 2, name: "Grant", amounts: {} }),
      ],
    },
    says: ["Not stated", "At least £10,000"],
  },
  {
    situation: "A cheaper contract reaches more people: a fall, and good for them",
    content: {
      entries: complete.entries.map((entry) =>
        entry.id === ENTRY.assessed ? { ...entry, impacts: [anImpact({ direction: "positive" })] } : entry,
      ),
    },
    says: [
      "The direction says what happens to people, and the money what happens to the budget behind it.",
      "Effect: positive",
      "1 budget falls by £20,000",
    ],
    saysNot: ["−£20,000", "Rise or fall"],
  },
  {
    situation: "An assessment of before the rules says nothing of whom it asked, nor of whom it touches",
    content: {
      entries: complete.entries.map((entry) =>
        entry.id === ENTRY.assessed
          ? { ...entry, impacts: [], consultees: [], noImpactReason: "", nobodyConsultedReason: "" }
          : entry,
      ),
      eia: anEia({ gaps: " " }),
    },
    says: [
      "Nobody recorded an impact on a protected characteristic, nor why there is none.",
      "Nobody recorded who was consulted, nor why nobody was.",
      "Nothing is recorded.",
    ],
  },
  {
    situation: "A transfer for which nobody answered",
    content: { entries: complete.entries.filter(({ id }) => id !== ENTRY.transfer) },
    says: ["Nobody answered in the assessment for these:", "Budget change 2: Drugs officers"],
  },
  {
    situation: "Everything is screened out",
    content: {
      entries: complete.entries.map((entry) => ({
        ...entry,
        kind: "screened_out" as const,
        screeningReason: "Nothing reaches anybody otherwise",
      })),
    },
    says: ["Every budget change was screened out of the equality impact assessment"],
    saysNot: ["names no protected characteristic that a change affects"],
  },
  {
    situation: "More people are reached, and nothing needs to answer that",
    content: {
      entries: complete.entries.map((entry) =>
        entry.id === ENTRY.assessed
          ? { ...entry, impacts: [anImpact({ direction: "positive", mitigation: "", justification: "" })] }
          : entry,
      ),
      actions: [],
    },
    says: ["None is needed"],
    saysNot: ["None recorded"],
  },
  {
    situation: "Fewer people are reached, and nothing answers that",
    content: {
      entries: complete.entries.map((entry) =>
        entry.id === ENTRY.assessed
          ? { ...entry, impacts: [anImpact({ direction: "adverse", mitigation: "", justification: "" })] }
          : entry,
      ),
      actions: [],
    },
    says: ["None recorded"],
  },
  {
    situation: "The villages are assessed beside the nine",
    content: {
      dimensions: [
        aDimension({
          answer: aDimensionAnswer({ direction: "adverse", response: "A car takes them to the town" }),
        }),
      ],
    },
    says: [
      "Beside the nine protected characteristics",
      "Asked under: Decision of the office of 1 February 2018",
      "A car takes them to the town",
      "Rural areas: Adverse",
      "Beside the nine: adverse impact on Rural areas",
    ],
  },
];

describe("what is published is true (rule 22)", () => {
  it.each(SITUATIONS)("$situation", ({ signed, content, says, saysNot = [] }) => {
    const snapshot = aSignedSnapshot({ content: aCompleteFramework(content), ...signed });
    const text = textOf(recordSections(aPublishedRecord(snapshot)));
    for (const sentence of says) expect(text).toContain(sentence);
    for (const sentence of saysNot) expect(text).not.toContain(sentence);
  });

  it("says nothing of a service that only the details name, where these are withheld", () => {
    const content = aCompleteFramework({
      entries: complete.entries.filter(({ id }) => id !== ENTRY.transfer),
    });
    const text = textOf(recordSections(aPublishedRecord(aSignedSnapshot({ content }), ["details"])));
    expect(text).not.toContain("Nobody answered in the assessment for these:");
    expect(text).not.toContain("Drugs officers");
  });

  it("has nothing of dimensions where none was asked", () => {
    const sections = recordSections(aPublishedRecord(aSignedSnapshot()));
    expect(flattened(sections).map(({ id }) => id)).not.toContain("eia-dimensions");
    expect(textOf(sections)).not.toContain("Beside the nine");
  });
});

describe("what whoever decides reads", () => {
  const dutyOf = (deputyAs: string | null) => textOf([dutySection(deputyAs)]);

  it("is the whole duty, as the holder's or as the deputy's own", () => {
    for (const subsection of ["149(1)", "149(3)", "149(4)", "149(5)", "149(6)", "149(7)"]) {
      expect(dutyOf(null)).toContain(subsection);
    }
    expect(dutyOf(null)).toContain("The duty is yours, and cannot be delegated.");
    expect(dutyOf(DEPUTY)).toContain(`You decide as ${DEPUTY}, so for this decision the duty is yours`);
  });

  it("is an adverse effect beside the nine as well", () => {
    const dimensions = [
      aDimension({
        answer: aDimensionAnswer({ direction: "not_yet_known", response: "Parishes are asked by June" }),
      }),
      aDimension({ id: 52, name: "Veterans", validFrom: calendarDate("2018-01-01") }),
    ];
    const tables = dimensionsConsidered({ ...complete, dimensions }).map(({ section }) => section);
    const text = textOf(tables);
    expect(text).toContain("Parishes are asked by June");
    expect(text).not.toContain("Veterans");
  });
});
