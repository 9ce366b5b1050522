import { createHash } from "node:crypto";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import type { ChosenFile } from "~/forms/form";

/**
 * A file that was sent, kept on the disk and not in memory until it is asked for. It has no name there: whatever becomes
 * of this process, the system takes it away.
 */
export class ReceivedFile implements ChosenFile {
  constructor(
    /** As the browser gives it. */
    readonly name: string,
    /** Bytes; one more than the form takes for any file that is larger. */
    readonly size: number,
    /** Hexadecimal, of what is kept. */
    readonly sha256: string,
    private readonly handle: FileHandle,
  ) {}

  /** For whoever reads it on another thread of this process, from its beginning. */
  get descriptor(): number {
    return this.handle.fd;
  }

  async bytes(): Promise<Uint8Array> {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await this.handle.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** @param stream of which no more comes than the form takes; `truncated` where more was sent */
export async function receiveFile(
  stream: Readable & { truncated: boolean },
  name: string,
): Promise<ReceivedFile> {
  const handle = await openNameless();
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      hash.update(piece);
      size += piece.length;
      await handle.appendFile(piece);
    }
    return new ReceivedFile(name, stream.truncated ? size + 1 : size, hash.digest("hex"), handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), "eia-upload-"));
  try {
    return await open(path.join(folder, "file"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
