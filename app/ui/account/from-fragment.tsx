import { useEffect } from "react";
import { oneTimeCodeForm } from "~/forms/account/password-forms";

/**
 * Puts the one-time code that stands after the # of the page's address into an input and posts its form. A browser sends
 * that part to nobody; once it is taken, the address is without it.
 */
export function FromFragment({ inputId }: { inputId: string }) {
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    const input = document.getElementById(inputId);
    if (!oneTimeCodeForm.fields.code.schema.safeParse(hash).success) return;
    if (!(input instanceof HTMLInputElement)) return;
    input.value = hash.slice(1);
    window.history.replaceState(window.history.state, "", pathname + search);
    input.form?.requestSubmit();
  }, [inputId]);
  return null;
}
