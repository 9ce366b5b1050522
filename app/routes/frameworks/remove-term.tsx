import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeGlossaryTerm } from "~/services/frameworks/remove-glossary-term.server";
import { RemovePage } from "~/ui/remove-page";
import { GlossaryCrumbs } from "~/ui/glossary/glossary-crumbs";
import { pageHandle } from "~/ui/page-handle";
import { loadTermToWrite } from "./glossary-at-hand.server";

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
    form: removalForm,
    act: ({ service, params: where, version }) => removeGlossaryTerm(service, { ...where, version }),
    done: ({ frameworkId }) => paths.glossary(frameworkId),
  });
}

export default function RemoveTerm() {
  const { framework, term } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<GlossaryCrumbs framework={framework} />}
      title={`Remove ${term.term}`}
      caption={framework.title}
      version={term.version}
      answer={answer}
      button="Remove this abbreviation"
      keepAt={paths.glossary(framework.id)}
    >
      <p className="govuk-body">
        “{term.meaning}” will no longer be said where {term.term} is used, nor printed with the record.
      </p>
    </RemovePage>
  );
}
