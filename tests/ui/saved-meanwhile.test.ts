import { expect, it } from "vitest";
import {
  checkboxesField,
  dateField,
  optionalChoiceField,
  textareaField,
  textField,
} from "../../app/forms/form";
import { readsTheSame } from "../../app/ui/form/saved-meanwhile";

const OPTIONS = [{ value: "1", text: "Victims" }];
const choice = optionalChoiceField("select", "Priority", OPTIONS);
const date = dateField("Date", null);

it.each([
  ["the same text", textField("Owner"), { f: "Manager " }, "Manager", true],
  ["another text", textField("Owner"), { f: "Manager" }, "Director", false],
  ["line ends alone", textareaField("Aim"), { f: "a\r\nb" }, "a\nb", true],
  ["nothing on both sides", textareaField("Aim"), {}, "", true],
  ["the same choice", choice, { f: "1" }, "Victims", true],
  ["another choice", choice, { f: "1" }, "Prevention", false],
  ["no choice", choice, { f: "" }, "", true],
  ["a choice that is gone", choice, { f: "9" }, "", false],
  ["the same day", date, { "f-day": "9", "f-month": "3", "f-year": "2018" }, "9 March 2018", true],
  ["another day", date, { "f-day": "8", "f-month": "3", "f-year": "2018" }, "9 March 2018", false],
  ["no day", date, { "f-day": "", "f-month": "", "f-year": "" }, "", true],
  ["what is no day", date, { "f-day": "x", "f-month": "", "f-year": "" }, "", false],
  ["what is ticked, which cannot be told", checkboxesField("Roles", OPTIONS), { f: ["1"] }, "Victims", false],
])("%s", (_name, spec, values, saved, same) => {
  expect(readsTheSame("f", spec, values, saved)).toBe(same);
});
