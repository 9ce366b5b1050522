import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listThemes } from "~db/queries/public-consultations.server";
import { readTheme, themeForm, themeValues } from "~/forms/consultation/considering-forms";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { saveTheme } from "~/services/consultation/save-theme.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const titleOf = (theme: unknown) => (theme ? "Theme" : "Add a theme");

export const handle = pageHandle<typeof loader>({
  title: (data) => `${titleOf(data.theme)} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { themeId } = readParams(params.theme, args.params);
  const { framework, consultation, mayConsider } = await loadAnswersOf(args);
  requirePermission(mayConsider);
  const themes = await listThemes(args.context.database.db, consultation.id);
  const theme = themeId === "new" ? null : themes.find(({ id }) => id === themeId);
  if (theme === undefined) throw notFound();
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    changes: consultation.proposal?.changes ?? [],
    theme,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { consultation } = await loadAnswersOf(args);
  return answerPost(args, {
    params: params.theme,
    form: themeForm(consultation.proposal?.changes ?? []),
    act: async ({ service, value, params: place, version }) => {
      await saveTheme(service, { ...place, version, ...readTheme(value) });
    },
    done: ({ frameworkId, consultationId }) =>
      `${paths.publicConsultation(frameworkId, consultationId)}#themes`,
  });
}

export default function ThemePage() {
  const { framework, consultation, changes, theme } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={themeForm(changes)}
          initial={theme ? themeValues(theme) : {}}
          {...(theme ? { version: theme.version } : {})}
          answer={answer}
          before={<PageHeading title={titleOf(theme)} caption={consultation.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        {theme && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removeTheme(framework.id, consultation.id, theme.id)}>
              Remove this theme
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
