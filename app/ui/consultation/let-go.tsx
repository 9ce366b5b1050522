import { InsetText } from "../govuk";

/** Which columns of a survey's export were taken out, before anything was stored. */
export function LetGo({ dropped, leftOut }: { dropped: readonly string[]; leftOut: readonly string[] }) {
  return (
    <InsetText>
      <p className="govuk-body">
        {dropped.length === 0
          ? "No column was found that tells who answered. If there is one, leave it out below."
          : `Taken out before anything was stored, because they tell who answered: ${dropped.join(", ")}.`}
      </p>
      {leftOut.length > 0 && (
        <p className="govuk-body">Not kept, because no question is about them: {leftOut.join(", ")}.</p>
      )}
    </InsetText>
  );
}
