import type { LineToSee } from "./proposal-view";

/** Lines of one budget, each with who provides it and its amount. */
export function LineList({ lines }: { lines: readonly LineToSee[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {lines.map(({ id, service, provider, amount }) => (
        <li key={id}>
          <strong>{service}</strong>
          <br />
          {[provider, amount].filter(Boolean).join(" · ")}
        </li>
      ))}
    </ul>
  );
}
