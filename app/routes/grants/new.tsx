import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLineNames } from "~db/queries/grants.server";
import { mayWriteRound } from "~/auth/permissions";
import { readRound, roundForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { NO_VERSION } from "~/services/context.server";
import { saveRound } from "~/services/grants/save-round.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadGrants } from "./grants-at-hand.server";

const TITLE = "Plan a round of grants";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadGrants(args);
  requirePermission(mayWriteRound(actor, null, standing));
  const lines = await listLineNames(args.context.database.db, framework.id);
  return { framework: asTitled(framework), lines };
}

export async function action(args: ActionFunctionArgs) {
  const { framework } = await loadGrants(args);
  return answerPost(args, {
    params: params.framework,
    form: roundForm(await listLineNames(args.context.database.db, framework.id)),
    act: async ({ service, value, params: { frameworkId } }) => {
      const roundId = await saveRound(service, {
        ...{ ...readRound(value), frameworkId, roundId: "new" as const, version: NO_VERSION },
      });
      return paths.grantRound(frameworkId, roundId);
    },
    done: ({ frameworkId }) => paths.grantRounds(frameworkId),
  });
}

export default function NewRound() {
  const { framework, lines } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={roundForm(lines)}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
