import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../../app/platform/log.server";
import { issueLink } from "../../app/services/account/one-time-link.server";
import type { Actor } from "../../db/queries/people.server";
import { addAccount, cookieFrom, NEW_PASSWORD } from "../support/accounts";
import { asOwner } from "../support/audit";
import { NOW } from "../support/office";
import { PASSWORD } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

const lines: string[] = [];
let site: TestSite;
let author: Actor;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite({ log: createLog("debug", { write: (line) => lines.push(line) }) });
  author = await addAccount(site.database, "Author", ["eia_author"]);
  nobody = await site.as(null);
});
afterAll(() => site.stop());
beforeEach(() => lines.splice(0));

describe("the server's log", () => {
  it("holds no password, cookie, link or text, also of what failed, and says where it failed", async () => {
    const right = { email: author.email, password: PASSWORD };
    await nobody.post("/sign-in", { ...right, password: "a wrong guess" });
    const cookie = cookieFrom(await nobody.post("/sign-in", right));
    const { token } = await site.database.transaction((tx) =>
      issueLink(tx, { personId: author.personId, madeBy: author.personId }, NOW),
    );
    // Every query of it fails, with the values it was given.
    await asOwner(site.database, "alter table framework rename to gone_framework");
    await asOwner(site.database, "alter table one_time_link rename to gone_link");
    const newFramework = {
      title: "Nobody else may read this",
      kind: "baseline",
      firstYear: "2016",
      numberOfYears: "1",
      priorities: "Victims",
    };
    const passwords = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
    const failed = [
      await nobody.post("/frameworks/new", newFramework, { Cookie: cookie }),
      await nobody.get("/frameworks", { Cookie: cookie }),
      await nobody.post("/set-password?choose", { code: token, ...passwords }),
    ];
    await asOwner(site.database, "alter table gone_framework rename to framework");
    await asOwner(site.database, "alter table gone_link rename to one_time_link");

    const log = lines.join("\n");
    const [, value = ""] = cookie.split("=");
    const secrets = [PASSWORD, "a wrong guess", NEW_PASSWORD, value, token, author.email, newFramework.title];
    expect(value.length).toBeGreaterThan(40);
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    for (const response of failed) {
      // Met by the page, or on the way to it.
      expect([500, 503]).toContain(response.status);
      const page = await response.text();
      const reference = /[0-9a-f]{10}/u.exec(page)?.[0] ?? "none";
      expect(log).toContain(`"reference":"${reference}"`);
      expect(page).not.toMatch(/gone_|relation|Failed query| at \//u);
    }
    expect(log).toMatch(/"stack":"\s+at /u);
    expect(log).not.toContain("params:");
  });

  it("says who was refused what, by person and roles, and nothing that was sent", async () => {
    const visitor = await site.as(author);
    const fields = { name: "Somebody Else", email: "somebody.else@opcc.example" };
    const statuses = [
      await visitor.get("/admin?secret=1"),
      await visitor.post("/admin/people/new.data", fields),
      await nobody.post("/set-password/a-secret", fields, { Origin: "https://elsewhere.example" }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403]);
    // An answer may be here before its line is.
    await expect.poll(() => lines.length).toBe(3);
    const found = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const refused = { level: 40, msg: "a request was refused", status: 403, deputyAs: [] };
    const ours = { ...refused, personId: author.personId, roles: ["eia_author"] };
    const unknown = { ...refused, personId: null, roles: [] };
    const shown = found.map(({ time: _time, reference: _reference, ...line }) => line);
    expect(shown.toSorted((a, b) => String(a.path).localeCompare(String(b.path)))).toEqual([
      { ...ours, method: "GET", path: "/admin" },
      { ...ours, method: "POST", path: "/admin/people/new.data" },
      { ...unknown, method: "POST", path: "/set-password/…" },
    ]);
    expect(found.filter(({ reference }) => !/^[0-9a-f]{10}$/u.test(String(reference)))).toEqual([]);
    expect(lines.join("\n")).not.toMatch(/Somebody|somebody|secret=|session=/u);
  });

  it.each([
    "/decisions?_data=routes%2Fregister%2Flist",
    "/decisions?a=b&_data=",
    "/sign-in?_data=no-such-route",
    "/no-such-page?%5Fdata=root",
    "/decisions.data?_routes=no-such-route",
    "/no-such-page.data",
  ])("is not filled by what anybody may ask for: %s", async (address) => {
    const statuses = [
      (await nobody.get(address)).status,
      (await nobody.post(address, { _data: "root" })).status,
    ];
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    if (/_data|%5F/u.test(address)) expect(statuses).toEqual([404, 404]);
    expect(lines).toEqual([]);
  });

  it("has one line for each entry, whatever is in it", () => {
    const error = new Error('broken\n{"level":30,"msg":"forged"}');
    createLog("error", { write: (line) => lines.push(line) }).error({ err: error }, "failed");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain("\n");
  });
});
