import { createHash } from "node:crypto";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import type { z } from "zod";
import { findFramework, type Framework } from "~db/queries/frameworks.server";
import type { Actor } from "~db/queries/people.server";
import { mayReadFrameworks, seesAllFrameworks } from "~/auth/permissions";
import { formatInstant } from "~/domain/shared/calendar-date";
import {
  parseForm,
  typedInWords,
  UnreadableText,
  type FieldErrors,
  type FormFields,
  type ParsedForm,
  type RawValues,
} from "~/forms/form";
import { makesNew, pageOf, params as schemas, paths, putRightPath } from "~/paths";
import { NO_VERSION, type ServiceContext } from "~/services/context.server";
import { Refusal, type RefusalDetail } from "~/services/refusal";
import { SIGNED_OUT_STATUS, type SignedOutData } from "~/ui/account/signed-out";
import type { FormAnswer } from "~/ui/form";
import { savedCookie, savedKey } from "~/ui/form/saved-mark";
import type { SavedNotice } from "~/ui/saved-notice";
import { forgetWhatWasTyped, keepOf, keepWhatWasTyped } from "./kept-typing.server";
import { pathOnward } from "./next-to-put-right.server";
import { readForm, type PostedForm } from "./read-form.server";
import { leaveNotice } from "./saved-notice.server";

/**
 * How loaders and actions answer: who asks, what the address names, what a post that could not be done leads to.
 * No route answers a refusal in a way of its own.
 */
type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}

