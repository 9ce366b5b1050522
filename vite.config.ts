import { readFileSync } from "node:fs";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import remixConfig from "./remix.config.js";

const ALONE = "app/ui/govuk/alone.client.ts";

/** Builds the script of the pages that do without React, and tells the server under which name. */
function scriptAlone(): Plugin {
  let isForBrowsers = false;
  const named = (address: string) => ({ define: { SCRIPT_ALONE: JSON.stringify(address) } });
  return {
    name: "script-alone",
    config: (_config, { command, isSsrBuild }) => {
      if (command === "serve") return named(`/${ALONE}`);
      isForBrowsers = !isSsrBuild;
      if (isForBrowsers) return named("");
      // The browsers' files are built before the server's.
      const built = JSON.parse(readFileSync("build/client/.vite/manifest.json", "utf8")) as Record<
        string,
        { file: string } | undefined
      >;
      return named(`/${built[ALONE]?.file ?? ""}`);
    },
    buildStart() {
      if (isForBrowsers) this.emitFile({ type: "chunk", id: ALONE });
    },
  };
}

export default defineConfig({
  plugins: [remix(remixConfig), tsconfigPaths(), scriptAlone()],
  build: { target: "es2022", assetsInlineLimit: 0 },
  optimizeDeps: { esbuildOptions: { target: "es2022" } },
  css: {
    preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true } },
  },
});
