import type { Field, FormFields } from "./form";

/**
 * What may be sent of a form, worked out from what the form says of itself. Whatever goes beyond is refused while it
 * arrives, before anything is made of it.
 */
export interface FormLimits {
  /** Bytes of the body, its file aside. */
  bytes: number;
  /** By name: bytes of each text once it is decoded, and how often the name may come. */
  texts: ReadonlyMap<string, TextLimit>;
  /** Of any other name, which is left out where there is no such limit. */
  others?: TextLimit;
  /** Texts of any name. */
  count: number;
  /** With its field, where the form is known. */
  file: { name: string; bytes: number; field?: Field } | null;
}
export interface TextLimit {
  bytes: number;
  times: number;
}

/** A character takes three bytes of UTF-8 at most for each unit in which JavaScript and a field's limit count it. */
const BYTES_PER_CHARACTER = 3;
/** Somebody who typed more than a field takes gets it back with the page, unless it is far more. */
const FAR_MORE = 2;
/** Bytes: a page of writing that was pasted into the wrong box comes back too. */
const AT_LEAST = 20_000;
/** A byte is three characters in `%C3%A9`. */
const CHARACTERS_PER_BYTE = 3;
/** The largest form of all, all of whose texts are full. */
const MOST_BYTES = 1_000_000;
/** What a browser's extension, a filter that stands in the form, or a page of an earlier version may add. It is dropped. */
const FURTHER = { texts: 20, bytes: 200_000 };
/** What a part of a multipart body says of itself, and the boundary before it. */
const AROUND_A_PART = 300;

const DATE_PART_CHARACTERS = 20;

export function formLimits({ fields, carries }: FormFields): FormLimits {
  const texts = new Map(Object.entries(carries).map(([name, bytes]) => [name, { bytes, times: 1 }]));
  let file: FormLimits["file"] = null;
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === "file") file = { name, bytes: field.maxBytes, field };
    else for (const [sentAs, limit] of textLimits(name, field)) texts.set(sentAs, limit);
  }
  let [bytes, count] = [FURTHER.bytes, FURTHER.texts];
  for (const [name, { bytes: most, times }] of texts) {
    bytes += times * (CHARACTERS_PER_BYTE * most + name.length + AROUND_A_PART);
    count += times;
  }
  return { bytes: Math.min(bytes, MOST_BYTES), texts, count, file };
}

function textLimits(name: string, field: Exclude<Field, { kind: "file" }>): [string, TextLimit][] {
  const ofCharacters = (most: number) => Math.max(AT_LEAST, most * BYTES_PER_CHARACTER * FAR_MORE);
  const once = (most: number) => ({ bytes: ofCharacters(most), times: 1 });
  switch (field.kind) {
    case "date":
      return ["day", "month", "year"].map((part) => [`${name}-${part}`, once(DATE_PART_CHARACTERS)]);
    case "checkboxes":
    case "radios":
    case "select": {
      const { most, longest } = field.chosenOf ?? {
        most: field.kind === "checkboxes" ? field.options.length : 1,
        longest: 0,
      };
      return [[name, { bytes: ofCharacters(longest), times: Math.max(1, most) }]];
    }
    default:
      return [[name, once(field.max)]];
  }
}
