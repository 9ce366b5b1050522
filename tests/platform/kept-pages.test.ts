import fc from "fast-check";
import { expect, it } from "vitest";
import { keepPages, pageWith, preparedPage } from "~/platform/kept-pages.server";

const words = (suffix: string) => ({
  nonce: `nonce${suffix}`,
  formKey: `key.${suffix}.mark`,
  sessionLeft: `name="session-left" content="${suffix} 43200"`,
});

it("puts the words of the answer where those of another one stood, and nowhere else", () => {
  const drawn = words("7");
  const piece = fc.oneof(fc.string(), fc.constantFrom(...Object.values(drawn), "key!7!mark", "nonce", "£"));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const html = pieces.join("");
      const prepared = preparedPage("state", html, drawn);
      expect(pageWith(prepared, drawn).toString()).toBe(html);
      const now = words("8");
      const expected = html
        .replaceAll(drawn.nonce, now.nonce)
        .replaceAll(drawn.formKey, now.formKey)
        .replaceAll(drawn.sessionLeft, now.sessionLeft);
      expect(pageWith(prepared, now).toString()).toBe(expected);
    }),
  );
});

const page = (state: string, html: string) => preparedPage(state, html, words("1"));

it("keeps no more than it may, and the newest", () => {
  const kept = keepPages({ mostBytes: 100 });
  for (const key of ["a", "b", "c", "d"]) kept.keep(key, page("one", "x".repeat(30)));
  expect(kept.size()).toEqual({ pages: 3, bytes: 90 });
  expect(kept.find("a")).toBeNull();
  expect(kept.find("d")).not.toBeNull();
  kept.keep("d", page("one", "x".repeat(10)));
  expect(kept.size()).toEqual({ pages: 3, bytes: 70 });
  kept.keep("e", page("one", "x".repeat(101)));
  expect(kept.find("e")).toBeNull();
});

it("keeps nothing of an earlier state once a page of another one comes in", () => {
  const kept = keepPages();
  kept.keep("a", page("one", "x"));
  kept.keep("b", page("two", "yy"));
  expect(kept.find("a")).toBeNull();
  expect(kept.size()).toEqual({ pages: 1, bytes: 2 });
});
