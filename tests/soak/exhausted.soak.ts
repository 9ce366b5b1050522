import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { describe, expect, inject, it } from "vitest";
import { anOffice } from "../support/action-plan";
import { startCommand } from "../support/command";
import { createPlace } from "../support/place";
import { cookieOf, visitor } from "../support/site";
import { storeContent } from "../support/stored-content";
import { HELD_SECONDS, report, SEED, TAKES_HOURS } from "./settings";

/** As many connections as the service makes for itself, asked for four times over, again and again. */
const AT_ONCE = 4 * 10;
/** The database ends what waits longer than 20 s; then come those who waited for a connection meanwhile. */
const LONGEST_ANSWER_MS = 90_000;
const REFERENCE = /[Rr]eference: (?:<strong>)?[0-9a-f]{10}/u;

// The embedded database has no pool.
describe.runIf(inject("databaseTemplate").kind === "postgresql")("with every connection held", () => {
  it(
    "answers everybody, and serves again as soon as they are free",
    async () => {
      const began = performance.now();
      const place = await createPlace();
      const server = startCommand("start", {
        ...place.environment,
        SIGNING_KEY_FILE: path.join(place.folder, "signing-key.json"),
        LOG_LEVEL: "silent",
      });
      try {
        const [, origin = ""] = await server.printed(/Listening at (http:\S+)/u);
        const { frameworkId, cookie } = await place.inside(async (database) => {
          const office = await anOffice(database);
          return {
            frameworkId: (await storeContent(database, office.author)).frameworkId,
            cookie: await cookieOf(database, office.author.personId, new Date()),
          };
        });
        const author = visitor(origin, cookie);
        const statuses: Record<string, number> = {};
        let longest = 0;
        const edit = async () => {
          const asked = performance.now();
          const answer = await author.post(`/frameworks/${frameworkId}/record`, {
            version: "1",
            title: "While it was held",
          });
          const text = await answer.text();
          if (answer.status >= 500) expect(text).toMatch(REFERENCE);
          longest = Math.max(longest, performance.now() - asked);
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        };
        const holder = postgres(place.environment.DATABASE_URL ?? "", { max: 1, onnotice: () => undefined });
        let isHeld = true;
        const held = holder.begin(async (tx) => {
          await tx`select id from framework where id = ${frameworkId} for update`;
          // Each asks again once it is answered: the demand does not fall while nothing is free.
          const asking = Array.from({ length: AT_ONCE }, async () => {
            while (isHeld) await edit();
          });
          await wait(HELD_SECONDS * 1_000);
          isHeld = false;
          return { asking: Promise.all(asking) };
        });
        const { asking } = await held;
        const freed = performance.now();
        expect((await fetch(`${origin}/healthz`)).status).toBe(200);
        const wellAfter = Math.round(performance.now() - freed);
        await asking;
        await holder.end();
        report("pool held", "postgresql", began, {
          seconds: HELD_SECONDS,
          answers: statuses,
          longestMs: Math.round(longest),
          wellAfterMs: wellAfter,
        });
        expect(longest).toBeLessThan(LONGEST_ANSWER_MS);
        // One of those who wait at the end is let in, and the others are told that their form is stale.
        expect(
          Object.keys(statuses).filter((status) => !["302", "409", "500", "503"].includes(status)),
        ).toEqual([]);
        expect(statuses[302] ?? 0, `seed ${SEED}`).toBeLessThanOrEqual(1);
        expect((await author.get(`/frameworks/${frameworkId}`)).status).toBe(200);
      } finally {
        server.signal("SIGTERM");
        await server.ended;
        await place.settled();
        await place.remove();
      }
    },
    TAKES_HOURS,
  );
});
