import type { DecisionOutcome } from "~/domain/decision/decision-record";
import type { DocumentSection } from "~/domain/publication/document";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { SummaryList } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { OutcomeTag } from "./decision-list";
import type { DocumentName } from "~/domain/publication/document-files";
import { Document, Withheld } from "./document";
import { DocumentLinks } from "./document-links";

interface PublishedDecisionProps {
  reference: string;
  referenceKey: string;
  title: string;
  outcome: DecisionOutcome;
  sections: readonly DocumentSection[];
  documents: readonly DocumentName[];
  decidedThing: string;
}

export function PublishedDecision({
  reference,
  referenceKey,
  title,
  outcome,
  sections,
  documents,
  decidedThing,
}: PublishedDecisionProps) {
  return (
    <>
      <PageHeading title={title} caption={`Decision ${reference}`} />
      <p className="govuk-body">
        <OutcomeTag outcome={outcome} />
      </p>
      <Contents sections={sections} />
      <Document sections={sections} withLinks />
      <DocumentLinks
        names={documents}
        decidedThing={decidedThing}
        hrefOf={(name, format) => paths.decisionDocument(referenceKey, name, format)}
        workbookOf={(name) => (name === "action-plan" ? paths.decisionActionsWorkbook(referenceKey) : null)}
      />
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={paths.decisionJson(referenceKey)}>
          This record as data (JSON)
        </a>
        <br />
        <a className="govuk-link" href={paths.verify(referenceKey)}>
          Check that it is what was signed
        </a>
      </p>
    </>
  );
}

/** Where the sections of a record stand in it. */
export function Contents({ sections }: { sections: readonly DocumentSection[] }) {
  return (
    <nav aria-label="Contents of this record" className="app-no-print">
      <ul className="govuk-list">
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <a className="govuk-link" href={`#${id}`}>
              {heading}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Rule 11: with the record withheld, its reference, its date and the legal ground are all there is to see. */
export function WithheldDecision({
  reference,
  decidedOn,
  legalGround,
  withdrawnOn,
}: {
  reference: string;
  decidedOn: CalendarDate;
  legalGround: string;
  withdrawnOn?: CalendarDate | null;
}) {
  return (
    <>
      <PageHeading title={`Decision ${reference}`} />
      <SummaryList
        rows={[
          { key: "Reference", value: reference },
          { key: "Date of the decision", value: formatDate(decidedOn) },
        ]}
      />
      <Withheld what="The record of this decision" legalGround={legalGround} withdrawnOn={withdrawnOn} />
    </>
  );
}
