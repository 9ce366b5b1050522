import { ensureBuilt, ensureInstalled, run } from "./prepare.mjs";

/** Runs the full forms of the race, kill, fuzz and model tests; what follows is handed to Vitest. */
ensureInstalled();
ensureBuilt();
run(process.execPath, [
  ...["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.soak.config.ts"],
  ...process.argv.slice(2),
]);
