import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchBuild, pageFinder } from "~/platform/page-branches.server";
import map from "~/routes";
import { propertyRuns } from "../support/property-runs";

/** The map as a build has it, without the pages themselves. */
const routes = {
  root: { id: "root", path: "" },
  ...Object.fromEntries(
    map.map((entry) => {
      const id = entry.id ?? entry.file;
      return [id, { id, parentId: "root", path: entry.path, index: entry.index }];
    }),
  ),
} as unknown as ServerBuild["routes"];

const known = map.map(({ id, file, path, index }) => ({ id: id ?? file, path, index }) as never);
const byReactRouter = (pathname: string) =>
  matchRoutes<{ id: string }>([{ id: "root", path: "", children: known } as never], pathname)?.at(-1)?.route
    .id;

/** As the request has it that Remix is given. */
const asRequested = (pathname: string) => new URL(`http://office.example${pathname}`).pathname;

const words = [
  ...new Set(map.flatMap(({ path = "" }) => path.split("/").filter((one) => /^[\w.-]+$/u.test(one)))),
];
const segment = fc.oneof(
  fc.constantFrom(...words),
  fc.nat(99).map(String),
  fc.constantFrom("new", "007-2018", "", "%66rameworks", "Frameworks", "a b", "x.data", "..", "."),
);
const anAddress = fc.oneof(
  fc.array(segment, { maxLength: 8 }).map((parts) => `/${parts.join("/")}`),
  fc.constantFrom(...map.map(({ path = "" }) => path)).chain((path) =>
    fc.array(segment, { minLength: 8, maxLength: 8 }).map(
      (given) =>
        `/${path
          .split("/")
          .map((part, place) => (part.startsWith(":") ? given[place] : part))
          .join("/")}`,
    ),
  ),
);

describe("the page of an address", () => {
  const find = pageFinder(routes);

  it("is the one that React Router finds among all, wherever it is not left to it", () => {
    fc.assert(
      fc.property(anAddress, (pathname) => {
        const found = find(pathname);
        if (found !== null) expect(found).toBe(byReactRouter(asRequested(pathname)));
      }),
      propertyRuns({ short: 500, long: 5_000 }),
    );
  });

  it("is found without React Router for each route that has a path of its own", () => {
    const missed = map
      .map(({ id, file, path = "" }) => ({ id: id ?? file, at: `/${path.replaceAll(/:\w+/gu, "7")}` }))
      .filter(({ id, at }) => !at.includes("*") && find(at) !== id);
    expect(missed).toEqual([]);
  });

  it("is drawn by a build that has it and what it lies in, and nothing else", () => {
    const build = { routes, assets: { routes } } as unknown as ServerBuild;
    const only = branchBuild(build, "routes/eia/eia.tsx");
    expect(Object.keys(only.routes)).toEqual(["root", "routes/eia/eia.tsx"]);
    expect(Object.keys(only.assets.routes)).toEqual(["root", "routes/eia/eia.tsx"]);
  });
});
