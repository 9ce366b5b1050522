import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { suggestedTerms, textsOf } from "~/domain/framework/glossary-suggestions";
import { paths } from "~/paths";
import { loadBudget } from "~/routes/budget/budget-at-hand.server";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { GlossaryList, SuggestedTerms } from "~/ui/glossary/glossary-list";
import { ButtonLink } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Abbreviations – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, content } = await loadBudget(args);
  return {
    framework,
    frozen,
    mayWrite: permission.ok,
    terms: content.glossary,
    suggested: permission.ok ? suggestedTerms(textsOf(content), content.glossary) : [],
  };
}

export default function Glossary() {
  const { framework, frozen, mayWrite, terms, suggested } = useLoaderData<typeof loader>();
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title="Abbreviations" caption={framework.title} />
        <p className="govuk-body">
          What the abbreviations of the budget and the EIA stand for. They are explained where they are used,
          and printed with the record.
        </p>
        <FrozenNote frozen={frozen} />
        {mayWrite && <ButtonLink href={paths.newTerm(framework.id)}>Add an abbreviation</ButtonLink>}
        <GlossaryList terms={terms} editableIn={mayWrite ? framework.id : null} />
        <SuggestedTerms frameworkId={framework.id} suggested={suggested} />
      </TwoThirds>
    </>
  );
}
