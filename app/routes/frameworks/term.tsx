import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { glossaryTermForm } from "~/forms/frameworks/glossary-term-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { editGlossaryTerm } from "~/services/frameworks/edit-glossary-term.server";
import { Fields, PostForm } from "~/ui/form";
import { GlossaryCrumbs } from "~/ui/glossary/glossary-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadTermToWrite } from "./glossary-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.term.term} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, term } = await loadTermToWrite(args);
  return { framework, term };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.term,
    form: glossaryTermForm,
    act: ({ service, value, params: where, version }) =>
      editGlossaryTerm(service, { ...where, version, ...value }),
    done: ({ frameworkId }) => paths.glossary(frameworkId),
  });
}

export default function Term() {
  const { framework, term } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GlossaryCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={glossaryTermForm}
          initial={{ term: term.term, meaning: term.meaning }}
          version={term.version}
          answer={answer}
          before={<PageHeading title={`Change ${term.term}`} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.removeTerm(framework.id, term.id)}>
            Remove this abbreviation
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
