import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleAddress, ROUTE_PATHS, startWholeOffice, type WholeOffice } from "../support/whole-office";
import { WHO_MAY_GO_WHERE } from "./who-may-go-where";

let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

/** As they stand in an address: none of them is a thing of ours. */
const BAD_VALUES = [
  ...["abc", "0", "-1", "1.5", "1e3", "0x10", "01", "99999999999999999999", "2147483648", "999999999"],
  ...[
    "%00",
    "1%00",
    "%2e%2e",
    "%2F",
    "%20",
    "%F0%9F%98%80",
    "%E0%A4%A",
    "%FF",
    "new%0A",
    "constructor",
    "__proto__",
  ],
  ...["'%20or%201=1--", "<script>", "a".repeat(5_000)],
];

const withParameters = ROUTE_PATHS.filter((path) => path.includes(":")).map((path) => ({
  path,
  parameters: [...path.matchAll(/:(\w+)/gu)].map(([, name]) => name ?? ""),
}));

/** Whoever may see most there. */
const visitorOf = (path: string) =>
  WHO_MAY_GO_WHERE[path]?.look.administrator === 200 ? ("administrator" as const) : ("eia_author" as const);

describe("an address that names nothing", () => {
  it("is tried for every parameter of the URL map", () => {
    expect(new Set(withParameters.flatMap(({ parameters }) => parameters)).size).toBeGreaterThan(10);
  });

  it.each(withParameters)("is not found: $path", async ({ path, parameters }) => {
    const visitor = office.visitors[visitorOf(path)];
    for (const name of parameters) {
      for (const value of BAD_VALUES) {
        const address = exampleAddress(path, office.values, { [name]: value });
        const looked = await visitor.get(address);
        const page = await looked.text();
        expect([address.slice(0, 200), looked.status]).toEqual([address.slice(0, 200), 404]);
        expect(page).not.toContain("<script>");
        const signedOut = await office.visitors.nobody.get(address);
        await signedOut.text();
        expect([302, 404]).toContain(signedOut.status);
      }
    }
  });

  it.each(withParameters)("takes no form: $path", async ({ path, parameters }) => {
    const { send, completeForm = {} } = WHO_MAY_GO_WHERE[path] ?? {};
    const visitor = office.visitors[visitorOf(path)];
    for (const name of parameters) {
      for (const value of ["abc", "0", "99999999999999999999", "%00", "%E0%A4%A"]) {
        const address = exampleAddress(path, office.values, { [name]: value });
        const response = await visitor.post(address, completeForm);
        await response.text();
        const wanted = send === undefined ? [404, 405] : [404];
        expect(wanted, `${address} answered ${response.status}`).toContain(response.status);
      }
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
    const visitor = office.visitors[visitorOf(path)];
    const address = exampleAddress(path, office.values);
    const plain = await visitor.get(address);
    await plain.text();
    for (const query of queries) {
      const response = await visitor.get(address + query);
      await response.text();
      expect([query.slice(0, 40), response.status]).toEqual([query.slice(0, 40), plain.status]);
    }
  });

  it.each([
    ["/decisions?before=%00", 404],
    ["/decisions?before=no-such-decision", 404],
    ["/sign-in?returnTo=https://example.org/", 200],
    ["/sign-in?returnTo=%00", 200],
  ])("has no power where it is known: %s", async (address, status) => {
    const response = await office.visitors.nobody.get(address);
    await response.text();
    expect(response.status).toBe(status);
  });
});
