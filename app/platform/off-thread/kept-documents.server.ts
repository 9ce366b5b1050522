import { createHash } from "node:crypto";
import type { PublishedFile } from "~/documents/document-file.render.server";
import type { OffThread, Outcome } from "./off-thread.server";

export type DocumentBytes = Uint8Array<ArrayBuffer>;

/** So many bytes of documents are kept; those that were asked for last. */
const MOST_BYTES = 48_000_000;

/**
 * Documents of what is published, each made once. They are known by all that they are made of, which is read anew each
 * time: what is no longer published cannot be asked for, and nothing has to be told to forget it.
 */
export class KeptDocuments {
  readonly #offThread: OffThread;
  readonly #release: string;
  readonly #mostBytes: number;
  /** The one that was asked for longest ago comes first. */
  readonly #kept = new Map<string, DocumentBytes>();
  readonly #making = new Map<string, Promise<Outcome<DocumentBytes>>>();
  #bytes = 0;

  /** @param release another one may lay documents out otherwise */
  constructor(offThread: OffThread, release: string, mostBytes = MOST_BYTES) {
    this.#offThread = offThread;
    this.#release = release;
    this.#mostBytes = mostBytes;
  }

  /** Names a document by what it is made of. */
  tagOf(file: PublishedFile): string {
    return createHash("sha256")
      .update(JSON.stringify([this.#release, file]))
      .digest("base64url");
  }

  /** @param tag of the file, as `tagOf` gives it */
  async bytesOf(file: PublishedFile, tag: string): Promise<Outcome<DocumentBytes>> {
    const kept = this.#kept.get(tag);
    if (kept) {
      this.#kept.delete(tag);
      this.#kept.set(tag, kept);
      return { is: "done", value: kept };
    }
    const making = this.#making.get(tag) ?? this.#make(file, tag);
    this.#making.set(tag, making);
    return making;
  }

  async #make(file: PublishedFile, tag: string): Promise<Outcome<DocumentBytes>> {
    try {
      const outcome = await this.#offThread.run("make-published", file);
      if (outcome.is === "done") this.#keep(tag, outcome.value);
      return outcome;
    } finally {
      this.#making.delete(tag);
    }
  }

  #keep(tag: string, bytes: DocumentBytes): void {
    this.#kept.set(tag, bytes);
    this.#bytes += bytes.byteLength;
    for (const [oldest, { byteLength }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= byteLength;
    }
  }
}
