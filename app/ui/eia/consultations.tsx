import { paths } from "~/paths";

interface ConsultationsProps {
  frameworkId: number;
  consultations: readonly { id: number; consultee: string; changes: number }[];
  mayWrite: boolean;
}

/** Those that are recorded once for several changes; what they said stands under each change. */
export function Consultations({ frameworkId, consultations, mayWrite }: ConsultationsProps) {
  if (consultations.length === 0) return null;
  return (
    <section aria-labelledby="consultations">
      <h2 className="govuk-heading-m" id="consultations">
        Recorded for several changes
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {consultations.map(({ id, consultee, changes }) => (
          <li key={id}>
            {mayWrite ? (
              <a className="govuk-link" href={paths.consultation(frameworkId, id)}>
                {consultee}
              </a>
            ) : (
              consultee
            )}
            {inWords(changes)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords(changes: number): string {
  if (changes === 0) return ": no change that is there any more";
  return changes === 1 ? ": one change" : `: ${changes} changes`;
}
