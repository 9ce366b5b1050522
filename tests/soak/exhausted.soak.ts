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
/** Ten seconds for a turn, ten for the row, and what a busy machine takes besides. */
const LONGEST_ANSWER_MS = 25_000;
/** How often somebody reads a page meanwhile, and how long that may take. */
const READS_EVERY_MS = 1_000;
const LONGEST_READ_MS = 5_000;
const TOO_BUSY = /too busy with what others are saving/u;

// The embedded database has no pool.
describe.runIf(inject("databaseTemplate").kind === "postgresql")("with every connection held", () => {
  it(
    "answers everybody soon, and pages are read all the while",
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
        let longestAnswer = 0;
        const edit = async () => {
          const asked = performance.now();
          const answer = await author.post(`/frameworks/${frameworkId}/record`, {
            version: "1",
            title: "While it was held",
          });
          if (answer.status === 503) expect(await answer.text()).toMatch(TOO_BUSY);
          longestAnswer = Math.max(longestAnswer, performance.now() - asked);
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        };
        let longestRead = 0;
        const read = async () => {
          const asked = performance.now();
          const pages = await Promise.all([
            author.get(`/frameworks/${frameworkId}`),
            fetch(`${origin}/decisions`),
            fetch(`${origin}/healthz`),
          ]);
          expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
          await Promise.all(pages.map((page) => page.text()));
          longestRead = Math.max(longestRead, performance.now() - asked);
        };
        const holder = postgres(place.environment.DATABASE_URL ?? "", { max: 1, onnotice: () => undefined });
        let isHeld = true;
        const held = holder.begin(async (tx) => {
          await tx`select id from framework where id = ${frameworkId} for update`;
          // Each asks again once it is answered: the demand does not fall while nothing is free.
          const asking = Array.from({ length: AT_ONCE }, async () => {
            while (isHeld) await edit();
          });
          for (let second = 0; second < HELD_SECONDS; second += 1) {
            await Promise.all([wait(READS_EVERY_MS), read()]);
          }
          isHeld = false;
          return { asking: Promise.all(asking) };
        });
        const { asking } = await held;
        await asking;
        await holder.end();
        report("pool held", "postgresql", began, {
          seconds: HELD_SECONDS,
          answers: statuses,
          longestAnswerMs: Math.round(longestAnswer),
          longestReadMs: Math.round(longestRead),
        });
        expect(longestAnswer, `seed ${SEED}`).toBeLessThan(LONGEST_ANSWER_MS);
        expect(longestRead, `seed ${SEED}`).toBeLessThan(LONGEST_READ_MS);
        // One of those who wait at the end is let in, and the others are told that their form is stale.
        expect(Object.keys(statuses).filter((status) => !["302", "409", "503"].includes(status))).toEqual([]);
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
