import { upright, type FileDocument } from "~/domain/publication/document-files";
import type { ConsultationBody } from "~/domain/consultation/reported";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { consultationReport } from "./record-consultation.view";

/** A consultation's report as a file of its own. */
export interface ConsultationSource {
  report: ConsultationBody;
  officeName: string;
  /** Where the report is read. */
  readHref: string;
  /** Of a draft, the instant in ISO 8601; null for what is published. */
  draftAt: string | null;
}

export function consultationDocument({
  report,
  officeName,
  readHref,
  draftAt,
}: ConsultationSource): FileDocument {
  const { title, reportedOn } = report;
  const asOf = draftAt === null ? formatDate(reportedOn) : formatInstant(new Date(draftAt));
  return {
    title: `Consultation report: ${title}`,
    author: officeName,
    mark: draftAt === null ? `Reported ${asOf}` : `Draft, ${asOf}: not published`,
    isDraft: draftAt !== null,
    standing:
      draftAt === null
        ? `This is what was published of the consultation on ${asOf}.`
        : `This is a draft as it stood on ${asOf}. It is not published.`,
    asOf: draftAt ?? `${reportedOn}T12:00:00.000Z`,
    parts: [upright(consultationReport(report, draftAt !== null))],
    check: {
      text: "The report stays as it was published. It goes with the decision that it was made for, and is sealed in its record. This document is a copy for reading.",
      facts: [],
      link: { text: readHref, href: readHref },
    },
  };
}
