import { describe, expect, it } from "vitest";
import { Pagination } from "../../app/ui/govuk";
import { all, expectAsFixture, outlineOf, setAttribute } from "./govuk-fixtures";

const hrefOf = (page: number) => `/page/${page}`;

describe("the pages of a list", () => {
  it.each([
    ["first page", 1],
    ["default", 2],
    ["last page", 3],
  ])("are drawn as govuk-frontend draws them: %s", (fixture, page) => {
    expectAsFixture("pagination", fixture, <Pagination page={page} pages={3} hrefOf={hrefOf} />, [
      {
        why: "the fixture's ways to the pages beside this one lead nowhere in particular",
        edit: (root) => {
          for (const [rel, to] of [
            ["prev", page - 1],
            ["next", page + 1],
          ] as const) {
            for (const link of all(root, ({ attrs }) => attrs.some(({ value }) => value === rel))) {
              setAttribute(link, "href", hrefOf(to));
            }
          }
        },
      },
    ]);
  });

  it.each([
    [1, 1, []],
    [1, 40, ["1", "2", "⋯", "40"]],
    [2, 40, ["1", "2", "3", "⋯", "40"]],
    [10, 40, ["1", "⋯", "9", "10", "11", "⋯", "40"]],
    [40, 40, ["1", "⋯", "39", "40"]],
  ])("on page %s of %s show the first, the last and those beside it", (page, pages, shown) => {
    const outline = outlineOf(<Pagination page={page} pages={pages} hrefOf={hrefOf} />);
    const words = outline.map((line) => line.trim()).filter((line) => /^(?:\d+|⋯)$/u.test(line));
    expect(words).toEqual(shown);
  });
});
