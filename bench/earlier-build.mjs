import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "../app/platform/cli/prepare.mjs";

/** The service as it was before it was made faster: what today's is held against. */
const EARLIER = "91eede314866a2d891a592107bf3a5bc6a68e40e";

/** Its folder: cloned, installed and built once, and kept in `.cache`. */
export function earlierBuild() {
  const where = path.join(root, ".cache/bench", EARLIER.slice(0, 7));
  if (existsSync(path.join(where, "build/server/index.js"))) return where;
  rmSync(where, { recursive: true, force: true });
  execFileSync("git", ["clone", "--quiet", "--no-checkout", root, where]);
  execFileSync("git", ["checkout", "--quiet", "--detach", EARLIER], { cwd: where });
  execFileSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--silent"], {
    cwd: where,
    stdio: "inherit",
  });
  execFileSync("npm", ["run", "--silent", "build"], { cwd: where, stdio: "inherit" });
  return where;
}
