import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureInstalled, root, run } from "./prepare.mjs";

/** Fails where the schema says something that no migration makes: what drizzle-kit would generate now must be nothing. */
ensureInstalled();
const drizzleKit = path.join(root, "node_modules", "drizzle-kit", "bin.cjs");
const folder = mkdtempSync(path.join(os.tmpdir(), "eia-drift-"));
try {
  cpSync(path.join(root, "drizzle"), folder, { recursive: true });
  // drizzle-kit reads a path as one from the working folder, even where it begins with a slash.
  const out = path.relative(root, folder);
  run(process.execPath, [drizzleKit, "check", "--dialect=postgresql", `--out=${out}`], { quiet: true });
  const landed = new Set(migrationsIn(folder));
  run(
    process.execPath,
    [drizzleKit, "generate", "--dialect=postgresql", "--schema=./db/schema/index.ts", `--out=${out}`],
    { quiet: true },
  );
  const missing = migrationsIn(folder).filter((name) => !landed.has(name));
  for (const name of missing) console.error(readFileSync(path.join(folder, name), "utf8"));
  if (missing.length > 0) {
    console.error("The schema has changed without a migration. Run `npm run db:generate`.");
    process.exitCode = 1;
  } else {
    console.log(`The schema and its ${landed.size} migrations agree.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function migrationsIn(where) {
  return readdirSync(where).filter((name) => name.endsWith(".sql"));
}
