import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { BUILT_COMMANDS, builtCommand, root } from "./prepare.mjs";

/**
 * Puts what the commands load into few files of plain JavaScript, so that a command, a start and a thread begin in a
 * fraction of a second: to translate each module as it is asked for takes seconds, and a process of its own for as long as
 * the server runs. Packages stay where they are installed.
 */
const MODULES = [
  "start.server.ts",
  "backup.server.ts",
  "restore.server.ts",
  "rotate-key.server.ts",
  "verify-audit.server.ts",
  "verify-file.server.ts",
  "check-published.server.ts",
  "off-thread/jobs.server.ts",
];

await rm(path.join(root, BUILT_COMMANDS), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: MODULES.map((module) => ({
    in: path.join("app", "platform", module),
    out: path.basename(builtCommand(module), ".js"),
  })),
  outdir: BUILT_COMMANDS,
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  // A class is known by its name where a process ends or a log is written.
  keepNames: true,
  charset: "utf8",
  logLevel: "warning",
  plugins: [{ name: "where-a-module-was", setup: keepAddresses }],
});

/** What a module finds beside itself (migrations, a list, a thread) is still found from where its source is. */
function keepAddresses({ onLoad }) {
  // Go reads it, and knows no flag u.
  onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
    const source = await readFile(file, "utf8");
    if (!source.includes("import.meta.url")) return null;
    const fromOutput = path.relative(path.join(root, BUILT_COMMANDS), file).split(path.sep).join("/");
    const address = `new URL(${JSON.stringify(fromOutput)}, import.meta.url).href`;
    return { contents: source.replaceAll("import.meta.url", address), loader: "ts" };
  });
}
