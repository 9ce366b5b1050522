import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listTemplateVersions } from "~db/queries/templates.server";
import { latestOf, TEMPLATE_HOLDS_FOR, TEMPLATE_KIND_LABELS } from "~/domain/templates/template";
import { pressForm } from "~/forms/office/template-form";
import { params, paths } from "~/paths";
import { answerPost, readParams } from "~/routes/answer.server";
import { beginTemplateVersion } from "~/services/office/begin-template-version.server";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { TemplateCrumbs } from "~/ui/templates/template-crumbs";
import { requireOfficeAct } from "./administration.server";

const TITLE = "Begin a version of the office’s own questions";

export const handle = pageHandle<typeof loader>({
  title: ({ kind }) => `${TITLE}: ${TEMPLATE_KIND_LABELS[kind]}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const { templateKind } = readParams(params.templateKind, args.params);
  const { inUse, draft } = latestOf(await listTemplateVersions(args.context.database.db, templateKind));
  return { kind: templateKind, inUse: inUse?.number ?? null, draft: draft?.number ?? null };
}

export async function action(args: ActionFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  return answerPost(args, {
    params: params.templateKind,
    form: pressForm,
    act: async ({ service, params: { templateKind } }) =>
      paths.template(templateKind, await beginTemplateVersion(service, { kind: templateKind })),
    done: () => paths.templates(),
  });
}

export default function BeginTemplate() {
  const { kind, inUse, draft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <TemplateCrumbs />
      <TwoThirds>
        <PostForm
          form={pressForm}
          answer={answer}
          before={<PageHeading title={TITLE} caption={TEMPLATE_KIND_LABELS[kind]} />}
        >
          <p className="govuk-body">
            {draft !== null
              ? `Version ${draft} is being drafted already. The button leads there.`
              : inUse === null
                ? "It begins without a question."
                : `It begins as a copy of version ${inUse}, which is in use and stays as it is.`}
          </p>
          <p className="govuk-body">{TEMPLATE_HOLDS_FOR[kind]}</p>
          <Button>{draft === null ? "Begin it" : "Go on with it"}</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
