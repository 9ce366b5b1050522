import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeGlossaryTerm } from "~/services/frameworks/remove-glossary-term.server";
import { KeepIt } from "~/ui/eia/keep-it";
import { PostForm } from "~/ui/form";
import { GlossaryCrumbs } from "~/ui/glossary/glossary-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadTermToWrite } from "./glossary-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Remove ${data.term.term} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, term } = await loadTermToWrite(args);
  return { framework, term };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.term,
    form,
    act: ({ service, params: where, version }) => removeGlossaryTerm(service, { ...where, version }),
    done: ({ frameworkId }) => paths.glossary(frameworkId),
  });
}

export default function RemoveTerm() {
  const { framework, term } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GlossaryCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={form}
          version={term.version}
          answer={answer}
          before={<PageHeading title={`Remove ${term.term}`} caption={framework.title} />}
        >
          <p className="govuk-body">
            “{term.meaning}” will no longer be said where {term.term} is used, nor printed with the record.
          </p>
          <Button variant="warning">Remove this abbreviation</Button>
        </PostForm>
        <KeepIt href={paths.glossary(framework.id)} />
      </TwoThirds>
    </>
  );
}
