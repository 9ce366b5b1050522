import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** What is running: `remix.config.js` writes it down as the pages are built, for git may be away when the server starts. */
export interface Release {
  release: string;
  /** Of git, with `-dirty` after it where files had been changed since; null where the build knew of none. */
  commit: string | null;
}

const schema = z.object({ release: z.string(), commit: z.string().nullable() });

/** @param folder the project's */
export async function readRelease(folder: string): Promise<Release> {
  const built = await readIfThere(path.join(folder, "build", "release.json"));
  if (built !== null) return schema.parse(JSON.parse(built));
  const own = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as { version: string };
  return { release: own.version, commit: null };
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
