import { ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
const { restore } = await load("../restore.server.ts");
process.exit(await restore(process.argv.slice(2)));
