import type { RawValues } from "../../app/forms/form";

/** What a browser would post of these values. */
export function formOf(values: RawValues): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) data.append(name, one);
  }
  return data;
}
