import { ensureInstalled, isInstalled, load } from "./prepare.mjs";

if (!isInstalled()) ensureInstalled();
const { verifyFile } = await load("../verify-file.server.ts");
process.exit(await verifyFile(process.argv.slice(2)));
