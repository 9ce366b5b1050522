import { ensureInstalled, load } from "./prepare.mjs";

/** The demonstration with its pages straight from the source: what is changed shows at the next look. */
ensureInstalled();
process.env.NODE_ENV = "development";
const { start } = await load("../start.server.ts");
const { pagesFromSource } = await load("../development.server.ts");
await start("demo", pagesFromSource);
