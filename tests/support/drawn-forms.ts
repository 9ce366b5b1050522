import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from "parse5";

/** A form of a page that is posted, as it would be sent if nothing were touched. */
export interface DrawnForm {
  /** Where it posts to; null for its own page. */
  action: string | null;
  fields: Record<string, string[]>;
  /** Groups of radio buttons of which none is chosen, with what the first one says; and of checkboxes. */
  unchosen: Record<string, string>;
  unchecked: Record<string, string>;
}
type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export function postedFormsIn(html: string): DrawnForm[] {
  return elementsIn(parse(html))
    .filter((element) => element.tagName === "form" && attribute(element, "method")?.toLowerCase() === "post")
    .map(formOf);
}

function elementsIn(node: Node): Element[] {
  return [
    ...(tree.isElementNode(node) ? [node] : []),
    ...("childNodes" in node ? node.childNodes.flatMap(elementsIn) : []),
  ];
}

function formOf(form: Element): DrawnForm {
  const fields: Record<string, string[]> = {};
  const left: Record<"unchosen" | "unchecked", Record<string, string>> = { unchosen: {}, unchecked: {} };
  for (const element of elementsIn(form)) {
    const name = attribute(element, "name");
    // A button is sent only where it is pressed.
    if (name === undefined || element.tagName === "button") continue;
    const value = valueOf(element);
    if (value !== null) fields[name] = [...(fields[name] ?? []), value];
    else {
      const group = attribute(element, "type") === "radio" ? left.unchosen : left.unchecked;
      group[name] ??= attribute(element, "value") ?? "";
    }
  }
  const without = (group: Record<string, string>) =>
    Object.fromEntries(Object.entries(group).filter(([name]) => !(name in fields)));
  return {
    action: attribute(form, "action") ?? null,
    fields,
    unchosen: without(left.unchosen),
    unchecked: without(left.unchecked),
  };
}

/** What it sends; null for nothing. */
function valueOf(element: Element): string | null {
  switch (element.tagName) {
    case "textarea":
      return textOf(element);
    case "select": {
      const options = elementsIn(element).filter(({ tagName }) => tagName === "option");
      const chosen = options.find((option) => attribute(option, "selected") !== undefined) ?? options[0];
      return chosen ? (attribute(chosen, "value") ?? textOf(chosen)) : null;
    }
    case "input": {
      const type = attribute(element, "type");
      if (type === "file") return null;
      const isSent = (type !== "radio" && type !== "checkbox") || attribute(element, "checked") !== undefined;
      return isSent ? (attribute(element, "value") ?? "") : null;
    }
    default:
      return null;
  }
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((found) => found.name === name)?.value;
}

function textOf(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
