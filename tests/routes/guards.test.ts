import { readdir } from "node:fs/promises";
import { Agent } from "node:http";
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFrameworks } from "../../db/queries/frameworks.server";
import { addPerson } from "../support/office";
import { rawRequest, type RawRequest } from "../support/raw-request";
import { givePassword, PASSWORD } from "../support/sign-off";
import { startTestSite, type TestSite } from "../support/site";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const PUBLIC_ORIGIN = "https://eia.example.org";

/** One on this machine's own address, and one that is served by a proxy over TLS. */
let site: TestSite;
let publicSite: TestSite;
let author: { Cookie: string };
let asset: string;

beforeAll(async () => {
  [site, publicSite] = await Promise.all([
    startTestSite(),
    startTestSite({ environment: { PUBLIC_ORIGIN } }),
  ]);
  const { cookie } = await site.as(await addPerson(site.database, "Author", ["eia_author"]));
  author = { Cookie: cookie ?? "" };
  const [file = ""] = await readdir("build/client/assets");
  asset = `/assets/${file}`;
});
afterAll(() => Promise.all([site.stop(), publicSite.stop()]));

const ask = (request: RawRequest) => rawRequest(site.origin, request);
/** As the proxy passes it on. */
const askPublic = (request: RawRequest) =>
  rawRequest(`http://127.0.0.1:${publicSite.port}`, {
    ...request,
    headers: { Host: new URL(PUBLIC_ORIGIN).host, ...request.headers },
  });

describe("a post from elsewhere", () => {
  const newFramework = new URLSearchParams({
    title: "From elsewhere",
    kind: "baseline",
    firstYear: "2016",
    numberOfYears: "1",
    priorities: "Victims",
  }).toString();
  const otherPort = () => site.origin.replace(/\d+$/u, (port) => String(Number(port) + 1));
  const cases: [string, () => Record<string, string>][] = [
    ["without an origin", () => ({})],
    ["from an opaque origin", () => ({ Origin: "null" })],
    ["from another site", () => ({ Origin: "https://elsewhere.example" })],
    ["from another port", () => ({ Origin: otherPort() })],
    ["from the same name over TLS", () => ({ Origin: site.origin.replace("http:", "https:") })],
    ["from an address that begins like ours", () => ({ Origin: `${site.origin}.elsewhere.example` })],
    ["that a browser calls cross-site", () => ({ Origin: site.origin, "Sec-Fetch-Site": "cross-site" })],
    ["that a browser calls same-site", () => ({ Origin: site.origin, "Sec-Fetch-Site": "same-site" })],
    ["with another site's referrer alone", () => ({ Referer: "https://elsewhere.example/frameworks/new" })],
    ["with the referrer of another port", () => ({ Referer: `${otherPort()}/frameworks/new` })],
    ["with a referrer that begins like ours", () => ({ Referer: `${site.origin}.elsewhere.example/` })],
    ["with a referrer that names us as a user", () => ({ Referer: `${site.origin}@elsewhere.example/` })],
    ["with a user in front of us", () => ({ Referer: site.origin.replace("//", "//user@") })],
    ["with a referrer that is none", () => ({ Referer: "about:blank" })],
    [
      "from an opaque origin, with our referrer",
      () => ({ Origin: "null", Referer: `${site.origin}/frameworks/new` }),
    ],
    [
      "that a browser calls cross-site, with our referrer",
      () => ({ "Sec-Fetch-Site": "cross-site", Referer: `${site.origin}/frameworks/new` }),
    ],
    [
      "that a browser calls same-origin, without an origin",
      () => ({ "Sec-Fetch-Site": "same-origin", Referer: `${site.origin}/frameworks/new` }),
    ],
  ];
  const methods = ["POST", "PUT", "PATCH", "DELETE"];

  it.each(cases)(
    "%s is refused, whatever its method and address, and does nothing",
    async (_case, headers) => {
      for (const path of ["/frameworks/new", "/frameworks/new.data", "/sign-out", "/sign-out.data"]) {
        for (const method of methods) {
          const sent = { ...FORM, ...author, ...headers() };
          const { status, text } = await ask({ method, path, headers: sent, body: newFramework });
          expect([method, path, status]).toEqual([method, path, 403]);
          expect(text).toContain("Your browser did not say that this form was sent from a page of this site");
          // A page for nobody, whoever's cookie came with it.
          expect(text).not.toContain("Sign out");
        }
      }
      expect(await listFrameworks(site.database.db, { personId: 0, seesAll: true })).toEqual([]);
      expect((await ask({ path: "/frameworks", headers: author })).status).toBe(200);
    },
  );

  it.each([
    ["/frameworks/new", 302],
    ["/frameworks/new.data", 202],
  ])("is told from one of ours: %s", async (path, status) => {
    const headers = { ...FORM, ...author, Origin: site.origin, "Sec-Fetch-Site": "same-origin" };
    expect((await ask({ method: "POST", path, headers, body: newFramework })).status).toBe(status);
  });

  it("is told from one of ours by the referrer where a browser says nothing else, as lynx and w3m do", async () => {
    for (const path of ["/frameworks/new", "/verify"]) {
      const headers = { ...FORM, ...author, Referer: `${site.origin}${path}` };
      const { status } = await ask({ method: "POST", path, headers, body: newFramework });
      expect([path, status]).not.toEqual([path, 403]);
    }
  });
});

