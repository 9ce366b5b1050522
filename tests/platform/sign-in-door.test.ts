import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Response as ServerResponse } from "express";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { deviceAtHand, rememberDevice } from "../../app/auth/known-device.server";
import { MOST_SIGN_INS, signInDoor } from "../../app/platform/sign-in-door.server";
import type { Database } from "../../db/client.server";
import { createTestDatabase } from "../support/database";
import { addPerson, NOW } from "../support/office";
import { rawRequest, type RawAnswer } from "../support/raw-request";

let database: Database;
let server: Server;
let origin: string;
/** Those whom the door let in, whose answers are held. */
let within: ServerResponse[];
let asked: Promise<RawAnswer>[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  [within, asked] = [[], []];
  const site = express();
  site.use(
    signInDoor({
      database,
      now: () => NOW,
      isSecure: () => false,
      addressOf: ({ headers }) => headers["x-forwarded-for"]?.toString() ?? null,
    }),
  );
  site.use((_request, response) => within.push(response));
  server = createServer(site).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await letOut();
  await new Promise((resolve) => server.close(resolve));
});

function knock(address: string | null, cookie = "", path = "/sign-in"): Promise<RawAnswer> {
  const headers = {
    ...(address ? { "X-Forwarded-For": address } : {}),
    ...(cookie ? { Cookie: cookie } : {}),
  };
  const answer = rawRequest(origin, { method: "POST", path, headers, body: "email=a" });
  asked.push(answer);
  return answer;
}

const areWithin = (count: number) =>
  vi.waitFor(() => {
    expect(within).toHaveLength(count);
  }, 20_000);

async function letOut(): Promise<void> {
  for (const response of within.splice(0)) response.end("done");
  await Promise.all(asked.splice(0));
}

async function knownBrowser(): Promise<string> {
  const { personId } = await addPerson(database, `Holder ${crypto.randomUUID()}`, []);
  const device = await deviceAtHand(null, false);
  await rememberDevice(database.db, personId, device, NOW);
  return device.setCookie.split(";")[0] ?? "";
}

it("lets so many in from one address, says so to the next, and has room again after them", async () => {
  for (let count = 0; count < MOST_SIGN_INS.fromAddress; count += 1) void knock("203.0.113.1");
  await areWithin(MOST_SIGN_INS.fromAddress);
  const refused = await knock("203.0.113.1");
  expect(refused.status).toBe(503);
  expect(refused.text).toContain("Wait a minute and try again");
  expect(refused.headers["retry-after"]).toBe("60");
  for (const path of ["/sign-in.data", "/Sign-In/", "/%73ign-in"]) {
    expect((await knock("203.0.113.1", "", path)).status, path).toBe(503);
  }
  void knock("203.0.113.2");
  await areWithin(MOST_SIGN_INS.fromAddress + 1);
  await letOut();
  void knock("203.0.113.1");
  await areWithin(1);
});

it("has room of its own for a browser that is known, not for a made-up one, nor for one that asks without end", async () => {
  const [cookie, other] = [await knownBrowser(), await knownBrowser()];
  for (let count = 0; count < MOST_SIGN_INS.unknown; count += 1) void knock(null);
  await areWithin(MOST_SIGN_INS.unknown);
  expect((await knock(null)).status).toBe(503);
  expect((await knock(null, "device=Im1hZGUtdXAi")).status).toBe(503);
  for (let count = 0; count < MOST_SIGN_INS.ofDevice; count += 1) void knock(null, cookie);
  await areWithin(MOST_SIGN_INS.unknown + MOST_SIGN_INS.ofDevice);
  expect((await knock(null, cookie)).status).toBe(503);
  void knock(null, other);
  await areWithin(MOST_SIGN_INS.unknown + MOST_SIGN_INS.ofDevice + 1);
});

it("stands before nothing but the sign-in", async () => {
  for (let count = 0; count < MOST_SIGN_INS.fromAddress; count += 1) void knock("203.0.113.1");
  await areWithin(MOST_SIGN_INS.fromAddress);
  void knock("203.0.113.1", "", "/verify");
  void knock("203.0.113.1", "", "/sign-in-again");
  await areWithin(MOST_SIGN_INS.fromAddress + 2);
});

it("has room again after somebody who left without an answer", async () => {
  for (let count = 1; count < MOST_SIGN_INS.fromAddress; count += 1) void knock("203.0.113.1");
  await areWithin(MOST_SIGN_INS.fromAddress - 1);
  const leaving = new AbortController();
  const left = fetch(new URL("/sign-in", origin), {
    method: "POST",
    headers: { "X-Forwarded-For": "203.0.113.1" },
    signal: leaving.signal,
  });
  await areWithin(MOST_SIGN_INS.fromAddress);
  leaving.abort();
  await expect(left).rejects.toThrow();
  await vi.waitFor(() => {
    expect(within.at(-1)?.closed).toBe(true);
  }, 20_000);
  void knock("203.0.113.1");
  await areWithin(MOST_SIGN_INS.fromAddress + 1);
});
