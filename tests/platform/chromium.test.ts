import { describe, expect, it } from "vitest";
import { findChromium, NO_CHROMIUM } from "../e2e/support/chromium";

describe("finding a browser for the tests", () => {
  it("takes the one that CHROME_PATH names", () => {
    expect(findChromium(process.execPath, [])).toBe(process.execPath);
  });

  it("does not quietly take another where that one cannot be run", () => {
    expect(() => findChromium("/no/such/chromium", [process.execPath])).toThrow(
      "CHROME_PATH is /no/such/chromium, which cannot be run.",
    );
  });

  it("looks in the usual places else", () => {
    expect(findChromium("", ["/no/such/chromium", process.execPath], "/no/such/download")).toBe(
      process.execPath,
    );
  });

  it("finds none where there is none, and says what to do", () => {
    expect(findChromium("", ["/no/such/chromium"], "/no/such/download")).toBeNull();
    expect(NO_CHROMIUM).toContain("CHROME_PATH");
  });
});
