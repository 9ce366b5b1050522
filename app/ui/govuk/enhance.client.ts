import { Button, createAll, ErrorSummary, PasswordInput } from "govuk-frontend";

/**
 * Adds behaviour to the markup on the page: call it once React has hydrated, and again after each
 * navigation, since new elements have arrived and those already enhanced are left alone.
 */
export function enhanceGovuk(): void {
  if (!("noModule" in HTMLScriptElement.prototype)) return;
  document.body.classList.add("js-enabled", "govuk-frontend-supported");

  document.querySelectorAll<HTMLElement>('[data-module="govuk-password-input"]').forEach(addShowButton);
  createAll(Button, undefined, { onError });
  createAll(ErrorSummary, { disableAutoFocus: true }, { onError });
  createAll(PasswordInput, undefined, { onError });
}

/** Made here, since browsers without our scripts do not all know `hidden`, and would show a button that does nothing. */
function addShowButton(field: HTMLElement): void {
  const input = field.querySelector<HTMLInputElement>(".govuk-js-password-input-input");
  if (!input || field.querySelector(".govuk-js-password-input-toggle")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.hidden = true;
  button.className =
    "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle";
  button.dataset.module = "govuk-button";
  button.textContent = "Show";
  button.setAttribute("aria-controls", input.id);
  button.setAttribute("aria-label", "Show password");
  input.after(button);
}

/** govuk-frontend reports an element it has enhanced before as an InitError; here that is no fault. */
function onError(error: unknown): void {
  if (error instanceof Error && error.name === "InitError") return;
  console.error(error);
}
