import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listChangesOfLine } from "~db/queries/changes.server";
import { seesAllFrameworks } from "~/auth/permissions";
import { isProvider } from "~/domain/budget/providers";
import { budgetLineForm, budgetLineValues, readBudgetLine } from "~/forms/budget/budget-line-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { editBudgetLine } from "~/services/budget/edit-budget-line.server";
import { CheckMadeStale } from "~/ui/budget/check-made-stale";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { ContractFacts, LineFacts } from "~/ui/budget/line-facts";
import { CommentsHere } from "~/ui/comments/comments-here";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { lineFollowing, loadLine } from "./budget-at-hand.server";
import { confirmedStaleEntryIds, lineFormOfPost, reasonAsked } from "./line-forms.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.line.service} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, budget, line } = await loadLine(args);
  const { priorities, years } = budget;
  const asked = await reasonAsked(args.context, framework.id, "edited");
  const changes = await listChangesOfLine(args.context.database.db, line.id);
  const changeId = changes.find((change) => change.framework.id === framework.id)?.id ?? null;
  const comments = await loadCommentsOn(args, { kind: "line", id: line.id, part: "" });
  const lines = lineFollowing(budget.lines, line);
  const readsProviders = args.context.actor !== null && seesAllFrameworks(args.context.actor);
  return {
    ...{ framework, mayWrite: permission.ok, frozen, priorities, years, line, lines },
    ...{ asked, changeId, comments },
    provider: readsProviders && isProvider(line.deliveryOrganisation) ? line.deliveryOrganisation : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { priorities, years, asked } = await lineFormOfPost(args, "edited");
  return answerPost(args, {
    params: params.line,
    form: budgetLineForm(priorities, years, asked),
    act: ({ service, value, params: where, version, posted }) =>
      editBudgetLine(service, {
        ...where,
        version,
        ...readBudgetLine(value, years),
        confirmedStaleEntryIds: confirmedStaleEntryIds(posted),
      }),
    done: ({ frameworkId }) => `${paths.budget(frameworkId)}#lines`,
  });
}

export default function Line() {
  const { framework, mayWrite, frozen, priorities, years, line, lines, asked, changeId, comments, provider } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = budgetLineForm(priorities, years, asked);
  const heading = <PageHeading title={line.service} caption={`Budget line of ${framework.title}`} />;
  // A form that was open when the content froze keeps what was typed.
  const showsForm = mayWrite || answer !== undefined;
  if (answer && answer.madeStale.length > 0) {
    return (
      <>
        <BudgetCrumbs framework={framework} />
        <TwoThirds>
          <CheckMadeStale {...{ form, answer, framework }} act="Save" />
        </TwoThirds>
      </>
    );
  }
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        {showsForm ? (
          <>
            <PostForm
              form={form}
              initial={budgetLineValues(line, years)}
              version={line.version}
              answer={answer}
              before={heading}
            >
              <Fields />
              <Button>Save</Button>
            </PostForm>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.removeLine(framework.id, line.id)}>
                Remove this line
              </a>
            </p>
          </>
        ) : (
          <>
            {heading}
            <FrozenNote frozen={frozen} />
            <LineFacts {...{ line, lines, priorities, years }} />
          </>
        )}
        {showsForm && <ContractFacts line={line} lines={lines} />}
        <ul className="govuk-list">
          {[
            ...(mayWrite
              ? [
                  { href: paths.lineContract(framework.id, line.id), text: "Contract" },
                  {
                    href: paths.lineShares(framework.id, line.id),
                    text: "Shares of partners, and projects within it",
                  },
                ]
              : []),
            ...(provider === null
              ? []
              : [{ href: paths.provider(provider), text: `All of ${provider} in every framework` }]),
            ...(changeId === null
              ? []
              : [
                  {
                    href: paths.change(framework.id, changeId),
                    text: "What it was before, and its answer in the EIA",
                  },
                ]),
            { href: paths.lineHistory(framework.id, line.id), text: "History of this line" },
            {
              href: paths.serviceOverYears(framework.id, line.id),
              text: "The service over the years, in every framework",
            },
          ].map(({ href, text }) => (
            <li key={href}>
              <a className="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <CommentsHere view={comments} />
      </TwoThirds>
    </>
  );
}
