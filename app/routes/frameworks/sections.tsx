import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findUnconfirmed } from "~db/queries/carried-over.server";
import { getOffice } from "~db/queries/office.server";
import { headingsToAdd, sectionState } from "~/domain/framework/sections";
import { arrangementVersion, parseMove } from "~/domain/shared/arrangement";
import { ARRANGE, arrangeForm } from "~/forms/arrange-form";
import { PROPOSE } from "~/forms/frameworks/section-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { arrangeSections } from "~/services/frameworks/arrange-sections.server";
import { PostForm } from "~/ui/form";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { SectionTable } from "~/ui/frameworks/section-table";
import { Button, ButtonLink, InsetText } from "~/ui/govuk";
import { NotYetConfirmed } from "~/ui/frameworks/not-yet-confirmed";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadSections } from "./sections-at-hand.server";

const TITLE = "What it says in words";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, sections } = await loadSections(args);
  const { headingsBefore, headingsAfter } = await getOffice(args.context.database.db);
  const proposed = { before_budget: headingsBefore, after_budget: headingsAfter };
  return {
    framework,
    frozen,
    mayWrite: permission.ok,
    carried: await findUnconfirmed(args.context.database.db, framework.id, ["section"]),
    version: arrangementVersion(sections),
    proposed: headingsToAdd(proposed, sections).map(({ heading }) => heading),
    sections: sections.map(({ id, heading, text, placement, isReady }) => ({
      ...{ id, heading, text, placement },
      state: sectionState({ text, isReady }),
    })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: arrangeForm,
    act: ({ service, params: { frameworkId }, version, posted }) => {
      const pressed = posted.get(ARRANGE);
      const asked = pressed === PROPOSE ? PROPOSE : parseMove(pressed);
      return arrangeSections(service, { frameworkId, version, asked });
    },
    done: ({ frameworkId }) => paths.sections(frameworkId),
    says: "nothing",
  });
}

export default function Sections() {
  const { framework, frozen, carried, mayWrite, version, proposed, sections } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title={TITLE} caption={framework.title} />;
  const table = <SectionTable frameworkId={framework.id} sections={sections} mayWrite={mayWrite} />;
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      {!mayWrite && heading}
      {!mayWrite && frozen && <InsetText>{frozen}</InsetText>}
      {mayWrite ? (
        <PostForm form={arrangeForm} version={version} answer={answer} before={heading}>
          <TwoThirds>
            <p className="govuk-body">
              Each section is printed under its heading in this order, before or after what the budget says of
              itself. One that is not begun is left out. They are published with the details, and withheld
              with them or each by itself. What is ready is shown to people who are asked about the draft.
            </p>
          </TwoThirds>
          {table}
          {proposed.length > 0 && (
            <>
              <p className="govuk-body">The office proposes also: {proposed.join("; ")}.</p>
              <Button variant="secondary" name={ARRANGE} value={PROPOSE}>
                Add what the office proposes
              </Button>
            </>
          )}
        </PostForm>
      ) : (
        table
      )}
      <NotYetConfirmed frameworkId={framework.id} carried={carried} />
      {mayWrite && <ButtonLink href={paths.section(framework.id, "new")}>Add a section</ButtonLink>}
    </>
  );
}
