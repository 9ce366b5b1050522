import { z } from "zod";
import { READING_STATES, type ReadingState } from "~/domain/consultation/answer";
import { normaliseText } from "~/domain/shared/normal-text";
import { wordsAsked } from "~/forms/list-query";

/** Which of a consultation's answers are asked for in the address. */
export interface AnswersQuery {
  /** Words that all stand in the answer; empty for any. */
  text: string;
  /** Null for all. */
  reading: ReadingState | null;
  /** Null for all; "none" for those that are counted to no theme. */
  theme: number | "none" | null;
  /** The last one of the page before; 0 for the first page. */
  after: number;
}

export const ANY_READING = "any";

const rowId = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/**
 * What cannot be read is as if it had not been asked for.
 * @param otherwise in which state they are where none is named: a list begins with those that nobody has read
 */
export function readAnswersQuery(search: URLSearchParams, otherwise: ReadingState | null): AnswersQuery {
  const { text, reading, theme, after } = z
    .object({
      text: wordsAsked,
      reading: z
        .enum([...READING_STATES, ANY_READING])
        .nullable()
        .catch(null),
      theme: z
        .union([z.literal("none"), rowId])
        .nullable()
        .catch(null),
      after: rowId.catch(0),
    })
    .parse({
      text: search.get("text") ?? "",
      reading: search.get("reading"),
      theme: search.get("theme"),
      after: search.get("after"),
    });
  return {
    // A database holds no NUL, which an address can.
    text: normaliseText(text.replaceAll("\0", " ")).trim(),
    reading: reading === ANY_READING ? null : (reading ?? otherwise),
    theme,
    after,
  };
}

/** The query as it stands in an address. */
export function answersSearch({ text, reading, theme, after }: AnswersQuery): string {
  const search = new URLSearchParams({ reading: reading ?? ANY_READING });
  if (text !== "") search.set("text", text);
  if (theme !== null) search.set("theme", String(theme));
  if (after > 0) search.set("after", String(after));
  return search.toString();
}
