import { useEffect } from "react";
import { fieldId, type FieldErrors, type FormFields, type RawValues } from "~/forms/form";
import { ErrorSummary } from "../govuk";
import { ERROR_TITLE } from "../request-context";
import type { FormAnswer } from "./form-answer";

const STALE =
  "Somebody else saved this while you were writing. Where it differs from what you typed, their version is shown above the field. Decide what to keep, then save again.";

/** Everything that is wrong, in the order of the fields, at the top of the page and with the focus. */
export function FormProblems({
  form,
  errors,
  sent,
  problem,
  answer,
}: {
  form: FormFields;
  errors: FieldErrors;
  /** What stood in the fields when the errors were found. */
  sent: RawValues;
  /** A sentence of the browser's for what is no single field's fault. */
  problem?: string | undefined;
  answer: FormAnswer | undefined;
}) {
  const fields = Object.keys(form.fields);
  const byField = Object.entries(errors).sort(([a], [b]) => fields.indexOf(a) - fields.indexOf(b));
  const [firstField = ""] = fields;
  const general = problem ?? answer?.problem ?? (answer?.current ? STALE : null);
  const problems = [
    ...(general
      ? [{ href: firstField ? `#${fieldId(form, firstField)}` : "#main-content", text: general }]
      : []),
    ...byField.map(([name, text]) => ({ href: `#${fieldId(form, name, sent)}`, text })),
    ...(answer?.blockers ?? []).map(({ message, href }) => ({ href, text: message })),
  ];
  const hasProblems = problems.length > 0;
  // What the browser finds itself comes without a page whose title says so.
  useEffect(() => {
    if (hasProblems && !document.title.startsWith(ERROR_TITLE)) document.title = ERROR_TITLE + document.title;
  }, [hasProblems]);
  return hasProblems ? <ErrorSummary errors={problems} /> : null;
}
