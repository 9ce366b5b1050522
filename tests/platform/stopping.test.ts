import { Agent, get } from "node:http";
import { expect, it } from "vitest";
import { startTestSite } from "../support/site";

const CLIENTS = 4;
const AT_MOST_MS = 5_000;

/** Asks over one connection that it keeps, again and again, until it is refused. @returns the statuses of the answers */
async function askOn(port: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: number[] = [];
  const ask = () =>
    new Promise<number | null>((resolve) => {
      const sent = get({ host: "127.0.0.1", port, path: "/decisions", agent }, (answer) => {
        answer.resume();
        answer.once("end", () => {
          resolve(answer.statusCode ?? 0);
        });
        answer.once("error", () => {
          resolve(null);
        });
      });
      sent.once("error", () => {
        resolve(null);
      });
    });
  for (let status = await ask(); status !== null; status = await ask()) statuses.push(status);
  agent.destroy();
  return statuses;
}

it("a server that is stopped under load answers what it took on, with no fault, and is soon gone", async () => {
  const site = await startTestSite();
  const asking = Array.from({ length: CLIENTS }, () => askOn(site.port));
  // The load is on once a page has been answered beside it.
  await fetch(`${site.origin}/decisions`).then((answer) => answer.text());
  const began = performance.now();
  await site.stop();
  expect(performance.now() - began).toBeLessThan(AT_MOST_MS);
  const statuses = (await Promise.all(asking)).flat();
  expect(statuses.length).toBeGreaterThan(0);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
});
