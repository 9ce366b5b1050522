import { ensureInstalled, load } from "./prepare.mjs";

ensureInstalled();
const { rotate } = await load("../rotate-key.server.ts");
await rotate();
