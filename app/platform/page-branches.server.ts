import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

interface Leaf {
  id: string;
  segments: readonly string[];
  /** As React Router ranks routes that match the same address: the more of it is written out, the higher. */
  rank: number;
}

/** Written as the routes themselves are. Of whatever else an address may hold, as steps back with dots, React Router decides. */
const PLAIN = /^(?:\/|(?:\/(?!\.+(?:\/|$))[\w.-]+)+)$/u;
/** What a page's own script asks, of which the address says only afterwards which page it is. */
const DATA = ".data";

const isParameter = (segment: string) => segment.startsWith(":");

/**
 * Which page an address is, from the map that is read once. React Router ranks all routes and makes expressions of all their
 * paths for each request, and draws each page among all of them: a hundred, of which a page needs itself and the root.
 * @returns the id of the page's route; null where React Router must look at all of them
 */
export function pageFinder(routes: Routes): (pathname: string) => string | null {
  const byLength = new Map<number, Leaf[]>();
  for (const leaf of leavesOf(routes)) {
    const alike = byLength.get(leaf.segments.length);
    if (alike) alike.push(leaf);
    else byLength.set(leaf.segments.length, [leaf]);
  }
  for (const leaves of byLength.values()) leaves.sort((a, b) => b.rank - a.rank);
  return (pathname) => {
    if (!PLAIN.test(pathname) || pathname.endsWith(DATA) || pathname !== pathname.toLowerCase()) return null;
    const asked = pathname === "/" ? [] : pathname.split("/").slice(1);
    const found = byLength
      .get(asked.length)
      ?.find(({ segments }) =>
        segments.every((segment, place) => isParameter(segment) || segment === asked[place]),
      );
    return found?.id ?? null;
  };
}

/** The routes that an address may end at, in their order; a splat is left to React Router. */
function leavesOf(routes: Routes): Leaf[] {
  const parents = new Set(Object.values(routes).map(({ parentId }) => parentId));
  return Object.values(routes).flatMap((route) => {
    if (parents.has(route.id)) return [];
    const path = branchOf(routes, route.id)
      .flatMap((id) => routes[id]?.path ?? [])
      .join("/");
    const segments = path.split("/").filter((segment) => segment !== "");
    const isOdd = segments.some((segment) => segment.includes("*") || segment.includes("?"));
    if ((segments.length === 0 && !route.index) || isOdd) return [];
    const rank = segments.filter((segment) => !isParameter(segment)).length;
    return [{ id: route.id, segments, rank }];
  });
}

/** A route and those that it lies in, the outermost first. */
function branchOf(routes: Routes, id: string): string[] {
  const route = routes[id];
  if (!route) return [];
  return [...(route.parentId === undefined ? [] : branchOf(routes, route.parentId)), id];
}

/** The build as if it had one page. The browser's own map of all pages is a file of its own, which stays whole. */
export function branchBuild(build: ServerBuild, id: string): ServerBuild {
  const branch = branchOf(build.routes, id);
  const only = <Entry>(all: Record<string, Entry>): Record<string, Entry> =>
    Object.fromEntries(branch.flatMap((one) => (one in all ? [[one, all[one] as Entry]] : [])));
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
