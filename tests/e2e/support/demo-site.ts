import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";
import { startCommand, temporaryFolder } from "../../support/command";

/** The demonstration as anybody starts it, on a port and in a folder of its own. */
export interface DemoSite {
  origin: string;
}

/** The variable that says where `loaded-example.ts` has left a demonstration's folder, with the example in it. */
export const LOADED_EXAMPLE = "LOADED_EXAMPLE";

interface RunningDemo extends DemoSite {
  /** Sixty days at once, for the server alone. */
  letTimePass: () => void;
  end: () => Promise<void>;
}

/** @param hasClock whether time can be let pass */
export async function startDemo({ hasClock = false } = {}): Promise<RunningDemo> {
  const { folder, remove } = await temporaryFolder();
  try {
    const loaded = process.env[LOADED_EXAMPLE];
    if (loaded) await cp(loaded, folder, { recursive: true });
    const demo = await startDemoIn(folder, hasClock);
    return { ...demo, end: () => demo.end().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The folder stays when it has ended. */
export async function startDemoIn(folder: string, hasClock = false): Promise<RunningDemo> {
  const later = fileURLToPath(new URL("later.mjs", import.meta.url));
  const command = startCommand("demo", {
    ...{ PORT: "0", DATA_DIR: folder },
    ...(hasClock && { NODE_OPTIONS: `--import=${later}` }),
  });
  const end = async () => {
    command.signal("SIGTERM");
    await command.ended;
  };
  try {
    const [, origin = ""] = await command.printed(/The demonstration is at (\S+)/u);
    return { origin, end, letTimePass: () => command.signal("SIGUSR2") };
  } catch (error) {
    await end();
    throw error;
  }
}

type Give = (demo: DemoSite) => Promise<void>;

async function givenDemo({}, give: Give): Promise<void> {
  const { origin, end } = await startDemo();
  try {
    await give({ origin });
  } finally {
    await end();
  }
}

/**
 * Every worker starts the demonstration once, with a copy of the example as it was loaded; `page.goto("/frameworks")` goes there.
 * `ownDemo` is for a test that counts what others may have added to.
 */
export const test = base.extend<{ ownDemo: DemoSite }, { demo: DemoSite }>({
  ownDemo: [givenDemo, { timeout: 240_000 }],
  demo: [givenDemo, { scope: "worker", timeout: 240_000 }],
  baseURL: async ({ demo }, use) => {
    await use(demo.origin);
  },
});

export { expect } from "@playwright/test";
