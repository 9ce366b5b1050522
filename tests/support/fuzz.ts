import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { eq, like, sql } from "drizzle-orm";
import fc from "fast-check";
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from "parse5";
import { IMPLICATIONS, type Implications } from "../../app/domain/decision/implications";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import type { FormFields } from "../../app/forms/form";
import type { Role } from "../../app/domain/framework/lifecycle";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { person, roleGrant } from "../../db/schema";
import { WHO_MAY_GO_WHERE } from "../routes/who-may-go-where";
import { aCompleteFramework, aRecord } from "./content-builder";
import { bringTo, SIGN_OFF_NOW } from "./sign-off";
import { storeContent } from "./stored-content";
import { exampleAddress, rolesOf, ROUTE_PATHS, WHO, type Who, type WholeOffice } from "./whole-office";

/**
 * Requests that no browser of an honest person sends, made from the URL map, from the fields of every form in
 * `app/forms` and from the forms as they are drawn. What comes of each is checked by `fuzz`.
 */
type Fields = [name: string, value: string][];
type Encoding =
  | ("form" | "multipart" | "json" | "text" | "broken multipart" | "broken percent")
  | ("many texts" | "many parts" | "long name" | "cut file");

interface FuzzedRequest {
  who: Who;
  method: "GET" | "POST" | "PUT";
  route: string;
  /** Which framework, 0 being the example's, and what stands for single parameters in place of what is there. */
  framework: number;
  params: Record<string, string>;
  asData: boolean;
  encoding: Encoding;
  /** Of the drawn form: what is done to each field. */
  edits: { field: number; edit: "drop" | "repeat" | "set" | "rename"; value: string }[];
  further: Fields;
  /** Sends once more what was sent this many posts ago, perhaps by somebody else. */
  replay: number | null;
}

const ODD = [
  ...["", " ", "0", "-1", "1", "2", "01", "1.5", "1e9", "NaN", "2147483648", "99999999999999999999"],
  ...["new", "null", "undefined", "__proto__", "constructor", "[object Object]", "yes", "no", "on"],
  ...[
    "'; drop table person; --",
    "<script>alert(1)</script>",
    "${7*7}",
    "../../etc/passwd",
    "%00",
    "%E0%A4%A",
  ],
  ...["\0", "\u202e", "🫖", "日本", "a\r\nSet-Cookie: x=y", "\ud800", "=1+1", "−£1,234.56", "31", "2018"],
  ...["a".repeat(300), "é".repeat(11_000), "9".repeat(400), "(".repeat(2_000)],
];
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);

function aRequest(names: readonly string[]): fc.Arbitrary<FuzzedRequest> {
  const name = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom("__proto__", "version", "formKey", "digest", ""),
  );
  const parameters = [...new Set(ROUTE_PATHS.flatMap((route) => route.match(/:(\w+)/gu) ?? []))];
  const parameter = fc.constantFrom(...parameters.map((found) => found.slice(1)));
  return fc.record({
    who: fc.constantFrom(...WHO),
    method: fc.constantFrom("POST", "POST", "POST", "POST", "POST", "POST", "GET", "PUT"),
    route: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...ROUTE_PATHS.filter(takesForm)) },
      { weight: 1, arbitrary: fc.constantFrom(...ROUTE_PATHS) },
    ),
    framework: fc.nat({ max: 3 }),
    params: fc.oneof(
      { weight: 4, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.dictionary(parameter, odd.map(encoded), { maxKeys: 2 }) },
    ),
    asData: fc.boolean(),
    encoding: fc.constantFrom<Encoding>(
      ...(["form", "form", "form", "form", "multipart", "multipart"] as const),
      ...(["json", "text", "broken multipart", "broken percent"] as const),
      ...(["many texts", "many parts", "long name", "cut file"] as const),
    ),
    edits: fc.array(
      fc.record({
        field: fc.nat({ max: 30 }),
        edit: fc.constantFrom("drop", "repeat", "set", "rename"),
        value: odd,
      }),
      { maxLength: 4 },
    ),
    further: fc.array(fc.tuple(name, odd), { maxLength: 4 }),
    replay: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.nat({ max: 9 }) },
    ),
  });
}

const takesForm = (route: string) => WHO_MAY_GO_WHERE[route]?.send !== undefined;

/** One segment of an address: what cannot stand in one stays out. */
function encoded(text: string): string {
  if (text === "%00" || text === "%E0%A4%A") return text;
  return encodeURIComponent(text.toWellFormed()).replaceAll(".", "%2E") || "0";
}

