import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharedRead } from "~/platform/prepared-pages.server";
import { addPerson } from "../support/office";
import { rawRequest } from "../support/raw-request";
import { aSignedSnapshot, numbered, storeSigned } from "../support/signed-snapshot-builder";
import { startTestSite, type TestSite } from "../support/site";

/** Two servers of one office: one database behind both. */
const now = new Date("2018-05-31T12:00:00Z");
let site: TestSite;
let other: TestSite;
let key: string;
beforeAll(async () => {
  site = await startTestSite({ now });
  other = await startTestSite({ now, served: (own) => ({ ...site.database, close: () => own.close() }) });
  key = await storeSigned(site.database, aSignedSnapshot({ reference: numbered(1) }));
});
afterAll(async () => {
  await other.stop();
  await site.stop();
});

const pages = () => [
  "/",
  "/decisions",
  "/decisions?q=framework",
  `/decisions/${key}`,
  `/decisions/${key}/whole`,
  `/decisions/${key}/affected`,
  `/decisions/${key}/record.json`,
  "/decisions.atom",
  "/decisions.json",
  "/decisions.csv",
  "/sitemap.xml",
  "/robots.txt",
  "/openapi.json",
  "/schemas/published-decision-2.json",
  "/.well-known/jwks.json",
];

async function ask(address: string, headers: Record<string, string> = {}, at = site, method = "GET") {
  return rawRequest(at.origin, { path: address, headers, method });
}

const etagOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers.etag);

describe("a page that anybody may keep", () => {
  it("is sent with what it can be asked by, the first time and from then on the same", async () => {
    for (const address of pages()) {
      const [first, second] = [await ask(address), await ask(address)];
      for (const answer of [first, second]) {
        expect(answer.status, address).toBe(200);
        expect(answer.headers, address).toMatchObject({
          "cache-control": "public, no-cache",
          etag: expect.stringMatching(/^"[\w-]{22}"$/u) as unknown,
          "content-security-policy": expect.stringContaining("script-src 'none'") as unknown,
          "x-content-type-options": "nosniff",
        });
        expect(String(answer.headers.vary)).toMatch(/cookie/iu);
        expect(answer.text).not.toContain("<script");
      }
      expect(second.text).toBe(first.text);
      expect(etagOf(second)).toBe(etagOf(first));
      const unchanged = await ask(address, { "If-None-Match": etagOf(first) });
      expect([unchanged.status, unchanged.text, etagOf(unchanged)], address).toEqual([
        304,
        "",
        etagOf(first),
      ]);
      expect((await ask(address, { "If-None-Match": '"another"' })).status).toBe(200);
    }
  });

  it("is compressed as it is asked for, and each has a name of its own", async () => {
    const address = `/decisions/${key}`;
    const plain = await ask(address);
    const read = async (accepted: string) => {
      const response = await fetch(site.origin + address, { headers: { "Accept-Encoding": accepted } });
      return { response, text: await response.text() };
    };
    for (const [accepted, encoding] of [
      ["gzip, deflate, br", "br"],
      ["gzip", "gzip"],
      ["br;q=0, gzip", "gzip"],
      ["identity", null],
      ["gzip;q=0", null],
    ] as const) {
      const { response, text } = await read(accepted);
      expect(response.headers.get("content-encoding"), accepted).toBe(encoding);
      expect(text).toBe(plain.text);
    }
    const names = await Promise.all(
      ["br", "gzip", "identity"].map(async (one) => (await read(one)).response),
    );
    expect(new Set(names.map(({ headers }) => headers.get("etag"))).size).toBe(3);
  });

  it("is asked for with its head alone, which says how long it is", async () => {
    const whole = await ask(`/decisions/${key}`);
    const head = await ask(`/decisions/${key}`, {}, site, "HEAD");
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(whole.text)));
  });

  it("is never that of somebody who is signed in, nor theirs that of others", async () => {
    const author = await site.as(await addPerson(site.database, "Author Unmistakable", ["eia_author"]));
    for (const address of ["/", "/decisions", `/decisions/${key}`]) {
      await ask(address);
      const own = await author.get(address);
      expect(own.headers.get("cache-control")).toBe("no-store");
      expect(await own.text()).toContain("Author Unmistakable");
      expect((await ask(address)).text).not.toContain("Author Unmistakable");
    }
  });

  it("is not sent under another name", async () => {
    await ask("/decisions");
    expect((await ask("/decisions", { Host: "elsewhere.example" })).status).toBe(421);
  });

  it("is made once, however many ask for it at the same time", async () => {
    await site.database.db.execute(sql`select published_record_changed(array[]::text[])`);
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(`/decisions/${key}/actions`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it.each(["/decisions/999-2018", "/no-such-page", "/sign-in"])("is none of those: %s", async (address) => {
    const { headers } = await ask(address);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers).not.toHaveProperty("etag");
  });
});

describe("when what is published changes", () => {
  it("both servers send it at once, whatever they had prepared", async () => {
    for (const at of [site, other]) await ask("/decisions", {}, at);
    const before = await ask("/decisions", {}, other);
    await storeSigned(site.database, aSignedSnapshot({ reference: numbered(2) }));
    for (const at of [site, other]) {
      const answer = await ask("/decisions", { "If-None-Match": etagOf(before) }, at);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('href="/decisions/002-2018"');
    }
  });

  it("a new name of the office stands on every page at once", async () => {
    for (const at of [site, other]) await ask(`/decisions/${key}`, {}, at);
    await site.database.db.execute(sql`insert into office_setting
      (valid_from, office_name, deciding_body_title, eia_author_title, action_owner_title, senior_officer_title, monitoring_officer_title, administrator_title)
      values ('2018-01-01', 'Office of the new name', 'b', 'c', 'd', 'e', 'f', 'g')`);
    for (const at of [site, other])
      expect((await ask(`/decisions/${key}`, {}, at)).text).toContain("Office of the new name");
  });
});

describe("what many ask at once", () => {
  it("is read after each of them asked, and once for those who wait", async () => {
    let state = 0;
    let reads = 0;
    const waiting: (() => void)[] = [];
    const read = sharedRead(async () => {
      reads += 1;
      const seen = state;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return seen;
    });
    const first = read();
    state = 1;
    const [second, third] = [read(), read()];
    waiting.shift()?.();
    expect(await first).toBe(0);
    state = 2;
    await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()?.();
    expect(await Promise.all([second, third])).toEqual([2, 2]);
    expect(reads).toBe(2);
  });

  it("fails for those who asked, and is read again for the next", async () => {
    let fails = true;
    const read = sharedRead(() => (fails ? Promise.reject(new Error("away")) : Promise.resolve("here")));
    await expect(read()).rejects.toThrow("away");
    fails = false;
    expect(await read()).toBe("here");
  });
});
