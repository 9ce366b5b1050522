import { createHmac } from "node:crypto";

/**
 * What is kept of a row that was deleted on request: nobody without the office's key can tell which row it was, not even by guessing.
 * @param secret made of the office's key for the deleted rows of one consultation @param digest by which the row is known when its file comes again
 */
export function deletedRowMark(secret: Uint8Array, digest: string): string {
  return createHmac("sha256", secret).update(digest).digest("base64url");
}
