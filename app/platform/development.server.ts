import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import type { Pages } from "./start.server";

const IN_THE_BROWSER = [
  "@remix-run/react",
  "govuk-frontend",
  "react",
  "react-dom/client",
  "react-hook-form",
  "react/jsx-dev-runtime",
  "react/jsx-runtime",
  "zod",
];

/** The pages straight from the source, so that a change shows at the next look. For development only. */
export async function pagesFromSource(): Promise<Pages> {
  const vite = await createServer({
    root: fileURLToPath(new URL("../../", import.meta.url)),
    server: { middlewareMode: true },
    appType: "custom",
    // Named here, because looking for them would come upon the server's packages, which no browser can load.
    optimizeDeps: { noDiscovery: true, include: IN_THE_BROWSER },
  });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    client: { vite: vite.middlewares },
  };
}
