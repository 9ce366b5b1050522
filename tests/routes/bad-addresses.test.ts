import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest, type RawRequest } from "../support/raw-request";
import type { FormFieldsSent } from "../support/site";
import {
  exampleAddress,
  ROUTE_PATHS,
  startWholeOffice,
  type Who,
  type WholeOffice,
} from "../support/whole-office";
import { WHO_MAY_GO_WHERE } from "./who-may-go-where";

let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

/** As they stand in an address: none of them is a thing of ours. */
const BAD_VALUES = [
  ...["abc", "0", "-1", "1.5", "1e3", "01", "2147483648", "99999999999999999999", "__proto__"],
  ...["%00", "%2e%2e", "%2F", "%F0%9F%98%80", "%E0%A4%A", "<script>", "a".repeat(5_000)],
];
const WORST_VALUES = ["abc", "99999999999999999999", "%00", "%E0%A4%A"];

const withParameters = ROUTE_PATHS.filter((path) => path.includes(":")).map((path) => ({
  path,
  parameters: [...path.matchAll(/:(\w+)/gu)].map(([, name]) => name ?? ""),
}));

/** Whoever may see most there. */
const visitorOf = (path: string): Who =>
  WHO_MAY_GO_WHERE[path]?.look.administrator === 200 ? "administrator" : "eia_author";

const ask = (who: Who, request: RawRequest) => {
  const { cookie } = office.visitors[who];
  const headers = { ...(cookie ? { Cookie: cookie } : {}), ...request.headers };
  return rawRequest(office.site.origin, { ...request, headers });
};

const send = (who: Who, path: string, fields: FormFieldsSent) =>
  ask(who, {
    method: "POST",
    path,
    headers: { Origin: office.site.origin, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(
      Object.entries(fields).map(([name, value]) => [name, String(value)]),
    ).toString(),
  });

describe("an address that names nothing", () => {
  const addresses = ({ path, parameters }: (typeof withParameters)[number], values: readonly string[]) =>
    parameters.flatMap((name) =>
      values.map((value) => exampleAddress(path, office.values, { [name]: value })),
    );

  it("is tried for every parameter of the URL map", () => {
    expect(new Set(withParameters.flatMap(({ parameters }) => parameters)).size).toBeGreaterThan(10);
  });

  it.each(withParameters)("is not found: $path", async (route) => {
    for (const path of addresses(route, BAD_VALUES)) {
      const { status, text } = await ask(visitorOf(route.path), { path });
      expect(status, path.slice(0, 200)).toBe(404);
      expect(text).not.toContain("<script>");
    }
  });

  it.each(withParameters)("is not found, or leads to sign in, when signed out: $path", async (route) => {
    for (const path of addresses(route, WORST_VALUES)) {
      const { status } = await ask("nobody", { path });
      expect([302, 404], path).toContain(status);
    }
  });

  it.each(withParameters)("takes no form: $path", async (route) => {
    const { send: statuses, completeForm = {} } = WHO_MAY_GO_WHERE[route.path] ?? {};
    const wanted = [404, ...(statuses === undefined ? [405] : [])];
    for (const path of addresses(route, WORST_VALUES)) {
      const { status } = await send(visitorOf(route.path), path, completeForm);
      expect(wanted, path).toContain(status);
    }
  });
});

describe("a query that a page does not know", () => {
  const queries = [
    "?x=1",
    "?x[]=%00",
    `?x=${"a".repeat(2_000)}`,
    "?__proto__=1",
    "?%E0%A4%A",
    "?&&=&=x",
    "?index",
  ];
  const pages = ROUTE_PATHS.filter((path) => path !== "*");

  it.each(pages)("is ignored: /%s", async (path) => {
    const address = exampleAddress(path, office.values);
    const plain = await ask(visitorOf(path), { path: address });
    for (const query of queries) {
      const { status } = await ask(visitorOf(path), { path: address + query });
      expect(status, query.slice(0, 40)).toBe(plain.status);
    }
  });

  it.each([
    ["/decisions?before=%00", 404],
    ["/decisions?before=no-such-decision", 404],
    ["/sign-in?returnTo=https://example.org/", 200],
    ["/sign-in?returnTo=%00", 200],
  ])("has no power where it is known: %s", async (address, status) => {
    expect((await ask("nobody", { path: address })).status).toBe(status);
  });
});
