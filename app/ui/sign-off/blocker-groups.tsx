import { BLOCKER_RULES, type Blocker } from "~/domain/framework/sign-off-gate";
import type { BlockersOfRole } from "~/domain/framework/task-list";
import type { Role } from "~/domain/framework/lifecycle";
import { putRightPath } from "~/paths";
import { shortened } from "../actions/words";
import { KeptAmounts } from "../kept-amounts";

interface BlockerGroupsProps {
  frameworkId: number;
  groups: readonly BlockersOfRole[];
  roleTitles: Readonly<Record<Role, string>>;
  /** Whether this person may write, so that a link leads to a form they may open. */
  mayWrite: boolean;
}

/** Everything that blocks, by who can put it right and by rule; each leads to the very field. */
export function BlockerGroups({ frameworkId, groups, roleTitles, mayWrite }: BlockerGroupsProps) {
  return groups.map(({ role, count, byRule }) => (
    <section key={role} aria-labelledby={`by-${role}`}>
      <h2 className="govuk-heading-m" id={`by-${role}`}>
        {roleTitles[role]}: {count} to put right
      </h2>
      {byRule.map(({ rule, blockers, count: ofRule }) => (
        <div key={rule}>
          <h3 className="govuk-heading-s">
            {BLOCKER_RULES[rule]}: {ofRule} to put right
          </h3>
          <ul className="govuk-list govuk-list--bullet">
            {blockers.map((blocker, index) => (
              <li key={index}>
                <BlockerLine frameworkId={frameworkId} blocker={blocker} mayWrite={mayWrite} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  ));
}

function BlockerLine({
  frameworkId,
  blocker,
  mayWrite,
}: {
  frameworkId: number;
  blocker: Blocker;
  mayWrite: boolean;
}) {
  const { message, putRight } = blocker;
  const subject = shortened(blocker.subject).replace(/\.$/u, "");
  const mayOpen = mayWrite || putRight.page === "action";
  return (
    <>
      {mayOpen ? (
        // With what is to be done in its name: several links about one subject lead to several fields.
        <a className="govuk-link" href={putRightPath(frameworkId, blocker)}>
          <KeptAmounts>{`${subject}: ${message}`}</KeptAmounts>
        </a>
      ) : (
        <>
          <strong>{subject}</strong>: <KeptAmounts>{message}</KeptAmounts>
        </>
      )}
    </>
  );
}
