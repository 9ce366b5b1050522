import { load, requireInstalled } from "./prepare.mjs";

requireInstalled();
const { restore } = await load("../restore.server.ts");
process.exit(await restore(process.argv.slice(2)));