export function forbidden(message: string): Response {
  return new Response(message, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** @throws a redirect to the sign-in page, which leads back here: also from a post, where what was typed can be kept */
export async function requireActor({ context, request }: Pick<Args, "context" | "request">): Promise<Actor> {
  if (context.actor) return context.actor;
  if (request.method === "GET") throw redirect(paths.signIn(pageOf(request.url)));
  const setCookie = await keepWhatWasTyped(context, request);
  // The address of a post is not one to come back to, but for what is put back into its form.
  throw setCookie === null
    ? redirect(paths.signIn())
    : redirect(paths.signInToGoOn(pageOf(request.url)), { headers: { "Set-Cookie": setCookie } });
}

/** @throws 404 where a parameter is not of its kind */
export function readParams<Schema extends z.ZodType>(
  schema: Schema,
  values: Args["params"],
): z.infer<Schema> {
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** What a post was told of its framework. The page that answers it asks anew: it has a request of its own. */
const toldOfPosts = new WeakMap<Request, Promise<FrameworkInAddress>>();

interface FrameworkInAddress {
  framework: Framework;
  actor: Actor;
}

/** The framework in the address, for someone who may know of it. @throws a redirect to sign in; 403; 404 */
export function requireFramework(args: Args): Promise<FrameworkInAddress> {
  if (args.request.method !== "POST") return findInAddress(args);
  const told = toldOfPosts.get(args.request) ?? findInAddress(args);
  toldOfPosts.set(args.request, told);
  return told;
}

async function findInAddress(args: Args): Promise<FrameworkInAddress> {
  const actor = await requireActor(args);
  const { frameworkId } = readParams(schemas.framework, args.params);
  if (!mayReadFrameworks(actor)) throw forbidden("Your roles do not include reading this.");
  const visibility = { personId: actor.personId, seesAll: seesAllFrameworks(actor) };
  const framework = await findFramework(args.context.database.db, frameworkId, visibility);
  if (!framework) throw notFound();
  return { framework, actor };
}

export function serviceContext(context: AppLoadContext, actor: Actor, formKey?: string): ServiceContext {
  const { database, now, sessionId } = context;
  // Without it, nothing would notice that the session ended.
  if (sessionId === null) throw new Error("Somebody who is signed in has a session");
  return { database, now, actor, sessionId, formKey };
}

interface Posted<Value, Params> {
  service: ServiceContext;
  value: Value;
  params: Params;
  /** Of the row the form was made on; `NO_VERSION` where it has none. */
  version: number;
  /** The whole post, for what is no field: which button was pressed. */
  posted: PostedForm;
}

interface PostOptions<Value, ParamsSchema extends z.ZodType> {
  params: ParamsSchema;
  /** Made from the address where the fields depend on it, as a budget line's years do. */
  form:
    | FormOf<Value>
    | ((args: {
        params: z.infer<ParamsSchema>;
        actor: Actor;
        context: AppLoadContext;
      }) => Promise<FormOf<Value>>);
  /** Does it. Where it gives a path, the person goes there, else to `done`. */
  act: (post: Posted<Value, z.infer<ParamsSchema>>) => Promise<string | undefined> | Promise<void>;
  /** Where a person goes next; also when the very same form comes a second time. */
  done: (params: z.infer<ParamsSchema>) => string;
  /**
   * What the page after it says: that and when it was saved, where left out; that something was removed, with the way back;
   * or nothing, since it says itself what was done.
   */
  says?: "nothing" | ((post: Posted<Value, z.infer<ParamsSchema>>) => SavedNotice["undo"]);
  /** For a button that asks for another page with what is filled in so far: where to, null where it was not that one. */
  instead?: (posted: PostedForm, params: z.infer<ParamsSchema>) => string | null;
}
type FormOf<Value> = FormFields & { check: (value: Value) => FieldErrors };

/** Answers a post: parse, one service, redirect; or the form again with what is wrong and all that was typed. */
export async function answerPost<Value, ParamsSchema extends z.ZodType>(
  args: ActionFunctionArgs,
  options: PostOptions<Value, ParamsSchema>,
) {
  const { context, request } = args;
  const actor = await requireActor(args);
  const params = readParams(options.params, args.params);
  if (args.params.frameworkId !== undefined) await requireFramework(args);
  const form =
    typeof options.form === "function" ? await options.form({ params, actor, context }) : options.form;
  return readForm(request, form, async (posted) => {
    const instead = options.instead?.(posted, params) ?? null;
    if (instead !== null) return redirect(instead);
    const parsed = parsePosted<Value>(form, posted);
    const sent = { values: parsed.values, madeOn: madeOn(form, posted) };
    if (!parsed.ok) return answer(400, { errors: parsed.errors, ...sent });
    try {
      const post = {
        service: {
          ...serviceContext(context, actor, formKeyOf(request, posted)),
          ...(makesNew(request.url) && { sameContent: sameContentOf(request, form, posted) }),
        },
        value: parsed.value,
        params,
        version: versionOf(posted),
        posted,
      };
      const next = (await options.act(post)) ?? (await onward(post)) ?? options.done(params);
      await forgetWhatWasTyped(context, request, actor.personId);
      const { says } = options;
      const notice = says === "nothing" ? [] : [await leaveNotice(context, says?.(post) ?? null)];
      return saved(next, posted, notice);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.detail.kind === "signed-out") {
        const setCookie = await keepOf(context, request, actor.personId, posted);
        throw signedOut(context, pageOf(request.url), setCookie, typedInWords(form, parsed.values));
      }
      if (error.detail.kind === "repeated") return saved(options.done(params), posted);
      return answerRefusal(error.detail, sent, options.done(params), params);
    }
  });
}

/** Where the button that saves and goes on was pressed (`SaveAndNext`), the page that it named. */
async function onward({ service, params, posted }: Posted<unknown, unknown>): Promise<string | undefined> {
  const place = posted.get("onward");
  const framework = schemas.framework.safeParse(stringified(params));
  return typeof place === "string" && framework.success
    ? pathOnward(service, framework.data.frameworkId, place)
    : undefined;
}

/**
 * Answers a post of somebody who is not signed in, who so has no roles to ask about: parse, then `act`, which says
 * where they go.
 */
export async function answerOpenPost<Value, Answered>(
  request: Request,
  form: FormOf<Value>,
  act: (value: Value, posted: PostedForm) => Promise<Answered>,
) {
  return readForm(request, form, async (posted) => {
    const parsed = parsePosted<Value>(form, posted);
    const sent = { values: parsed.values, madeOn: madeOn(form, posted) };
    if (!parsed.ok) return answer(400, { errors: parsed.errors, ...sent });
    try {
      return await act(parsed.value, posted);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return answerRefusal(error.detail, sent, paths.home(), {});
    }
  });
}

function parsePosted<Value>(form: FormOf<Value>, posted: PostedForm): ParsedForm<Value> {
  try {
    return parseForm(form, posted) as ParsedForm<Value>;
  } catch (error) {
    if (error instanceof UnreadableText) throw new Response(`${error.message}.`, { status: 400 });
    throw error;
  }
}

function versionOf(posted: PostedForm): number {
  const version = posted.get("version");
  return typeof version === "string" && /^\d{1,9}$/u.test(version) ? Number(version) : NO_VERSION;
}

/** What the browser asked to save is saved: it drops the draft that it keeps of it (ui/form/writing.client.ts). */
function saved(next: string, posted: PostedForm, cookies: readonly string[] = []) {
  const key = savedKey(posted.get("formKey"));
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (key !== null) headers.append("Set-Cookie", savedCookie(key));
  return redirect(next, { headers });
}

/** The key of the page the form was on, with all that was sent: the same twice is a repeat, anything else is not. */
function formKeyOf(request: Request, posted: PostedForm): string | undefined {
  const key = posted.get("formKey");
  if (typeof key !== "string" || key === "" || key.length > 100) return undefined;
  const hash = createHash("sha256").update(`${key}\n${new URL(request.url).pathname}`);
  for (const [name, text] of posted.texts()) hash.update(`\n${name}=${text}`);
  for (const [name, file] of posted.files()) {
    hash.update(`\n${name}=${file.name}\n${file.size}\n${file.sha256}`);
  }
  return hash.digest("hex");
}

/** All that somebody typed or chose, at this address: not on which page, nor on which version it was made. */
function sameContentOf(request: Request, { carries }: FormFields, posted: PostedForm) {
  const typed = posted.texts().filter(([name]) => !Object.hasOwn(carries, name));
  const files = posted.files().map(([name, { sha256 }]) => [name, sha256]);
  const hash = createHash("sha256").update(JSON.stringify([new URL(request.url).pathname, typed, files]));
  return { key: `same ${hash.digest("hex")}`, isMeant: posted.get("evenSo") === "yes" };
}

/** What a form carries that nobody typed. A version that should be there and is not is none. */
function madeOn({ carries }: FormFields, posted: PostedForm): Record<string, string> {
  const carried = posted.texts().filter(([name]) => Object.hasOwn(carries, name));
  return { version: "", ...Object.fromEntries(carried) };
}

function answer(
  status: number,
  {
    errors = {},
    values,
    madeOn = {},
    problem = null,
    current = null,
    blockers = [],
    madeStale = [],
    telling = [],
  }: Partial<FormAnswer> & { values: RawValues },
) {
  return data<FormAnswer>(
    { errors, values, madeOn, problem, current, blockers, madeStale, telling },
    { status },
  );
}

const UNVERSIONED =
  "This form does not say on which version it was made, so nothing was saved. Copy what you typed, open the page again and put it in there.";

type Sent = Pick<FormAnswer, "values" | "madeOn">;

function answerRefusal(detail: RefusalDetail, sent: Sent, done: string, params: unknown) {
  // What it was made on in other respects is no more: the page shows what is now, to be looked at anew.
  const { version = "" } = sent.madeOn;
  const ofNow = { values: sent.values, madeOn: { version } };
  switch (detail.kind) {
    case "not-found":
      throw notFound();
    case "signed-out":
      throw new Error("Only somebody who is signed in is signed out");
    case "forbidden":
      throw forbidden(detail.message);
    case "repeated":
      return redirect(done);
    case "invalid":
      return answer(400, { errors: detail.errors, ...sent });
    case "same-again":
      return answer(409, {
        problem: `You sent the very same on ${formatInstant(detail.savedAt)}, and it was saved. To have it a second time, press the button again.`,
        values: sent.values,
        madeOn: { ...sent.madeOn, evenSo: "yes" },
      });
    case "conflict":
      return answer(409, { problem: detail.message, ...ofNow });
    case "stale":
      return answer(409, { current: detail.current, values: sent.values });
    case "unversioned":
      return answer(422, { problem: UNVERSIONED, ...sent });
    case "busy":
      return answer(503, { problem: detail.message, ...sent });
    case "telling":
      return answer(400, { errors: { known: detail.message }, telling: detail.places, ...sent });
    case "makes-stale":
      return answer(200, { madeStale: detail.entries, ...sent });
    case "blocked": {
      const { frameworkId } = schemas.framework.parse(stringified(params));
      const blockers = detail.blockers.map((blocker) => ({
        message: `${blocker.subject}: ${blocker.message}`,
        href: putRightPath(frameworkId, blocker),
      }));
      return answer(409, { problem: detail.message, ...ofNow, blockers });
    }
  }
}

/**
 * The session ended while the form was being sent: a page with what was typed and nothing else, since whoever sent it is
 * nobody to us now.
 */
function signedOut(context: AppLoadContext, path: string, setCookie: string, typed: SignedOutData["typed"]) {
  context.actor = null;
  return data<SignedOutData>(
    { typed, signInHref: paths.signInToGoOn(path) },
    { status: SIGNED_OUT_STATUS, headers: { "Set-Cookie": setCookie } },
  );
}

function stringified(params: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(params as object).map(([name, value]) => [name, String(value)]));
}
