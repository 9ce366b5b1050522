import { ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
const { backup } = await load("../backup.server.ts");
process.exit(await backup(process.argv.slice(2)));
