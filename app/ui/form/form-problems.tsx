import { useEffect } from "react";
import { fieldId, type FieldErrors, type FormFields } from "~/forms/form";
import { ErrorSummary } from "../govuk";
import { ERROR_TITLE } from "../request-context";
import type { FormAnswer } from "./form-answer";

const STALE =
  "Somebody else saved this while you were writing. Where it differs from what you typed, their version is shown above the field. Decide what to keep, then save again.";

/** Everything that is wrong, in the order of the fields, at the top of the page and with the focus. */
export function FormProblems({
  form,
  errors,
  answer,
}: {
  form: FormFields;
  errors: FieldErrors;
  answer: FormAnswer | undefined;
}) {
  const fields = Object.keys(form.fields);
  const byField = Object.entries(errors).sort(([a], [b]) => fields.indexOf(a) - fields.indexOf(b));
  const [firstField = ""] = fields;
  const general = answer?.problem ?? (answer?.current ? STALE : null);
  const problems = [
    ...(general
      ? [{ href: firstField ? `#${fieldId(form, firstField)}` : "#main-content", text: general }]
      : []),
    ...byField.map(([name, text]) => ({ href: `#${fieldId(form, name)}`, text })),
    ...(answer?.blockers ?? []).map(({ message, href }) => ({ href, text: message })),
  ];
  const hasProblems = problems.length > 0;
  // What the browser finds itself comes without a page whose title says so.
  useEffect(() => {
    if (hasProblems && !document.title.startsWith(ERROR_TITLE)) document.title = ERROR_TITLE + document.title;
  }, [hasProblems]);
  return hasProblems ? <ErrorSummary errors={problems} /> : null;
}
