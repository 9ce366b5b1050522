import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../support/site";

/** Requests that Node answers itself: no code of the site's own ever sees them. */
const PUBLIC_ORIGIN = "https://eia.example.org";
const HEADERS_MS = 1_500;

let site: TestSite;
let publicSite: TestSite;
beforeAll(async () => {
  [site, publicSite] = await Promise.all([
    startTestSite({ headersMs: HEADERS_MS }),
    startTestSite({ environment: { PUBLIC_ORIGIN } }),
  ]);
});
afterAll(() => Promise.all([site.stop(), publicSite.stop()]));

/** All that comes back on a connection on which this is sent, until the server ends it. */
async function answerTo(sent: string, { port } = site): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  socket.write(sent);
  await once(socket, "close");
  return said;
}

const head = (...lines: string[]) => [...lines, "", ""].join("\r\n");
const host = () => `Host: ${new URL(site.origin).host}`;

describe("a request that no page sees is answered with the headers of every answer, and a sentence", () => {
  it.each([
    ["that is no HTTP", 400, () => head("HELLO")],
    ["of a version that there is not", 400, () => head("GET / HTTP/9.9", host())],
    ["whose headers cannot be read", 400, () => head("GET / HTTP/1.1", host(), "a b: c")],
    ["whose length is no number", 400, () => head("POST / HTTP/1.1", host(), "Content-Length: many")],
    ["that names no host", 400, () => head("GET /sign-in HTTP/1.1", "Connection: close")],
    ["with too long headers", 431, () => head("GET / HTTP/1.1", host(), `X: ${"a".repeat(20_000)}`)],
    ["that expects what is not done", 417, () => head("GET / HTTP/1.1", host(), "Expect: wonders")],
    ["whose headers never end", 408, () => `GET / HTTP/1.1\r\n${host()}\r\n`],
    ["that never begins", 408, () => ""],
  ])("one %s: %i", async (_case, status, sent) => {
    const answer = await answerTo(sent());
    const [top = "", body = ""] = answer.split("\r\n\r\n");
    expect(top).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`, "u"));
    for (const header of [
      /^content-security-policy: default-src 'none'; /imu,
      /^x-content-type-options: nosniff$/imu,
      /^referrer-policy: same-origin$/imu,
      /^cache-control: no-store$/imu,
      /^content-type: text\/plain; charset=utf-8$/imu,
      /^connection: close$/imu,
    ]) {
      expect(top).toMatch(header);
    }
    expect(top).not.toMatch(/strict-transport-security/iu);
    expect(body).toMatch(/^[A-Z][^.]+\.(?: [A-Z][^.]+\.)?$/u);
  });

  it("which ask for TLS where the site is served over it", async () => {
    expect(await answerTo(head("HELLO"), publicSite)).toMatch(/^Strict-Transport-Security: max-age=/imu);
  });
});
