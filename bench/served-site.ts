import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { hashToken, newToken } from "../app/auth/session.server";
import { readEnvironment } from "../app/platform/environment.server";
import { createLog } from "../app/platform/log.server";
import { openSigningKeys } from "../app/platform/signing-key.server";
import { serve } from "../app/platform/serve.server";
import { createFramework } from "../app/services/frameworks/create-framework.server";
import { openEmbedded, openPostgres, type Database } from "../db/client.server";
import { person, roleGrant, session } from "../db/schema";

/** A folder of its own, and the database: embedded in it, or the one that is named. */
async function open(): Promise<{ database: Database; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
  const url = process.env.DATABASE_URL;
  return { database: await (url ? openPostgres(url) : openEmbedded(folder)), folder };
}

async function signIn(database: Database): Promise<{ cookie: string; frameworkId: number }> {
  const now = new Date();
  const name = `Bench ${now.getTime()}`;
  const email = `bench-${now.getTime()}@example.org`;
  const [row] = await database.db.insert(person).values({ name, email, createdAt: now }).returning();
  if (!row) throw new Error("No person was added");
  await database.db.insert(roleGrant).values({ personId: row.id, role: "eia_author", grantedAt: now });
  const token = newToken();
  await database.db.insert(session).values({
    ...{ tokenHash: hashToken(token), personId: row.id, createdAt: now, lastSeenAt: now },
    expiresAt: new Date(now.getTime() + 60 * 60 * 1000),
  });
  const actor = { personId: row.id, name, email, roles: ["eia_author" as const], isConfirmed: false };
  const { frameworkId } = await createFramework(
    { database, actor, sessionId: null, now: () => now },
    {
      ...{ title: `Bench ${now.toISOString()}`, aim: "", firstYear: 2018, numberOfYears: 3 },
      ...{ priorities: ["Priority 0"], budgetDate: null, previousId: null, isBaseline: false },
    },
  );
  const value = Buffer.from(JSON.stringify(token)).toString("base64");
  return { cookie: `session=${encodeURIComponent(value)}`, frameworkId };
}

/** The real server. @param environment beside what it takes by itself */
export async function bareSite(environment: Readonly<Record<string, string>> = {}) {
  const { database, folder } = await open();
  const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;
  const site = await serve({
    environment: readEnvironment({ PORT: "0", ...environment }, "unused"),
    database,
    signer: await openSigningKeys(path.join(folder, "signing-keys.json")),
    build,
    client: { folder: "build/client" },
    publicFolder: "public",
    now: () => new Date(),
    log: createLog("error", process.stdout),
    release: { release: "bench", commit: null },
  });
  const stop = async () => {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, origin: site.origin, port: site.port, stop };
}

/** The same, with an author who is signed in and has a framework. */
export async function servedSite() {
  const site = await bareSite();
  return { ...site, ...(await signIn(site.database)) };
}
