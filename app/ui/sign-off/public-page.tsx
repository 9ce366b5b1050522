import type { PublicPageView } from "~/domain/decision/decision-page";
import { RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import type { WithheldByName } from "~/domain/publication/withheld-by-name";
import { formatDate } from "~/domain/shared/calendar-date";
import { InsetText, SummaryList } from "../govuk";
import { Document, Withheld } from "../register/document";
import { FoldedDocument } from "./folded-section";

export interface Gap {
  part: RecordPart;
  /** The ground of a part that is withheld as a whole; null where it is published. */
  ground: string | null;
  /** What is withheld of a part that is published, each by its name. */
  items: readonly WithheldByName[];
}

interface PublicPagePreviewProps {
  page: PublicPageView;
  gaps: readonly Gap[];
}

/** The public page with its gaps: first what is missing from it, then the page itself, its longer parts one press away. */
export function PublicPagePreview({ page, gaps }: PublicPagePreviewProps) {
  const [inShort, who, ...others] = page.sections;
  return (
    <>
      <h2 className="govuk-heading-m">What the public does not see</h2>
      <Gaps gaps={gaps} />
      <InsetText>
        What follows is the public page, made by what will publish it. Nothing is decided yet: it is drawn as
        if it were supported today, and without the words of whoever signs.
      </InsetText>
      {page.withheldOn !== null && (
        <Withheld what="The record of this decision" legalGround={page.withheldOn} />
      )}
      <Document sections={[inShort, who].filter((section) => section !== undefined)} />
      {others.map((section) => (
        <FoldedDocument
          key={section.id}
          section={section}
          summary={`As the public reads it: ${section.heading}`}
        />
      ))}
    </>
  );
}

function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const there = gaps.filter(({ ground, items }) => ground !== null || items.length > 0);
  if (there.length === 0)
    return <p className="govuk-body">Nothing is withheld: all four parts are public.</p>;
  return (
    <SummaryList
      rows={there.map(({ part, ground, items }) => ({
        key: RECORD_PART_LABELS[part],
        value:
          ground === null ? (
            <ul className="govuk-list govuk-list--bullet">
              {items.map(({ name, legalGround, withheldUntil }, index) => (
                <li key={index}>
                  {name} ({legalGround}
                  {withheldUntil && `, until ${formatDate(withheldUntil)}`})
                </li>
              ))}
            </ul>
          ) : (
            `All of it: ${ground}`
          ),
      }))}
    />
  );
}
