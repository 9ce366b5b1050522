import { parse } from "parse5";

/**
 * What a browser would send of the form that saves on a page, nothing filled in.
 * @returns {Record<string, string> | null} null where the page has none
 */
export function drawnForm(html) {
  const forms = all(parse(html)).filter(({ nodeName }) => nodeName === "form");
  for (const form of forms) {
    const fields = {};
    for (const control of all(form)) take(fields, control);
    if ("formKey" in fields) return fields;
  }
  return null;
}

function take(fields, control) {
  const attributes = Object.fromEntries((control.attrs ?? []).map(({ name, value }) => [name, value]));
  const { name, type, value = "on" } = attributes;
  if (!name || "disabled" in attributes) return;
  if (control.nodeName === "textarea") fields[name] = textOf(control);
  else if (control.nodeName === "select") fields[name] = chosen(control);
  else if (control.nodeName === "input") {
    const isChoice = type === "radio" || type === "checkbox";
    if (isChoice && !("checked" in attributes)) return;
    fields[name] = attributes.value ?? (isChoice ? value : "");
  }
}

function chosen(select) {
  const options = all(select)
    .filter(({ nodeName }) => nodeName === "option")
    .map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])));
  return (options.find((option) => "selected" in option) ?? options[0])?.value ?? "";
}

const textOf = ({ childNodes }) => childNodes.map(({ value = "" }) => value).join("");

function all(node) {
  return [node, ...(node.childNodes ?? []).flatMap(all)];
}
