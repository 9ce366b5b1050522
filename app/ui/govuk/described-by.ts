import type { ReactNode } from "react";

type Described = { id: string; hint?: ReactNode; error?: string; also?: string };

/** The ids for `aria-describedby`, in the order govuk-frontend announces them: caller's own, hint, error. */
export function describedBy({ id, hint, error, also }: Described): string | undefined {
  const ids = [also, hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
