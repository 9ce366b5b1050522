import fc from "fast-check";

/** Bodies of any shape, none of which a browser sends: to be refused, or taken, in no time. */
export interface OddBody {
  contentType: string;
  body: Uint8Array;
}

const URL_ENCODED = "application/x-www-form-urlencoded";
const bytes = (text: string) => new TextEncoder().encode(text);

/** What a body is filled with. Marks come in runs that are a little longer than the limit, and no more. */
const FILLINGS = [
  ...["a", "%41", "%", "%C3%A9", "é", "+", "=", "\0", "\r\n", "-", "--", '"', "\\", "😀", "<", "1,", " "],
  `a${"\u0301".repeat(31)}`,
];
const filled = (most: number) =>
  fc.tuple(fc.constantFrom(...FILLINGS), fc.nat(most)).map(([filling, length]) => filling.repeat(length));

/** @param names that the form knows @param size bytes at most */
export function oddBodies(names: readonly string[], size: number): fc.Arbitrary<OddBody> {
  const name = fc.oneof(fc.constantFrom(...names), filled(300));
  return fc.oneof(pairs(name, size), parts(name, size), loose(size)).map(({ contentType, body }) => ({
    contentType,
    body: body.subarray(0, size),
  }));
}

/** One text of any length, or very many short ones. */
function pairs(name: fc.Arbitrary<string>, size: number): fc.Arbitrary<OddBody> {
  return fc.tuple(name, filled(size / 4), fc.nat(6), fc.boolean()).map(([key, value, power, isLong]) => {
    const pair = `${key}=${isLong ? value : value.slice(0, 10)}`;
    return { contentType: URL_ENCODED, body: bytes(repeated(`${pair}&`, 10 ** power, size)) };
  });
}

function parts(name: fc.Arbitrary<string>, size: number): fc.Arbitrary<OddBody> {
  const boundary = fc.constantFrom("x", "-".repeat(70), `${"a".repeat(69)}b`, "--");
  const headers = fc.constantFrom("", "X: y\r\n", "X: y\r\n".repeat(2_000), `X: ${"y".repeat(100_000)}\r\n`);
  const disposition = fc.tuple(name, fc.option(filled(300))).map(([field, file]) => {
    const of = file === null ? "" : `; filename="${file.replaceAll('"', "")}"`;
    return `Content-Disposition: form-data; name="${field}"${of}\r\n`;
  });
  const content = fc.oneof(filled(size / 4), json(size));
  return fc
    .record({ boundary, headers, disposition, content, power: fc.nat(6), isWhole: fc.boolean() })
    .map(({ boundary: edge, headers: further, disposition: of, content: text, power, isWhole }) => {
      const part = `--${edge}\r\n${of}${further}\r\n${text}\r\n`;
      const all = repeated(part, 10 ** power, size) + (isWhole ? `--${edge}--\r\n` : "");
      return { contentType: `multipart/form-data; boundary=${edge}`, body: bytes(all) };
    });
}

/** Of a record's shape, as far as it is asked first, with much of one thing in it. */
function json(size: number): fc.Arbitrary<string> {
  const inside = fc.constantFrom(
    (length: number) => "[".repeat(length) + "]".repeat(length),
    (length: number) => `[${"1,".repeat(length)}1]`,
    (length: number) => `[${"{},".repeat(length)}1]`,
    (length: number) => `"${"\\u0041".repeat(length)}"`,
    (length: number) =>
      `{${Array.from({ length: Math.min(length, 50_000) }, (_, key) => `"${key}":1,`).join("")}"a":1}`,
  );
  return fc
    .tuple(inside, fc.nat(size / 8))
    .map(([make, length]) => `{"seal":{"jws":"a.b.c","salts":{}},"parts":${make(length)}}`);
}

/** No form at all, or said to be what it is not. */
function loose(size: number): fc.Arbitrary<OddBody> {
  const contentType = fc.constantFrom(
    ...["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", ""],
    ...[`multipart/form-data; boundary=${"a".repeat(71)}`, `${URL_ENCODED}; charset=utf-16`],
  );
  return fc
    .tuple(contentType, filled(size / 4))
    .map(([type, text]) => ({ contentType: type, body: bytes(text) }));
}

function repeated(text: string, times: number, size: number): string {
  return text.repeat(Math.max(1, Math.min(times, Math.ceil(size / text.length))));
}
