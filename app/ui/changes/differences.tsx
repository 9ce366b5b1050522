/** In what an unchanged line reads differently on the two sides. */
export function Differences({ differences }: { differences: readonly string[] }) {
  if (differences.length === 0) return null;
  return (
    <section aria-labelledby="differences">
      <h2 className="govuk-heading-m" id="differences">
        The amounts are the same; this reads differently
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </section>
  );
}
