import type { Content } from "./content.server";
import { UnreadableFile } from "./limits.server";

/**
 * The text of a CSV file, in pieces. A byte order mark decides; without one, UTF-16 shows by a zero in every other byte,
 * and what is not UTF-8 is Windows-1252, in which Excel saves "CSV (comma delimited)" in the United Kingdom.
 *
 * @throws {UnreadableFile}
 */
export function decodeText(content: Content): string[] {
  const encoding = saidEncoding(content.subarray(0, BEGINNING));
  const pieces = tryToDecode(encoding ?? "utf-8", content);
  if (pieces) return pieces;
  if (encoding === null) return Array.from(piecesOf(content), decodeWindows1252);
  throw new UnreadableFile(
    `The file says it is ${encoding.toUpperCase()} text, but is damaged. Open it in a spreadsheet program, save it as “CSV UTF-8”, and upload that.`,
  );
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";
const BEGINNING = 2_000;

/** Null where nothing says it. */
function saidEncoding(beginning: Uint8Array): Encoding | null {
  const [first, second, third] = beginning;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  const zeros = zerosByPlace(beginning);
  if (zeros.odd > 0.4 && zeros.even === 0) return "utf-16le";
  if (zeros.even > 0.4 && zeros.odd === 0) return "utf-16be";
  return null;
}

/** Without the byte order mark. */
function tryToDecode(encoding: Encoding, content: Content): string[] | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return [
      ...Array.from(piecesOf(content), (piece) => decoder.decode(piece, { stream: true })),
      decoder.decode(),
    ];
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const PIECE_BYTES = 64 * 1024;

function* piecesOf(content: Content): Generator<Uint8Array> {
  for (let at = 0; at < content.length; at += PIECE_BYTES) yield content.subarray(at, at + PIECE_BYTES);
}

/** Shares of zeros among the bytes at even and at odd places. */
function zerosByPlace(bytes: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) count[index % 2 === 0 ? "even" : "odd"] += 1;
  });
  const places = Math.max(1, bytes.length / 2);
  return { even: count.even / places, odd: count.odd / places };
}

/** 0x80 to 0x9F; the rest is as in Latin-1. Some releases of Node get these wrong in `TextDecoder`. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeWindows1252({ buffer, byteOffset, byteLength }: Uint8Array): string {
  const latin1 = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u009f]/gu, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));
}