it.each(["PUT", "PATCH", "DELETE", "OPTIONS"])(
  "is no post of ours: %s, which does nothing",
  async (method) => {
    const headers = { ...FORM, ...author, Origin: site.origin };
    for (const path of ["/sign-out", "/sign-out.data"]) {
      const answer = await ask({ method, path, headers, body: "everywhere=yes" });
      expect([path, answer.status, answer.headers.allow]).toEqual([path, 405, "GET, HEAD, POST"]);
    }
    expect((await ask({ path: "/frameworks", headers: author })).status).toBe(200);
  },
);

it("is not echoed: TRACE is refused", async () => {
  const headers = { ...author, Origin: site.origin };
  const { status, text } = await ask({ method: "TRACE", path: "/sign-in", headers });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).not.toContain(author.Cookie);
});

describe("a request under another name", () => {
  it.each(["/", "/sign-in", "/sign-in.data", "/favicon.svg", "/no-such-page"])(
    "is refused: %s",
    async (path) => {
      for (const Host of [
        "elsewhere.example",
        "127.0.0.1",
        `127.0.0.1.elsewhere.example:${new URL(site.origin).port}`,
      ]) {
        const { status, text } = await ask({ path, headers: { Host } });
        expect([Host, status]).toEqual([Host, 421]);
        expect(text).not.toContain(Host);
      }
      expect((await askPublic({ path })).status).not.toBe(421);
      expect((await askPublic({ path, headers: { Host: "127.0.0.1" } })).status).toBe(421);
    },
  );

  it("gains nothing by naming it in a header that proxies use", async () => {
    const headers = { "X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Proto": "https" };
    const answer = await ask({ path: "/frameworks", headers });
    expect(answer.headers.location).toBe("/sign-in?returnTo=%2Fframeworks");
    const page = await ask({ path: "/sign-in", headers });
    expect(page.text).not.toContain("elsewhere.example");
  });

  it("cannot bring a port that is none into it", async () => {
    for (const port of ["99999", "x", "1:2", "-1"]) {
      const answer = await ask({ path: "/decisions", headers: { "X-Forwarded-Host": `a:${port}` } });
      expect([port, answer.status]).toEqual([port, 200]);
    }
  });

  it("nor can a whole address in place of a path", async () => {
    for (const address of [
      `${site.origin}/decisions`,
      "http://elsewhere.example/decisions",
      "http://a:99999/",
    ])
      expect([address, (await ask({ path: address })).status]).toEqual([address, 404]);
  });
});

describe("the size of what is sent", () => {
  /** To a page that takes no form: what a form takes is asked after this. */
  const send = (contentType: string, body: string | null) =>
    ask({
      method: "POST",
      path: "/decisions",
      headers: { Origin: site.origin, "Content-Type": contentType },
      body,
    });

  it.each([
    ["a form of 1 MB", "application/x-www-form-urlencoded", 1_000_000, 405],
    ["a larger form", "application/x-www-form-urlencoded", 1_000_001, 413],
    ["an upload of 6 MB", "multipart/form-data; boundary=x", 6_000_000, 405],
    ["a larger upload", "multipart/form-data; boundary=x", 6_000_001, 413],
  ])("%s: %s, %i bytes → %i", async (_case, contentType, length, status) => {
    expect((await send(contentType, "a".repeat(length))).status).toBe(status);
  });

  it.each([
    ["of somebody who is not signed in", "/frameworks/new", 900_000, 302],
    ["that is too large", "/frameworks/new", 1_100_000, 413],
  ])("a form %s holds up nothing that comes after it", async (_case, path, length, status) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { Origin: site.origin, ...FORM };
    const body = "a".repeat(length);
    try {
      expect((await ask({ method: "POST", path, headers, body, agent })).status).toBe(status);
      expect((await ask({ path: "/sign-in", agent })).status).toBe(200);
    } finally {
      agent.destroy();
    }
  });

  it("must be given", async () => {
    expect((await send("application/x-www-form-urlencoded", null)).status).toBe(411);
  });
});

