import type { LateReturn } from "~/domain/results/line-return";
import { periodInWords } from "~/domain/results/period";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Table } from "../govuk";

interface LateTableProps {
  frameworkId: number;
  late: readonly LateReturn[];
  mayRecord: boolean;
}

export const daysLateInWords = (days: number) =>
  days === 1 ? "1 day late" : `${days.toLocaleString("en-GB")} days late`;

/** Returns that are late, the latest first, with the last day on which somebody was reminded. */
export function LateTable({ frameworkId, late, mayRecord }: LateTableProps) {
  return (
    <Table
      caption="Late returns"
      captionHidden
      head={[
        ...["Return", "Provider", "Due", "How late", "Reminded on"].map((text) => ({ text })),
        ...(mayRecord ? [{ text: "Chase it" }] : []),
      ]}
      rows={late.map(({ lineId, service, provider, period, dueOn, daysLate, remindedOn }) => ({
        key: `${lineId} ${period.endsOn}`,
        header: (
          <a className="govuk-link" href={paths.lineReturn(frameworkId, lineId, period.endsOn)}>
            {service}, {periodInWords(period)}
          </a>
        ),
        cells: [
          { content: provider },
          { content: formatDate(dueOn) },
          { content: daysLateInWords(daysLate) },
          { content: remindedOn === null ? "Nobody yet" : formatDate(remindedOn) },
          ...(mayRecord
            ? [
                {
                  content: (
                    <a className="govuk-link" href={paths.remindOfReturn(frameworkId, lineId, period.endsOn)}>
                      Record a reminder
                      <span className="govuk-visually-hidden">
                        : {service}, {periodInWords(period)}
                      </span>
                    </a>
                  ),
                },
              ]
            : []),
        ],
      }))}
    />
  );
}
