import { readFileSync } from "node:fs";
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect } from "vitest";

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A deliberate difference from govuk-frontend: what to change in its HTML before the comparison, and why. */
export type Difference = { why: string; edit: (root: ParentNode) => void };

/** Fails unless the element renders as govuk-frontend's fixture, apart from the differences named. */
export function expectAsFixture(
  component: string,
  fixture: string,
  element: ReactElement,
  differences: readonly Difference[] = [],
) {
  const root = parseFragment(fixtureHtml(component, fixture));
  for (const { why, edit } of differences) {
    const before = outline(root);
    edit(root);
    expect(outline(root), `this difference no longer exists: ${why}`).not.toEqual(before);
  }
  expect(outlineOf(element)).toEqual(outline(root));
}

export function outlineOf(element: ReactElement): string[] {
  return outline(parseFragment(renderToStaticMarkup(element)));
}

export function fixtureHtml(component: string, name: string): string {
  const file = new URL(
    `../../node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
    import.meta.url,
  );
  const { fixtures } = JSON.parse(readFileSync(file, "utf8")) as {
    fixtures: { name: string; html: string }[];
  };
  const found = fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new Error(`govuk-frontend has no fixture "${name}" for ${component}`);
  return found.html;
}

/** One line per tag and text, with attributes and classes sorted and white space collapsed. */
export function outline(parent: ParentNode, depth = 0): string[] {
  const indent = "  ".repeat(depth);
  return parent.childNodes.flatMap((node) => {
    if (tree.isTextNode(node)) {
      const text = node.value.replace(/\s+/g, " ").trim();
      return text ? [indent + text] : [];
    }
    if (!tree.isElementNode(node)) return [];
    const attributes = node.attrs.map(({ name, value }) => `${name}="${tidy(name, value)}"`).sort();
    return [`${indent}<${[node.tagName, ...attributes].join(" ")}>`, ...outline(node, depth + 1)];
  });
}

function tidy(name: string, value: string) {
  return name === "class" ? value.split(/\s+/).filter(Boolean).sort().join(" ") : value;
}

export function all(root: ParentNode, matches: (element: Element) => boolean): Element[] {
  return root.childNodes
    .filter((node) => tree.isElementNode(node))
    .flatMap((element) => [...(matches(element) ? [element] : []), ...all(element, matches)]);
}

export function hasClass(name: string) {
  return (element: Element) =>
    element.attrs.some((attr) => attr.name === "class" && attr.value.split(/\s+/).includes(name));
}

export function setAttribute(element: Element, name: string, value: string) {
  removeAttribute(element, name);
  element.attrs.push({ name, value });
}

export function remove(element: Element) {
  tree.detachNode(element);
}

export function removeAttribute(element: Element, name: string) {
  element.attrs = element.attrs.filter((attr) => attr.name !== name);
}

export function withoutModule(module: string, why: string): Difference {
  return {
    why,
    edit: (root) =>
      all(root, (element) =>
        element.attrs.some((a) => a.name === "data-module" && a.value === module),
      ).forEach((element) => removeAttribute(element, "data-module")),
  };
}

export function onClass(className: string, why: string, edit: (element: Element) => void): Difference {
  return { why, edit: (root) => all(root, hasClass(className)).forEach(edit) };
}

export function wrapIn(root: ParentNode, html: string) {
  const [wrapper] = parseFragment(html).childNodes;
  if (!wrapper || !tree.isElementNode(wrapper)) throw new Error(`Not an element: ${html}`);
  for (const child of [...root.childNodes]) {
    tree.detachNode(child);
    tree.appendChild(wrapper, child);
  }
  tree.appendChild(root, wrapper);
}
