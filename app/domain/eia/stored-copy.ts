/** What may be stored as the copy of a separate EIA. What it is, is decided here: a browser's word counts for nothing. */
export const MAX_COPY_BYTES = 5 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ODT_TYPE = "application/vnd.oasis.opendocument.text";

/** OpenDocument, part 2, section 3.3: the first entry of the package is `mimetype`, stored uncompressed at this place. */
const ODT_TYPE_AT = 38;

interface CopyType {
  mediaType: string;
  name: string;
  isReally: (bytes: Uint8Array) => boolean;
}

const COPY_TYPES: Record<string, CopyType> = {
  ".pdf": {
    mediaType: "application/pdf",
    name: "PDF",
    isReally: (bytes) => latin1(bytes, 0, 5) === "%PDF-",
  },
  ".docx": {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    name: "Word document",
    isReally: (bytes) => startsWith(bytes, ZIP),
  },
  ".doc": {
    mediaType: "application/msword",
    name: "Word document",
    isReally: (bytes) => startsWith(bytes, COMPOUND_FILE),
  },
  ".odt": {
    mediaType: ODT_TYPE,
    name: "OpenDocument text",
    isReally: (bytes) =>
      startsWith(bytes, ZIP) && latin1(bytes, ODT_TYPE_AT, ODT_TYPE_AT + ODT_TYPE.length) === ODT_TYPE,
  },
  ".txt": { mediaType: "text/plain", name: "plain text (UTF-8)", isReally: isPlainText },
};

export const COPY_EXTENSIONS = Object.keys(COPY_TYPES);

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot < 0 ? "" : fileName.slice(dot).trim().toLowerCase();
}

/** @returns what is wrong with a file as far as its name and size tell, in a sentence for its field; null where nothing is. */
export function copyProblem(fileName: string, byteLength: number): string | null {
  if (!(extensionOf(fileName) in COPY_TYPES)) {
    return "The stored copy must be a PDF, a Word document (.docx or .doc), an OpenDocument text (.odt) or plain text (.txt)";
  }
  if (byteLength === 0) return "The stored copy is empty";
  return byteLength > MAX_COPY_BYTES ? "The stored copy must be 5 MB or smaller" : null;
}

export type CheckedCopy = { ok: true; fileName: string; mediaType: string } | { ok: false; problem: string };

/** Judges a file by its extension and by the bytes it starts with; both must say the same. */
export function checkCopy(fileName: string, bytes: Uint8Array): CheckedCopy {
  const problem = copyProblem(fileName, bytes.length);
  if (problem !== null) return { ok: false, problem };
  const type = COPY_TYPES[extensionOf(fileName)];
  if (!type?.isReally(bytes)) {
    return {
      ok: false,
      problem: `The stored copy is not what its name says: it is not a ${type?.name ?? "document"}`,
    };
  }
  return { ok: true, fileName: cleanFileName(fileName), mediaType: type.mediaType };
}

const MAX_STEM = 100;

/**
 * A name that is safe in a header and on any disk: no folders, no control or direction characters, nothing that a
 * shell or Windows reads otherwise. The extension is kept.
 */
export function cleanFileName(fileName: string): string {
  const name = fileName.toWellFormed().normalize("NFC").split(/[/\\]/u).at(-1) ?? "";
  const extension = extensionOf(name);
  const stem = name
    .slice(0, extension === "" ? undefined : name.lastIndexOf("."))
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*%;]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s.]+/gu, "");
  const short = [...stem]
    .slice(0, MAX_STEM)
    .join("")
    .replace(/[\s.]+$/u, "");
  return `${short || "separate-eia"}${extension.replace(/[^.a-z0-9]/gu, "")}`;
}

/** RFC 6266 and RFC 8187: a plain name for old readers beside the real one. Only ever an attachment. */
export function attachmentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/gu, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** @returns for example `1.2 MB`, `12 kB`, `340 bytes`. */
export function formatFileSize(byteLength: number): string {
  if (byteLength >= 1_000_000) return `${(byteLength / 1_000_000).toFixed(1)} MB`;
  return byteLength >= 1_000 ? `${Math.round(byteLength / 1_000)} kB` : `${byteLength} bytes`;
}
