import type { DecisionRecordFields } from "~/domain/decision/decision-record";
import { dateField, dateValues, defineForm, textareaField, textField, type RawValues } from "~/forms/form";

/** The decision record's own fields. All of it may stay empty in a draft; the gate says what is missing. */
export const decisionRecordForm = defineForm({
  title: textField("Title", { hint: "What the decision is about, as the public will read it" }),
  datedOn: dateField("Date of the form", null, {
    hint: "The date that the request itself bears, where it bears one. For example, 9 3 2018",
  }),
  receivedOn: dateField("Date received", null, {
    hint: "The day on which the request came to the office. For example, 9 3 2018",
  }),
  officersPresent: textareaField("Officers present", { hint: "Job titles are enough", rows: 3 }),
  summary: textareaField("Summary of the issue", {
    hint: "What is to be decided, and why now, for somebody who reads only this",
    rows: 6,
  }),
  reportTitle: textField("Attached report", {
    hint: "Its title, where a report goes with the request. It is named and linked here, and kept where it is",
  }),
  reportAuthor: textField("Who prepared the report", { hint: "A job title is enough" }),
  reportDatedOn: dateField("Date of the report", null, { hint: "For example, 9 3 2018" }),
  reportAddress: textField("Where the report can be read", {
    hint: "An address of the web, like https://example.org/report",
  }),
  optionsConsidered: textareaField("Options considered", {
    hint: "How they were arrived at and compared. Each besides the proposal is listed beneath, with why it was not chosen",
  }),
  recommendations: textareaField("Recommendations", { hint: "What is asked of the decision maker" }),
  discussion: textareaField("Key discussion points"),
  resolved: textareaField("Draft of what is resolved", {
    hint: "A draft until it is signed: whoever decides can put it in their own words",
  }),
  financialSummary: textareaField("Financial summary", {
    hint: "What it costs, from which budget, and for how long",
  }),
});

export function decisionRecordFormValues(record: DecisionRecordFields): RawValues {
  const {
    datedOn,
    receivedOn,
    reportDatedOn,
    version: _version,
    implications: _elsewhere,
    ...words
  } = record;
  return {
    ...words,
    ...dateValues("datedOn", datedOn),
    ...dateValues("receivedOn", receivedOn),
    ...dateValues("reportDatedOn", reportDatedOn),
  };
}
