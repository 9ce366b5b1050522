import { paths } from "~/paths";

export interface SeparateEiaCopy {
  id: number;
  fileName: string;
  reference: string;
  /** The title of the change that points to it. */
  change: string;
}

/** The separate EIAs that entries point to belong to what is read before signing (rule 13). */
export function SeparateEiaCopies({
  frameworkId,
  copies,
}: {
  frameworkId: number;
  copies: readonly SeparateEiaCopy[];
}) {
  if (copies.length === 0) return null;
  return (
    <section aria-labelledby="separate-eias">
      <h2 className="govuk-heading-m" id="separate-eias">
        Copies of separate EIAs
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {copies.map(({ id, fileName, reference, change }) => (
          <li key={id}>
            <a className="govuk-link" href={paths.storedCopy(frameworkId, id)}>
              {reference} ({fileName})
            </a>
            , for {change}
          </li>
        ))}
      </ul>
    </section>
  );
}
