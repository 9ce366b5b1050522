import { load, requireInstalled } from "./prepare.mjs";

requireInstalled();
const { rotate } = await load("../rotate-key.server.ts");
await rotate();
