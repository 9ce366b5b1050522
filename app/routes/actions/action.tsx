import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAction, listActionHistory, listImpacts } from "~db/queries/actions.server";
import { listGlossary } from "~db/queries/content.server";
import { actionFields, actionForm, actionFormValues } from "~/forms/actions/action-form";
import { params as schemas, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { editAction } from "~/services/actions/edit-action.server";
import { ActionCrumbs } from "~/ui/actions/act-page";
import { ActionLinks } from "~/ui/actions/action-card";
import { ActionFacts } from "~/ui/actions/action-facts";
import { ActionHistory } from "~/ui/actions/action-history";
import { shortened, whatNext } from "~/ui/actions/words";
import { CommentsHere } from "~/ui/comments/comments-here";
import { Fields, PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { actionFormChoices, impactInWords } from "./choices.server";
import { loadAction } from "./load-action.server";

export const handle = pageHandle<typeof loader>({
  title: ({ action: { what, framework } }) => `Action: ${shortened(what, 60)} – ${framework.title}`,
  needsScript: true,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { action, acts, today } = await loadAction(args);
  const { db } = args.context.database;
  const mayEdit = acts.includes("edit");
  const [history, glossary, impacts, choices] = await Promise.all([
    listActionHistory(db, action.framework.id, action.id),
    listGlossary(db, action.framework.id),
    listImpacts(db, action.framework.id),
    mayEdit ? actionFormChoices(args.context, action.framework.id, action) : null,
  ]);
  const mitigates = impacts
    .filter(({ id }) => action.mitigates.includes(id))
    .map((impact) => ({
      text: impactInWords(impact, impacts),
      href: `${paths.entry(action.framework.id, impact.changeId)}#impacts`,
    }));
  return {
    action,
    acts,
    today,
    glossary,
    history,
    mitigates,
    choices,
    comments: await loadCommentsOn(args, { kind: "action", id: action.id, part: "" }),
    titles: args.context.settings.roleTitles,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.action,
    form: async ({ params, context }) => {
      const found = await findAction(context.database.db, params.frameworkId, params.actionId);
      if (!found) throw notFound();
      return actionForm(await actionFormChoices(context, params.frameworkId, found));
    },
    act: ({ service, value, params, version }) =>
      editAction(service, { ...params, version, ...actionFields(value) }),
    done: ({ frameworkId, actionId }) => paths.action(frameworkId, actionId),
  });
}

export default function Action() {
  const {
    action: item,
    acts,
    today,
    history,
    mitigates,
    choices,
    titles,
    comments,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const about = (
    <>
      <PageHeading title={shortened(item.what)} caption={`Action – ${item.framework.title}`} />
      <InsetText>{whatNext(item, titles)}</InsetText>
      <ActionFacts action={item} today={today} mitigates={mitigates} />
      <ActionLinks action={item} acts={acts} />
    </>
  );
  return (
    <>
      <ActionCrumbs framework={item.framework} />
      <TwoThirds>
        {choices ? (
          <PostForm
            form={actionForm(choices)}
            initial={actionFormValues(item)}
            answer={answer}
            version={item.version}
            before={
              <>
                {about}
                <h2 className="govuk-heading-m">Edit this action</h2>
              </>
            }
          >
            <Fields />
            <Button>Save</Button>
          </PostForm>
        ) : (
          about
        )}
        <CommentsHere view={comments} />
        <h2 className="govuk-heading-m">History</h2>
        <ActionHistory events={history} />
      </TwoThirds>
    </>
  );
}
