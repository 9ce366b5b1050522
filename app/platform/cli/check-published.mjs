import { ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
const { checkPublishedRecords } = await load("../check-published.server.ts");
process.exit(await checkPublishedRecords());
