import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listConsultations } from "~db/queries/content.server";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { removeConsultation } from "~/services/eia/remove-consultation.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Remove the consultation of ${data.consultation.consultee} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission } = await loadEia(args);
  requirePermission(permission);
  const { consultationId } = readParams(params.consultation, args.params);
  const consultations = await listConsultations(args.context.database.db, framework.id);
  const found = consultations.find(({ id }) => id === consultationId);
  if (!found) throw notFound();
  const { id, version, consultee, links } = found;
  return { framework, consultation: { id, version, consultee, changes: links.length } };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.consultation,
    form: removalForm,
    act: ({ service, params: { frameworkId, consultationId }, version }) => {
      if (consultationId === "new") throw notFound();
      return removeConsultation(service, { frameworkId, consultationId, version });
    },
    done: ({ frameworkId }) => paths.consultees(frameworkId),
  });
}

export default function RemoveConsultation() {
  const { framework, consultation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<EiaCrumbs framework={framework} />}
      title={`Remove the consultation of ${consultation.consultee}`}
      caption={framework.title}
      version={consultation.version}
      answer={answer}
      keepAt={paths.consultation(framework.id, consultation.id)}
    >
      <p className="govuk-body">
        {consultation.changes === 1
          ? "It is taken out of the entry of the change that it was about."
          : `It is taken out of the entries of the ${consultation.changes} changes that it was about.`}
      </p>
    </RemovePage>
  );
}
