import { z } from "zod";
import { SAY_SAME_PROVIDER } from "~/domain/budget/same-service";
import { checkboxesField, defineForm, type FieldErrors } from "~/forms/form";

const OTHER_PROVIDER = {
  value: "yes",
  text: "It is the same organisation as before, whose name is written differently",
} as const;

/** Of one service. @param asksProvider whether its provider reads differently, which is asked in a box of its own */
export function confirmSameForm(asksProvider: boolean) {
  return defineForm(
    {
      sameProvider: checkboxesField("Is the provider the same?", asksProvider ? [OTHER_PROVIDER] : []),
    },
    ({ sameProvider }): FieldErrors =>
      asksProvider && sameProvider.length === 0 ? { sameProvider: SAY_SAME_PROVIDER } : {},
  );
}

/** From 1. An address that asks for no page, or for none that there is, gets the first. */
export function readSamePage(search: URLSearchParams): number {
  return z.coerce.number().int().min(1).catch(1).parse(search.get("page"));
}

/** Services that one page shows. */
export const SAME_AT_ONCE = 50;
const LONGEST_KEY = 30;

/** Of several services, by their keys: those on the page are drawn by it. */
export const sameServicesForm = defineForm({
  chosen: {
    kind: "checkboxes",
    label: "Which of these are the same?",
    options: [],
    chosenOf: { most: SAME_AT_ONCE, longest: LONGEST_KEY },
    schema: z.array(z.string().max(LONGEST_KEY)).max(SAME_AT_ONCE),
  },
});