describe("the headers of every answer", () => {
  const post = (headers: Record<string, string>, body: string | null = ""): RawRequest => ({
    method: "POST",
    path: "/sign-in",
    headers: { Origin: site.origin, ...FORM, ...headers },
    body,
  });
  const kinds: [string, number, () => RawRequest][] = [
    ["a page", 200, () => ({ path: "/sign-in" })],
    ["a page that is not there", 404, () => ({ path: "/no-such-page" })],
    ["an address that is not well-formed", 404, () => ({ path: "/%E0%A4%A" })],
    ["a redirect", 302, () => ({ path: "/frameworks" })],
    ["data", 200, () => ({ path: "/sign-in.data" })],
    ["a page that is kept ready", 200, () => ({ path: "/decisions" })],
    ["data that is kept ready", 200, () => ({ path: "/decisions.data" })],
    ["a record as data that is not there", 404, () => ({ path: "/decisions/1-2018/record.json" })],
    ["health", 200, () => ({ path: "/healthz" })],
    ["a page for others", 403, () => ({ path: "/admin", headers: author })],
    ["a form that is refused", 400, () => post({})],
    ["a form from elsewhere", 403, () => post({ Origin: "null" })],
    ["a form to a page without one", 405, () => ({ ...post({}), path: "/decisions" })],
    ["a form without its length", 411, () => post({}, null)],
    ["another name", 421, () => ({ path: "/", headers: { Host: "elsewhere.example" } })],
    ["a browser file", 200, () => ({ path: asset })],
    ["a browser file that is not there", 404, () => ({ path: "/assets/no-such-file.js" })],
    ["the icon", 200, () => ({ path: "/favicon.svg" })],
  ];

  it.each(kinds)("%s (%i)", async (name, status, request) => {
    const answer = await ask(request());
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
    });
    expect(answer.headers).not.toHaveProperty("x-powered-by");
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
    const isKeptReady = name.endsWith("that is kept ready");
    const policy = String(answer.headers["content-security-policy"]);
    // What is sent to everybody alike has no script, and so no nonce.
    const scripts = isKeptReady ? "'none'" : "'self' 'nonce'";
    expect(policy.replace(/'nonce-[\w-]{22}'/u, "'nonce'")).toBe(
      `default-src 'none'; script-src ${scripts}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    );
    const mayBeKept = ["a browser file", "the icon"].includes(name);
    const others = isKeptReady ? /^public, no-cache$/u : /^no-store$/u;
    expect(answer.headers["cache-control"] ?? "").toMatch(mayBeKept ? /^public, max-age=\d+/u : others);
  });

  it("ask for TLS where the site is served over it, and only there", async () => {
    expect((await askPublic({ path: "/sign-in" })).headers["strict-transport-security"]).toBe(
      "max-age=31536000; includeSubDomains",
    );
    expect((await ask({ path: "/sign-in" })).headers).not.toHaveProperty("strict-transport-security");
  });
});

describe("the scripts of a page", () => {
  type Element = DefaultTreeAdapterTypes.Element;
  const nonceOf = (policy: string) => /'nonce-([\w-]+)'/u.exec(policy)?.[1];
  const elementsIn = (node: DefaultTreeAdapterTypes.Node): Element[] => [
    ...(tree.isElementNode(node) ? [node] : []),
    ...("childNodes" in node ? node.childNodes.flatMap(elementsIn) : []),
  ];
  const attribute = (element: Element, name: string) =>
    element.attrs.find((found) => found.name === name)?.value;

  it("all bear the nonce of its own answer, which is another each time", async () => {
    const nonces = new Set<string>();
    /** One page with React, and one with the little that does without it. */
    const asked = [
      { request: { path: "/account", headers: author }, hasReact: true },
      { request: { path: "/sign-in" }, hasReact: false },
    ];
    for (const { request, hasReact } of asked) {
      for (let visit = 0; visit < 3; visit++) {
        const { headers, text } = await ask(request);
        const nonce = nonceOf(String(headers["content-security-policy"]));
        const scripts = elementsIn(parse(text)).filter(({ tagName }) => tagName === "script");
        expect(scripts.length > 1, request.path).toBe(hasReact);
        expect(nonce).toBeDefined();
        expect(new Set(scripts.map((script) => attribute(script, "nonce")))).toEqual(new Set([nonce]));
        nonces.add(nonce ?? "");
      }
    }
    expect(nonces.size).toBe(6);
  });

  it("are left out where there is nothing to check", async () => {
    const elements = elementsIn(parse((await ask({ path: "/decisions" })).text));
    expect(elements.filter(({ tagName }) => tagName === "script")).toEqual([]);
  });

  it.each(["/sign-in", "/decisions", "/no-such-page", "/accessibility-statement"])(
    "and nothing else runs or paints by itself: %s",
    async (path) => {
      const elements = elementsIn(parse((await ask({ path })).text));
      const names = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
      expect(names.filter((name) => name === "style" || name.startsWith("on"))).toEqual([]);
      expect(
        elements.filter(({ tagName }) => ["style", "base", "iframe", "object"].includes(tagName)),
      ).toEqual([]);
      const links = elements.map((element) => attribute(element, "href") ?? attribute(element, "src") ?? "");
      expect(links.filter((link) => /^(?:javascript|data):/iu.test(link))).toEqual([]);
    },
  );
});

describe("the cookies of the session and of a known browser", () => {
  const signIn = async (at: TestSite, send: typeof ask, origin: string) => {
    const person = await addPerson(at.database, "Senior", ["senior_officer"]);
    await givePassword(at.database, person);
    const answer = await send({
      method: "POST",
      path: "/sign-in",
      headers: { ...FORM, Origin: origin },
      body: new URLSearchParams({ email: person.email, password: PASSWORD }).toString(),
    });
    expect(answer.status).toBe(302);
    return answer.headers["set-cookie"] ?? [];
  };
  const HALF_A_YEAR = `Max-Age=${180 * 24 * 60 * 60}`;
  const attributesOf = (cookie = "") => cookie.split("; ").slice(1).toSorted();
  const valueOf = (cookie = "") => /^[^=]+=([^;]+)/u.exec(cookie)?.[1] ?? "";

  it("are for this site's own requests and out of the reach of scripts", async () => {
    const [cookie, device, ...others] = await signIn(site, ask, site.origin);
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^session=./u);
    expect(attributesOf(cookie)).toEqual(["HttpOnly", "Path=/", "SameSite=Lax"]);
    expect(device).toMatch(/^device=./u);
    expect(attributesOf(device)).toEqual([HALF_A_YEAR, "HttpOnly", "Path=/", "SameSite=Lax"].toSorted());
  });

  it("are bound to the host and to TLS where the site is served over it", async () => {
    const [cookie, device, ...others] = await signIn(publicSite, askPublic, PUBLIC_ORIGIN);
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Host-session=./u);
    expect(attributesOf(cookie)).toEqual(["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
    expect(device).toMatch(/^__Host-device=./u);
    expect(attributesOf(device)).toEqual(
      [HALF_A_YEAR, "HttpOnly", "Path=/", "SameSite=Lax", "Secure"].toSorted(),
    );
    const asSet = { Cookie: `__Host-session=${valueOf(cookie)}` };
    expect((await askPublic({ path: "/frameworks", headers: asSet })).status).toBe(200);
    // A neighbouring host could set a cookie of the plain name.
    const plain = { Cookie: `session=${valueOf(cookie)}` };
    expect((await askPublic({ path: "/frameworks", headers: plain })).status).toBe(302);
    const signedOut = await askPublic({
      method: "POST",
      path: "/sign-out",
      headers: { ...asSet, ...FORM, Origin: PUBLIC_ORIGIN },
      body: "",
    });
    expect(signedOut.headers["set-cookie"]?.[0]).toMatch(/^__Host-session=;.*Max-Age=0/u);
    expect((await askPublic({ path: "/frameworks", headers: asSet })).status).toBe(302);
  });
});
