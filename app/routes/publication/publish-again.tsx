import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayPublishAgain } from "~/auth/permissions";
import { whatOf } from "~/documents/record-since.view";
import { inForce } from "~/domain/decision/addendum";
import { defineForm, textareaField } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { publishAgain } from "~/services/register/publish-again.server";
import { pageHandle } from "~/ui/page-handle";
import { ReasonPage } from "~/ui/sign-off/reason-page";
import { loadPublished } from "./load-published.server";

const TITLE = "Publish it again";
const form = defineForm({
  reason: textareaField("Why is it published again?", {
    hint: "Stays inside the office, on the audit log",
    required: "Enter the reason",
    max: 2_000,
  }),
});

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

/** @throws 404 where nothing is withdrawn by that number */
export async function loader(args: LoaderFunctionArgs) {
  const { number } = readParams(params.addendum, args.params);
  const { framework, actor, standing, addenda } = await loadPublished(args);
  requirePermission(mayPublishAgain(actor, standing));
  const withdrawn = addenda.find((one) => one.number === number);
  if (!withdrawn || !inForce(addenda).numbers.has(number)) throw notFound();
  return {
    framework: { id: framework.id, title: framework.title },
    what: withdrawn.passage === "" ? whatOf(withdrawn) : `the passage “${withdrawn.passage}”`,
  };
}

export async function action(args: ActionFunctionArgs) {
  readParams(params.addendum, args.params);
  const { actor, standing } = await loadPublished(args);
  requirePermission(mayPublishAgain(actor, standing));
  return answerPost(args, {
    params: params.addendum,
    form,
    act: ({ service, value, params: { frameworkId, number } }) =>
      publishAgain(
        { ...service, signer: args.context.signer },
        { frameworkId, number, reason: value.reason },
      ),
    done: ({ frameworkId }) => paths.published(frameworkId),
  });
}

export default function PublishAgain() {
  const { framework, what } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={TITLE}
      consequence={`What everybody can read again at once: ${what}. What is withheld or withdrawn for another reason stays so.`}
      lapses={[]}
      button="Publish it again"
      framework={framework}
      form={form}
      answer={useActionData<typeof action>()}
    />
  );
}
