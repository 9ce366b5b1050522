import { readSync } from "node:fs";

/** The bytes of what was uploaded: in memory, or in a file, of which each part is read as it is asked for. */
export type Content = Pick<Uint8Array, "length"> & {
  subarray: (begin: number, end: number) => Uint8Array;
};

/** A file that this process has open: threads share descriptors. */
export interface OpenFile {
  descriptor: number;
  size: number;
}

export function contentOf({ descriptor, size }: OpenFile): Content {
  return { length: size, subarray: (begin, end) => readPart(descriptor, begin, Math.min(end, size)) };
}

function readPart(descriptor: number, begin: number, end: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, end - begin));
  let at = 0;
  while (at < bytes.length) {
    const read = readSync(descriptor, bytes, at, bytes.length - at, begin + at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}
