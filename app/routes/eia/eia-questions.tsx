import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listTemplateMoves } from "~db/queries/templates.server";
import { movesSeen, TEMPLATE_KIND_LABELS } from "~/domain/templates/template";
import { takeQuestionsForm } from "~/forms/eia/eia-date-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { takeNewestQuestions } from "~/services/eia/take-newest-questions.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

const TITLE = "Move on to the office’s newest questions";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission } = await loadEia(args);
  requirePermission(permission);
  const moves = await listTemplateMoves(args.context.database.db, framework.id);
  return {
    framework,
    version: content.eia.version,
    moves: moves.map(({ kind, from, to, anew, noLonger }) => ({ kind, from, to, anew, noLonger })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: takeQuestionsForm,
    act: async ({ service, params: { frameworkId }, version, posted }) => {
      const seen = posted.get("moves");
      await takeNewestQuestions(service, {
        frameworkId,
        version,
        seen: typeof seen === "string" ? seen : "",
      });
    },
    done: ({ frameworkId }) => paths.eia(frameworkId),
  });
}

export default function EiaQuestions() {
  const { framework, version, moves } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title={TITLE} caption={framework.title} />;
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        {moves.length === 0 ? (
          <>
            {heading}
            <p className="govuk-body">This EIA asks the office’s newest questions already.</p>
          </>
        ) : (
          <PostForm
            form={takeQuestionsForm}
            version={version}
            answer={answer}
            hidden={{ moves: movesSeen(moves) }}
            before={heading}
          >
            {moves.map(({ kind, from, to, anew, noLonger }) => (
              <section key={kind} aria-labelledby={kind}>
                <h2 className="govuk-heading-m" id={kind}>
                  {TEMPLATE_KIND_LABELS[kind]}
                </h2>
                <p className="govuk-body">
                  {from === null
                    ? `It asks nothing of its own now. The newest is version ${to}.`
                    : `It asks version ${from} now. The newest is version ${to}.`}
                </p>
                <Questions title="Asked from then on, and not now" questions={anew} />
                <Questions title="Asked now, and no longer from then on" questions={noLonger} />
              </section>
            ))}
            <p className="govuk-body">
              What was answered stays where the same is asked in the same words. What was answered to anything
              else is no longer part of this EIA, and stays on the audit log. A question that has to be
              answered holds the submission up until it is. An EIA cannot be moved back to an earlier version.
            </p>
            <Button>Move on to them</Button>
          </PostForm>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.eia(framework.id)}>
            Back to the EIA
          </a>
        </p>
      </TwoThirds>
    </>
  );
}

function Questions({ title, questions }: { title: string; questions: readonly string[] }) {
  return questions.length === 0 ? null : (
    <>
      <h3 className="govuk-heading-s">{title}</h3>
      <ul className="govuk-list govuk-list--bullet">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </>
  );
}
