import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLineNames } from "~db/queries/grants.server";
import { mayWriteRound } from "~/auth/permissions";
import { readRound, roundForm, roundValues } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { saveRound } from "~/services/grants/save-round.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadRound } from "./grants-at-hand.server";

const TITLE = "Edit the round";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.round.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing, round } = await loadRound(args);
  requirePermission(mayWriteRound(actor, round, standing));
  const lines = await listLineNames(args.context.database.db, framework.id);
  return {
    framework: asTitled(framework),
    round: asTitled(round),
    version: round.version,
    isOpened: round.state !== "planned",
    lines,
    values: roundValues(round),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { framework } = await loadRound(args);
  return answerPost(args, {
    params: params.grantRound,
    form: roundForm(await listLineNames(args.context.database.db, framework.id)),
    act: async ({ service, value, params: place, version }) => {
      await saveRound(service, { ...readRound(value), ...place, version });
    },
    done: ({ frameworkId, roundId }) => paths.grantRound(frameworkId, roundId),
  });
}

export default function EditRound() {
  const { framework, round, version, isOpened, lines, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} />
      <TwoThirds>
        <PostForm
          form={roundForm(lines)}
          initial={values}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={round.title} />}
        >
          {isOpened && (
            <InsetText>
              The budget line that this was paid from was removed. Choose another: nothing else of a round
              that was opened is changed.
            </InsetText>
          )}
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
