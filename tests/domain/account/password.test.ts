import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMMONEST_PASSWORDS } from "../../../app/auth/commonest-passwords.server";
import { passwordFault } from "../../../app/domain/account/password";

const OFFICE = "Office of the Commissioner for Testshire";
const KNOWN = ["jo.smith-bartholomew@opcc.example", "Jo Smith-Bartholomew", OFFICE];

describe("a new password", () => {
  it.each([
    ["four words", "teapot gravel lantern oats"],
    ["twelve characters", "kq7 Trellis!"],
    ["punctuation alone, not in a row", "!£$%^&*()_+{"],
    ["a known word among others", "Testshire teapot gravel"],
    ["the longest there may be", `teapot gravel ${"x y".repeat(300)}`],
    ["figures in the middle of a common word", "foot2018ball"],
    ["a beginning that is repeated, and no more", "aardvark gravel"],
    ["characters outside the alphabet", "чайник гравий 灯"],
  ])("will do: %s", (_what, password) => {
    expect(passwordFault(password, KNOWN)).toBeNull();
  });

  it.each([
    ["eleven characters", "kq7 Trellis", "12 characters or more"],
    ["eleven characters that take two units each", "🫖🥣🏮🫖🥣🏮🪨🫖🥣🏮🪨", "12 characters or more"],
    ["a common one", "correcthorsebatterystaple", "tried first"],
    ["a common one with capitals and punctuation", "I-Love-You-Forever!", "tried first"],
    ["a common word lengthened by figures", "Password12345", "tried first"],
    ["a common word with figures before it", "2018 football", "tried first"],
    ["the demonstration's", "equality-demo", "tried first"],
    ["one character over and over", "aaaaaaaaaaaa", "repetition"],
    ["one character an odd number of times", "aaaaaaaaaaaaa", "repetition"],
    ["three over and over", "Xy!xY!xy!Xy!", "repetition"],
    ["a row of figures", "123456789012", "row of the keyboard"],
    ["a row of the keyboard, backwards", "lkjhgf-dsapoi", "row of the keyboard"],
    ["the alphabet", "ABCDEFGHIJKLMNOP", "row of the keyboard"],
    ["the address", "jo.smith-bartholomew@opcc.example", "your email address"],
    ["the address before its @", "Jo Smith Bartholomew 1", "your name"],
    ["the office's name with a year", `${OFFICE} 2018`, "the name of the office"],
  ])("will not do: %s", (_what, password, fault) => {
    expect(passwordFault(password, KNOWN)).toContain(fault);
  });

  it("is compared with what is known of this person only", () => {
    expect(passwordFault("jo.smith-bartholomew@opcc.example")).toBeNull();
    expect(passwordFault("teapot gravel", ["", "..."])).toBeNull();
    expect(passwordFault("!£$%^&*()_+{", ["", "..."])).toBeNull();
  });

  it.each(["kestrel harbour", "Kestrel-Harbour 77", "kestrel.harbour@opcc.example"])(
    "is not the address, nor what stands before its @: %s",
    (password) => {
      expect(passwordFault(password, ["kestrel.harbour@opcc.example"])).toContain("your email address");
    },
  );

  it("is not a name with the figures that are in it", () => {
    expect(passwordFault("kestrel harbour 2018", ["kestrel.harbour2018@opcc.example"])).toContain(
      "your name",
    );
    expect(passwordFault("kestrel harbour 2019", ["kestrel.harbour2018@opcc.example"])).toBeNull();
  });

  it.each(["mailcreated5240", "Mail Created 5240", "2018 Butterfly", "cocacola-2018!!"])(
    "is compared with the commonest there are, by the server: %s",
    (password) => {
      expect(passwordFault(password, [], COMMONEST_PASSWORDS)).toContain("tried first");
    },
  );

  it("is compared with 8,000 of them or more, each written as it is compared", () => {
    expect(COMMONEST_PASSWORDS.size).toBeGreaterThan(8_000);
    expect([...COMMONEST_PASSWORDS].filter((word) => !/^[\p{Ll}\p{Lo}\p{N}]+$/u.test(word))).toEqual([]);
  });

  it("keeps the notice of those whose list it is", () => {
    const list = readFileSync(new URL("../../../app/auth/commonest-passwords.txt", import.meta.url), "utf8");
    expect(list.startsWith("# ")).toBe(true);
    expect(list).toContain("# Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.");
    expect(list).toContain("# Permission is hereby granted, free of charge");
  });
});
