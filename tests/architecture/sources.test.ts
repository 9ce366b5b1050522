import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import urlMap from "../../app/routes";
import { projectFolder } from "./source";

const document = readFileSync(path.join(projectFolder, "docs/sources.md"), "utf8");
const ELEMENTS = 117;
const PLACES = ["held", "in part", "not held"] as const;

/** The rows of both tables: number, element, place, page, words. */
const rows = document
  .split("\n")
  .filter((line) => /^\|\s*\d+\s*\|/u.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("docs/sources.md", () => {
  it("has every element once, in its order", () => {
    expect(rows.map(([number]) => Number(number))).toEqual(
      Array.from({ length: ELEMENTS }, (_, place) => place + 1),
    );
  });

  it("says how many are held, and is right", () => {
    const count = (wanted: string) => rows.filter(([, , place]) => place === wanted).length;
    const [held, inPart, not] = PLACES.map(count);
    expect((held ?? 0) + (inPart ?? 0) + (not ?? 0)).toBe(ELEMENTS);
    expect(document.replaceAll("\n", " ")).toContain(
      `**${held} of ${ELEMENTS} are held**, ${inPart} in part, ${not} are not.`,
    );
  });

  it("names a page of the URL map for what has a place, and a reason for what has none", () => {
    const known = new Set(urlMap.map(({ path: address }) => `/${address ?? ""}`));
    for (const [number, , place, page = "", words] of rows) {
      const address = page.replaceAll("`", "").replace(/^F/u, "/frameworks/:frameworkId");
      if (place === "not held") expect([number, page], words).toEqual([number, ""]);
      else expect(known.has(address), `${number}: ${address}`).toBe(true);
      if (place !== "held") expect(words, number).not.toBe("");
    }
  });
});
