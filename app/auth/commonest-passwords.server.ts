import { readFileSync } from "node:fs";

/**
 * The list lies beside this file. The built server, of which this becomes a part, lies as deep in the project's folder
 * (`build/server`), so one way leads there from both.
 */
const LIST = new URL("../../app/auth/commonest-passwords.txt", import.meta.url);

/** What people choose most, as `passwordFault` compares it; the list says where it is from. Read once, at the start. */
export const COMMONEST_PASSWORDS: ReadonlySet<string> = new Set(
  readFileSync(LIST, "utf8")
    .split(/\r?\n/u)
    .filter((line) => line !== "" && !line.startsWith("#")),
);
