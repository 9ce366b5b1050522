import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Database } from "~db/client.server";
import { listSealKeyIds } from "~db/queries/sign-off.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo/accounts";
import { prepareDemo } from "./demo/prepare-demo.server";
import { refuseDemoDatabase } from "./demo/demo-mark.server";
import { everyDay } from "./daily.server";
import { readEnvironment } from "./environment.server";
import { openDatabase } from "./open-database.server";
import { openSigningKeys, type SigningKeys } from "./signing-key.server";
import { createLog } from "./log.server";
import { standardOutput, type Output } from "./output.server";
import { readRelease } from "./release.server";
import { serve, type RunningSite, type ServeOptions } from "./serve.server";
import { offerSetUp } from "~/services/office/offer-set-up.server";

/** `office` is the real thing; `demo` has a folder and accounts of its own, and only listens to this machine. */
export type StartMode = "office" | "demo";

const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

/** What draws the pages and holds the browser's files. */
export type Pages = Pick<ServeOptions, "build" | "client">;

/** Starts the server, or ends the process with one line that says why it cannot. */
export async function start(mode: StartMode, makePages: () => Promise<Pages> = builtPages): Promise<void> {
  try {
    await startSite(mode, makePages);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

async function startSite(mode: StartMode, makePages: () => Promise<Pages>): Promise<void> {
  const environment = readEnvironment(process.env, mode === "demo" ? "./data-demo" : "./data");
  const output = standardOutput();
  if (mode === "demo" && !environment.isLoopback) {
    throw new Error(
      "The demo has well-known passwords, so it only listens to this machine. Set HOST to 127.0.0.1.",
    );
  }
  const database = await openDatabase(environment);
  try {
    const keyFile = path.resolve(environment.signingKeyFile);
    const signer = await openSigningKeys(keyFile);
    await requireKeysOfSeals(database, signer, keyFile);
    if (mode === "demo") {
      output.write("Opening the demonstration; the first time, its example is loaded …\n");
      await prepareDemo(database, signer);
    } else await refuseDemoDatabase(database);
    const now = () => new Date();
    const log = createLog(environment.logLevel, output);
    const site = await serve({
      environment,
      database,
      signer,
      ...(await makePages()),
      publicFolder: path.join(projectFolder, "public"),
      now,
      log,
      release: await readRelease(projectFolder),
    });
    // The demonstration's consultation is years past, and nobody gave its answers: there is nothing to forget.
    const endDaily = mode === "demo" ? () => Promise.resolve() : everyDay({ database, now, log });
    stopOnSignal({ stop: () => endDaily().then(site.stop) }, output);
    warnOfProxy(site.origin, environment.trustedProxies);
    output.write(mode === "demo" ? aboutDemo(site.origin) : await aboutStart(site.origin, database));
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** With another key file, decisions that were sealed before could no longer be checked. */
async function requireKeysOfSeals(database: Database, signer: SigningKeys, keyFile: string): Promise<void> {
  const known = new Set((await signer.publicKeys()).keys.map(({ kid }) => kid));
  const unknown = (await listSealKeyIds(database.db)).filter((kid) => !known.has(kid));
  if (unknown.length === 0) return;
  throw new Error(
    `${keyFile} (SIGNING_KEY_FILE) does not hold the key ${unknown.join(", ")}, with which decisions in this database are sealed. Put back the office's own file.`,
  );
}

async function builtPages(): Promise<Pages> {
  const folder = path.join(projectFolder, "build");
  const file = pathToFileURL(path.join(folder, "server", "index.js"));
  return {
    build: (await import(file.href)) as ServerBuild,
    client: { folder: path.join(folder, "client") },
  };
}

function aboutDemo(origin: string): string {
  const accounts = DEMO_ACCOUNTS.map(({ email, name }) => `  ${email.padEnd(28)} ${name}`).join("\n");
  return `\nThe demonstration is at ${origin}\n\nSign in with the password ${DEMO_PASSWORD} as:\n${accounts}\n\n`;
}

/** Without their addresses, whoever guesses from one machine is slowed by account alone. */
function warnOfProxy(origin: string, trustedProxies: number): void {
  if (!origin.startsWith("https:") || trustedProxies > 0) return;
  console.warn(
    `\nWARNING: ${origin} is served over TLS, so by a proxy, but TRUST_PROXY is 0. Nobody’s address is known, and failed sign-ins cannot be slowed by where they come from. Set TRUST_PROXY to the number of proxies: docs/security.md\n`,
  );
}

async function aboutStart(origin: string, database: Database): Promise<string> {
  const setUp = await offerSetUp(database, new Date());
  const offer =
    setUp === null
      ? ""
      : `Nobody has an account yet. Create the administrator at ${origin}/set-up with this one-time code: ${setUp}\n`;
  return `Listening at ${origin}\n${offer}`;
}

/** For what is still to be logged when everything else has ended. */
const LAST_WORDS_MS = 1_000;

function stopOnSignal(site: Pick<RunningSite, "stop">, output: Output): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    const code = await site.stop().then(
      () => 0,
      (error: unknown) => {
        console.error(error);
        return 1;
      },
    );
    if (await output.flush(LAST_WORDS_MS)) process.exit(code);
    // Behind a write that does not come back, to a stopped terminal for one, Node would wait for ever.
    process.kill(process.pid, "SIGKILL");
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}
