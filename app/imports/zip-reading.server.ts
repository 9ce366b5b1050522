import { crc32, createInflateRaw } from "node:zlib";
import { UnreadableFile } from "./limits.server";

/** What a zip says of itself and what comes out of it, some of it perhaps more than once, are both held to this. */
const MAX_PARTS = 2_000;
const MAX_INFLATED_BYTES = 200 * 1024 * 1024;
/** Rows that are all alike shrink to a hundredth; deflate's best, which only bombs need, is a thousandth. */
const MAX_RATIO = 300;
const RATIO_COUNTS_FROM_BYTES = 10 * 1024 * 1024;

export const DAMAGED =
  "The workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx, and upload that.";
export const PASSWORD_PROTECTED =
  "The workbook is protected by a password. Open it, take the password off, save it, and upload it again.";
const BOMB =
  "The file unpacks to far more than a budget can be, so it was not opened. Copy the budget into a new workbook, and upload that.";

export interface Zip {
  /** Paths of the parts, in lower case and with forward slashes: names in a workbook are the same in any case. */
  has: (path: string) => boolean;
  paths: () => string[];
  /** Unpacks a part, each time anew, piece by piece. Null where there is none. */
  open: (path: string) => AsyncIterable<Uint8Array> | null;
  /** The same as a whole, of a part that is small. */
  read: (path: string) => Promise<Buffer | null>;
}

interface Entry {
  path: string;
  method: number;
  encrypted: boolean;
  checksum: number;
  packed: number;
  inflated: number;
  /** Where its local header begins. */
  offset: number;
}

/**
 * Looks into a zip by its central directory alone, so that a bomb is refused before anything is unpacked.
 *
 * @throws {UnreadableFile}
 */
export function openZip(bytes: Uint8Array): Zip {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readCentralDirectory(buffer);
  if (entries.some(({ encrypted }) => encrypted)) throw new UnreadableFile(PASSWORD_PROTECTED);
  const declared = entries.reduce((sum, { inflated }) => sum + inflated, 0);
  const isOutOfProportion = declared > RATIO_COUNTS_FROM_BYTES && declared > MAX_RATIO * buffer.length;
  if (declared > MAX_INFLATED_BYTES || isOutOfProportion) throw new UnreadableFile(BOMB);

  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  let unpacked = 0;
  const open = (path: string) => {
    const entry = byPath.get(path.toLowerCase());
    if (!entry) return null;
    unpacked += entry.inflated;
    if (unpacked > MAX_INFLATED_BYTES) throw new UnreadableFile(BOMB);
    return unpack(buffer, entry);
  };
  return {
    has: (path) => byPath.has(path.toLowerCase()),
    paths: () => [...byPath.keys()],
    open,
    read: async (path) => {
      const content = open(path);
      if (!content) return null;
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}

const END = { signature: 0x06054b50, size: 22, longestComment: 0xffff };
const DIRECTORY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
/** Stands where a size is too big for the field; such a zip is refused with those that are too big. */
const SEE_ZIP64 = 0xffffffff;

/** PKWARE APPNOTE 4.3.12 and 4.3.16. */
function readCentralDirectory(buffer: Buffer): Entry[] {
  const end = findEnd(buffer);
  const count = buffer.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new UnreadableFile(BOMB);
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + DIRECTORY.size > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY.signature) {
      throw new UnreadableFile(DAMAGED);
    }
    const nameEnd = at + DIRECTORY.size + buffer.readUInt16LE(at + 28);
    entries.push({
      path: buffer
        .toString("utf8", at + DIRECTORY.size, nameEnd)
        .replaceAll("\\", "/")
        .toLowerCase(),
      encrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
      method: buffer.readUInt16LE(at + 10),
      checksum: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      inflated: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    });
    at = nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  if (entries.some(({ packed, offset }) => packed === SEE_ZIP64 || offset === SEE_ZIP64)) {
    throw new UnreadableFile(DAMAGED);
  }
  return entries;
}

/** The record at the very end, behind which only a comment may stand. */
function findEnd(buffer: Buffer): number {
  const first = Math.max(0, buffer.length - END.size - END.longestComment);
  for (let at = buffer.length - END.size; at >= first; at -= 1) {
    if (buffer.readUInt32LE(at) === END.signature) return at;
  }
  throw new UnreadableFile(DAMAGED);
}

/** Never beyond the size that was declared: a size that lies is a damaged file. */
async function* unpack(buffer: Buffer, entry: Entry): AsyncGenerator<Uint8Array> {
  let length = 0;
  let checksum = 0;
  for await (const piece of inflate(localData(buffer, entry), entry)) {
    length += piece.length;
    if (length > entry.inflated) break;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (length !== entry.inflated || checksum !== entry.checksum) throw new UnreadableFile(DAMAGED);
}

function localData(buffer: Buffer, { offset, packed }: Entry): Buffer {
  if (offset + LOCAL.size > buffer.length || buffer.readUInt32LE(offset) !== LOCAL.signature) {
    throw new UnreadableFile(DAMAGED);
  }
  const start = offset + LOCAL.size + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  return buffer.subarray(start, start + packed);
}

const STORED = 0;
const DEFLATED = 8;

/** Bytes. */
const PIECE = 64 * 1024;

/** Off the thread that reads. */
async function* inflate(packed: Buffer, { method }: Entry): AsyncGenerator<Buffer> {
  if (method === STORED) {
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
    return;
  }
  if (method !== DEFLATED) throw new UnreadableFile(DAMAGED);
  const unpacking = createInflateRaw({ chunkSize: PIECE });
  unpacking.end(packed);
  try {
    for await (const piece of unpacking) yield piece as Buffer;
  } catch {
    // zlib throws for nothing but bytes that cannot be unpacked.
    throw new UnreadableFile(DAMAGED);
  }
}
