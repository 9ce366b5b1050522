import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listFrameworks } from "~db/queries/frameworks.server";
import { listPublishedDecisions } from "~db/queries/register.server";
import { mayInOffice, mayReadFrameworks, seesAllFrameworks } from "~/auth/permissions";
import { aThing } from "~/domain/framework/decided-thing";
import { STATE_LABELS } from "~/domain/framework/lifecycle";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { paths } from "~/paths";
import { StillNeeded } from "~/ui/account/roles-needed";
import { useDecidedThing } from "~/ui/decided-thing";
import { ButtonLink, Tag, TaskList } from "~/ui/govuk";
import { ContractsEndingSoon } from "~/ui/home/contracts-ending-soon";
import { SignedOut } from "~/ui/home/signed-out";
import { WaitingList } from "~/ui/home/waiting";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadContractsEndingSoon } from "./calendar/contracts-at-hand.server";
import { loadRoles } from "./admin/roles-at-hand.server";
import { loadWaitingFor } from "./waiting.server";

const NEWEST = 5;

export const handle = pageHandle<typeof loader>({
  title: ({ waiting }) => (waiting ? "Waiting for you" : "Decisions about the budget, and whom they affect"),
  preview: ({ waiting }) =>
    waiting === null
      ? {
          description: "What a public budget changes, what was decided, and whom it affects.",
          type: "website",
        }
      : null,
  isKept: true,
});

export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, settings } = context;
  const { db } = context.database;
  const today = dateInLondon(context.now());
  if (!actor) {
    const { decisions } = await listPublishedDecisions(context.database.publicDb, today, { limit: NEWEST });
    context.allowKeeping();
    return { waiting: null, officeName: settings.officeName, decisions };
  }
  const [waiting, ending, frameworks] = await Promise.all([
    loadWaitingFor(context, actor, today),
    loadContractsEndingSoon(context, actor, today),
    mayReadFrameworks(actor)
      ? listFrameworks(db, { personId: actor.personId, seesAll: seesAllFrameworks(actor) }, { limit: NEWEST })
      : [],
  ]);
  return {
    waiting,
    ending,
    frameworks,
    mayStart: frameworks.length === 0 && mayInOffice(actor, "framework.create").ok,
    roles: mayInOffice(actor, "accounts.manage").ok ? await loadRoles(context) : null,
    readsAll: seesAllFrameworks(actor),
    readsAuditLog: mayInOffice(actor, "audit.read").ok,
  };
}

export default function Home() {
  const shown = useLoaderData<typeof loader>();
  const thing = useDecidedThing();
  if (shown.waiting === null) return <SignedOut {...shown} />;
  const { waiting, ending, frameworks, mayStart, roles, readsAuditLog, readsAll } = shown;
  return (
    <TwoThirds>
      <PageHeading title="Waiting for you" />
      <WaitingList waiting={waiting} />
      {ending && <ContractsEndingSoon {...ending} />}
      {roles && <StillNeeded {...roles} />}
      {frameworks.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{capitalised(thing.many)}</h2>
          <TaskList
            idPrefix="framework"
            items={frameworks.map(({ id, title, state }) => ({
              title,
              href: paths.framework(id),
              status: <Tag>{STATE_LABELS[state]}</Tag>,
            }))}
          />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.frameworks()}>
              All {thing.many}
            </a>
          </p>
          {readsAll && (
            <>
              <p className="govuk-body">
                <a className="govuk-link" href={paths.calendar()}>
                  Calendar of the financial year
                </a>
              </p>
              <p className="govuk-body">
                <a className="govuk-link" href={paths.plans()}>
                  Plans
                </a>
              </p>
              <p className="govuk-body">
                <a className="govuk-link" href={paths.providers()}>
                  Providers
                </a>
              </p>
            </>
          )}
        </>
      )}
      {mayStart && <ButtonLink href={paths.newFramework()}>Start {aThing(thing)}</ButtonLink>}
      {roles && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin()}>
            People and their roles
          </a>
        </p>
      )}
      {readsAuditLog && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.audit()}>
            Audit log
          </a>
        </p>
      )}
    </TwoThirds>
  );
}
