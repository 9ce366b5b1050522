import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { formatMoney } from "../../app/domain/shared/money";
import { Abbreviated } from "../../app/ui/glossary/abbreviated";
import { KeptAmounts } from "../../app/ui/kept-amounts";

it("keeps a sign and its amount on one line, and leaves every other text as it is", () => {
  const fall = formatMoney(-1_234_56);
  const rise = formatMoney(5_000_00, { signed: true });
  expect(renderToStaticMarkup(<KeptAmounts>{`From ${fall} to ${rise}, £16 and 3 − 2.`}</KeptAmounts>)).toBe(
    'From <span class="app-amount">−£1,234.56</span> to <span class="app-amount">+£5,000</span>, £16 and 3 − 2.',
  );
  expect(renderToStaticMarkup(<KeptAmounts>Nothing</KeptAmounts>)).toBe("Nothing");
});

it("is how every text of a document is drawn", () => {
  expect(renderToStaticMarkup(<Abbreviated>{`A difference of ${formatMoney(-5_00)}.`}</Abbreviated>)).toBe(
    'A difference of <span class="app-amount">−£5</span>.',
  );
});

it("may not break within it, nor within a key figure", () => {
  const styles = readFileSync("app/styles/_figures.scss", "utf8");
  expect(styles).toMatch(/\.app-amount,\s*\.app-figures__value \{\s*white-space: nowrap;/u);
});
