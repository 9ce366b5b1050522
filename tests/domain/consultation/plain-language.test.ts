import { describe, expect, it } from "vitest";
import { plainLanguageHints } from "../../../app/domain/consultation/plain-language";

describe("whether a question is easy to answer", () => {
  it.each([
    ["What else should we know?", []],
    ["Which of these would help you most?\nTick as many as you like.", []],
    [
      `Please tell us ${"very ".repeat(24)}much.`,
      [expect.stringMatching(/^A sentence has 28 words\. Up to 25 are easy to read/u)],
    ],
    ["What of commissioning arrangements?", []],
    ["What of the proportionality test?", ["Is there a shorter word for “proportionality”?"]],
    ["What of half-yearly-monitoring?", []],
    ["Do you use buses and trains?", [expect.stringContaining("two things at once")]],
    ["Do you use buses? Or trains?", [expect.stringContaining("two things at once")]],
    ["Do you agree that this is right?", [expect.stringContaining("suggests an answer")]],
    ["Would you not say no?", [expect.stringContaining("more than once")]],
    ["", []],
  ])("%s", (text, hints) => {
    expect(plainLanguageHints(text)).toEqual(hints);
  });
});
