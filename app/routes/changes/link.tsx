import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  linkLinesForm,
  linkSearch,
  readLinkQuery,
  SHOW_LINES,
  type LinkQuery,
} from "~/forms/changes/change-form";
import { hasWords } from "~/domain/budget/open-proposals";
import type { BudgetLine } from "~/domain/budget/budget";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { contentOfPost } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";
import { linkLines } from "~/services/changes/link-lines.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { LineFilter } from "~/ui/changes/line-filter";
import { lineChoices } from "~/ui/changes/line-choices";
import { Field, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import type { SavedNotice } from "~/ui/saved-notice";
import { loadChanges } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Link lines into one change – ${data.framework.title}`,
  needsScript: true,
});

/** Of each budget, besides those chosen: the rest is found by its words. */
const LISTED = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, content, changes } = await loadChanges(args);
  requirePermission(permission);
  const { searchParams } = new URL(args.request.url);
  const change = changes.find(({ id }) => String(id) === searchParams.get("change"));
  const query = readLinkQuery(
    searchParams,
    change && {
      title: change.title,
      previousLineIds: change.previousLines.map(({ id }) => String(id)),
      newLineIds: change.newLines.map(({ id }) => String(id)),
    },
  );
  const { previous, new: now } = choicesIn(content);
  return {
    framework,
    query,
    choices: {
      previous: shown(previous, content.previous?.lines ?? [], query, "previousLineIds"),
      new: shown(now, content.budget.lines, query, "newLineIds"),
    },
    all: { previous: previous.length, new: now.length },
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

/** Those chosen, whatever is asked for, and those that have its words. */
function shown<Choice>(
  choices: readonly Choice[],
  lines: readonly BudgetLine[],
  query: LinkQuery,
  side: "previousLineIds" | "newLineIds",
): Choice[] {
  const chosen = new Set(query[side]);
  let listed = 0;
  return choices.filter((_, index) => {
    const line = lines[index];
    if (!line) return false;
    if (chosen.has(String(line.id))) return true;
    return hasWords([line], query.text) && ++listed <= LISTED;
  });
}

export async function action(args: ActionFunctionArgs) {
  const choices = choicesIn(await contentOfPost(args));
  let undo: SavedNotice["undo"] = null;
  return answerPost(args, {
    params: params.framework,
    form: linkLinesForm(choices.previous, choices.new),
    act: async ({ service, value, params: { frameworkId }, version }) => {
      const { changeId, canBeUndone } = await linkLines(service, { frameworkId, version, ...value });
      if (canBeUndone) undo = { frameworkId, changeId, version: version + 1, of: "lines" };
      return paths.change(frameworkId, changeId);
    },
    done: ({ frameworkId }) => paths.changes(frameworkId),
    says: () => undo,
    instead: (posted, { frameworkId }) =>
      posted.has(SHOW_LINES) ? paths.linkLinesShown(frameworkId, linkSearch(posted)) : null,
  });
}

export default function LinkLines() {
  const { framework, choices, query, all } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { text, ...chosen } = query;
  const legend = (budget: string, listed: number, total: number) =>
    `Lines of the ${budget} budget: ${listed === total ? "all" : `${listed} of`} ${total}`;
  return (
    <>
      <ChangeCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={linkLinesForm(choices.previous, choices.new)}
          initial={chosen}
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
              <p className="govuk-body">
                <a className="govuk-link" href={paths.linkProposals(framework.id)}>
                  See the links that are proposed
                </a>
              </p>
            </>
          }
        >
          <LineFilter text={text} />
          {all.previous > 0 && (
            <Field name="previousLineIds" label={legend("previous", choices.previous.length, all.previous)} />
          )}
          {all.new > 0 && <Field name="newLineIds" label={legend("new", choices.new.length, all.new)} />}
          <Field name="title" />
          <Button>Link them</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
