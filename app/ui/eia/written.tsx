import { Abbreviated } from "../glossary/abbreviated";

/** What a person wrote, under its name; nothing where nothing was written. */
export function Written({ label, text }: { label: string; text: string }) {
  if (text === "") return null;
  return (
    <p className="govuk-body">
      <strong>{label}:</strong>{" "}
      <span className="app-preserve-lines">
        <Abbreviated>{text}</Abbreviated>
      </span>
    </p>
  );
}

/** The value of a summary row, or that it is missing. */
export function TextOrMissing({ text, missing = "Not given yet" }: { text: string; missing?: string }) {
  return text === "" ? (
    <span className="govuk-hint govuk-!-margin-bottom-0">{missing}</span>
  ) : (
    <span className="app-preserve-lines">
      <Abbreviated>{text}</Abbreviated>
    </span>
  );
}
