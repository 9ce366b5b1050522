import { expect, it } from "vitest";
import { saysNothing } from "~/domain/shared/says-nothing";

it.each([
  "",
  "  \n",
  "None",
  "none.",
  "N/A",
  "n / a",
  "NA",
  "not applicable",
  "Nil",
  "no",
  "TBC",
  "tba",
  "-",
  "---",
  "–",
  "...",
  "xx",
  "?",
  "See above",
])("%j says nothing", (text) => {
  expect(saysNothing(text)).toBe(true);
});

it.each([
  "No money is left for it",
  "None of the other providers bid",
  "It is not applicable here, as the grant ends",
  "Later",
  "£0",
  "I agree with the report",
  "No.1 was too dear",
])("%j says something", (text) => {
  expect(saysNothing(text)).toBe(false);
});
