import { ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
const { verifyFile } = await load("../verify-file.server.ts");
process.exit(await verifyFile(process.argv.slice(2)));
