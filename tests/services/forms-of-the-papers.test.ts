import { describe, expect, it } from "vitest";
import {
  fundingSourceForm,
  fundingSourceValues,
  readFundingSource,
} from "../../app/forms/budget/funding-source-form";
import { changeForm, changeValues } from "../../app/forms/changes/change-form";
import { publicConsultationForm } from "../../app/forms/consultation/consultation-form";
import { dateValues, parseForm, type CheckedForm, type RawValues } from "../../app/forms/form";
import {
  decisionRecordForm,
  decisionRecordFormValues,
} from "../../app/forms/frameworks/decision-record-form";
import { whomToAskForm } from "../../app/forms/office/whom-to-ask-form";
import { noteOf, noteSinceForm } from "../../app/forms/publication/note-since-form";
import { newReportForm, readReportHead } from "../../app/forms/scrutiny/scrutiny-forms";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { aFundingSource, aLink, aRecord } from "../support/content-builder";
import { formOf } from "../support/form-data";

const faults = (form: CheckedForm, values: RawValues) => {
  const parsed = parseForm(form, formOf(values));
  return parsed.ok ? {} : parsed.errors;
};

describe("what a form shows of what is stored, it reads back as it was", () => {
  it("a decision record with a date of its own and a report", () => {
    const record = aRecord({
      datedOn: calendarDate("2018-03-06"),
      reportTitle: "Report",
      reportAuthor: "Chief Finance Officer",
      reportDatedOn: calendarDate("2018-03-05"),
      reportAddress: "https://office.example/report",
    });
    const { version: _v, implications: _i, ...fields } = record;
    expect(parseForm(decisionRecordForm, formOf(decisionRecordFormValues(record)))).toMatchObject({
      ok: true,
      value: fields,
    });
  });

  it("a source of funding with what is said of it", () => {
    const source = aFundingSource({ statedIn: "The precept report", caveat: "An assumed outturn" });
    const years = Object.keys(source.amounts).map(Number);
    const parsed = parseForm(fundingSourceForm(years), formOf(fundingSourceValues(source, years)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const { name, amounts, statedIn, caveat } = source;
    expect(readFundingSource(parsed.value, years)).toEqual({ name, amounts, statedIn, caveat });
  });

  it("a change with a stated fall", () => {
    const values = changeValues(aLink({ statedChange: -16_000_00 }));
    expect(parseForm(changeForm([2018]), formOf(values))).toMatchObject({
      ok: true,
      value: { statedChange: -16_000_00 },
    });
    expect(parseForm(changeForm([2018]), formOf(changeValues(aLink())))).toMatchObject({
      ok: true,
      value: { statedChange: null },
    });
  });
});

describe("a review that is published", () => {
  const form = noteSinceForm(["record", "eia"], [], []);
  const REVIEW: RawValues = {
    ...{ what: "review", changed: "yes", part: "eia", by: "The manager", words: "It was reviewed" },
    ...dateValues("on", calendarDate("2019-01-12")),
  };
  const NEXT = dateValues("nextReviewOn", calendarDate("2020-03-31"));

  it("may bring a text up to date and name the next day", () => {
    const parsed = parseForm(
      form,
      formOf({ ...REVIEW, ...NEXT, updated: "evidence", updatedWords: "A survey" }),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(noteOf(parsed.value)).toMatchObject({
      nextReviewOn: "2020-03-31",
      updated: { text: "evidence", words: "A survey" },
    });
  });

  it("brings nothing up to date where nothing is chosen", () => {
    const parsed = parseForm(form, formOf(REVIEW));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(noteOf(parsed.value)).toMatchObject({ nextReviewOn: null, updated: null });
  });

  it.each<[string, RawValues, string]>([
    ["a text that is not chosen", { updatedWords: "A survey" }, "updated"],
    ["a text that says nothing", { updated: "evidence" }, "updatedWords"],
    ["a text of another part", { part: "record", updated: "evidence", updatedWords: "A survey" }, "updated"],
    ["a next review of another part", { part: "record", ...NEXT }, "nextReviewOn"],
    [
      "a text that changed where nothing did",
      { changed: "no", updated: "evidence", updatedWords: "A" },
      "changed",
    ],
  ])("is refused with %s", (_what, values, field) => {
    expect(faults(form, { ...REVIEW, ...values })).toHaveProperty(field);
  });

  it("asks nothing of this of what is no review", () => {
    expect(faults(form, { ...REVIEW, what: "correction", part: "record", ...NEXT })).toEqual({});
  });
});

describe("other forms", () => {
  it("of a scrutiny report asks for an hour that is one, and keeps it as a time", () => {
    const head: RawValues = { subject: "decision", body: "Panel", meetingAt: "1pm" };
    const parsed = parseForm(newReportForm, formOf(head));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(readReportHead(parsed.value).meetingAt).toBe("13:00");
    expect(faults(newReportForm, { ...head, meetingAt: "noonish" })).toHaveProperty("meetingAt");
    expect(faults(newReportForm, { ...head, meetingAt: "" })).toEqual({});
  });

  it("of a consultation publishes what came of it only once it is closed", () => {
    const form = publicConsultationForm([], []);
    const values: RawValues = {
      title: "Our budget",
      ...dateValues("closesOn", calendarDate("2018-02-10")),
      ...dateValues("outcomeBy", calendarDate("2018-02-10")),
    };
    expect(faults(form, values)).toHaveProperty("outcomeBy");
    expect(faults(form, { ...values, ...dateValues("outcomeBy", calendarDate("2018-02-28")) })).toEqual({});
  });

  it("of the office asks for an address that can be followed", () => {
    expect(faults(whomToAskForm, { contact: "Unit", guidance: "javascript:alert(1)" })).toHaveProperty(
      "guidance",
    );
    expect(faults(whomToAskForm, { contact: "", guidance: "" })).toEqual({});
  });
});
