import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { suggestedTerms, textsOf } from "~/domain/framework/glossary-suggestions";
import { glossaryTermForm } from "~/forms/frameworks/glossary-term-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { loadBudget } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";
import { addGlossaryTerm } from "~/services/frameworks/add-glossary-term.server";
import { Fields, PostForm } from "~/ui/form";
import { GlossaryCrumbs } from "~/ui/glossary/glossary-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Add an abbreviation – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, content } = await loadBudget(args);
  requirePermission(permission);
  const asked = new URL(args.request.url).searchParams.get("term");
  const suggested = suggestedTerms(textsOf(content), content.glossary).find(({ term }) => term === asked);
  return { framework, initial: { term: suggested?.term ?? "", meaning: suggested?.meaning ?? "" } };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: glossaryTermForm,
    act: async ({ service, value, params: { frameworkId } }) => {
      await addGlossaryTerm(service, { frameworkId, ...value });
    },
    done: ({ frameworkId }) => paths.glossary(frameworkId),
  });
}

export default function NewTerm() {
  const { framework, initial } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GlossaryCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={glossaryTermForm}
          initial={initial}
          answer={answer}
          action={paths.newTerm(framework.id)}
          before={<PageHeading title="Add an abbreviation" caption={framework.title} />}
        >
          <Fields />
          <Button>Add it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
