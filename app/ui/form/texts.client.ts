/** Names and values of what is typed or chosen in a form, in their order: no password, no file, nothing hidden. */
export type Texts = (readonly [name: string, value: string])[];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const NOT_TYPED = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement && !NOT_TYPED.has(control.type)) ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement,
  );
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** As it stands now. */
export function contentOf(form: HTMLFormElement): Texts {
  return controlsOf(form).flatMap((control): Texts => {
    if (isChoice(control) && !control.checked) return [];
    return [[control.name, control.value]];
  });
}

/** As the page came. @param withUnchosen also the choices that nobody had taken, for their names */
export function pristineOf(form: HTMLFormElement, withUnchosen = false): Texts {
  return controlsOf(form).flatMap((control): Texts => {
    if (isChoice(control))
      return control.defaultChecked || withUnchosen ? [[control.name, control.value]] : [];
    if (control instanceof HTMLSelectElement) {
      const chosen =
        [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
      return [[control.name, chosen?.value ?? ""]];
    }
    // A text area's value has LF; its default may still have CR LF.
    return [[control.name, control.defaultValue.replaceAll("\r\n", "\n")]];
  });
}

/** Puts it back. What is no longer offered as a choice is left out. */
export function fill(form: HTMLFormElement, texts: Texts): void {
  const left = texts.map(([name, value]) => ({ name, value }));
  for (const control of controlsOf(form)) {
    const at = left.findIndex(
      ({ name, value }) => name === control.name && (!isChoice(control) || value === control.value),
    );
    if (isChoice(control)) control.checked = at >= 0;
    else if (at >= 0) control.value = left[at]?.value ?? "";
    if (at >= 0) left.splice(at, 1);
  }
}
