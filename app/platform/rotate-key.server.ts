import path from "node:path";
import { readEnvironment } from "./environment.server";
import { rotateSigningKey } from "./signing-key.server";

/** Makes a new signing key; earlier seals stay verifiable. */
export async function rotate(): Promise<void> {
  const file = path.resolve(readEnvironment(process.env, "./data").signingKeyFile);
  try {
    const { kid, cleared } = await rotateSigningKey(file);
    if (cleared) console.log(`${cleared} was left by a rotation that ended in its midst, and is removed.`);
    console.log(
      `Key ${kid} signs from now on. Keep a copy of ${file} where the office keeps what it must not lose.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
