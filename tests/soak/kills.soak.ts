import { expect, it } from "vitest";
import { killRounds } from "../support/kills";

const KILLS = Number(process.env.KILLS ?? 200);

it(`${KILLS} kills in the midst of edits and signatures`, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  const report = await killRounds({ kills: KILLS, seed });
  console.log(`Seed ${seed}: ${JSON.stringify(report)}`);
  expect(report.kills).toBe(KILLS);
  for (const counted of [report.acknowledged, report.unanswered]) {
    expect(Math.min(counted.edits, counted.signings)).toBeGreaterThan(0);
  }
}, 3_000_000);
