import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { loadEia } from "~/routes/eia/eia-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";
import { carryOver } from "~/services/frameworks/carry-over.server";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Carry over from the one before – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission, version } = await loadEia(args);
  requirePermission(permission);
  if (content.previous === null) throw notFound();
  return { framework, version, from: content.previous.title };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, params: where, version }) => carryOver(service, { ...where, version }),
    done: ({ frameworkId }) => paths.carriedOver(frameworkId),
  });
}

export default function OfferCarriedOver() {
  const { framework, version, from } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { text: framework.title, href: paths.framework(framework.id) },
          { text: "Carried over", href: paths.carriedOver(framework.id) },
        ]}
      />
      <TwoThirds>
        <PostForm
          form={form}
          version={version}
          answer={answer}
          before={<PageHeading title="Carry over from the one before" caption={framework.title} />}
        >
          <p className="govuk-body">
            From {from} are listed, each to be confirmed or left out: its budget lines with their amounts, the
            texts and entries of its EIA with the gaps in their evidence, actions that are not done, what its
            consultations passed on, and its commissioning projects.
          </p>
          <p className="govuk-body">
            Until you have answered for each of them, this one cannot be submitted. What is withheld there
            stays withheld here.
          </p>
          <Button>Carry over</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
