import { createHash, createHmac } from "node:crypto";

/** Letters and digits that nobody takes for one another. */
const ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ2346789";
const LENGTH = 12;

/**
 * The number on a receipt: it follows from what was sent, so that the very same sent twice has one. Whoever does not have the
 * secret cannot work it out.
 * @returns for example `K7QD-9FHM-2XAB`
 */
export function receiptNumber(secret: Uint8Array, sent: string): string {
  const bytes = createHmac("sha256", secret).update(sent).digest();
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let number = "";
  for (let place = 0; place < LENGTH; place += 1) {
    number += ALPHABET.charAt(Number(rest % BigInt(ALPHABET.length)));
    rest /= BigInt(ALPHABET.length);
    if (place % 4 === 3 && place < LENGTH - 1) number += "-";
  }
  return number;
}

/** However it was typed: letters and digits alone. */
export function numberAsSent(number: string): string {
  return number.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
}

export function receiptHash(number: string): string {
  return createHash("sha256").update(numberAsSent(number)).digest("hex");
}
