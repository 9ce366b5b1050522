import { ensureBuilt, ensureInstalled, load } from "../app/platform/cli/prepare.mjs";

ensureInstalled();
ensureBuilt();
await load("../../../bench/clicks.ts");
