import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSigningKeys, rotateSigningKey } from "../../app/platform/signing-key.server";
import { startCommand, temporaryFolder } from "../support/command";

let folder: string;
let file: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  file = path.join(folder, "signing-key.json");
  await openSigningKeys(file);
});
afterEach(() => remove());

it("leaves the key as it was and nothing else where it cannot be written, as on a full disk", async () => {
  const before = await readFile(file, "utf8");
  const command = startCommand("rotate-signing-key", { SIGNING_KEY_FILE: file }, [], 0);
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain(`${file}.new cannot be written, so nothing was changed: E`);
  expect(await readdir(folder)).toEqual(["signing-key.json"]);
  expect(await readFile(file, "utf8")).toBe(before);
}, 60_000);

it("names and clears what a rotation left that ended in its midst, and waits for one that may be under way", async () => {
  const left = `${file}.new`;
  await writeFile(left, "{");
  await expect(rotateSigningKey(file)).rejects.toThrow(`${left} is there. Try again in a minute.`);
  const longAgo = new Date(Date.now() - 120_000);
  await utimes(left, longAgo, longAgo);
  const { kid, cleared } = await rotateSigningKey(file);
  expect(cleared).toBe(left);
  expect(await readdir(folder)).toEqual(["signing-key.json"]);
  expect((await (await openSigningKeys(file)).publicKeys()).keys.map((key) => key.kid)[0]).toBe(kid);
  expect((await rotateSigningKey(file)).cleared).toBeNull();
});
