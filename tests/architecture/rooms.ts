import { circles } from "./circles";
import { readImports, type SourceFile } from "./source";

/**
 * Which room may walk into which. A room that is not named here does not exist; an arrow that is not drawn is refused.
 * `type:` draws an arrow for types alone.
 */
const ROOMS = [
  // The first that fits is the room a file is in.
  ["map", /^app\/routes\.ts$/u],
  ["paths", /^app\/paths\b/u],
  ["root", /^app\/(?:root|entry\.client|entry\.server)\b/u],
  ["routes", /^app\/routes\//u],
  ["domain", /^app\/domain\//u],
  ["forms", /^app\/forms\//u],
  ["imports", /^app\/imports\/.*\.parse\b/u],
  ["readers", /^app\/imports\/.*\.server\b/u],
  ["views", /^app\/documents\/.*\.view\b/u],
  ["renderers", /^app\/documents\/.*\.render\.server\b/u],
  ["services", /^app\/services\//u],
  ["sessions", /^app\/auth\/.*\.server\b/u],
  ["permissions", /^app\/auth\//u],
  ["styles", /^app\/styles\//u],
  ["ui", /^app\/ui\//u],
  ["platform", /^app\/platform\//u],
  ["queries", /^db\/queries\//u],
  ["schema", /^db\/schema\b/u],
  ["seed", /^db\/seed\//u],
  ["client", /^db\//u],
] as const;
export type Room = (typeof ROOMS)[number][0];

const ARROWS: Record<Room, readonly Room[]> = {
  map: [],
  domain: ["domain"],
  paths: ["domain"],
  forms: ["forms", "domain"],
  imports: ["imports", "domain"],
  readers: ["readers", "imports", "domain"],
  views: ["views", "domain"],
  renderers: ["renderers", "views", "domain"],
  ui: ["ui", "domain", "forms", "paths"],
  permissions: ["permissions", "domain"],
  sessions: ["sessions", "permissions", "domain", "queries", "schema", "client"],
  schema: ["schema", "domain"],
  queries: ["queries", "schema", "client", "domain"],
  client: ["client", "schema", "domain"],
  seed: ["schema", "client", "domain"],
  services: [
    ...["services", "domain", "permissions", "sessions", "queries", "schema", "client"],
    ...["views", "renderers", "imports", "readers"],
  ] as Room[],
  // It is a route itself, around all others.
  root: ["ui", "paths", "permissions", "styles", "routes", "domain"],
  routes: [
    ...["routes", "services", "forms", "ui", "permissions", "sessions", "paths"],
    ...["views", "renderers", "domain", "queries"],
  ] as Room[],
  platform: [
    ...["platform", "services", "permissions", "sessions", "domain", "imports", "readers", "paths"],
    ...["queries", "schema", "client", "seed", "renderers"],
  ] as Room[],
  styles: [],
};

/** What a room may take from outside. Node itself and the database's drivers are for server files alone. */
const PACKAGES: Record<Room, readonly string[]> = {
  map: ["@remix-run/route-config"],
  domain: [],
  paths: ["zod"],
  forms: ["zod"],
  imports: [],
  readers: ["node:", "csv-parse"],
  views: [],
  renderers: ["node:", "csv-stringify", "docx", "pdfkit", "write-excel-file"],
  ui: ["react", "@remix-run/react", "react-hook-form", "govuk-frontend"],
  permissions: [],
  sessions: ["node:", "@node-rs/argon2", "@remix-run/node", "async-mutex", "drizzle-orm"],
  schema: ["drizzle-orm"],
  queries: ["drizzle-orm"],
  client: ["node:", "async-mutex", "drizzle-orm", "postgres", "@electric-sql/pglite"],
  seed: ["node:", "drizzle-orm"],
  services: ["node:", "async-mutex", "canonicalize", "drizzle-orm", "jose"],
  root: ["node:", "react", "react-dom", "@remix-run/react", "@remix-run/node"],
  routes: ["node:", "@fastify/busboy", "async-mutex", "zod", "@remix-run/react", "@remix-run/node", "react"],
  platform: [
    ...["node:", "@remix-run/express", "@remix-run/node", "async-mutex", "compression", "csv-parse"],
    ...["diff", "drizzle-orm", "esbuild", "express", "jose", "pino", "tsx", "vite", "zod"],
  ],
  styles: ["govuk-frontend"],
};

/** What only other services call lies apart from the verbs that pages, commands and the demonstration call. */
const INTERNAL_TO_SERVICES = /^app\/services\/(?:.+\/)?internal\//u;

const SERVER_FILE = /\.server\.tsx?$|\.mjs$/u;
const DRIVERS = ["postgres", "@electric-sql/pglite", "@node-rs/argon2"];

export function roomOf(name: string): Room | undefined {
  return ROOMS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Every import of the file that no arrow allows, each in a line that names it. */
export function forbiddenImports(file: SourceFile): string[] {
  const room = roomOf(file.name);
  if (!room) return [`${file.name} is in no room`];
  return readImports(file).flatMap(({ target, specifier }) => {
    const refuse = (why: string) => [`${file.name} imports ${specifier}: ${why}`];
    if ("file" in target) {
      const entered = roomOf(target.file);
      if (!entered) return refuse("it is in no room");
      if (room !== "services" && INTERNAL_TO_SERVICES.test(target.file))
        return refuse("it is for services alone");
      return ARROWS[room].includes(entered) ? [] : refuse(`no arrow leads from ${room} to ${entered}`);
    }
    const isNode = target.package.startsWith("node:");
    if ((isNode || DRIVERS.includes(target.package)) && !SERVER_FILE.test(file.name)) {
      return refuse("only a .server file may");
    }
    const taken = isNode ? "node:" : target.package;
    return PACKAGES[room].includes(taken) ? [] : refuse(`${room} does without this package`);
  });
}

/** The rooms that lead to one another. One that leads to itself alone is no circle: its files may ask one another. */
export function roomsBelowThemselves(): string[][] {
  return circles(
    new Map(
      Object.entries(ARROWS).map(([room, entered]) => [room, entered.filter((other) => other !== room)]),
    ),
  );
}
