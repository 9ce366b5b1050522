import { ensureBuilt, ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
ensureBuilt();
const { start } = await load("../start.server.ts");
await start("office");
