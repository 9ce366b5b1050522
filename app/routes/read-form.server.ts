import { setImmediate } from "node:timers/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { Semaphore, withTimeout } from "async-mutex";
import type { FormFields, SentForm } from "~/forms/form";
import { formLimits, type FormLimits } from "~/forms/form-limits";
import { receiveFile, type ReceivedFile } from "./received-file.server";

/**
 * The one door by which a body comes in (docs/decisions/0023-how-a-body-is-read.md): a piece at a time, each held to the
 * form's limits before anything is made of it.
 */
export class PostedForm implements SentForm {
  readonly #texts: (readonly [name: string, text: string])[] = [];
  readonly #files = new Map<string, ReceivedFile>();

  get(name: string): string | ReceivedFile | null {
    return this.file(name) ?? this.#texts.find(([found]) => found === name)?.[1] ?? null;
  }

  getAll(name: string): string[] {
    return this.#texts.flatMap(([found, text]) => (found === name ? [text] : []));
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  file(name: string): ReceivedFile | null {
    return this.#files.get(name) ?? null;
  }

  /** Names and texts, in the order in which they came. */
  texts(): readonly (readonly [name: string, text: string])[] {
    return this.#texts;
  }

  files(): readonly (readonly [name: string, file: ReceivedFile])[] {
    return [...this.#files];
  }

  add(name: string, value: string | ReceivedFile): void {
    if (typeof value === "string") this.#texts.push([name, value]);
    else this.#files.set(name, value);
  }

  /** Lets the files go. */
  async close(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.close()));
  }
}

const SECONDS = { form: 20, upload: 55 };
/** Files of one form that arrive at the same time; each takes its place on the disk, not in memory. */
const UPLOADS_AT_ONCE = 20;
const TURN_MS = 10_000;
/** By the file's field: a form may be made anew for each page, its field for a file is one. */
const turns = new WeakMap<object, ReturnType<typeof turnsOfForm>>();
const turnsOfForm = () => withTimeout(new Semaphore(UPLOADS_AT_ONCE), TURN_MS, new Error("no turn"));

/**
 * Reads what was sent of a form, does something with it, and lets its files go. To be called once it is known that the
 * sender may send it.
 * @throws Response 400, 408, 413, 415 or 503: a sentence that says what is wrong with the body
 */
export async function readForm<T>(
  request: Request,
  form: FormFields,
  work: (posted: PostedForm) => Promise<T>,
): Promise<T> {
  const posted = await readWithinLimits(request, form);
  try {
    return await work(posted);
  } finally {
    await posted.close();
  }
}

async function readWithinLimits(request: Request, form: FormFields): Promise<PostedForm> {
  const limits = formLimits(form);
  const contentType = contentTypeOf(request, limits);
  if (Number(request.headers.get("content-length")) > mostBytes(limits)) throw TOO_LARGE();
  if (!limits.file) return receive(request, contentType, limits, SECONDS.form);
  const key = limits.file.field ?? form;
  const turn = turns.get(key) ?? turnsOfForm();
  turns.set(key, turn);
  const release = await turn.acquire().then(
    ([, done]) => done,
    () => {
      throw refused(503, "Too many files are being sent at the moment. Try again in a minute.");
    },
  );
  try {
    return await receive(request, contentType, limits, SECONDS.upload);
  } finally {
    release();
  }
}

/** The texts of any form of ours, of a sender of whom it is not known which one they may send. Files are passed over. */
const ANY_FORM: FormLimits = {
  bytes: 1_000_000,
  texts: new Map(),
  others: { bytes: 1_000_000, times: 2_000 },
  count: 2_000,
  file: { name: "", bytes: 5_000_000 },
};
const ANY_AT_ONCE = 10;
const anyTurns = withTimeout(new Semaphore(ANY_AT_ONCE), TURN_MS, new Error("no turn"));

/** The same of a form that is not known. @throws Response as `readForm` does */
export async function readAnyForm<T>(request: Request, work: (posted: PostedForm) => Promise<T>): Promise<T> {
  const contentType = contentTypeOf(request, ANY_FORM);
  if (Number(request.headers.get("content-length")) > mostBytes(ANY_FORM)) throw TOO_LARGE();
  const [, release] = await anyTurns.acquire().catch(() => {
    throw refused(503, "Too many forms are being sent at the moment. Try again in a minute.");
  });
  try {
    const posted = await receive(request, contentType, ANY_FORM, SECONDS.form);
    try {
      return await work(posted);
    } finally {
      await posted.close();
    }
  } finally {
    release();
  }
}

