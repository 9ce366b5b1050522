import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from "parse5";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exampleAddress, startWholeOffice, WHO, type WholeOffice } from "../support/whole-office";
import { WHO_MAY_GO_WHERE } from "./who-may-go-where";

/** Read without any style, as in a text browser, each line of a cell is a line of its own and no two words run together. */
type Node = DefaultTreeAdapterTypes.Node;

const IN_LINE = new Set(["a", "abbr", "b", "code", "em", "i", "span", "strong", "small"]);

let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

/** The text with a mark where one element ends or begins in the middle of a line, and a space where a line ends. */
function marked(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (!("childNodes" in node)) return "";
  const inner = node.childNodes.map(marked).join("");
  if (!tree.isElementNode(node)) return inner;
  if (["script", "style", "svg", "title"].includes(node.tagName)) return " ";
  return IN_LINE.has(node.tagName) ? `\u0001${inner}\u0001` : ` ${inner} `;
}

const pages = Object.entries(WHO_MAY_GO_WHERE).map(([name, { look }]) => ({ name, look, shown: `/${name}` }));

it.each(pages)("at $shown", async ({ name, look }) => {
  const who = WHO.find((one) => look[one] === 200);
  if (!who) return;
  const response = await office.visitors[who].get(exampleAddress(name, office.values));
  const html = await response.text();
  if (!(response.headers.get("content-type") ?? "").startsWith("text/html")) return;
  // A capital or a figure right after a letter or figure, with nothing but the edge of an element between them.
  const glued = marked(parse(html)).match(/.{0,30}[\p{L}\p{N}]\u0001+[\p{Lu}\p{N}].{0,30}/gu) ?? [];
  expect(glued).toEqual([]);
});

it("is noticed where two lines run together", () => {
  const html = "<td><span>Catch 22</span><span>Procured</span></td>";
  expect(marked(parse(`<table><tr>${html}</tr></table>`))).toMatch(/22\u0001+Procured/u);
});
