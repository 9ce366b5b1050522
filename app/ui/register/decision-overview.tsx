import type { DecisionOutcome } from "~/domain/decision/decision-record";
import type { DocumentName } from "~/domain/publication/document-files";
import type { SupersedingDecision } from "~/domain/publication/published-record";
import type { OverviewRow, PageLink } from "~/domain/publication/record-page";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Abbreviated } from "../glossary/abbreviated";
import { InsetText, SummaryList } from "../govuk";
import { PageHeading } from "../page";
import { OutcomeTag } from "./decision-list";
import { DocumentLinks } from "./document-links";
import { RecordLinks } from "./record-links";

interface DecisionOverviewProps {
  reference: string;
  referenceKey: string;
  decidedOn: CalendarDate;
  title: string;
  outcome: DecisionOutcome;
  officeName: string;
  /** Of the site, for programs that read the page. */
  origin: string;
  inShort: string;
  rows: readonly OverviewRow[];
  pages: readonly PageLink[];
  /** Those of which a part is published. */
  documents: readonly DocumentName[];
  decidedThing: string;
  /** Later decisions that take its place. */
  supersededBy: readonly SupersedingDecision[];
}

/** The first screen of a record, with the way to each of its pages; schema.org's words are in it for programs. */
export function DecisionOverview({
  reference,
  referenceKey,
  decidedOn,
  title,
  outcome,
  officeName,
  origin,
  inShort,
  rows,
  pages,
  documents,
  decidedThing,
  supersededBy,
}: DecisionOverviewProps) {
  return (
    <div itemScope itemType="https://schema.org/Report">
      <meta itemProp="name" content={title} />
      <meta itemProp="reportNumber" content={reference} />
      <meta itemProp="datePublished" content={decidedOn} />
      <meta itemProp="description" content={inShort} />
      <meta itemProp="inLanguage" content="en-GB" />
      <link itemProp="url" href={origin + paths.decision(referenceKey)} />
      <div itemProp="author" itemScope itemType="https://schema.org/GovernmentOrganization">
        <meta itemProp="name" content={officeName} />
      </div>
      <PageHeading title={title} caption={`Decision ${reference}`} />
      <p className="govuk-body">
        <OutcomeTag outcome={outcome} />
      </p>
      {supersededBy.map((later) => (
        <InsetText key={later.referenceKey}>
          Superseded by{" "}
          <a className="govuk-link" href={paths.decision(later.referenceKey)}>
            decision {later.reference}
          </a>
          , signed on {formatDate(later.decidedOn)}.
        </InsetText>
      ))}
      <SummaryList
        rows={rows.map(({ label, lines, links }) => ({
          key: label,
          value: (
            <>
              {lines.map((line, index) => (
                <p key={index} className="govuk-body">
                  <Abbreviated>{line}</Abbreviated>
                </p>
              ))}
              <RecordLinks referenceKey={referenceKey} links={links} />
            </>
          ),
        }))}
      />
      <nav aria-labelledby="pages" className="app-no-print">
        <h2 className="govuk-heading-m" id="pages">
          The record
        </h2>
        <RecordLinks referenceKey={referenceKey} links={pages} />
      </nav>
      <DocumentLinks
        names={documents}
        decidedThing={decidedThing}
        hrefOf={(name, format) => paths.decisionDocument(referenceKey, name, format)}
        workbookOf={(name) => (name === "action-plan" ? paths.decisionActionsWorkbook(referenceKey) : null)}
      />
      <RecordElsewhere referenceKey={referenceKey} />
    </div>
  );
}

/** The same record in other forms. */
export function RecordElsewhere({ referenceKey }: { referenceKey: string }) {
  return (
    <ul className="govuk-list app-no-print">
      <li>
        <a className="govuk-link" href={paths.decisionPage(referenceKey, "whole")}>
          The whole record on one page, to print
        </a>
      </li>
      <li>
        <a className="govuk-link" href={paths.decisionJson(referenceKey)}>
          This record as data (JSON)
        </a>
      </li>
      <li>
        <a className="govuk-link" href={paths.verify(referenceKey)}>
          Check that it is what was signed
        </a>
      </li>
    </ul>
  );
}
