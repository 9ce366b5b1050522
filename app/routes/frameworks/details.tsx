import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import {
  frameworkDetailsForm,
  frameworkDetailsValues,
  readFrameworkDetails,
} from "~/forms/frameworks/framework-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { budgetOfPost, loadBudget } from "~/routes/budget/budget-at-hand.server";
import { editFrameworkDetails } from "~/services/frameworks/edit-framework-details.server";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { Fields, PostForm } from "~/ui/form";
import { Button, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Title, aim and priorities – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, content } = await loadBudget(args);
  const { title, budgetDate, priorities, years } = content.budget;
  return {
    framework,
    frozen,
    mayWrite: permission.ok,
    details: { title, aim: content.aim, budgetDate, priorities },
    years,
    comparedWith: content.previous?.title ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { priorities } = await budgetOfPost(args);
  return answerPost(args, {
    params: params.framework,
    form: frameworkDetailsForm(priorities),
    act: ({ service, value, params: { frameworkId }, version }) =>
      editFrameworkDetails(service, { frameworkId, version, ...readFrameworkDetails(value, priorities) }),
    done: ({ frameworkId }) => paths.framework(frameworkId),
  });
}

export default function Details() {
  const { framework, frozen, mayWrite, details } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title="Title, aim and priorities" caption={framework.title} />;
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        {mayWrite || answer !== undefined ? (
          <PostForm
            form={frameworkDetailsForm(details.priorities)}
            initial={frameworkDetailsValues(details)}
            version={framework.version}
            answer={answer}
            before={
              <>
                {heading}
                <Fixed />
              </>
            }
          >
            <Fields />
            <Button>Save</Button>
          </PostForm>
        ) : (
          <>
            {heading}
            <FrozenNote frozen={frozen} />
            <SummaryList
              rows={[
                { key: "Title", value: details.title },
                {
                  key: "Aim",
                  value: <span className="app-preserve-lines">{details.aim || "Not stated"}</span>,
                },
                {
                  key: "Budget date",
                  value: details.budgetDate ? formatDate(details.budgetDate) : "Not given",
                },
                { key: "Priorities", value: details.priorities.map(({ name }) => name).join(", ") },
              ]}
            />
            <Fixed />
          </>
        )}
      </TwoThirds>
    </>
  );
}

/** What was chosen when it was set up. */
function Fixed() {
  const { framework, years, comparedWith } = useLoaderData<typeof loader>();
  return (
    <p className="govuk-body">
      {years.map(formatFinancialYear).join(", ")}.
      {!framework.isBaseline &&
        (comparedWith ? ` Compared with ${comparedWith}.` : " Compared with nothing.")}
    </p>
  );
}
