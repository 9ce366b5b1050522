import { ensureBuilt, ensureInstalled, load } from "../app/platform/cli/prepare.mjs";

ensureInstalled();
ensureBuilt();
// React is several times slower when it is not told.
process.env.NODE_ENV ||= "production";
await load("../../../bench/sign-in.ts");
