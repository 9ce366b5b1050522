import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { citationsInSource, citationsInText, citedRules, readRules } from "./rules";
import { listSourceFiles, projectFolder } from "./source";

const document = readFileSync(path.join(projectFolder, "docs/rules.md"), "utf8");
const rules = readRules(document);

/** The prose of the documents too, but not the rules themselves. */
const citations = [
  ...listSourceFiles(["app", "db", "tests", "bench", "docs"]).flatMap(citationsInSource),
  ...listSourceFiles(["app", "db", "drizzle", "docs"], /\.(?:sql|scss|md)$/u)
    .filter(({ name }) => name !== "docs/rules.md")
    .flatMap(citationsInText),
];

describe("the rules in docs/rules.md", () => {
  it("are numbered from 1 on", () => {
    expect(rules.map(({ number }) => number)).toEqual(rules.map((_, index) => index + 1));
    expect(rules.length).toBeGreaterThanOrEqual(15);
  });

  it("are each in the table at the top", () => {
    const rows = [...document.matchAll(/^\| \[(\d+)\]\(#rule-(\d+)\) +\| .+ \| .+ \|$/gmu)];
    expect(rows.map(([, number]) => Number(number))).toEqual(rules.map(({ number }) => number));
    expect(rows.filter(([, number, anchor]) => number !== anchor)).toEqual([]);
  });

  it.each(rules)("$number has its law, its files and its tests, which are there", ({ law, files, tests }) => {
    expect(law).not.toBe("");
    expect(files).not.toEqual([]);
    expect(tests.filter((name) => !/^tests\/.+\.test\.tsx?$/u.test(name))).toEqual([]);
    expect(tests).not.toEqual([]);
    expect([...files, ...tests].filter((name) => !existsSync(path.join(projectFolder, name)))).toEqual([]);
  });

  it.each(rules)("$number is cited by a file that is named as its own", ({ number, files }) => {
    const places = citations.filter(({ rule }) => rule === number).map(({ place }) => place.split(":")[0]);
    expect(files.filter((name) => places.includes(name))).not.toEqual([]);
  });
});

describe("what cites a rule", () => {
  it("cites one that is there", () => {
    expect(citations.length).toBeGreaterThan(80);
    const numbers = new Set(rules.map(({ number }) => number));
    expect(citations.filter(({ rule }) => !numbers.has(rule))).toEqual([]);
  });

  it.each([
    ["by its number", "See rule 4.", [4]],
    ["at the beginning", "Rule 11: four parts", [11]],
    ["with another", "(rules 11 and 12)", [11, 12]],
    ["with several", "Rules 1, 3 and 5, for one change.", [1, 3, 5]],
    ["with those between", "(rules 1 to 3, and more)", [1, 2, 3]],
    ["of which there is none such", "rule 99", [99]],
    ["in another sense", "the rules of 2020, Rules 2020, rules of thumb, rule 1.5", []],
  ])("is read where it does so %s", (_how, text, expected) => {
    expect(citedRules(text)).toEqual(expected);
  });

  it.each([
    ["a comment", "const a = 1; // rule 99"],
    ["a comment over two lines", "/**\n * What follows from rule\n * 99.\n */\nconst a = 1;"],
    ["a comment at the end", "const a = 1;\n/* rule 99 */"],
    ["a comment within braces", "const a = {\n  // rule 99\n};"],
    ["a comment between tags", "const a = <p>{/* rule 99 */}</p>;"],
    ["the name of a test", `it("holds (rule 99)", () => {});`],
    ["the name of a table of tests", "it.each([1])(`holds (rule 99)`, () => {});"],
  ])("is found in %s", (_where, text) => {
    const found = citationsInSource({ name: "app/a.tsx", text });
    expect(found.map(({ rule }) => rule)).toEqual([99]);
  });

  it("is not a text that the program has, nor one that is shown", () => {
    const text = `const law = "Criminal Procedure Rules 2020, rule 5"; const a = <p>rule 99 // rule 99</p>;`;
    expect(citationsInSource({ name: "app/a.tsx", text })).toEqual([]);
  });

  it("is found in a migration, in a style and in a document", () => {
    const rulesOf = (name: string, text: string) => citationsInText({ name, text }).map(({ rule }) => rule);
    expect(rulesOf("drizzle/a.sql", "-- rule 98\nselect 'rule 99'")).toEqual([98]);
    expect(rulesOf("app/a.scss", "/* rule\n 98 */ a {}")).toEqual([98]);
    expect(rulesOf("docs/a.md", "as rule\n98 has it")).toEqual([98]);
  });
});
