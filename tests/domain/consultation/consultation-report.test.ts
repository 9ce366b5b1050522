import { describe, expect, it } from "vitest";
import type { ConsultationAnswer } from "../../../app/domain/consultation/answer";
import {
  consultationBodies,
  publishedBody,
  reportedConsultation,
} from "../../../app/domain/consultation/consultation-report";
import { askableChanges, proposalOf } from "../../../app/domain/consultation/proposal";
import type { PublicConsultation } from "../../../app/domain/consultation/public-consultation";
import { supportOf, type Question } from "../../../app/domain/consultation/question";
import type { ReportedConsultation } from "../../../app/domain/consultation/reported";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aCompleteFramework, aDetermination, TODAY } from "../../support/content-builder";

const content = aCompleteFramework();
const [change] = askableChanges(content, []);
if (!change) throw new Error("The framework has a change");
const proposal = proposalOf(content, { changeIds: [change.id], inherited: [] }, TODAY);
const QUESTION: Question = {
  ...{ id: 1, kind: "support", section: "", text: "Do you support it?", hint: "", options: [] },
  ...{ isRequired: false, condition: null, copiedFromId: null, version: 1 },
};
const consultation: PublicConsultation = {
  ...{ id: 3, frameworkId: 1, slug: "our-budget-3", state: "opened", title: "Our budget", why: "Less money" },
  ...{
    privacy: "",
    contact: "",
    changeIds: [change.id],
    monitored: [],
    keptUntil: null,
    outcomeBy: null,
    askedOf: [],
    bodies: "",
    channels: "",
    proposal,
    report: null,
    withdrawnReason: "",
  },
  ...{ opensOn: calendarDate("2018-01-08"), closesOn: calendarDate("2018-02-19"), writtenBy: 1, version: 1 },
};
const answer = (words: Partial<ConsultationAnswer>): ConsultationAnswer => ({
  ...{ id: 1, channel: "online", body: "", given: { [supportOf(1, change.id)]: "none" }, reading: "read" },
  ...{ receivedAt: new Date("2018-01-20T10:00:00Z"), version: 1, wordsDeletedAt: null, ...words },
});
const READINGS = { held_back: 0, unread: 0, second_look: 0, read: 3, set_aside: 2 };
const facts = {
  consultation,
  questions: [QUESTION],
  answers: [
    answer({ id: 1 }),
    answer({ id: 2, channel: "paper", body: "A parish council" }),
    answer({ id: 3, reading: "set_aside", channel: "meeting" }),
  ],
  readings: READINGS,
  themes: [
    {
      ...{ id: 8, title: "Too much at once", quotation: "Not so much", changeIds: [change.id] },
      ...{ outcome: "changed" as const, reply: "It is less.", answerIds: [1, 2, 3], version: 1 },
    },
  ],
  quotations: [{ answerId: 2, words: "It is still much" }],
  who: null,
};

describe("what is reported of a consultation", () => {
  const reported = reportedConsultation(facts, calendarDate("2018-02-20"));
  it("has how answers came and who said what, people and organisations apart, without those set aside", () => {
    expect(reported).toMatchObject({
      came: [
        { channel: "online", people: 1, bodies: 0 },
        { channel: "paper", people: 0, bodies: 1 },
      ],
      setAside: 2,
      questions: [{ results: [{ answered: 2 }] }],
      themes: [{ title: "Too much at once", people: 1, bodies: 1 }],
    });
  });

  it("names nobody who answered", () => {
    expect(JSON.stringify(reported)).not.toContain("A parish council");
  });

  it("is nothing before people were asked", () => {
    expect(
      reportedConsultation({ ...facts, consultation: { ...consultation, proposal: null } }, TODAY),
    ).toBeNull();
  });
});

describe("a report beside a decision", () => {
  const report = reportedConsultation(facts, calendarDate("2018-02-20"));
  if (!report) throw new Error("It is reported");
  const withReport = (words: Partial<ReportedConsultation> = {}) => ({
    ...content,
    consultationReports: [{ id: 3, ...report, ...words }],
  });

  it("has what people were shown beside what is decided, and a theme the places of its changes", () => {
    const asked = report.asked.map((one) => ({ ...one, after: 1 }));
    expect(consultationBodies(withReport({ asked }))).toMatchObject([
      {
        number: 1,
        asked: [{ title: change.title, asked: 1, decided: proposal.changes[0]?.after, isProposed: true }],
        themes: [{ about: [1] }],
      },
    ]);
  });

  it("has neither title nor amount of a change that the details withhold, whole or by one of its lines", () => {
    const line = change.newLines[0] ?? change.previousLines[0];
    if (!line) throw new Error("It has a line");
    const kind = change.newLines[0] ? ("line" as const) : ("previous_line" as const);
    for (const determination of [
      aDetermination({ part: "details", publish: false, legalGround: "s.43(2)" }),
      aDetermination({ part: "details", publish: true, items: [{ kind, id: line.id }] }),
    ]) {
      const [body] = consultationBodies(withReport(), [determination]);
      expect(body?.asked).toEqual([
        { title: null, before: null, asked: null, decided: null, isProposed: true },
      ]);
      expect(JSON.stringify(body)).not.toContain(change.title);
      expect(body?.questions).toMatchObject([{ text: QUESTION.text, results: [{ about: "", answered: 2 }] }]);
    }
  });

  it("says on its own page nothing of what is decided", () => {
    expect(publishedBody(report).asked).toMatchObject([{ decided: null }]);
  });
});
