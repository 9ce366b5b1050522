import { UnreadableFile } from "./limits.server";

/**
 * The text of a CSV file. A byte order mark decides; without one, UTF-16 shows by a zero in every other byte, and what
 * is not UTF-8 is Windows-1252, in which Excel saves "CSV (comma delimited)" in the United Kingdom.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decode("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decode("utf-16be", bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode("utf-8", bytes);
  const zeros = zerosByPlace(bytes.subarray(0, 2000));
  if (zeros.odd > 0.4 && zeros.even === 0) return decode("utf-16le", bytes);
  if (zeros.even > 0.4 && zeros.odd === 0) return decode("utf-16be", bytes);
  return tryToDecode("utf-8", bytes) ?? decodeWindows1252(bytes);
}

function decode(encoding: "utf-8" | "utf-16le" | "utf-16be", bytes: Uint8Array): string {
  const text = tryToDecode(encoding, bytes);
  if (text !== null) return text;
  throw new UnreadableFile(
    `The file says it is ${encoding.toUpperCase()} text, but is damaged. Open it in a spreadsheet program, save it as “CSV UTF-8”, and upload that.`,
  );
}

/** Without the byte order mark. */
function tryToDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
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

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u009f]/gu, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));
}
