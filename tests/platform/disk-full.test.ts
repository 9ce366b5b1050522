import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect, inject, it } from "vitest";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyAuditLog } from "../../app/services/office/verify-audit.server";
import type { Database } from "../../db/client.server";
import { publishedPart, signedRecord } from "../../db/schema";
import { anOffice } from "../support/action-plan";
import { startCommand, type Command } from "../support/command";
import { OWN_REASONS } from "../support/content-builder";
import { createPlace } from "../support/place";
import { acknowledgementKeys, bringTo, digestOf, givePassword, PASSWORD, stateOf } from "../support/sign-off";
import { cookieOf, visitor } from "../support/site";
import { aCompleteFrameworkOf } from "../support/content-builder";
import { storeContent } from "../support/stored-content";

const REFERENCE = /[Rr]eference: (?:<strong>)?[0-9a-f]{10}/u;

/** Larger than any other file of a new database, its log's included. */
const FILLED_ROWS = 10_000;

/** Writes a table's file large and takes all of it back, so that the next row needs more room. @returns its size */
async function fill({ db }: Database, folder: string): Promise<number> {
  const filling = db.transaction(async (tx) => {
    await tx.execute(sql`alter table published_part disable trigger all`);
    await tx.execute(sql`insert into published_part (reference_key, reference, decided_on, part, legal_ground)
      select i::text, '', '2018-01-01', 'record', repeat(md5(i::text), 55) from generate_series(1, ${FILLED_ROWS}) i`);
    throw new Error("All of it is taken back");
  });
  await expect(filling).rejects.toThrow("taken back");
  await db.execute(sql`checkpoint`);
  const names = await readdir(folder, { recursive: true });
  return Math.max(...names.map((name) => statSync(path.join(folder, name)).size));
}

// PostgreSQL's own is in `outages.test.ts`.
it.runIf(inject("databaseTemplate").kind === "embedded")(
  "with a disk that takes no more, the embedded database signs nothing by halves, and all is there once it has room",
  async () => {
    const place = await createPlace();
    const keyFile = path.join(place.folder, "signing-key.json");
    await openSigningKeys(keyFile);
    const running: Command[] = [];
    const start = async (largestFileKb?: number) => {
      const command = startCommand(
        "start",
        { ...place.environment, SIGNING_KEY_FILE: keyFile },
        [],
        largestFileKb,
      );
      running.push(command);
      const [, origin = ""] = await command.printed(/Listening at (http:\S+)/u);
      return { command, origin };
    };
    try {
      const made = await place.inside(async (database) => {
        const office = await anOffice(database);
        await givePassword(database, office.decider);
        const { frameworkId } = await storeContent(database, office.author, aCompleteFrameworkOf(new Date()));
        await bringTo(database, office, frameworkId, "determined");
        return {
          frameworkId,
          cookie: await cookieOf(database, office.decider.personId, new Date()),
          fields: {
            digest: await digestOf(database, frameworkId),
            acknowledgements: await acknowledgementKeys(database, frameworkId),
            outcome: "supported",
            reasons: OWN_REASONS,
            password: PASSWORD,
          },
          bytes: await fill(database, path.join(place.folder, "data")),
        };
      });
      const address = `/frameworks/${made.frameworkId}/sign-off/decision`;
      const full = await start(made.bytes / 1024);
      const refused = await visitor(full.origin, made.cookie).post(address, made.fields);
      expect([500, 503]).toContain(refused.status);
      expect(await refused.text()).toMatch(REFERENCE);
      expect((await fetch(`${full.origin}/decisions`)).status).toBe(200);
      full.command.signal("SIGTERM");
      expect(await full.command.ended).toBe(0);

      await place.inside(async (database) => {
        expect(await stateOf(database, made.frameworkId)).toBe("determined");
        expect(await database.db.$count(signedRecord)).toBe(0);
        expect(await database.db.$count(publishedPart)).toBe(0);
        expect((await verifyAuditLog(database)).findings).toEqual([]);
      });
      const roomy = await start();
      expect((await visitor(roomy.origin, made.cookie).post(address, made.fields)).status).toBe(302);
      roomy.command.signal("SIGTERM");
      expect(await roomy.command.ended).toBe(0);
      await place.inside(async (database) => {
        const keys = await (await openSigningKeys(keyFile)).publicKeys();
        expect(await verifyAllSeals(database, keys)).toEqual({ records: 1, unsealed: [], findings: [] });
        expect((await verifyAuditLog(database)).findings).toEqual([]);
      });
    } finally {
      for (const command of running) command.signal("SIGKILL");
      await Promise.all(running.map(({ ended }) => ended));
      await place.remove();
    }
  },
  240_000,
);
