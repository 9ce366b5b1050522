import { load, requireInstalled } from "./prepare.mjs";

requireInstalled();
const { verifyAudit } = await load("../verify-audit.server.ts");
process.exit(await verifyAudit(process.argv.slice(2)));
