import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerState } from "~/domain/eia/answer-state";
import { completeAnswers } from "~/domain/framework/complete-answers";
import { changeForm, changeValues } from "~/forms/changes/change-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { contentOfPost } from "~/routes/budget/budget-at-hand.server";
import { todayOf } from "~/services/context.server";
import { editChange } from "~/services/changes/edit-change.server";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { ChangeNextSteps } from "~/ui/changes/change-next-steps";
import { differencesInWords } from "~/ui/changes/change-view";
import { Differences } from "~/ui/changes/differences";
import { ChangeInView } from "~/ui/eia/change-in-view";
import { changeView } from "~/ui/eia/change-view";
import { AnswerInWords } from "~/ui/eia/tags";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadOneChange } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.change.title} – ${data.framework.title}`,
  needsScript: true,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, change, entry, content } = await loadOneChange(args);
  return {
    framework,
    glossary: content.glossary,
    frozen,
    mayWrite: permission.ok,
    change: changeView(change),
    years: content.budget.years,
    isTransfer: change.isTransfer,
    version: change.version,
    state: answerState(change, entry),
    isComplete: completeAnswers(content, {
      today: todayOf(args.context),
      isBeforeDecision: framework.isBeforeDecision,
    })(change),
    differences: differencesInWords(change),
    hasSeveralLines: change.previousLines.length + change.newLines.length > 1,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { budget } = await contentOfPost(args);
  return answerPost(args, {
    params: params.change,
    form: changeForm(budget.years),
    act: ({ service, value, params: where, version }) => editChange(service, { ...where, version, ...value }),
    done: ({ frameworkId }) => paths.changes(frameworkId),
  });
}

export default function ChangePage() {
  const { framework, frozen, mayWrite, change, years, version, state, differences, ...rest } =
    useLoaderData<typeof loader>();
  const { isTransfer, hasSeveralLines } = rest;
  const answer = useActionData<typeof action>();
  const shown = (
    <>
      <PageHeading title={change.title} caption={framework.title} />
      <FrozenNote frozen={frozen} />
      <p className="govuk-body">
        <AnswerInWords state={state} isComplete={rest.isComplete} />
      </p>
      <ChangeInView change={change} />
      <Differences differences={differences} />
      <ChangeNextSteps
        frameworkId={framework.id}
        changeId={change.id}
        state={state}
        mayWrite={mayWrite}
        mayConfirm={differences.length > 0 && state === "not_assessed"}
        hasSeveralLines={hasSeveralLines}
      />
    </>
  );
  return (
    <>
      <ChangeCrumbs framework={framework} />
      {mayWrite || answer !== undefined ? (
        <PostForm
          form={changeForm(years)}
          initial={changeValues({ ...change, isTransfer })}
          version={version}
          answer={answer}
          before={shown}
        >
          <TwoThirds>
            <h2 className="govuk-heading-m">Title, reason and transfer</h2>
            <Fields />
            <Button variant="secondary">Save title, reason and transfer</Button>
          </TwoThirds>
        </PostForm>
      ) : (
        shown
      )}
    </>
  );
}
