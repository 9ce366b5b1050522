import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSubmission } from "~db/queries/frameworks.server";
import { reasonForm } from "~/forms/reason-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { withdrawFramework } from "~/services/sign-off/withdraw-framework.server";
import { pageHandle } from "~/ui/page-handle";
import { lapsing, ReasonPage } from "~/ui/sign-off/reason-page";
import { loadPermitted } from "./sign-off-at-hand.server";

const form = reasonForm("withdraw");

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadPermitted(args, "withdraw");
  const steps = await findSubmission(args.context.database.db, framework.id, "open");
  return {
    title: `Withdraw this ${args.context.settings.decidedThing.one}`,
    framework: { id: framework.id, title: framework.title },
    version: framework.version,
    lapses: steps ? lapsing(steps) : [],
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, value, params: { frameworkId }, version }) =>
      withdrawFramework(service, { frameworkId, version, reason: value.reason }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "withdraw"),
    says: "nothing",
  });
}

export default function Page() {
  const { title, framework, version, lapses } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={title}
      consequence="It ends here, without a decision. Its actions lapse, and it can no longer be changed. This cannot be undone."
      lapses={lapses}
      button="Withdraw"
      framework={framework}
      form={form}
      answer={useActionData<typeof action>()}
      version={version}
    />
  );
}
