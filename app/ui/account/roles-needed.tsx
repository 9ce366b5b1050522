import { aThing, type DecidedThing } from "~/domain/framework/decided-thing";
import type { Role } from "~/domain/framework/lifecycle";
import type { NeededRole, RoleClash, RoleHeld } from "~/domain/account/roles-needed";
import { listed } from "~/domain/shared/listed";
import { paths } from "~/paths";
import { useDecidedThing } from "../decided-thing";
import { ButtonLink, SummaryList, Tag, WarningText } from "../govuk";

type RoleTitles = Readonly<Record<Role, string>>;

export interface RolesAtHand {
  held: readonly RoleHeld[];
  clashes: readonly RoleClash[];
  roleTitles: RoleTitles;
}

/** What one person may do besides a role, and what not (rule 10). */
const COMBINES: Record<NeededRole, (titles: RoleTitles, thing: DecidedThing) => string> = {
  administrator: () =>
    "May hold any other role as well. Nobody gives a role to themselves, or makes themselves a deputy.",
  eia_author: (titles, thing) =>
    `May own actions as well. Whoever wrote content of ${aThing(thing)} can neither approve it, nor determine what of it is published, nor sign it, also not as a deputy: ${listed([titles.senior_officer, titles.monitoring_officer, titles.decision_maker])} are other people.`,
  senior_officer: (titles) =>
    `May be ${titles.monitoring_officer} as well. Whoever approved cannot also sign, and must not have written content.`,
  monitoring_officer: (titles) =>
    `May be ${titles.senior_officer} as well. Must not have written content of what they determine.`,
  decision_maker: () => "Must neither have written content of what they sign, nor have approved it.",
};

/** In the office's titles. */
export function clashInWords(clash: RoleClash, titles: RoleTitles, thing: DecidedThing): string {
  const { name } = clash;
  if (clash.kind === "one_for_both") {
    return `${name} alone can approve, and alone can sign. Nobody does both for one ${thing.one}: somebody else must hold one of the two roles, or be recorded as a deputy.`;
  }
  const title = titles[clash.role];
  const as = clash.isDeputy ? `recorded as a deputy for ${title}` : title;
  return `${name} is ${titles.eia_author} and ${as}. They cannot act as ${title} on ${aThing(thing)} that they wrote anything of.`;
}

export function RoleClashes({ clashes, roleTitles }: Omit<RolesAtHand, "held">) {
  const thing = useDecidedThing();
  return clashes.map((clash) => {
    const words = clashInWords(clash, roleTitles, thing);
    return <WarningText key={words}>{words}</WarningText>;
  });
}

/** For the start page: what is still needed before anything can be decided; nothing where all is there. */
export function StillNeeded({ held, clashes, roleTitles }: RolesAtHand) {
  const needed = held.filter(({ ready }) => ready.length === 0);
  if (needed.length === 0 && clashes.length === 0) return null;
  return (
    <section aria-labelledby="still-needed">
      <h2 className="govuk-heading-m" id="still-needed">
        {needed.length > 0 ? "People and roles still needed" : "Roles to look at"}
      </h2>
      {needed.length > 0 && (
        <p className="govuk-body">
          Nothing can be signed until somebody can act in each of these roles. It takes at least three people:
          one writes, another approves, and a third signs.
        </p>
      )}
      <Roles held={needed} roleTitles={roleTitles} />
      <RoleClashes clashes={clashes} roleTitles={roleTitles} />
      {needed.some(({ withoutPassword, waiting }) => withoutPassword.length + waiting.length === 0) && (
        <ButtonLink href={paths.newPerson()}>Add a person</ButtonLink>
      )}
    </section>
  );
}

/** Whose name is the role's own title is not named twice. */
const inNames = (names: readonly string[], title: string): string =>
  listed(names.map((name) => (name === title ? "One account of that name" : name)));

/** Each role with who holds it, and what it may be combined with. */
export function Roles({ held, roleTitles }: Omit<RolesAtHand, "clashes">) {
  const thing = useDecidedThing();
  if (held.length === 0) return null;
  return (
    <SummaryList
      rows={held.map((one) => ({
        key: roleTitles[one.role],
        value: (
          <>
            <Holders {...one} title={roleTitles[one.role]} />
            <span className="govuk-hint govuk-!-margin-bottom-0">
              {COMBINES[one.role](roleTitles, thing)}
            </span>
          </>
        ),
      }))}
    />
  );
}

function Holders({ ready, withoutPassword, waiting, title }: RoleHeld & { title: string }) {
  if (ready.length + withoutPassword.length + waiting.length === 0) {
    return <Tag colour="red">Nobody yet</Tag>;
  }
  return (
    <>
      {ready.length > 0 && <p className="govuk-body govuk-!-margin-bottom-1">{inNames(ready, title)}</p>}
      {withoutPassword.length > 0 && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          {listed(withoutPassword)}: <Tag colour="yellow">No password yet</Tag>
        </p>
      )}
      {waiting.length > 0 && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          {listed(waiting)}: <Tag colour="orange">Waits to be confirmed</Tag>
        </p>
      )}
    </>
  );
}