interface Sent {
  who: Who;
  method: string;
  route: string;
  address: string;
  contentType: string | undefined;
  body: Uint8Array<ArrayBuffer> | string | undefined;
}

export interface FuzzReport {
  requests: number;
  byStatus: Record<string, number>;
  faults: string[];
}

/** Beside the framework of the whole office, which is in drafting, one that is submitted, one determined and one signed. */
export async function otherFrameworks({ site, values }: WholeOffice): Promise<Record<string, string>[]> {
  const named = async (name: string, role: Role): Promise<Actor> => {
    const [found] = await site.database.db.select().from(person).where(eq(person.name, name));
    if (!found) throw new Error(`There is no ${name}`);
    return { personId: found.id, name, email: found.email, roles: [role], isConfirmed: true };
  };
  const office = {
    author: await named("Author", "eia_author"),
    senior: await named("Senior", "senior_officer"),
    monitoring: await named("Monitoring", "monitoring_officer"),
    decider: await named("Decider", "decision_maker"),
  };
  const made: Record<string, string>[] = [];
  for (const stage of ["submitted", "determined", "signed"] as const) {
    // The office asks its records for all of them.
    const content = aCompleteFramework({ record: aRecord({ implications: EACH_IMPLICATION }) });
    const { frameworkId } = await storeContent(site.database, office.author, content);
    await bringTo(site.database, office, frameworkId, stage);
    made.push({ ...values, frameworkId: String(frameworkId) });
  }
  return made;
}

const EACH_IMPLICATION: Implications = {
  ...Object.fromEntries(IMPLICATIONS.map((implication) => [implication, "None"])),
  consideredBy: [{ body: "A board", on: calendarDate("2018-02-20") }],
};

/** Where a wrong password makes the next one wait. */
const ASKS_PASSWORD = /^(?:sign-in|account)$|decision$/u;

