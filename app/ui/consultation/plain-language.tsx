import { Details } from "../govuk";

/** What may make a question hard to answer: a hint to whoever writes it. */
export function PlainLanguage({ hints }: { hints: readonly string[] }) {
  if (hints.length === 0) return null;
  return (
    <Details summary="Is it easy to answer?">
      <ul className="govuk-list govuk-list--bullet">
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </Details>
  );
}
