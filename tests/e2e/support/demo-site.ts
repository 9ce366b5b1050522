import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";
import { startCommand, temporaryFolder } from "../../support/command";

/** The demonstration as anybody starts it, on a port and in a folder of its own. */
export interface DemoSite {
  origin: string;
}

interface RunningDemo extends DemoSite {
  /** Sixty days at once, for the server alone. */
  letTimePass: () => void;
  stop: () => Promise<void>;
}

/** @param hasClock whether time can be let pass */
export async function startDemo({ hasClock = false } = {}): Promise<RunningDemo> {
  const { folder, remove } = await temporaryFolder();
  const later = fileURLToPath(new URL("later.mjs", import.meta.url));
  const command = startCommand("demo", {
    ...{ PORT: "0", DATA_DIR: folder },
    ...(hasClock && { NODE_OPTIONS: `--import=${later}` }),
  });
  const stop = async () => {
    command.signal("SIGTERM");
    await command.ended;
    await remove();
  };
  try {
    const [, origin = ""] = await command.printed(/The demonstration is at (\S+)/u);
    return { origin, stop, letTimePass: () => command.signal("SIGUSR2") };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Every worker starts the demonstration once; `page.goto("/frameworks")` goes there. */
export const test = base.extend<object, { demo: DemoSite }>({
  demo: [
    async ({}, use) => {
      const { origin, stop } = await startDemo();
      try {
        await use({ origin });
      } finally {
        await stop();
      }
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ demo }, use) => {
    await use(demo.origin);
  },
});

export { expect } from "@playwright/test";
