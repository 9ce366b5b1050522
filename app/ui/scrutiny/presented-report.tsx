import type { DocumentSection } from "~/domain/publication/document";
import { Document } from "../register/document";
import { FoldedDocument } from "../sign-off/folded-section";

interface PresentedReportProps {
  texts: readonly DocumentSection[];
  /** Long tables: each is one press away, and open on paper. */
  appendices: readonly DocumentSection[];
}

/** A report as it was presented. */
export function PresentedReport({ texts, appendices }: PresentedReportProps) {
  return (
    <>
      <Document sections={texts} />
      {appendices.map((section) => (
        <FoldedDocument key={section.id} section={section} summary={`Read it: ${section.heading}`} />
      ))}
    </>
  );
}