/** For a body that is answered unread: a browser shows an answer only once it has sent everything. */
export async function letGoBy({ body }: Request): Promise<void> {
  await body?.pipeTo(new WritableStream());
}

function refused(status: number, message: string): Response {
  return new Response(message, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
const TOO_LARGE = () =>
  refused(
    413,
    "That is more than this form takes, so nothing was saved. Go back and shorten what you typed.",
  );
const TOO_MANY = () => refused(413, "That is more than this form has fields for, so nothing was saved.");
const NO_FORM = () => refused(415, "What was sent is not a form.");
const BROKEN = () => refused(400, "What was sent is not a whole form.");
const TOO_SLOW = () =>
  refused(408, "What was sent took too long to arrive, so nothing was saved. Go back and try again.");

/** A file that is a little too large is answered with its page, which says so. */
const BEYOND_THE_FILE = 1_000_000;

function mostBytes({ bytes, file }: FormLimits): number {
  return bytes + (file ? file.bytes + BEYOND_THE_FILE : 0);
}

/** RFC 2046, 5.1.1: a boundary has 70 characters at most. */
const MULTIPART = /^multipart\/form-data;\s*boundary=(?:[^\s";,]{1,70}|"[^"]{1,70}")$/iu;
const URL_ENCODED = /^application\/x-www-form-urlencoded(?:;|$)/iu;

/** Browsers say no more of a form than this: any other is refused before it is read. */
function contentTypeOf({ headers }: Request, { file }: FormLimits): string {
  const given = headers.get("content-type")?.trim() ?? "";
  if (URL_ENCODED.test(given)) return "application/x-www-form-urlencoded";
  if (!MULTIPART.test(given)) throw NO_FORM();
  if (!file) throw refused(415, "This form has no file, so it is not sent in parts.");
  return given;
}

const LONGEST_NAME = 200;
const HEADERS = { headerPairs: 10, headerSize: 4_000 };
/** Bytes that are parsed in one go. */
const SLICE = 16_384;

async function receive(
  request: Request,
  contentType: string,
  limits: FormLimits,
  seconds: number,
): Promise<PostedForm> {
  const reading = new Reading(contentType, limits);
  const late = new Deadline(seconds);
  try {
    let bytes = 0;
    for await (const piece of piecesOf(request, late)) {
      bytes += piece.length;
      if (bytes > mostBytes(limits)) throw TOO_LARGE();
      for (let at = 0; at < piece.length; at += SLICE) {
        await late.orEarlier(reading.write(piece.subarray(at, at + SLICE)));
        // Other requests get their turn.
        await setImmediate();
      }
    }
    // A sender who went away looks like one who has sent everything.
    if (bytes < Number(request.headers.get("content-length"))) throw BROKEN();
    return await late.orEarlier(reading.end());
  } catch (error) {
    await reading.drop();
    throw error;
  } finally {
    late.clear();
  }
}

/** A body that is refused is left where it is: whoever answers passes over the rest of it. */
async function* piecesOf({ body }: Request, late: Deadline): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await late.orEarlier(reader.read());
    if (done) return;
    yield value;
  }
}

/**
 * What ends the waiting for one thing after another. It keeps hold of the thing that is waited for and of nothing before:
 * `Promise.race` with a promise that lasts keeps every piece of the body in memory until it settles.
 */
class Interruption {
  #reason: { was: unknown } | null = null;
  #reject: ((reason: unknown) => void) | null = null;

  /** The first reason counts. */
  interrupt(reason: unknown): void {
    this.#reason ??= { was: reason };
    this.#reject?.(this.#reason.was);
  }

  /** @throws what it was interrupted with */
  async orEarlier<T>(work: Promise<T>): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#reject = reject;
        work.then(resolve, reject);
        if (this.#reason) this.#reject(this.#reason.was);
      });
    } finally {
      this.#reject = null;
    }
  }
}

class Deadline extends Interruption {
  readonly #timer: NodeJS.Timeout;