/** @param seed makes the same requests again */
export async function fuzz(
  office: WholeOffice,
  frameworks: readonly Record<string, string>[],
  { seed, requests }: { seed: number; requests: number },
): Promise<FuzzReport> {
  const { database } = office.site;
  const drawn = new DrawnForms(office);
  const values = [office.values, ...frameworks];
  const newcomers = await newcomersOf(database);
  const posted: Sent[] = [];
  const report: FuzzReport = { requests: 0, byStatus: {}, faults: [] };
  let before = await contentOf(database);
  for (const made of fc.sample(aRequest(await formFieldNames()), { seed, numRuns: requests })) {
    const sent = await prepared(made, values[made.framework % values.length] ?? office.values, drawn, posted);
    // Slowness is another test's matter.
    if (ASKS_PASSWORD.test(sent.route)) await database.db.execute(sql`delete from sign_in_failure`);
    const { status, text } = await send(office, sent);
    const after = await contentOf(database);
    const shown = `${sent.who} ${sent.method} ${sent.address} (request ${report.requests} of seed ${seed}) → ${status}`;
    report.requests += 1;
    report.byStatus[status] = (report.byStatus[status] ?? 0) + 1;
    if (status >= 500) report.faults.push(`${shown}: ${text.slice(0, 300)}`);
    if (/\n\s+at \S+ \(|Failed query|node_modules/u.test(text))
      report.faults.push(`${shown} tells how it is made`);
    if (after !== before && !mayChange(sent, status)) {
      report.faults.push(`${shown} changed something: ${difference(before, after)}`);
    }
    if (after !== before) drawn.forget(sent.address);
    if (after !== before && /admin\/people|account|sign-out|set-password/u.test(sent.route)) {
      await restore(office, newcomers);
      before = await contentOf(database);
    } else before = after;
    if (made.method === "POST") posted.unshift(sent);
    posted.length = Math.min(posted.length, 10);
  }
  return report;
}

/** What is refused, or is no post, changes nothing; nor does anything that the table gives this person no right to. */
function mayChange({ who, method, route }: Sent, status: number): boolean {
  if (method !== "POST" || ![200, 202, 302].includes(status)) return false;
  const inTable = WHO_MAY_GO_WHERE[route]?.send?.[who];
  // An author may make an action owner the owner of an action.
  if (who === "action_owner" && inTable === 404) return true;
  const leadsToSignIn = inTable === 302 && WHO_MAY_GO_WHERE[route]?.look.nobody === 302 && who === "nobody";
  return inTable !== undefined && ![403, 404, 405].includes(inTable) && !leadsToSignIn;
}

async function prepared(
  made: FuzzedRequest,
  values: Record<string, string>,
  drawn: DrawnForms,
  posted: readonly Sent[],
): Promise<Sent> {
  const { who, method, route, params } = made;
  const again = made.replay === null ? undefined : posted[made.replay];
  if (again) return { ...again, who };
  const address = exampleAddress(route, values, params);
  const sent = { who, method, route, address: made.asData ? dataAddress(address) : address };
  if (method === "GET") return { ...sent, contentType: undefined, body: undefined };
  const fields = edited(await drawn.at(address, route), made);
  return { ...sent, ...(await bodyOf(fields, made.encoding)) };
}

const dataAddress = (address: string) => (address === "/" ? "/_root.data" : `${address}.data`);

function edited(form: Fields, { edits, further }: FuzzedRequest): Fields {
  let fields = form;
  for (const { field, edit, value } of edits) {
    fields = fields.flatMap(([name, old], index): Fields => {
      if (index !== field % fields.length) return [[name, old]];
      switch (edit) {
        case "drop":
          return [];
        case "repeat":
          return [
            [name, old],
            [name, value],
          ];
        case "set":
          return [[name, value]];
        case "rename":
          return [[`${name}[]`, old]];
      }
    });
  }
  return [...fields, ...further];
}

async function bodyOf(fields: Fields, encoding: Encoding): Promise<Pick<Sent, "contentType" | "body">> {
  const url = new URLSearchParams(fields.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]));
  switch (encoding) {
    case "form":
      return { contentType: "application/x-www-form-urlencoded", body: url.toString() };
    case "broken percent":
      return {
        contentType: "application/x-www-form-urlencoded",
        body: `${url.toString()}&a=%E0%A4%A&%&=&&b`,
      };
    case "json":
      return { contentType: "application/json", body: JSON.stringify(Object.fromEntries(fields)) };
    case "text":
      return { contentType: "text/plain; charset=utf-16", body: url.toString() };
    case "broken multipart":
      return { contentType: "multipart/form-data; boundary=x", body: `--x\r\n${url.toString()}` };
    case "many texts":
      return {
        contentType: "application/x-www-form-urlencoded",
        body: `${url.toString()}${"&a=".repeat(20_000)}`,
      };
    case "long name":
      return {
        contentType: "application/x-www-form-urlencoded",
        body: `${url.toString()}&${"a".repeat(20_000)}=b`,
      };
    case "many parts":
      return { contentType: "multipart/form-data; boundary=x", body: `${partOf("a")}\r\n`.repeat(5_000) };
    case "cut file":
      return {
        contentType: "multipart/form-data; boundary=x",
        body: ["file", "record", "separateCopy"].map((name) => partOf(name, "a.csv")).join("\r\n"),
      };
    case "multipart": {
      const data = new FormData();
      for (const [name, value] of fields) {
        if (/file|copy|record$/u.test(name)) data.append(name, new Blob([value]), "budget.csv");
        else data.append(name, value);
      }
      const encodedForm = new Response(data);
      const contentType = encodedForm.headers.get("content-type") ?? undefined;
      return { contentType, body: new Uint8Array(await encodedForm.arrayBuffer()) };
    }
  }
}

