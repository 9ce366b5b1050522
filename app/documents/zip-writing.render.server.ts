import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";

interface Part {
  path: string;
  content: Buffer;
  /** Whether it stands there as it is. */
  isStored?: boolean;
}

const deflate = promisify(deflateRaw) as (content: Uint8Array) => Promise<Buffer>;
const STORED = 0;
const DEFLATED = 8;
/** Version 2.0, which has deflate. */
const NEEDED = 20;
/** The first day that a zip can name, so that the same parts are the same bytes. */
const DAY = 0x21;

/** A zip of a few parts, each of which fits into memory (PKWARE APPNOTE 4.3). */
export async function writeZip(parts: readonly Part[]): Promise<Buffer> {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content, isStored = false } of parts) {
    const name = Buffer.from(path);
    const packed = isStored ? content : await deflate(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(NEEDED, 0);
    fields.writeUInt16LE(isStored ? STORED : DEFLATED, 4);
    fields.writeUInt16LE(DAY, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    local.push(signature(0x04034b50), fields, name, packed);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), version(), fields, behind, name);
    offset += 4 + fields.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(NEEDED);
  return bytes;
}