  constructor(seconds: number) {
    super();
    this.#timer = setTimeout(() => this.interrupt(TOO_SLOW()), seconds * 1_000);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

/** One body under way, and what was let through of it so far. */
class Reading {
  readonly #posted = new PostedForm();
  readonly #limits: FormLimits;
  readonly #parser: BusboyInstance;
  readonly #times = new Map<string, number>();
  readonly #files: { stream: BusboyFileStream; received: Promise<void> }[] = [];
  readonly #refusal = new Interruption();
  readonly #finished: Promise<void>;
  #textBytes = 0;
  #count = 0;

  constructor(contentType: string, limits: FormLimits) {
    this.#limits = limits;
    this.#parser = new Busboy({
      headers: { "content-type": contentType },
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
      limits: {
        ...HEADERS,
        fieldNameSize: LONGEST_NAME,
        // One more than is taken: a text of just so many bytes would be called cut.
        fieldSize:
          1 +
          Math.max(
            ...[...limits.texts.values(), ...(limits.others ? [limits.others] : [])].map(
              ({ bytes }) => bytes,
            ),
          ),
        // One more than is taken: of a body that came in one piece it drops the rest without a word.
        fields: limits.count + 1,
        files: 1,
        fileSize: limits.file?.bytes ?? 0,
        parts: limits.count + 2,
      },
    });
    this.#finished = new Promise((resolve) => {
      this.#parser.once("finish", resolve);
    });
    const tooMany = () => this.#refusal.interrupt(TOO_MANY());
    this.#parser
      .on("field", (name, text, isNameCut, isCut) => this.#takeText(name, text, isNameCut || isCut))
      .on("file", (name, stream, fileName) => this.#takeFile(name, stream, fileName))
      .on("partsLimit", tooMany)
      .on("filesLimit", tooMany)
      .on("fieldsLimit", tooMany)
      .on("error", () => this.#refusal.interrupt(BROKEN()));
  }

  write(slice: Uint8Array): Promise<void> {
    const written = new Promise<void>((resolve) => {
      this.#parser.write(slice, () => resolve());
    });
    return this.#refusal.orEarlier(written);
  }

  async end(): Promise<PostedForm> {
    this.#parser.end();
    await this.#refusal.orEarlier(this.#finished);
    await this.#refusal.orEarlier(Promise.all(this.#files.map(({ received }) => received)));
    return this.#posted;
  }

  async drop(): Promise<void> {
    this.#refusal.interrupt(null);
    for (const { stream } of this.#files) stream.destroy(new Error("the body was refused"));
    await Promise.all(this.#files.map(({ received }) => received));
    await this.#posted.close();
  }

  #takeText(name: string | undefined, text: string, isCut: boolean): void {
    if (name === undefined) return;
    if (++this.#count > this.#limits.count) this.#refusal.interrupt(TOO_MANY());
    const bytes = Buffer.byteLength(text);
    this.#textBytes += bytes + name.length;
    const limit = this.#limits.texts.get(name) ?? this.#limits.others;
    const isTooLong = isCut || name.length > LONGEST_NAME || bytes > (limit?.bytes ?? this.#limits.bytes);
    if (isTooLong || this.#textBytes > this.#limits.bytes) {
      this.#refusal.interrupt(TOO_LARGE());
      return;
    }
    const times = (this.#times.get(name) ?? 0) + 1;
    this.#times.set(name, times);
    if (limit && times <= limit.times) this.#posted.add(name, text);
  }

  #takeFile(name: string, stream: BusboyFileStream, fileName: string): void {
    // A file that ends in its middle is told of here too, and would end the process where nobody listens.
    stream.on("error", () => this.#refusal.interrupt(BROKEN()));
    if (name !== this.#limits.file?.name) {
      stream.resume();
      return;
    }
    const received = receiveFile(stream, fileName).then(
      (file) => this.#keep(name, file),
      (error: unknown) => this.#refusal.interrupt(error),
    );
    this.#files.push({ stream, received });
  }

  /** Where nothing was chosen, browsers send a file without a name and without bytes. */
  async #keep(name: string, file: ReceivedFile): Promise<void> {
    if (file.name === "" && file.size === 0) await file.close();
    else this.#posted.add(name, file);
  }
}
