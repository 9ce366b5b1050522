import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { openData } from "./open-data.server";

/** What is published may be found by anybody; of every search of it there is no end. */
export function loader({ context }: LoaderFunctionArgs) {
  context.allowKeeping();
  const lines = [
    "User-agent: *",
    "Disallow: /decisions?",
    `Disallow: ${paths.signIn()}`,
    "",
    `Sitemap: ${context.origin}${paths.sitemap()}`,
    "",
  ];
  return openData(lines.join("\n"), "text/plain");
}
