import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listActionPlan } from "~db/queries/actions.server";
import { listGlossary } from "~db/queries/content.server";
import { listAuthorIds } from "~db/queries/frameworks.server";
import { actsOnAction, mayAddAction } from "~/auth/permissions";
import { isOutstanding } from "~/domain/actions/action";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { requireFramework } from "~/routes/answer.server";
import { ActionCards } from "~/ui/actions/action-card";
import { planInWords } from "~/ui/actions/words";
import { ButtonLink } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: ({ framework }) => `Action plan – ${framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  const { db } = args.context.database;
  const [plan, authorIds, glossary] = await Promise.all([
    listActionPlan(db, framework.id),
    listAuthorIds(db, framework.id),
    listGlossary(db, framework.id),
  ]);
  const standing = { state: framework.state, authorIds, approvedBy: null };
  const today = dateInLondon(args.context.now());
  return {
    framework: { id: framework.id, title: framework.title },
    glossary,
    actions: plan.map((action) => ({ action, acts: actsOnAction(actor, action, standing) })),
    mayAdd: mayAddAction(actor, standing).ok,
    inWords: planInWords({ state: framework.state, actions: plan, today }),
    today,
  };
}

export default function ActionPlan() {
  const { framework, actions, mayAdd, inWords, today } = useLoaderData<typeof loader>();
  const part = (title: string, belongs: (action: ActionInPlan) => boolean) => {
    const listed = actions.filter(({ action }) => belongs(action));
    return (
      listed.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{title}</h2>
          <ActionCards actions={listed} today={today} />
        </>
      )
    );
  };
  const isDone = (action: ActionInPlan) => action.hasLapsed || !isOutstanding(action);
  return (
    <>
      <Crumbs
        items={[
          { text: "Frameworks", href: paths.frameworks() },
          { text: framework.title, href: paths.framework(framework.id) },
        ]}
      />
      <PageHeading title="Action plan" caption={framework.title} />
      <p className="govuk-body">{inWords}</p>
      {mayAdd && <ButtonLink href={paths.newAction(framework.id)}>Add an action</ButtonLink>}
      {part("Open", (action) => action.state === "open" && !isDone(action))}
      {part("Carried forward", (action) => action.state === "carried_forward" && !isDone(action))}
      {part("Completed, withdrawn or lapsed", isDone)}
    </>
  );
}
