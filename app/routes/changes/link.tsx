import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { linkLinesForm } from "~/forms/change-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { contentOfPost } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/eia/eia-at-hand.server";
import { linkLines } from "~/services/link-lines.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { lineChoices } from "~/ui/changes/line-choices";
import { Field, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadChanges } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Link lines into one change – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, content, changes } = await loadChanges(args);
  requirePermission(permission);
  const asked = new URL(args.request.url).searchParams.get("change");
  const change = changes.find(({ id }) => String(id) === asked);
  return {
    framework,
    choices: choicesIn(content),
    chosen: change && {
      title: change.title,
      previousLineIds: change.previousLines.map(({ id }) => String(id)),
      newLineIds: change.newLines.map(({ id }) => String(id)),
    },
  };
}

function choicesIn(content: FrameworkContent) {
  const { budget, previous } = content;
  const changes = changesOf(content);
  return {
    previous: lineChoices(previous?.lines ?? [], changes, previous?.years.at(-1)),
    new: lineChoices(budget.lines, changes, budget.years[0]),
  };
}

export async function action(args: ActionFunctionArgs) {
  const choices = choicesIn(await contentOfPost(args));
  return answerPost(args, {
    params: params.framework,
    form: linkLinesForm(choices.previous, choices.new),
    act: async ({ service, value, params: { frameworkId }, version }) => {
      const { changeId } = await linkLines(service, { frameworkId, version, ...value });
      return paths.change(frameworkId, changeId);
    },
    done: ({ frameworkId }) => paths.changes(frameworkId),
  });
}

export default function LinkLines() {
  const { framework, choices, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ChangeCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={linkLinesForm(choices.previous, choices.new)}
          initial={chosen ?? {}}
          version={framework.version}
          answer={answer}
          before={
            <>
              <PageHeading title="Link lines into one change" caption={framework.title} />
              <p className="govuk-body">
                Contracts merge and split. Choose the lines of both budgets that belong together: they are
                compared and assessed as one. What was written about a change that ends this way is kept with
                the new one.
              </p>
            </>
          }
        >
          {choices.previous.length > 0 && <Field name="previousLineIds" />}
          {choices.new.length > 0 && <Field name="newLineIds" />}
          <Field name="title" />
          <Button>Link them</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
