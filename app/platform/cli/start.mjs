import { load, requireBuilt, requireInstalled } from "./prepare.mjs";

/** Only starts: it installs and builds nothing, and needs to write nowhere but where the data is. */
requireInstalled();
requireBuilt();
// React is several times slower when it is not told.
process.env.NODE_ENV ||= "production";
const { start } = await load("../start.server.ts");
await start("office");
