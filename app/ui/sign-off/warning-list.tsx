import { WARNING_KINDS, type Warning, type WarningsOfKind } from "~/domain/framework/warnings";
import { putRightPath } from "~/paths";
import { shortened } from "../actions/words";
import { Details } from "../govuk";

interface WarningListProps {
  frameworkId: number;
  groups: readonly WarningsOfKind[];
  /** Whether this person may write, so that a link leads to a form they may open. */
  mayWrite: boolean;
}

/** How many of a kind stand open; the others are folded beneath them. */
const SHOWN = 10;

/** The second list beside the blockers: nothing of it stops the submission or the signature. */
export function WarningList({ frameworkId, groups, mayWrite }: WarningListProps) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="warnings">
      <h2 className="govuk-heading-m" id="warnings">
        Warnings
      </h2>
      <p className="govuk-body">
        None of these stops a submission or a signature. Whoever approves and decides reads them too.
      </p>
      {groups.map(({ kind, warnings }) => (
        <div key={kind}>
          <h3 className="govuk-heading-s">{WARNING_KINDS[kind]}</h3>
          <Warnings {...{ frameworkId, mayWrite }} warnings={warnings.slice(0, SHOWN)} />
          {warnings.length > SHOWN && (
            <Details summary={`${warnings.length - SHOWN} more of these`}>
              <Warnings {...{ frameworkId, mayWrite }} warnings={warnings.slice(SHOWN)} />
            </Details>
          )}
        </div>
      ))}
    </section>
  );
}

function Warnings({
  frameworkId,
  warnings,
  mayWrite,
}: Omit<WarningListProps, "groups"> & { warnings: readonly Warning[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {warnings.map((warning, index) => {
        const subject = shortened(warning.subject).replace(/\.$/u, "");
        return (
          <li key={index}>
            {mayWrite ? (
              <a className="govuk-link" href={putRightPath(frameworkId, warning)}>
                {`${subject}: ${warning.message}`}
              </a>
            ) : (
              <>
                <strong>{subject}</strong>: {warning.message}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
