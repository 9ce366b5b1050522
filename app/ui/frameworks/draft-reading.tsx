import type { DocumentSection, EmptyPart, EmptyPlace } from "~/domain/publication/document";
import { paths, putRightPath } from "~/paths";
import { useDecidedThing } from "../decided-thing";
import { Tag, WarningText } from "../govuk";
import { PageHeading } from "../page";
import { Contents } from "../register/decision";
import { Document } from "../register/document";

interface DraftReadingProps {
  framework: { id: number; title: string };
  /** Of the decision record; empty where it has none yet. */
  title: string;
  sections: readonly DocumentSection[];
  empty: readonly EmptyPart[];
  /** So that a link leads to a form they may open. */
  mayWrite: boolean;
  /** That the decision before withholds things of it. */
  withholds: boolean;
}

/** The draft, drawn as the published record is; before it, what would be published empty. */
export function DraftReading({ framework, title, sections, empty, mayWrite, withholds }: DraftReadingProps) {
  const { one } = useDecidedThing();
  return (
    <>
      <PageHeading title={title || "Decision record without a title"} caption={framework.title} />
      <p className="govuk-body">
        <Tag colour="yellow">Draft</Tag>
      </p>
      <WarningText>
        This is a draft. Nobody has decided it, and only people who work on this {one} can see this page.
      </WarningText>
      <p className="govuk-body">
        Whoever decides and the public will read it like this, if it is supported and published as it stands
        now. What is withheld is determined later
        {withholds ? "; what the decision before this one withholds is left out here already." : "."}
      </p>
      <EmptyParts frameworkId={framework.id} empty={empty} mayWrite={mayWrite} />
      <Contents sections={sections} />
      <Document sections={sections} withLinks />
    </>
  );
}

function EmptyParts({
  frameworkId,
  empty,
  mayWrite,
}: Pick<DraftReadingProps, "empty" | "mayWrite"> & { frameworkId: number }) {
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
              <a className="govuk-link" href={`#${id}`}>
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
