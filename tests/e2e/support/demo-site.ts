import { test as base } from "@playwright/test";
import { startCommand, temporaryFolder } from "../../support/command";

/** The demonstration as anybody starts it, on a port and in a folder of its own. */
export interface DemoSite {
  origin: string;
}

/** Every worker starts the demonstration once; `page.goto("/frameworks")` goes there. */
export const test = base.extend<object, { demo: DemoSite }>({
  demo: [
    async ({}, use) => {
      const { folder, remove } = await temporaryFolder();
      const command = startCommand("demo", { PORT: "0", DATA_DIR: folder });
      try {
        const [, origin = ""] = await command.printed(/The demonstration is at (\S+)/u);
        await use({ origin });
      } finally {
        command.signal("SIGTERM");
        await command.ended;
        await remove();
      }
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ demo }, use) => {
    await use(demo.origin);
  },
});

export { expect } from "@playwright/test";
