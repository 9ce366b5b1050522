import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listEntryTitles } from "~db/queries/actions.server";
import { mayAddAction } from "~/auth/permissions";
import { actionFields, actionForm, newActionValues } from "~/forms/actions/action-form";
import { params as schemas, paths } from "~/paths";
import { answerPost, forbidden, requireFramework } from "~/routes/answer.server";
import { addAction } from "~/services/actions/add-action.server";
import { ActionCrumbs } from "~/ui/actions/act-page";
import { Fields, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { actionFormChoices } from "./choices.server";

export const handle = pageHandle<typeof loader>({
  title: ({ framework }) => `Add an action – ${framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  const permission = mayAddAction(actor, framework);
  if (!permission.ok && permission.refused.why !== "state") throw forbidden(permission.refused.message);
  const choices = await actionFormChoices(args.context, framework.id);
  const asked = askedFor(args.request, "entry");
  const impact = askedFor(args.request, "impact");
  return {
    framework: { id: framework.id, title: framework.title },
    choices,
    /** The entry from which the page was opened; no other framework's, and nothing at all where none was given. */
    entry: choices.entries.find(({ id }) => String(id) === asked) ?? null,
    impact: choices.impacts.find(({ id }) => String(id) === impact) ?? null,
    notNow: permission.ok ? null : permission.refused.message,
  };
}

function askedFor(request: Request, what: "entry" | "impact"): string | null {
  return new URL(request.url).searchParams.get(what);
}

async function backToEntry(
  { database }: Pick<AppLoadContext, "database">,
  frameworkId: number,
  entryId: number | null,
) {
  const entry = (await listEntryTitles(database.db, frameworkId)).find(({ id }) => id === entryId);
  return entry && paths.entry(frameworkId, entry.changeId);
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.framework,
    form: async ({ params, context }) => actionForm(await actionFormChoices(context, params.frameworkId)),
    act: async ({ service, value, params }) => {
      const fields = actionFields(value);
      await addAction(service, { ...params, ...fields });
      return askedFor(args.request, "entry") === String(fields.entryId)
        ? backToEntry(service, params.frameworkId, fields.entryId)
        : undefined;
    },
    done: ({ frameworkId }) => paths.actionPlan(frameworkId),
  });
}

export default function NewAction() {
  const { framework, choices, entry, impact, notNow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title="Add an action" caption={framework.title} />;
  return (
    <>
      <ActionCrumbs framework={framework} />
      <TwoThirds>
        {notNow !== null && answer === undefined ? (
          <>
            {heading}
            <WarningText>{notNow}</WarningText>
          </>
        ) : (
          <PostForm
            form={actionForm(choices)}
            initial={newActionValues(entry, impact)}
            answer={answer}
            before={
              <>
                {heading}
                <p className="govuk-body">
                  What is to be done before the decision holds up the submission until it is resolved. What is
                  to be done after it is accepted before the signature.
                </p>
              </>
            }
          >
            <Fields />
            <Button>Add the action</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}
