import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOf } from "~/domain/shared/paging";

describe("a page of a list", () => {
  const list = ["a", "b", "c", "d", "e"];

  it.each([
    ["the first", 1, { items: ["a", "b"], number: 1, from: 1, to: 2 }],
    ["the last, which is not full", 3, { items: ["e"], number: 3, from: 5, to: 5 }],
    ["one past the end", 9, { items: ["e"], number: 3, from: 5, to: 5 }],
    ["one before the beginning", 0, { items: ["a", "b"], number: 1, from: 1, to: 2 }],
  ])("is %s", (_case, number, page) => {
    expect(pageOf(list, number, 2)).toEqual({ ...page, pages: 3, total: 5 });
  });

  it("is empty where the list is", () => {
    expect(pageOf([], 1, 2)).toEqual({ items: [], number: 1, pages: 1, from: 0, to: 0, total: 0 });
  });

  it("shows each item on one page", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, size) => {
        const { pages } = pageOf(items, 1, size);
        const shown = Array.from({ length: pages }, (_, index) => pageOf(items, index + 1, size).items);
        expect(shown.flat()).toEqual(items);
        expect(shown.every((page) => page.length <= size)).toBe(true);
      }),
    );
  });
});
