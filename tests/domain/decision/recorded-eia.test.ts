import { describe, expect, it } from "vitest";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { eiaBodyHead, outcomeInWords, recordedEia } from "~/domain/decision/recorded-eia";
import { EIA_OUTCOMES } from "~/domain/eia/eia";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aCompleteFramework, anAction, anEia } from "../../support/content-builder";

/** The head of an EIA as it was frozen before its start and its confirmation were kept. */
const FROM_BEFORE = [
  ...["aim", "author", "completedOn", "evidence", "gaps", "gapsAnswer", "marking", "name", "nextReview"],
  ...["outcome", "outcomeJustification", "owner", "reviewsDone", "version"],
];
const DATED = anEia({
  startedOn: calendarDate("2017-03-22"),
  confirmedAt: new Date("2018-03-05T23:30:00Z"),
  whyNoMore: "It is one small grant",
  nextReviewOn: calendarDate("2021-03-31"),
  spokenTo: "Partners and residents",
  otherGroups: "Victims of crime",
  planTitle: "Action plan of the framework",
  planLead: "Commissioning Manager",
  planDatedOn: calendarDate("2018-02-28"),
});
const SINCE = ["nextReviewOn", "spokenTo", "otherGroups", "planTitle", "planLead", "planDatedOn"] as const;

describe("the head of an EIA, as it is frozen", () => {
  it("has what answers the office's own questions, with what was asked", () => {
    const answered = anEia({ ownAnswers: [{ key: 3, question: "Who read it?", answer: "The panel" }] });
    const ownAnswers = [{ question: "Who read it?", answer: "The panel" }];
    expect(recordedEia(answered).ownAnswers).toEqual(ownAnswers);
    expect(eiaBodyHead(answered).ownAnswers).toEqual(ownAnswers);
    expect(Object.keys(eiaBodyHead(anEia()))).not.toContain("ownAnswers");
  });

  it("is what it was where neither its start, nor a confirmation, nor why it is short is kept", () => {
    expect(Object.keys(recordedEia(anEia())).toSorted()).toEqual(FROM_BEFORE);
  });

  it("has them where they are there", () => {
    const { ownAnswers: _none, ...dated } = DATED;
    expect(recordedEia(DATED)).toEqual(dated);
    const [leaf] = contentLeaves(aCompleteFramework({ eia: DATED })).filter(({ kind }) => kind === "eia");
    expect(leaf?.body).toMatchObject({
      startedOn: "2017-03-22",
      confirmedAt: "2018-03-05T23:30:00.000Z",
      whyNoMore: "It is one small grant",
    });
  });
});

describe("an action, as it is frozen", () => {
  const frozen = (overrides: Parameters<typeof anAction>[0]) =>
    contentLeaves(aCompleteFramework({ actions: [anAction(overrides)] })).find(
      ({ kind }) => kind === "action",
    )?.body;

  it("is what it was where it is for before the decision", () => {
    expect(frozen({})).not.toHaveProperty("timing");
    expect(frozen({})).not.toHaveProperty("isCondition");
  });

  it("says that it is for after the decision, and whether that is made on its condition", () => {
    expect(frozen({ timing: "after" })).toMatchObject({ timing: "after", state: "open" });
    expect(frozen({ timing: "after" })).not.toHaveProperty("isCondition");
    expect(frozen({ timing: "after", isCondition: true })).toMatchObject({ isCondition: true });
  });
});

describe("the head of an EIA, as it is published", () => {
  it("says in days when it was started and last confirmed, and the outcome in words", () => {
    expect(eiaBodyHead(DATED)).toMatchObject({
      startedOn: "2017-03-22",
      confirmedOn: "2018-03-05",
      outcome: "unchanged",
      outcomeInWords: "What is proposed stays as it is",
    });
    for (const field of SINCE) expect(eiaBodyHead(DATED)).toHaveProperty(field, DATED[field]);
    expect(eiaBodyHead(DATED)).not.toHaveProperty("confirmedAt");
    expect(eiaBodyHead(DATED)).not.toHaveProperty("version");
  });

  it("leaves out what is not there", () => {
    const head = eiaBodyHead(anEia({ outcome: null }));
    expect(Object.keys(head).toSorted()).toEqual(FROM_BEFORE.filter((field) => field !== "version"));
  });

  it("reads as it was signed, also where the words were not kept with it", () => {
    const words = EIA_OUTCOMES.map((outcome) => outcomeInWords({ outcome }));
    expect(words).toEqual([
      "The framework remains unchanged",
      "The framework is amended",
      "Continue despite adverse impact",
      "Stop and remove the framework",
    ]);
    expect(outcomeInWords({ outcome: "amended", outcomeInWords: "As it was put" })).toBe("As it was put");
    expect(outcomeInWords({ outcome: null })).toBeNull();
  });
});
