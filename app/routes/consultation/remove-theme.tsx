import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listThemes } from "~db/queries/public-consultations.server";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { removeTheme } from "~/services/consultation/remove-theme.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "Remove a theme";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { themeId } = readParams(params.existingTheme, args.params);
  const { framework, consultation, mayConsider } = await loadAnswersOf(args);
  requirePermission(mayConsider);
  const theme = (await listThemes(args.context.database.db, consultation.id)).find(
    ({ id }) => id === themeId,
  );
  if (!theme) throw notFound();
  return { framework: asTitled(framework), consultation: asTitled(consultation), theme };
}

export async function action(args: ActionFunctionArgs) {
  await loadAnswersOf(args);
  return answerPost(args, {
    params: params.existingTheme,
    form: removalForm,
    act: ({ service, params: place, version }) => removeTheme(service, { ...place, version }),
    done: ({ frameworkId, consultationId }) =>
      `${paths.publicConsultation(frameworkId, consultationId)}#themes`,
  });
}

export default function RemoveTheme() {
  const { framework, consultation, theme } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<ConsultationCrumbs framework={framework} consultation={consultation} />}
      title={TITLE}
      caption={consultation.title}
      version={theme.version}
      answer={answer}
      keepAt={paths.publicConsultation(framework.id, consultation.id)}
    >
      <InsetText>{theme.title}</InsetText>
      <p className="govuk-body">The answers that speak of it stay read.</p>
    </RemovePage>
  );
}
