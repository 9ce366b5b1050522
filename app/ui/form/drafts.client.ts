import type { Texts } from "./texts.client";

/** What somebody typed and has not saved, in this browser. */
export interface Draft {
  texts: Texts;
  /** On which it was made; null where the form has none. */
  version: string | null;
  /** In milliseconds since 1970. */
  at: number;
  /** The key of the form with which it was last sent. */
  sentWith: string | null;
}

/** Whose it is, on which page, and in which of its forms. */
export interface DraftAddress {
  account: number;
  page: string;
  form: string;
}

const PREFIX = "draft";
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const keyOf = ({ account, page, form }: DraftAddress) => [PREFIX, account, page, form].join("\n");

export function readDraft(address: DraftAddress): Draft | null {
  return parsed(read(keyOf(address)));
}

/** @param draft null where there is nothing to keep */
export function writeDraft(address: DraftAddress, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(address));
    else localStorage.setItem(keyOf(address), JSON.stringify(draft));
  } catch {
    // A browser may have no room for it, or keep nothing at all: the form works without.
  }
}

/** Those of other accounts, and those that are older than a week. */
export function dropDrafts(account: number): void {
  dropWhere((key, draft) => key[1] !== String(account) || Date.now() - draft.at > WEEK_MS);
}

/** Those of the page whose form was saved: a page may ask in between, with another form. */
export function dropSaved(account: number, sentWith: string): void {
  dropWhere((key, draft) => key[1] === String(account) && draft.sentWith === sentWith);
}

export function forgetAllDrafts(): void {
  dropWhere(() => true);
}

function dropWhere(test: (key: string[], draft: Draft) => boolean): void {
  for (const key of keys()) {
    const draft = parsed(read(key));
    if (draft === null || test(key.split("\n"), draft)) localStorage.removeItem(key);
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}\n`));
  } catch {
    return [];
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parsed(text: string | null): Draft | null {
  try {
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}
