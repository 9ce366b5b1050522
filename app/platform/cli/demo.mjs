import { ensureBuilt, ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
ensureBuilt();
// React is several times slower when it is not told.
process.env.NODE_ENV ||= "production";
const { start } = await load("../start.server.ts");
await start("demo");
