import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getWhomToAsk } from "~db/queries/office.server";
import { isShortHeadEnough } from "~/domain/eia/proportion";
import { eiaForm, eiaFormValues } from "~/forms/eia/eia-form";
import { readOwnAnswers } from "~/forms/templates/own-questions";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { saveEia } from "~/services/eia/save-eia.server";
import { Fields, PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { WhomToAsk } from "~/ui/eia/whom-to-ask";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requirePermission } from "~/routes/require-permission.server";
import { loadEia } from "./eia-at-hand.server";

const TITLE = "The EIA: details, evidence and outcome";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission } = await loadEia(args);
  requirePermission(permission);
  return {
    framework,
    eia: content.eia,
    questions: content.headQuestions,
    whomToAsk: await getWhomToAsk(args.context.database.db),
    isShortEnough: isShortHeadEnough(content),
    next: nextStep(content, todayOf(args.context), "eia"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { framework } = await requireFramework(args);
  const { eia, headQuestions } = await args.context.contentOf(framework.id);
  return answerPost(args, {
    params: params.framework,
    form: eiaForm(eia, headQuestions),
    act: ({ service, value, params: { frameworkId }, version }) =>
      saveEia(service, { ...value, frameworkId, version, ownAnswers: readOwnAnswers(headQuestions, value) }),
    done: ({ frameworkId }) => paths.eia(frameworkId),
  });
}

export default function EiaForm() {
  const { framework, eia, questions, whomToAsk, isShortEnough, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={eiaForm(eia, questions)}
          initial={eiaFormValues(eia)}
          version={eia.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <p className="govuk-body">
            Any of this can stay empty in a draft.{" "}
            {isShortEnough
              ? "Before submission, say what is to be achieved, who is responsible, when it was completed, what came of it, and why no more is needed; or fill in all of it but the reviews done."
              : "All of it but the reviews done and why no more is needed is asked before submission."}
          </p>
          <WhomToAsk {...whomToAsk} />
          <Fields />
          <SaveAndNext next={next} />
        </PostForm>
      </TwoThirds>
    </>
  );
}
