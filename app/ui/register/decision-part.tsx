import type { PageLink, RecordPage } from "~/domain/publication/record-page";
import { paths } from "~/paths";
import { PageHeading } from "../page";
import { RecordElsewhere } from "./decision-overview";
import { Blocks, Document } from "./document";
import { RecordLinks } from "./record-links";

interface DecisionPartProps {
  reference: string;
  referenceKey: string;
  part: RecordPage;
  previous: PageLink | null;
  next: PageLink | null;
}

/** One page of a record, with the one before and the one after it. */
export function DecisionPart({ reference, referenceKey, part, previous, next }: DecisionPartProps) {
  return (
    <>
      <PageHeading title={part.title} caption={`Decision ${reference}`} />
      <div className="app-document">
        <Blocks blocks={part.blocks} />
      </div>
      <RecordLinks referenceKey={referenceKey} links={part.links} />
      <Document sections={part.sections} />
      {part.page === "check" && <RecordElsewhere referenceKey={referenceKey} />}
      <nav className="govuk-pagination govuk-pagination--block" aria-label="Pages of this record">
        {previous && <Beside referenceKey={referenceKey} link={previous} side="prev" />}
        {next && <Beside referenceKey={referenceKey} link={next} side="next" />}
      </nav>
    </>
  );
}

function Beside({
  referenceKey,
  link,
  side,
}: {
  referenceKey: string;
  link: PageLink;
  side: "prev" | "next";
}) {
  return (
    <div className={`govuk-pagination__${side}`}>
      <a
        className="govuk-link govuk-pagination__link"
        href={paths.decisionPage(referenceKey, link.page)}
        rel={side}
      >
        <span className="govuk-pagination__link-title">{side === "prev" ? "Previous" : "Next"}</span>
        <span className="govuk-visually-hidden">:</span>
        <span className="govuk-pagination__link-label">{link.text}</span>
      </a>
    </div>
  );
}
