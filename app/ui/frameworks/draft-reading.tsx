import type { DocumentSection, EmptyPart, EmptyPlace } from "~/domain/publication/document";
import { DOCUMENT_NAMES } from "~/domain/publication/document-files";
import { paths, putRightPath } from "~/paths";
import { useDecidedThing } from "../decided-thing";
import { Details, Pagination, Tag, WarningText } from "../govuk";
import { PageHeading } from "../page";
import { Document } from "../register/document";
import { DocumentLinks } from "../register/document-links";

/** Which page of the draft it is, and what stands on which. */
export interface ReadingPlace {
  /** Null where all of it stands on one. */
  page: number | null;
  pages: number;
  contents: readonly { id: string; heading: string }[];
  /** Of each section, by its id. */
  beginsOn: Readonly<Record<string, number>>;
}

interface DraftReadingProps {
  framework: { id: number; title: string };
  /** Of the decision record; empty where it has none yet. */
  title: string;
  /** Those of the page that is read. */
  sections: readonly DocumentSection[];
  /** Of the draft as it stands. */
  digest: string;
  at: ReadingPlace;
  empty: readonly EmptyPart[];
  /** So that a link leads to a form they may open. */
  mayWrite: boolean;
  /** That the decision before withholds things of it. */
  withholds: boolean;
}

/** The draft, drawn as the published record is, page by page; before it, what would be published empty. */
export function DraftReading({
  framework,
  title,
  sections,
  digest,
  at,
  empty,
  mayWrite,
  withholds,
}: DraftReadingProps) {
  const { one } = useDecidedThing();
  const isFirst = at.page === null || at.page === 1;
  const contents = <Contents frameworkId={framework.id} at={at} />;
  return (
    <>
      <PageHeading title={title || "Decision record without a title"} caption={framework.title} />
      <p className="govuk-body">
        <Tag colour="yellow">Draft</Tag>
        {at.page !== null && at.pages > 1 && ` Page ${at.page} of ${at.pages}`}
      </p>
      {isFirst ? (
        <>
          <WarningText>
            This is a draft. Nobody has decided it, and only people who work on this {one} can see this page.
          </WarningText>
          <p className="govuk-body">
            Whoever decides and the public will read it like this, if it is supported and published as it
            stands now. What is withheld is determined later
            {withholds ? "; what the decision before this one withholds is left out here already." : "."}
          </p>
          <EmptyParts frameworkId={framework.id} at={at} empty={empty} mayWrite={mayWrite} />
          {contents}
        </>
      ) : (
        <Details summary="Contents">{contents}</Details>
      )}
      <Document sections={sections} withLinks />
      {at.page !== null && (
        <Pagination
          page={at.page}
          pages={at.pages}
          label="Pages of the draft"
          hrefOf={(page) => paths.asPublishedPage(framework.id, page)}
        />
      )}
      <DocumentLinks
        names={DOCUMENT_NAMES}
        decidedThing={one}
        hrefOf={(name, format) => paths.draftDocument(framework.id, name, format)}
      />
      <p className="govuk-body app-no-print">
        Each is marked as a draft and names its SHA-256 digest. The digest of the draft as it stands now:{" "}
        <span className="app-document__text">{digest}</span>
      </p>
    </>
  );
}

/** Where the sections of the whole draft stand. */
function Contents({ frameworkId, at }: { frameworkId: number; at: ReadingPlace }) {
  return (
    <nav aria-label="Contents of this draft" className="app-no-print">
      <ul className="govuk-list">
        {at.contents.map(({ id, heading }) => (
          <li key={id}>
            <a className="govuk-link" href={placeOfSection(frameworkId, id, at)}>
              {heading}
            </a>
          </li>
        ))}
        {at.pages > 1 && (
          <li>
            <a className="govuk-link" href={paths.asPublishedPage(frameworkId, at.page === null ? 1 : "all")}>
              {at.page === null ? "Read it page by page" : "All of it on one page, as for print"}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function placeOfSection(frameworkId: number, id: string, { page, beginsOn }: ReadingPlace): string {
  return page === null || beginsOn[id] === page ? `#${id}` : paths.asPublished(frameworkId, id);
}

function EmptyParts({
  frameworkId,
  at,
  empty,
  mayWrite,
}: Pick<DraftReadingProps, "at" | "empty" | "mayWrite"> & { frameworkId: number }) {
  return (
    <section aria-labelledby="empty-parts" className="app-no-print">
      <h2 className="govuk-heading-m" id="empty-parts">
        What would be published empty
      </h2>
      {empty.length === 0 ? (
        <p className="govuk-body">No part would be published with nothing recorded in it.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {empty.map(({ id, heading, says, place }) => (
            <li key={`${id} ${says}`}>
              <a className="govuk-link" href={placeOfSection(frameworkId, id, at)}>
                {heading}
              </a>
              : “{says.replace(/[:.]$/u, "")}”
              {mayWrite && (
                <>
                  {" – "}
                  <a className="govuk-link" href={placePath(frameworkId, place)}>
                    fill it in<span className="govuk-visually-hidden">: {heading}</span>
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function placePath(frameworkId: number, place: EmptyPlace): string {
  switch (place.page) {
    case "record":
      return `${paths.decisionRecord(frameworkId)}#${place.field}`;
    case "eia":
    case "entry":
      return putRightPath(frameworkId, { putRight: place });
    case "entries":
      return paths.eia(frameworkId);
  }
}
