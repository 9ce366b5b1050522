import { ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
const { verifyAudit } = await load("../verify-audit.server.ts");
process.exit(await verifyAudit(process.argv.slice(2)));
