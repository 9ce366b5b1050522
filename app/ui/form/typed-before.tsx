import { useLayoutEffect, useState, type ReactNode } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Typed {
  control: Control;
  value: string;
  isChecked: boolean;
}

/**
 * Around the whole page while React takes it over: what stands in a box, a choice or a date by then stays. React puts back
 * into a text area or a select what the server had drawn (facebook/react #26974, #12955), which throws away what was typed
 * before the scripts came, or what the browser itself had put back after "Back".
 */
export function TypedBefore({ children }: { children: ReactNode }) {
  // Both happen in one go: nobody can type between the reading and the putting back.
  const [typed] = useState(readControls);
  useLayoutEffect(() => {
    typed.forEach(putBack);
  }, [typed]);
  return children;
}

function readControls(): Typed[] {
  return [...document.querySelectorAll<Control>("input, textarea, select")].map((control) => ({
    control,
    value: control.value,
    isChecked: control instanceof HTMLInputElement && control.checked,
  }));
}

/** A file cannot be put back, and stays by itself; what is hidden nobody typed. */
function putBack({ control, value, isChecked }: Typed): void {
  if (control instanceof HTMLInputElement) {
    if (control.type === "file" || control.type === "hidden") return;
    if (control.type === "checkbox" || control.type === "radio") {
      if (control.checked !== isChecked) control.checked = isChecked;
      return;
    }
  }
  if (control.value !== value) control.value = value;
}
