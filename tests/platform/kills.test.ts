import { expect, it } from "vitest";
import { killRounds } from "../support/kills";

it("a server that is killed in the midst of edits and signatures has kept what it acknowledged, and nothing by halves", async () => {
  const report = await killRounds({ kills: 2, seed: 20261124 });
  expect(report.kills).toBe(2);
  expect(report.acknowledged.edits + report.unanswered.edits).toBeGreaterThan(0);
}, 180_000);
