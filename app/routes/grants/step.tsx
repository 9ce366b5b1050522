import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayTakeRoundStep } from "~/auth/permissions";
import { openingGaps, type RoundAct } from "~/domain/grants/round";
import { confirmForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { takeRoundStep } from "~/services/grants/take-round-step.server";
import { PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadRound } from "./grants-at-hand.server";

const WORDS: Record<RoundAct, { title: string; means: string; button: string }> = {
  open: {
    title: "Open the round",
    means:
      "From its first day on anybody reads what it is for, and organisations apply. Its words and criteria stay as they are.",
    button: "Open it",
  },
  close: {
    title: "Close the round",
    means: "No application of the public is taken any more. It cannot be opened again.",
    button: "Close it",
  },
  finish: {
    title: "End the round",
    means: "Every application is decided. Nothing more is entered.",
    button: "End it",
  },
};

export const handle = pageHandle<typeof loader>({
  title: (data) => `${WORDS[data.act].title} – ${data.round.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { act } = readParams(params.grantRoundStep, args.params);
  const { framework, actor, round, phase } = await loadRound(args);
  requirePermission(mayTakeRoundStep(actor, act, { phase, writtenBy: round.writtenBy }));
  return {
    act,
    framework: asTitled(framework),
    round: asTitled(round),
    version: round.version,
    gaps: act === "open" ? openingGaps(round, todayOf(args.context)) : [],
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadRound(args);
  return answerPost(args, {
    params: params.grantRoundStep,
    form: confirmForm,
    act: ({ service, params: place, version }) => takeRoundStep(service, { ...place, version }),
    done: ({ frameworkId, roundId }) => paths.grantRound(frameworkId, roundId),
  });
}

export default function RoundStep() {
  const { act, framework, round, version, gaps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, means, button } = WORDS[act];
  return (
    <>
      <GrantCrumbs framework={framework} round={round} />
      <TwoThirds>
        <PostForm
          form={confirmForm}
          version={version}
          answer={answer}
          before={<PageHeading title={title} caption={round.title} />}
        >
          <p className="govuk-body">{means}</p>
          {gaps.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          )}
          <Button>{button}</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
