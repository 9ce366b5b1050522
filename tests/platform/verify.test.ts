import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareDemo } from "../../app/platform/demo/prepare-demo.server";
import { openSigningKeys, rotateSigningKey } from "../../app/platform/signing-key.server";
import { pageOf } from "../support/accounts";
import { startCommand, temporaryFolder } from "../support/command";
import { SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite } from "../support/site";
import { TEST_SIGNER } from "../support/signing-key";

/** The signed decision of the demonstration, as anybody gets it, checked as anybody can: no database and no account. */
let site: TestSite;
let folder: string;
let remove: () => Promise<void>;
let text: string;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  site = await startTestSite({ now: SIGN_OFF_NOW });
  await prepareDemo(site.database, TEST_SIGNER);
  const nobody = await site.as(null);
  text = await (await nobody.get("/decisions/007-2018/record.json")).text();
  await writeFile(file("record.json"), text);
  await writeFile(file("jwks.json"), await (await nobody.get("/.well-known/jwks.json")).text());
});
afterAll(async () => {
  await site.stop();
  await remove();
});

const file = (name: string) => path.join(folder, name);

async function verify(args: readonly string[], environment: Record<string, string> = {}) {
  const command = startCommand("verify", { DATA_DIR: file("no-such-folder"), ...environment }, args);
  return { code: await command.ended, output: command.output() };
}
const withKeys = (record: string) => [file(record), "--keys", file("jwks.json")];

/** With one letter of a field another. */
const tampered = () =>
  text.replace(
    /"discussion":\s*"(.)/u,
    (found, letter: string) => found.slice(0, -1) + (letter === "x" ? "y" : "x"),
  );

describe("npm run verify", () => {
  it("says that a record is what was signed, and needs neither a database nor this office's folder", async () => {
    const { code, output } = await verify(withKeys("record.json"), {
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    });
    expect(output).toMatch(
      /^Verified: 007\/2018, decided on 2018-\d\d-\d\d, is what the office signed\.\nKey \S+\. Audit log: event \d+, [0-9a-f]{64}$/mu,
    );
    expect(code).toBe(0);
    await expect(stat(file("no-such-folder"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("fails where a letter was changed, and names the part", async () => {
    expect(tampered()).not.toBe(text);
    await writeFile(file("changed.json"), tampered());
    const { code, output } = await verify(withKeys("changed.json"));
    expect(output).toBe("Not verified:\n  the report is not what was sealed\n");
    expect(code).toBe(1);
  });

  it("fails with the keys of another office, or without any, and makes none", async () => {
    const another = file("another-key.json");
    await openSigningKeys(another);
    expect(await verify([file("record.json")], { SIGNING_KEY_FILE: another })).toMatchObject({
      code: 1,
      output: expect.stringContaining("is not by one of the office's keys") as string,
    });
    const none = file("none.json");
    expect(await verify([file("record.json")], { SIGNING_KEY_FILE: none })).toMatchObject({
      code: 1,
      output: expect.stringContaining(`There are no keys at ${none}`) as string,
    });
    await expect(stat(none)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each([
    ["no file", []],
    ["a file that is not there", ["no-such-record.json"]],
    ["two files", ["one.json", "two.json"]],
    ["an option that it does not know", ["record.json", "--kyes", "jwks.json"]],
  ])("fails with a line about %s", async (_what, args) => {
    const { code, output } = await verify(args);
    expect(code).toBe(1);
    expect(output).not.toMatch(/^\s+at /mu);
    expect(output).not.toBe("");
  });
});

describe("the page that checks a record", () => {
  const checked = async (record: string) => {
    const body = new FormData();
    body.set("record", new Blob([record], { type: "application/json" }), "record.json");
    const nobody = await site.as(null);
    return pageOf(await nobody.postMultipart("/verify", body));
  };

  it("says of the file what the command says", async () => {
    expect(await checked(text)).toContain("007/2018");
    expect(await checked(text)).not.toContain("is not what was sealed");
    expect(await checked(tampered())).toContain("is not what was sealed");
  });
});

it("the public keys keep those that were rotated out, and no private part", async () => {
  const keyFile = file("rotated.json");
  const before = await (await openSigningKeys(keyFile)).publicKeys();
  await rotateSigningKey(keyFile);
  const { keys } = await (await openSigningKeys(keyFile)).publicKeys();
  expect(keys).toHaveLength(2);
  expect(keys).toEqual(expect.arrayContaining(before.keys));
  const jwks = await readFile(file("jwks.json"), "utf8");
  expect(jwks).not.toContain('"d"');
});
