import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysOpen,
  openingGaps,
  openingWarnings,
  outcomePlanned,
  outcomePlannedInWords,
  type PublicConsultation,
} from "../../../app/domain/consultation/public-consultation";
import { slugOf } from "../../../app/domain/shared/slug";
import { submissionGate } from "../../../app/domain/framework/sign-off-gate";
import {
  consideringGap,
  consultationGap,
  phaseInWords,
  phaseOf,
  type ConsultationStanding,
} from "../../../app/domain/consultation/standing";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aCompleteFramework, TODAY } from "../../support/content-builder";

const day = calendarDate;
const WRITTEN: PublicConsultation = {
  id: 1,
  frameworkId: 2,
  slug: "our-budget-1",
  state: "draft",
  title: "Our budget",
  why: "The money is less than last year.",
  privacy: "Two officers read them. They are deleted after a year.",
  contact: "0116 496 0000",
  opensOn: day("2018-01-08"),
  keptUntil: null,
  outcomeBy: null,
  askedOf: ["area"],
  bodies: "",
  channels: "",
  closesOn: day("2018-02-19"),
  monitored: [],
  changeIds: [7],
  proposal: null,
  report: null,
  withdrawnReason: "",
  writtenBy: 3,
  version: 1,
};
const ASKED = [{ kind: "support" as const }];
const BEFORE = day("2018-01-02");
const CABINET = { agreedAlready: [], decidingBodyTitle: "Cabinet" };

describe("where a consultation is", () => {
  it.each<[PublicConsultation["state"], string, string]>([
    ["draft", "2018-01-20", "draft"],
    ["approved", "2018-01-20", "approved"],
    ["opened", "2018-01-07", "to_open"],
    ["opened", "2018-01-08", "open"],
    ["opened", "2018-02-19", "open"],
    ["opened", "2018-02-20", "closed"],
    ["reported", "2018-02-20", "reported"],
    ["withdrawn", "2018-01-20", "withdrawn"],
  ])("%s on %s is %s", (state, today, phase) => {
    expect(phaseOf({ ...WRITTEN, state }, day(today))).toBe(phase);
  });
});

describe("what is missing before it is opened", () => {
  it("is nothing where all is there", () => {
    expect(openingGaps(WRITTEN, ASKED, "drafting", BEFORE)).toEqual([]);
  });

  it.each<[string, Partial<PublicConsultation>, string]>([
    ["why", { why: " " }, "It does not say why people are asked."],
    ["what becomes of the answers", { privacy: "" }, "It does not say what becomes of the answers."],
    ["whom to ask", { contact: "" }, "It does not say where to ask for help."],
    ["the first day", { opensOn: null }, "The day on which it opens is not given."],
    ["the last day", { closesOn: null }, "The day on which it closes is not given."],
    ["a day to come", { opensOn: day("2018-01-01") }, "The day on which it opens has passed."],
    ["an order", { closesOn: day("2018-01-07") }, "It closes before it opens."],
    ["a change", { changeIds: [] }, "It asks what people think of each change, and no change is chosen."],
  ])("is %s", (_what, lacking, gap) => {
    expect(openingGaps({ ...WRITTEN, ...lacking }, ASKED, "drafting", BEFORE)).toEqual([gap]);
  });

  it("is a question", () => {
    expect(openingGaps(WRITTEN, [], "drafting", BEFORE)).toEqual(["It asks no question."]);
  });

  it("is an outcome that is open: nobody is asked about what is submitted", () => {
    expect(openingGaps(WRITTEN, ASKED, "submitted", BEFORE)).toEqual([
      "What it asks about is submitted (not signed): its outcome is not open any more.",
    ]);
  });
});

describe("what is warned of", () => {
  it("is a time of less than six weeks, the first and the last day counted", () => {
    expect(daysOpen(day("2018-01-08"), day("2018-02-18"))).toBe(42);
    expect(openingWarnings({ ...WRITTEN, closesOn: day("2018-02-18") }, CABINET)).toEqual([]);
    expect(openingWarnings({ ...WRITTEN, closesOn: day("2018-02-17") }, CABINET)).toEqual([
      "It is open for 41 days: people are usually given six weeks.",
    ]);
  });

  it("is whom the law names and nobody asks, where a policing body decides", () => {
    const commissioner = { ...CABINET, decidingBodyTitle: "Police and Crime Commissioner" };
    expect(openingWarnings(WRITTEN, commissioner).join(" ")).toContain("Police Act 1996, section 96");
  });

  it("is what is said to be agreed already", () => {
    expect(openingWarnings(WRITTEN, { ...CABINET, agreedAlready: ["Warning Zone"] })).toEqual([
      "The EIA says of Warning Zone that it was agreed already. People are asked while a proposal can still change.",
    ]);
  });
});

