import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { removeSection } from "~/services/frameworks/remove-section.server";
import { Written } from "~/ui/eia/written";
import { SectionsCrumbs } from "~/ui/frameworks/framework-crumbs";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { RemovePage } from "~/ui/remove-page";
import { loadSectionToWrite } from "./sections-at-hand.server";

const TITLE = "Remove a section";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, section } = await loadSectionToWrite(args);
  if (!section) throw notFound();
  return { framework, section };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.existingSection,
    form: removalForm,
    act: ({ service, params: where, version }) => removeSection(service, { ...where, version }),
    done: ({ frameworkId }) => paths.sections(frameworkId),
  });
}

export default function RemoveSection() {
  const { framework, section } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<SectionsCrumbs framework={framework} />}
      title={TITLE}
      caption={framework.title}
      version={section.version}
      answer={answer}
      keepAt={paths.sections(framework.id)}
    >
      <InsetText>
        <Written label={section.heading} text={section.text} />
      </InsetText>
    </RemovePage>
  );
}
