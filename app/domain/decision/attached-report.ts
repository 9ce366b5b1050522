import { isWebLink } from "../shared/web-link";
import type { CalendarDate } from "../shared/calendar-date";
import type { DecisionRecordFields } from "./decision-record";

/**
 * The report on which a decision is asked for, as it is named: a pointer to where it is kept and no copy of it. It is published and
 * withheld with the report.
 */
export interface AttachedReport {
  title: string;
  /** A job title. */
  author?: string;
  datedOn?: CalendarDate;
  /** Where it can be read. */
  address?: string;
}

type Named = Pick<DecisionRecordFields, "reportTitle" | "reportAuthor" | "reportDatedOn" | "reportAddress">;

/** Null where none is named. */
export function attachedReport(record: Named): AttachedReport | null {
  const [title, author, address] = [record.reportTitle, record.reportAuthor, record.reportAddress].map(
    (text) => text.trim(),
  ) as [string, string, string];
  if (title === "") return null;
  return {
    title,
    ...(author !== "" && { author }),
    ...(record.reportDatedOn && { datedOn: record.reportDatedOn }),
    ...(address !== "" && { address }),
  };
}

/** What is wrong with it, by field. */
export function attachedReportFaults({
  reportTitle,
  reportAuthor,
  reportDatedOn,
  reportAddress,
}: Named): Partial<Record<"reportTitle" | "reportAddress", string>> {
  const isNamed = [reportAuthor, reportAddress].some((text) => text.trim() !== "") || reportDatedOn !== null;
  return {
    ...(reportTitle.trim() === "" && isNamed
      ? { reportTitle: "Enter the title of the attached report" }
      : {}),
    ...(reportAddress.trim() !== "" && !isWebLink(reportAddress)
      ? {
          reportAddress:
            "Where it can be read must be an address of the web, like https://example.org/report",
        }
      : {}),
  };
}
