import { TooManyHashes } from "~/auth/hash-queue.server";
import { Refusal } from "~/services/refusal";

const TOO_MANY =
  "Too many passwords are being checked at this moment, so yours was not looked at. Wait a minute and try again.";

/** @throws Refusal busy where the line in front of the hashes is full */
export async function inItsTurn<T>(hashing: Promise<T>): Promise<T> {
  try {
    return await hashing;
  } catch (error) {
    throw error instanceof TooManyHashes ? new Refusal({ kind: "busy", message: TOO_MANY }) : error;
  }
}
