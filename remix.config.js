import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** Of the files that are built, with `-dirty` where they differ from it; SOURCE_COMMIT where they come without git's folder. */
function commit() {
  if (process.env.SOURCE_COMMIT) return process.env.SOURCE_COMMIT;
  try {
    const git = ["describe", "--always", "--abbrev=40", "--exclude=*", "--dirty"];
    return execFileSync("git", git, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
}

/**
 * The Remix options. Vite is the compiler: vite.config.ts passes this object to the Remix plugin,
 * so `remix vite:build` and `remix vite:dev` are the commands; plain `remix build` is the retired compiler.
 *
 * Every v3 flag is on, so that the move to React Router 7 stays a short one.
 * Lazy route discovery stays off: it adds a `/__manifest` endpoint, and the whole map is small.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  // What `/healthz` says is running.
  buildEnd: () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    writeFileSync("build/release.json", `${JSON.stringify({ release: version, commit: commit() })}\n`);
  },
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true,
    v3_routeConfig: true,
  },
};
