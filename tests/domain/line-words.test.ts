import { describe, expect, it } from "vitest";
import { findAbbreviations, wordsOf } from "~/domain/budget/line-words";

const words = (text: string, ...others: string[]) =>
  [...wordsOf(text, findAbbreviations([text, ...others]))].join(" ");

describe("the words of a name", () => {
  it.each([
    ["Mental Health in Victim First", "mental health victim first"],
    ["24/7 Locks", "24 7 lock"],
    ["24-7 Locks", "24 7 lock"],
    ["Barnardo's & Café Mondé", "barnardo cafe monde"],
    ["Children’s Safeguarding Boards", "children safeguarding board"],
    ["Supporting Leicestershire Families", "supporting leicestershire family"],
    ["Business Crime Access", "business crime access"],
    ["Grants, grants and grants", "grant"],
    ["The", "the"],
    ["–", ""],
    ["", ""],
  ])("of %s are %s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it.each([
    ["Child Independent Sexual Violence Advocate (ChISVA)", "chisva"],
    ["Youth Offending Service (YOS) contribution - City", "yos contribution city"],
    ["Working In Rehabilitation and Employment (WIRE)", "wire"],
    ["Adults Sexual Abuse Referral Centre (SARC)", "adult sarc"],
    ["Youth Commission/Young Adults Project (YAP)", "youth commission yap"],
    ["Multi Agency Public Protection Arrangements (MAPPA)", "mappa"],
    // The words before it do not spell it: it is a word like others.
    [
      "Conditional Cautioning And Relationship Abuse (C2ARA)",
      "conditional cautioning relationship abuse c2ara",
    ],
    ["Think Family (City)", "think family city"],
    ["Kicks (KX)", "kick kx"],
  ])("of %s, with its abbreviation, are %s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("take an abbreviation that is explained elsewhere", () => {
    expect(words("Child Sexual Exploitation post", "Child Sexual Exploitation (CSE) return interviews")).toBe(
      "cse post",
    );
  });

  it("leave an abbreviation that is explained in two ways", () => {
    expect(words("Police Aid Team", "Police Aid Team (PAT)", "Parent Advice Talks (PAT)")).toBe(
      "police aid team",
    );
  });
});
