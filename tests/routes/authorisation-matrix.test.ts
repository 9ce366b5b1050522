import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FormFieldsSent } from "../support/site";
import {
  exampleAddress,
  ROUTE_PATHS,
  startWholeOffice,
  WHO,
  type Who,
  type WholeOffice,
} from "../support/whole-office";
import { WHO_MAY_GO_WHERE, type RouteRights } from "./who-may-go-where";

let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

/** A row of statuses as the table has it, so that a failure shows who got what. */
async function statuses(ask: (who: Who) => Promise<Response>): Promise<Record<Who, number>> {
  const found = {} as Record<Who, number>;
  for (const who of WHO) {
    const response = await ask(who);
    await response.text();
    found[who] = response.status;
  }
  return found;
}

function formOf({ send, completeForm = {} }: RouteRights, who: Who): FormFieldsSent {
  const mayNot = send === undefined || [302, 403, 404].includes(send[who]);
  return mayNot ? completeForm : {};
}

describe("the table of who may go where", () => {
  it("has a row for every route, and no other", () => {
    expect(Object.keys(WHO_MAY_GO_WHERE).toSorted()).toEqual([...ROUTE_PATHS].toSorted());
  });

  it("says of every route that takes a form, and of no other, who may send it", async () => {
    const folder = fileURLToPath(new URL("../../", import.meta.url));
    const build = (await import(
      pathToFileURL(path.join(folder, "build/server/index.js")).href
    )) as ServerBuild;
    const routes = Object.values(build.routes).filter(({ id }) => id !== "root");
    const taking = routes
      .filter(({ module }) => module.action !== undefined)
      .map((route) => route.path ?? "");
    const inTable = Object.entries(WHO_MAY_GO_WHERE).filter(([, { send }]) => send !== undefined);
    expect(inTable.map(([name]) => name).toSorted()).toEqual(taking.toSorted());
  });
});

const rows = Object.entries(WHO_MAY_GO_WHERE).map(([name, rights]) => ({ name, rights, shown: `/${name}` }));

describe("looking", () => {
  it.each(rows)("at $shown", async ({ name, rights: { look } }) => {
    const address = exampleAddress(name, office.values);
    expect(await statuses((who) => office.visitors[who].get(address))).toEqual(look);
    // The same page as data alone, as scripts ask for it: there a redirect is a 202.
    const asData = Object.fromEntries(WHO.map((who) => [who, look[who] === 302 ? 202 : look[who]]));
    const dataAddress = name === "" ? "/_root.data" : `${address}.data`;
    expect(await statuses((who) => office.visitors[who].get(dataAddress))).toEqual(asData);
  });
});

describe("sending its form", () => {
  // Last of all, since nobody is signed in after it.
  const inOrder = rows.toSorted((a, b) => Number(a.name === "sign-out") - Number(b.name === "sign-out"));

  it.each(inOrder)("to $shown", async ({ name, rights }) => {
    const address = exampleAddress(name, office.values);
    const wanted = rights.send ?? Object.fromEntries(WHO.map((who) => [who, 405]));
    expect(await statuses((who) => office.visitors[who].post(address, formOf(rights, who)))).toEqual(wanted);
  });
});

describe("whoever is signed out", () => {
  it.each(rows.filter(({ rights }) => rights.look.nobody === 302 && rights.look["without roles"] !== 302))(
    "is led from $shown to sign in, and then back",
    async ({ name }) => {
      const address = exampleAddress(name, office.values);
      const response = await office.visitors.nobody.get(address);
      expect(response.headers.get("location")).toBe(`/sign-in?returnTo=${encodeURIComponent(address)}`);
    },
  );
});
