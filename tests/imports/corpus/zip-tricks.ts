import { byHand } from "./workbook";

/** Zips that say of themselves what is not so. Offsets are those of a central directory entry (APPNOTE 4.3.12). */
const DIRECTORY_ENTRY = Buffer.from("PK\x01\x02", "latin1");

/** 5 MB of zeros that are declared as one kilobyte. */
export async function lyingBomb(): Promise<Uint8Array> {
  const sheet = "xl/worksheets/sheet1.xml";
  const bomb = await byHand("", { [sheet]: new Uint8Array(5 * 1024 * 1024) })();
  return withDeclaredSize(bomb, sheet, 1024);
}

export function withDeclaredSize(zip: Uint8Array, path: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const entry = directoryEntries(bytes).find(
    (at) => bytes.toString("latin1", at + 46, at + 46 + path.length) === path,
  );
  bytes.writeUInt32LE(size, (entry ?? 0) + 24);
  return bytes;
}

/** As if every part were encrypted. */
export function withEncryptedFlag(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const at of directoryEntries(bytes)) bytes.writeUInt16LE(1, at + 8);
  return bytes;
}

function directoryEntries(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(DIRECTORY_ENTRY); at !== -1; at = bytes.indexOf(DIRECTORY_ENTRY, at + 4))
    found.push(at);
  return found;
}
