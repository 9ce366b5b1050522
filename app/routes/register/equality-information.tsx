import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { equalityInformationSections } from "~/documents/equality-information.view";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Downloads } from "~/ui/downloads";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { loadEqualityYear } from "./equality-year.server";

export const handle = pageHandle<typeof loader>({
  title: ({ year }) => `Equality information ${formatFinancialYear(year)}`,
  preview: () => ({
    description:
      "What the published equality impact assessments of a year found, and which actions were done.",
    type: "website",
  }),
});

export async function loader(args: LoaderFunctionArgs) {
  const { year, years, found } = await loadEqualityYear(args);
  return {
    year,
    others: years.filter((other) => other !== year),
    isEmpty: found.assessments.length + found.withheld.length === 0,
    sections: equalityInformationSections(found),
    decisions: found.assessments.map(({ reference, referenceKey, title }) => ({
      reference,
      referenceKey,
      title,
    })),
  };
}

export default function EqualityInformation() {
  const { year, others, isEmpty, sections, decisions } = useLoaderData<typeof loader>();
  return (
    <>
      <TwoThirds>
        <PageHeading title={`Equality information ${formatFinancialYear(year)}`} />
        <p className="govuk-body">
          What the equality impact assessments found that are published with the decisions of this financial
          year, from 1 April to 31 March. It is a part of what the Equality Act 2010 (Specific Duties and
          Public Authorities) Regulations 2017, regulation 4, ask for each year. Figures about employees, and
          what the office publishes elsewhere, are not in it.
        </p>
        {isEmpty ? (
          <p className="govuk-body">No decision of this year is published yet.</p>
        ) : (
          <>
            <Downloads what="the findings" hrefOf={(format) => paths.equalityFindings(year, format)} />
            <Downloads
              what="the actions that were done"
              hrefOf={(format) => paths.equalityActions(year, format)}
            />
          </>
        )}
      </TwoThirds>
      {!isEmpty && <Document sections={sections} />}
      {decisions.length > 0 && (
        <>
          <h2 className="govuk-heading-m">The decisions themselves</h2>
          <ul className="govuk-list govuk-list--bullet">
            {decisions.map(({ reference, referenceKey, title }) => (
              <li key={referenceKey}>
                <a className="govuk-link" href={paths.decision(referenceKey)}>
                  {reference}: {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Other years</h2>
          <ul className="govuk-list">
            {others.map((other) => (
              <li key={other}>
                <a className="govuk-link" href={paths.equalityInformation(other)}>
                  Equality information {formatFinancialYear(other)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
