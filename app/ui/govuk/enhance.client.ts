import { Button, createAll, ErrorSummary, PasswordInput } from "govuk-frontend";

/**
 * Adds behaviour to the markup on the page: call it once React has hydrated, and again after each
 * navigation, since new elements have arrived and those already enhanced are left alone.
 */
export function enhanceGovuk(): void {
  if (!("noModule" in HTMLScriptElement.prototype)) return;
  document.body.classList.add("js-enabled", "govuk-frontend-supported");

  createAll(Button, undefined, { onError });
  createAll(ErrorSummary, { disableAutoFocus: true }, { onError });
  createAll(PasswordInput, undefined, { onError });
}

/** govuk-frontend reports an element it has enhanced before as an InitError; here that is no fault. */
function onError(error: unknown): void {
  if (error instanceof Error && error.name === "InitError") return;
  console.error(error);
}
