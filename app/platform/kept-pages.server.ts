import { createHash } from "node:crypto";
import type { Request } from "express";
import type { CalendarDate } from "~/domain/shared/calendar-date";

/**
 * Pages that were drawn for somebody who is signed in, to be sent to them again for as long as no row of any table is another:
 * docs/decisions/0044.
 */
export interface KeptPage {
  /** Of all data, as it was before anything of the page was read. */
  state: string;
  /** The page's text, between the words that are new with each answer. */
  texts: readonly Buffer[];
  /** Which word stands behind each text but the last. */
  words: readonly Word[];
  bytes: number;
}

/** What no two answers share: it is drawn into a page, and put in anew each time that the page is sent. */
export type NewWords = Record<Word, string>;
type Word = "nonce" | "formKey" | "sessionLeft";

/** Of all pages together, as much as some two hundred of them take. */
const MOST_BYTES = 16_000_000;
/** A longer page is drawn each time. */
const MOST_BYTES_OF_ONE = 512_000;

export function keepPages({ mostBytes = MOST_BYTES } = {}) {
  const pages = new Map<string, KeptPage>();
  let bytes = 0;
  let state = "";
  const drop = (key: string) => {
    bytes -= pages.get(key)?.bytes ?? 0;
    pages.delete(key);
  };
  return {
    /**
     * To be asked before the state is: a page that comes in afterwards may have been drawn of later rows than those of the
     * state that is then found.
     */
    find: (key: string): KeptPage | null => pages.get(key) ?? null,
    keep: (key: string, page: KeptPage): void => {
      if (page.bytes > Math.min(mostBytes, MOST_BYTES_OF_ONE)) return;
      // No state comes back, so nothing that was kept in another is asked for any more.
      if (page.state !== state) {
        pages.clear();
        bytes = 0;
        ({ state } = page);
      }
      drop(key);
      pages.set(key, page);
      bytes += page.bytes;
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    /** Of what is kept now. */
    size: () => ({ pages: pages.size, bytes }),
  };
}

/**
 * What a page is kept under: its address, the day, and the cookies it was asked for with, so for one session alone.
 * @returns null for what is never kept
 */
export function keyOfPage({ method, originalUrl, headers }: Request, today: CalendarDate): string | null {
  const { cookie } = headers;
  if (method !== "GET" || cookie === undefined) return null;
  return createHash("sha256")
    .update(JSON.stringify([originalUrl, today, cookie]))
    .digest("base64");
}

/** @param html as it was drawn with these words */
export function preparedPage(state: string, html: string, given: NewWords): KeptPage {
  const places = (Object.entries(given) as [Word, string][])
    .flatMap(([word, text]) => placesOf(text, html).map((from) => ({ word, from, to: from + text.length })))
    .sort((a, b) => a.from - b.from);
  const texts: Buffer[] = [];
  let end = 0;
  for (const { from, to } of places) {
    texts.push(Buffer.from(html.slice(end, from)));
    end = to;
  }
  texts.push(Buffer.from(html.slice(end)));
  return {
    state,
    texts,
    words: places.map(({ word }) => word),
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
  };
}

function placesOf(text: string, html: string): number[] {
  const places: number[] = [];
  if (text === "") return places;
  for (let at = html.indexOf(text); at >= 0; at = html.indexOf(text, at + text.length)) places.push(at);
  return places;
}

/** The page as it is sent, with words of its own. */
export function pageWith({ texts, words }: KeptPage, given: NewWords): Buffer {
  return Buffer.concat(
    texts.flatMap((text, place) => {
      const word = words[place];
      return word === undefined ? [text] : [text, Buffer.from(given[word])];
    }),
  );
}
