import type { ReactNode } from "react";
import type { DocumentSection } from "~/domain/publication/document";
import { Details } from "../govuk";
import { Document } from "../register/document";
import { Abbreviated } from "../glossary/abbreviated";

interface FoldedProps {
  /** Where a link lands: at the heading, which is never folded. */
  id: string;
  heading: string;
  /** What the press opens. */
  summary: string;
  children: ReactNode;
}

/** A section whose heading stands on the page and whose content is one press away; on paper it is open. */
export function Folded({ id, heading, summary, children }: FoldedProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={id}>
        <Abbreviated>{heading}</Abbreviated>
      </h2>
      <Details summary={summary}>{children}</Details>
    </section>
  );
}

/** A section of a document, the same way. */
export function FoldedDocument({ section, summary }: { section: DocumentSection; summary: string }) {
  const { id, heading, blocks, sections = [] } = section;
  const whole = [...(blocks.length > 0 ? [{ id: `${id}-itself`, heading, blocks }] : []), ...sections];
  return (
    <Folded id={id} heading={heading} summary={summary}>
      <Document sections={whole} level={3} />
    </Folded>
  );
}
