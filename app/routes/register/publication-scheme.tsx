import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listYearsOfDecisions } from "~db/queries/equality-information.server";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({
  title: () => "What is published here",
  preview: () => ({
    description:
      "What this service publishes of what the law asks an office to publish, each at an address that stays.",
    type: "website",
  }),
});

export async function loader({ context }: LoaderFunctionArgs) {
  const years = await listYearsOfDecisions(context.database.publicDb);
  context.allowKeeping();
  return { officeName: context.settings.officeName, years };
}

/**
 * The part of an office's publication scheme (Freedom of Information Act 2000 s.19) and of its specified information (Elected Local
 * Policing Bodies (Specified Information) Order 2011, SI 2011/3050, as amended by SI 2012/2479, 2013/1816 and 2021/547) that is here.
 */
export default function PublicationScheme() {
  const { officeName, years } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title="What is published here" />
      <p className="govuk-body">
        This is the part of the publication scheme of the following office that is kept in this service:{" "}
        {officeName}. Each address stays as it is.
      </p>
      <h2 className="govuk-heading-m">How we make decisions</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.decisions()}>
          Decisions of significant public interest
        </a>
        : a record of each, with the budget, the equality impact assessment and the action plan, as far as
        they are published. Elected Local Policing Bodies (Specified Information) Order 2011, Schedule,
        paragraph 5(d).
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.verify()}>
          Check that a record is what was signed
        </a>
        , with the{" "}
        <a className="govuk-link" href={paths.publicKeys()}>
          office’s public keys
        </a>
        .
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.openConsultations()}>
          Consultations
        </a>{" "}
        on what is to be decided, and what came of what people said.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.presentedReports()}>
          Reports to the body that scrutinises this office
        </a>
        , with what it recommended and the answer.
      </p>
      <h2 className="govuk-heading-m">What we spend and how we spend it</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.grants()}>
          Grants
        </a>
        , month by month, as far as they are made in this service: of each its recipient, its purpose, its
        conditions and the reasons. Elected Local Policing Bodies (Specified Information) Order 2011,
        Schedule, paragraph 3(f).
      </p>
      <h2 className="govuk-heading-m">Equality information</h2>
      {years.length === 0 ? (
        <p className="govuk-body">There is none yet: no decision has been signed.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {years.map((year) => (
            <li key={year}>
              <a className="govuk-link" href={paths.equalityInformation(year)}>
                Equality information {formatFinancialYear(year)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="govuk-body">
        Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017, regulation 4: at least
        once a year.
      </p>
      <h2 className="govuk-heading-m">About this service</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.accessibilityStatement()}>
          Accessibility statement
        </a>
      </p>
      <h2 className="govuk-heading-m">What is not here</h2>
      <p className="govuk-body">
        Grants that were made elsewhere, contracts, items of expenditure, office-holders, staff, policies,
        property and the other specified information are published by the office elsewhere, on its own
        website. A budget that is decided here says what is planned, and not what was paid.
      </p>
    </TwoThirds>
  );
}