describe("what its pages say of where it is", () => {
  const now = day("2018-02-20");
  const OPENED = { ...WRITTEN, state: "opened" as const };
  const standing = { ...OPENED, consultationId: 1, unread: 0, unanswered: 0 };

  it.each([
    [{ unread: 1 }, "Closed"],
    [{ unanswered: 1 }, "Closed"],
    [{}, "Analysed"],
  ])("closed with %j: %s", (left, words) => {
    expect(phaseInWords(OPENED, { ...standing, ...left }, now)).toBe(words);
  });

  it("is otherwise its phase", () => {
    expect(phaseInWords(OPENED, undefined, now)).toBe("Closed");
    expect(phaseInWords(OPENED, standing, day("2018-02-19"))).toBe("Open");
  });
});

describe("what stands in the way of the submission", () => {
  const standing = (found: Partial<ConsultationStanding>): ConsultationStanding => ({
    consultationId: 4,
    title: "Our budget",
    state: "opened",
    opensOn: day("2018-01-08"),
    closesOn: day("2018-02-19"),
    unread: 0,
    unanswered: 0,
    ...found,
  });

  it.each<[string, Partial<ConsultationStanding>, string, string | null]>([
    ["a draft", { state: "draft" }, "2018-01-20", null],
    ["one that was withdrawn", { state: "withdrawn", unread: 3 }, "2018-01-20", null],
    [
      "one that is open",
      {},
      "2018-02-19",
      "It takes answers until 19 February 2018, and they are considered before this is submitted.",
    ],
    [
      "one that is closed, read and answered",
      {},
      "2018-02-20",
      "It is closed and considered, and not yet reported: whoever decides has its report before them.",
    ],
    ["one that was reported", { state: "reported" }, "2018-03-01", null],
    ["one with an answer that nobody read", { unread: 1 }, "2018-02-20", "1 answer is not read."],
    [
      "one with answers and themes",
      { unread: 2, unanswered: 1 },
      "2018-02-20",
      "2 answers are not read, and 1 theme is not answered.",
    ],
    [
      "one that was reported with a theme left",
      { state: "reported", unanswered: 2 },
      "2018-03-01",
      "2 themes are not answered.",
    ],
  ])("%s", (_what, found, today, gap) => {
    expect(consultationGap(standing(found), day(today))).toBe(gap);
  });

  it("is nothing any more once it is considered, for whoever reports it", () => {
    expect(consideringGap(standing({}), day("2018-02-20"))).toBeNull();
    expect(consideringGap(standing({ unread: 1 }), day("2018-02-20"))).toBe("1 answer is not read.");
  });

  it("blocks at the gate, with the page at which it is put right", () => {
    const verdict = submissionGate(aCompleteFramework({ consultations: [standing({ unread: 2 })] }), TODAY);
    expect(verdict.ok ? [] : verdict.blockers).toEqual([
      {
        rule: "consultation",
        subject: "Our budget",
        message: "2 answers are not read.",
        by: "eia_author",
        putRight: { page: "consultation", consultationId: 4 },
      },
    ]);
  });
});

describe("the end of its address", () => {
  it.each([
    ["Our budget for 2018/19", "our-budget-for-2018-19-4"],
    ["Café à la carte", "cafe-a-la-carte-4"],
    ["¿?", "consultation-4"],
  ])("of %s is %s", (title, slug) => {
    expect(slugOf(title, 4)).toBe(slug);
  });

  it("is one that an address takes, whatever the title is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        expect(slugOf(title, 123_456)).toMatch(/^[a-z0-9-]{1,80}$/u);
      }),
    );
  });
});

describe("the day by which what came of it is published", () => {
  const outcomeBy = calendarDate("2018-02-28");
  it.each([
    ["open", "2018-01-01", { on: outcomeBy, isLate: false }],
    ["closed", "2018-02-28", { on: outcomeBy, isLate: false }],
    ["closed", "2018-03-01", { on: outcomeBy, isLate: true }],
    ["reported", "2018-03-01", null],
    ["withdrawn", "2018-03-01", null],
  ] as const)("of one that is %s, on %s", (phase, today, expected) => {
    expect(outcomePlanned({ outcomeBy, phase }, calendarDate(today))).toEqual(expected);
  });

  it("is said to everybody, and that it is late", () => {
    expect(outcomePlanned({ outcomeBy: null, phase: "closed" }, outcomeBy)).toBeNull();
    expect(outcomePlannedInWords({ on: outcomeBy, isLate: false })).toBe(
      "What came of it is to be published by 28 February 2018.",
    );
    expect(outcomePlannedInWords({ on: outcomeBy, isLate: true })).toContain("It is late.");
  });
});
