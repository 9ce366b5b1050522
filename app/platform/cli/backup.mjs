import { load, requireInstalled } from "./prepare.mjs";

requireInstalled();
const { backup } = await load("../backup.server.ts");
process.exit(await backup(process.argv.slice(2)));