const partOf = (name: string, file = "") =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\na`;

async function send(office: WholeOffice, sent: Sent): Promise<{ status: number; text: string }> {
  const { cookie } = office.visitors[sent.who];
  const response = await fetch(new URL(sent.address, office.site.origin), {
    method: sent.method,
    redirect: "manual",
    headers: {
      Origin: office.site.origin,
      ...(cookie ? { Cookie: cookie } : {}),
      ...(sent.contentType ? { "Content-Type": sent.contentType } : {}),
    },
    ...(sent.body === undefined ? (sent.method === "GET" ? {} : { body: "" }) : { body: sent.body }),
  });
  return { status: response.status, text: await response.text() };
}

/** The forms as they are drawn for whoever may send them, with the version and digest they were drawn with. */
class DrawnForms {
  private readonly forms = new Map<string, Fields>();
  private readonly office: WholeOffice;

  constructor(office: WholeOffice) {
    this.office = office;
  }

  /** After something changed there, so that the next one is not stale. */
  forget(address: string): void {
    this.forms.delete(address.replace(/\.data$/u, ""));
  }

  /** @param route as the URL map has it, to know who may see the form */
  async at(address: string, route: string): Promise<Fields> {
    const known = this.forms.get(address);
    if (known) return known;
    const { look, send } = WHO_MAY_GO_WHERE[route] ?? {};
    const allowed = WHO.filter((who) => send && ![302, 403, 404].includes(send[who]) && look?.[who] !== 403);
    for (const who of allowed.slice(0, 2)) {
      const response = await this.office.visitors[who].get(address);
      const text = await response.text();
      const fields = response.status === 200 ? fieldsIn(parse(text)) : [];
      if (fields.length > 0) {
        this.forms.set(address, fields);
        return fields;
      }
    }
    this.forms.set(address, []);
    return [];
  }
}

function fieldsIn(node: DefaultTreeAdapterTypes.Node): Fields {
  const own: Fields = [];
  if (tree.isElementNode(node)) {
    const attribute = (name: string) => node.attrs.find((found) => found.name === name)?.value;
    const name = attribute("name");
    const isField = ["input", "textarea", "select"].includes(node.tagName);
    if (isField && name !== undefined && name !== "everywhere") {
      const filled = attribute("value") ?? "";
      own.push([
        name,
        filled === "" ? (attribute("type") === "password" ? "equality-demo" : "Some words") : filled,
      ]);
    }
  }
  return [...own, ...("childNodes" in node ? node.childNodes.flatMap(fieldsIn) : [])];
}

/** Of every form that `defineForm` made. */
async function formFieldNames(): Promise<string[]> {
  const folder = path.resolve(import.meta.dirname, "../../app/forms");
  const names = new Set<string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".ts")) continue;
    const module = (await import(pathToFileURL(path.join(folder, file)).href)) as Record<string, unknown>;
    for (const exported of Object.values(module)) {
      if (typeof exported !== "object" || exported === null || !("fields" in exported)) continue;
      for (const [name, { kind }] of Object.entries((exported as FormFields).fields)) {
        for (const part of kind === "date" ? ["-day", "-month", "-year"] : [""]) names.add(name + part);
      }
    }
  }
  return [...names];
}

/**
 * What a request leaves behind although it was refused, or only read: who was here when, what did not work, what somebody typed whose
 * session had ended, sealed for them alone, and what the register is searched by, which is made of what is published when it is first
 * asked for.
 */
const LEAVES_TRACES = [
  ...["session", "sign_in_failure", "audit_event", "audit_head"],
  ...["kept_text", "register_document", "register_facet"],
];

/** How many rows each table has and which transaction last wrote one, and how many acts the log has that are no refusals. */
async function contentOf({ db }: Database): Promise<string> {
  const tables: unknown = await db.execute(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const digests = rowsOf<{ name: string }>(tables)
    .filter(({ name }) => !LEAVES_TRACES.includes(name))
    .map(
      ({ name }) =>
        sql`select ${name}::text as name, count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as digest from ${sql.identifier(name)}`,
    );
  const acts = sql`select 'audit_event' as name, count(*)::text as digest from audit_event where act not in ('session.refused', 'password.refused', 'session.start', 'session.end', 'session.end-all')`;
  const found: unknown = await db.execute(sql.join([...digests, acts], sql` union all `));
  return (
    rowsOf<{ name: string; digest: string }>(found)
      .map(({ name, digest }) => `${name}=${digest}`)
      // A plan that asks several tables at once gives them in any order.
      .sort()
      .join("\n")
  );
}

/** The two databases give their rows in two ways. */
function rowsOf<Row>(result: unknown): Row[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown }).rows) as Row[];
}

function difference(before: string, after: string): string {
  const known = new Set(before.split("\n"));
  const changed = after.split("\n").filter((line) => !known.has(line));
  return changed.map((line) => line.split("=")[0]).join(", ");
}

type Newcomer = { personId: number; who: Exclude<Who, "nobody"> };

/** The people of `startWholeOffice`, by the name it gives them. */
async function newcomersOf({ db }: Database): Promise<Newcomer[]> {
  const found = await db.select().from(person).where(like(person.name, "Newcomer %"));
  return found.flatMap(({ id, name }) =>
    WHO.flatMap((who) => (who !== "nobody" && name === `Newcomer ${who}` ? [{ personId: id, who }] : [])),
  );
}

/** After an account was changed, or a session ended: everybody has their one role again and is signed in. */
async function restore(office: WholeOffice, newcomers: readonly Newcomer[]): Promise<void> {
  const { db } = office.site.database;
  for (const { personId, who } of newcomers) {
    await db
      .update(person)
      .set({ isActive: true, name: `Newcomer ${who}` })
      .where(eq(person.id, personId));
    await db.delete(roleGrant).where(eq(roleGrant.personId, personId));
    const roles = rolesOf(who);
    if (roles.length > 0) {
      await db.insert(roleGrant).values(roles.map((role) => ({ personId, role, grantedAt: SIGN_OFF_NOW })));
    }
    office.visitors[who] = await office.site.as({ personId });
  }
}
