import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sectionForm, sectionValues } from "~/forms/frameworks/section-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { saveSection } from "~/services/frameworks/save-section.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { Fields, PostForm } from "~/ui/form";
import { SectionsCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadSection } from "./sections-at-hand.server";

const titleOf = (section: { heading: string } | null) => section?.heading ?? "Add a section";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${titleOf(data.section)} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, section, permission } = await loadSection(args);
  return {
    framework,
    section,
    mayWrite: permission.ok,
    comments: section && (await loadCommentsOn(args, { kind: "section", id: section.id, part: "" })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.section,
    form: sectionForm,
    act: ({ service, value, params: where, version }) =>
      saveSection(service, { ...where, version, ...value }),
    done: ({ frameworkId }) => paths.sections(frameworkId),
  });
}

export default function SectionPage() {
  const { framework, section, mayWrite, comments } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (section && !mayWrite) {
    return (
      <>
        <SectionsCrumbs framework={framework} />
        <TwoThirds>
          <PageHeading title={section.heading} caption={framework.title} />
          <p className="govuk-body app-preserve-lines">
            {section.text === "" ? "Nothing is written yet." : section.text}
          </p>
          <CommentsHere view={comments} />
        </TwoThirds>
      </>
    );
  }
  return (
    <>
      <SectionsCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={sectionForm}
          initial={section ? sectionValues(section) : {}}
          {...(section ? { version: section.version } : {})}
          answer={answer}
          before={<PageHeading title={titleOf(section)} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        {section && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removeSection(framework.id, section.id)}>
              Remove this section
            </a>
          </p>
        )}
        <CommentsHere view={comments} />
      </TwoThirds>
    </>
  );
}
