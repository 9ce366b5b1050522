import path from "node:path";
import { describe, expect, it } from "vitest";
import urlMap from "../../app/routes";
import { circles, graphOfFiles } from "./circles";
import {
  bodyReadings,
  clockReadings,
  diceThrows,
  environmentReadings,
  outsideNames,
  spelledOutPaths,
} from "./purity";
import { forbiddenImports, roomOf, roomsBelowThemselves, type Room } from "./rooms";
import { listSourceFiles, type SourceFile } from "./source";

const files = listSourceFiles(["app", "db"]);
const inRooms = (...rooms: Room[]) =>
  files.filter(({ name }) => {
    const room = roomOf(name);
    return room !== undefined && rooms.includes(room);
  });
const madeUp = (name: string, text: string): SourceFile => ({ name, text });

describe("the arrows between the rooms", () => {
  it("are there to be checked", () => {
    expect(files.length).toBeGreaterThan(150);
  });

  it("are kept by every import", () => {
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  it.each([
    ["domain asks the database", "app/domain/a.ts", `import { x } from "~db/schema";`],
    ["domain asks for a form's type", "app/domain/a.ts", `import type { X } from "~/forms/form";`],
    ["domain takes a package", "app/domain/a.ts", `import { z } from "zod";`],
    ["domain asks Node", "app/domain/a.ts", `import path from "node:path";`],
    ["a page writes for itself", "app/routes/a.tsx", `import { framework } from "~db/schema";`],
    [
      "a page opens the database",
      "app/routes/a.tsx",
      `import { openEmbedded } from "../../db/client.server";`,
    ],
    ["a page reaches into the platform", "app/routes/a.tsx", `import { log } from "~/platform/log.server";`],
    [
      "a page calls what only services call",
      "app/routes/a.tsx",
      `import { sealRecord } from "~/services/sign-off/internal/seal-record.server";`,
    ],
    ["a page takes a driver's words", "app/routes/a.tsx", `import { eq } from "drizzle-orm";`],
    ["a component reads", "app/ui/a.tsx", `import { getOffice } from "~db/queries/office.server";`],
    [
      "a component writes",
      "app/ui/a.tsx",
      `export { submit } from "~/services/sign-off/submit-framework.server";`,
    ],
    ["a component asks who may", "app/ui/a.tsx", `import { mayInOffice } from "~/auth/permissions";`],
    [
      "a component asks later",
      "app/ui/a.tsx",
      `const x = () => import("~/services/account/sign-in.server");`,
    ],
    ["a form knows a service", "app/forms/a-form.ts", `import { Refusal } from "~/services/refusal";`],
    ["a view reads", "app/documents/a.view.ts", `import type { Db } from "~db/client.server";`],
    ["a service knows a page", "app/services/a.server.ts", `import { x } from "~/routes/answer.server";`],
    [
      "a service asks the platform",
      "app/services/a.server.ts",
      `import type { X } from "~/platform/x.server";`,
    ],
    ["a service draws", "app/services/a.server.ts", `type X = import("~/ui/form").FormAnswer;`],
    [
      "a query writes through a service",
      "db/queries/a.server.ts",
      `import { x } from "../../app/services/a";`,
    ],
    ["permissions read", "app/auth/permissions.ts", `import { x } from "~db/queries/people.server";`],
    ["the browser gets Node", "app/routes/a.tsx", `import { createHash } from "node:crypto";`],
    ["the browser gets a driver", "app/platform/a.ts", `import postgres from "postgres";`],
    ["a file is in no room", "app/utils/a.ts", ``],
    ["a file asks for one in no room", "app/domain/a.ts", `import { x } from "../utils/a";`],
  ])("catch it where %s", (_case, name, text) => {
    expect(forbiddenImports(madeUp(name, text))).toHaveLength(1);
  });
});

describe("the tests of the rules", () => {
  const tests = listSourceFiles(["tests/domain", "tests/imports"], /\.test\.tsx?$/u).map(({ name }) => name);

  it("lie in the folders that the rules lie in", () => {
    const folders = new Set(inRooms("domain").map(({ name }) => path.dirname(name)));
    const elsewhere = tests.filter(
      (name) =>
        name.startsWith("tests/domain/") && !folders.has(path.dirname(name).replace(/^tests/u, "app")),
    );
    expect(elsewhere).toEqual([]);
  });

  it("have a name each", () => {
    const names = tests.map((name) => path.basename(name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("circles", () => {
  it("are none between the rooms: each arrow leads down", () => {
    expect(roomsBelowThemselves()).toEqual([]);
  });

  it("are none between the files of the rules", () => {
    const graph = graphOfFiles(inRooms("domain"));
    expect([...graph.values()].flat().length).toBeGreaterThan(100);
    expect(circles(graph)).toEqual([]);
  });

  it("are found, with all that is on them and nothing else", () => {
    const graph = graphOfFiles([
      madeUp("app/domain/a.ts", `import type { B } from "./b";`),
      madeUp("app/domain/b.ts", `export { c } from "./c/c";`),
      madeUp("app/domain/c/c.ts", `import { a } from "~/domain/a"; import { d } from "../d";`),
      madeUp("app/domain/d.ts", `import { x } from "../elsewhere/x";`),
      madeUp("app/domain/self.ts", `import { me } from "./self";`),
    ]);
    expect(circles(graph)).toEqual([
      ["app/domain/a.ts", "app/domain/b.ts", "app/domain/c/c.ts"],
      ["app/domain/self.ts"],
    ]);
  });
});

describe("the rules", () => {
  it("are asked the same twice, and answer the same", () => {
    const rules = inRooms("domain", "forms", "views", "permissions", "paths", "imports");
    expect(
      rules.flatMap((file) => [...clockReadings(file), ...diceThrows(file), ...outsideNames(file)]),
    ).toEqual([]);
  });

  it.each([
    ["the clock", `export const today = new Date();`],
    ["the clock, without brackets", `export const today = new Date;`],
    ["the clock in milliseconds", `export const at = Date.now();`],
    ["the clock by another name", `export const { length } = [Date["now"]];`],
    ["dice", `export const dice = Math.random();`],
    ["the environment", `export const debug = process.env.DEBUG;`],
    ["the network", `export const load = () => fetch("https://example.org");`],
    ["an identity at random", `export const id = crypto.randomUUID();`],
  ])("may not ask %s", (_what, text) => {
    const file = madeUp("app/domain/a.ts", text);
    expect([...clockReadings(file), ...diceThrows(file), ...outsideNames(file)]).not.toEqual([]);
  });

  it("may make a date of what they are given", () => {
    const text = `export const day = (at: number, process: { env: string }) => [new Date(at), Date.UTC(2018, 0, 1)];`;
    expect(clockReadings(madeUp("app/domain/a.ts", text))).toEqual([]);
  });
});

describe("the clock and the environment", () => {
  it("are the platform's; everything else is given the time", () => {
    // What runs in browsers alone has the browser's clock, which decides nothing for anybody else.
    const others = files.filter(({ name }) => roomOf(name) !== "platform" && !name.endsWith(".client.ts"));
    expect(others.flatMap((file) => [...clockReadings(file), ...environmentReadings(file)])).toEqual([]);
  });

  it("are noticed where they are read", () => {
    const text = `const level = process.env["LEVEL"] ?? import.meta.env.MODE;`;
    expect(environmentReadings(madeUp("app/services/a.server.ts", text))).toHaveLength(2);
  });
});

describe("what is sent", () => {
  it("comes in by one door", () => {
    const door = "app/routes/read-form.server.ts";
    expect(files.filter(({ name }) => name !== door).flatMap(bodyReadings)).toEqual([]);
    expect(files.filter(({ name }) => name === door).flatMap(bodyReadings)).not.toEqual([]);
  });

  it.each([
    "const posted = await request.formData();",
    "const posted = await args.request.text();",
    "const { value } = await body.getReader().read();",
  ])("is noticed where it does not: %s", (text) => {
    expect(bodyReadings(madeUp("app/routes/a.tsx", text))).toHaveLength(1);
  });

  it("may be an answer that is read", () => {
    expect(bodyReadings(madeUp("app/routes/a.tsx", "const page = await response.text();"))).toEqual([]);
  });
});

describe("the URLs", () => {
  const firstSegments = [
    ...new Set(urlMap.flatMap(({ path }) => (path && path !== "*" ? [path.split("/")[0] ?? ""] : []))),
  ];
  const elsewhere = files.filter(({ name }) => !["map", "paths"].includes(roomOf(name) ?? ""));

  it("are spelled out in paths.ts alone", () => {
    expect(firstSegments).toContain("frameworks");
    // What the server prints in the terminal is a whole address.
    expect(elsewhere.flatMap((file) => spelledOutPaths(file, firstSegments))).toEqual([]);
  });

  it.each([`<a href="/frameworks/new">x</a>`, "redirect(`/decisions/${key}`)", `const home = "/sign-in";`])(
    "are noticed in %s",
    (text) => {
      expect(spelledOutPaths(madeUp("app/routes/a.tsx", text), firstSegments)).toHaveLength(1);
    },
  );
});
