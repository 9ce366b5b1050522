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
    ["Jo's R&B club", "jo r b club"],
    ["Victims' group", "victim group"],
    ["Ties and bodies", "tie body"],
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
    ["Support (VS)", "support vs"],
    // A person's word in brackets has one capital letter, an abbreviation two.
    ["Think Family (Tf)", "think family tf"],
    ["Think Family (TF)", "tf"],
    // One word is not abbreviated, and no more than three letters stand for one.
    ["Catering (CAT)", "catering cat"],
    ["Prevent Team (PREVT)", "prevent team prevt"],
    ["Prevent Team (PRET)", "pret"],
    ["Extra Pop (XPOP)", "extra pop xpop"],
    ["Xylophone Pop (XPOP)", "xpop"],
  ])("of %s, with its abbreviation, are %s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("take an abbreviation that is explained elsewhere", () => {
    expect(words("Child Sexual Exploitation post", "Child Sexual Exploitation (CSE) return interviews")).toBe(
      "cse post",
    );
  });

  it("take one that is explained twice in the same words", () => {
    expect(words("Police Aid Team", "Police Aid Team (PAT)", "police aid team (PAT) post")).toBe("pat");
  });

  it("are abbreviated only as a whole", () => {
    expect(words("Youth work", "Youth Offending Service (YOS)")).toBe("youth work");
    expect(words("Youth Offending", "Youth Offending Service (YOS)")).toBe("youth offending");
  });

  it.each([
    ["Youth Offending (YO)", "Youth Offending Service (YOS)"],
    ["Youth Offending Service (YOS)", "Youth Offending (YO)"],
  ])("are abbreviated as the longest phrase, explained in whichever order: %s", (...explained) => {
    expect(words("Youth Offending Service post", ...explained)).toBe("yos post");
  });

  it.each([["Police Aid Team"], ["Parent Advice Talks"]])(
    "leave an abbreviation that is explained in two ways: %s",
    (text) => {
      const twoWays = ["Police Aid Team (PAT)", "Parent Advice Talks (PAT)"];
      const asWritten = text.toLowerCase().replace("talks", "talk");
      expect(words(text, ...twoWays)).toBe(asWritten);
      expect(words(text, ...twoWays, ...twoWays)).toBe(asWritten);
    },
  );
});
