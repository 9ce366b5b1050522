import { targetInWords, targetOf } from "~/domain/actions/due-date";
import type { EndingContract } from "~/domain/budget/ending-contract";
import { paths } from "~/paths";

/** A reminder on the first page: the contracts that end first. */
export function ContractsEndingSoon({
  months,
  contracts,
}: {
  months: number;
  contracts: readonly EndingContract[];
}) {
  return (
    <section aria-labelledby="contracts-ending">
      <h2 className="govuk-heading-m" id="contracts-ending">
        Contracts that end within {months === 1 ? "a month" : `${months} months`}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {contracts.map(({ lineId, service, end, framework }) => (
          <li key={lineId}>
            <a className="govuk-link" href={paths.line(framework.id, lineId)}>
              {service}
            </a>
            , {targetInWords(targetOf(end))}: {framework.title}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.contracts()}>
          All contracts that end
        </a>
      </p>
    </section>
  );
}
