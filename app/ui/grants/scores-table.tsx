import type { Criterion } from "~/domain/grants/round";
import type { ScoreRow } from "~/domain/grants/scoring";
import { formatMoney } from "~/domain/shared/money";
import { Table } from "../govuk";

export interface ScoredApplication extends ScoreRow {
  id: number;
  organisation: string;
  pence: number;
  state: string;
  href: string;
}

/** The applications of a round with their mean scores, the highest first where the page has them so. */
export function ScoresTable({
  criteria,
  applications,
}: {
  criteria: readonly Criterion[];
  applications: readonly ScoredApplication[];
}) {
  const most = criteria.reduce((sum, one) => sum + one.most, 0);
  return (
    <Table
      caption="Applications and their scores"
      captionSize="m"
      firstCellIsHeader
      cards
      head={[
        { text: "Organisation" },
        { text: "Asked for", numeric: true },
        ...criteria.map((one) => ({ text: `${one.name} (of ${one.most})`, numeric: true })),
        { text: `Total (of ${most})`, numeric: true },
        { text: "Scored by", numeric: true },
        { text: "State" },
      ]}
      rows={applications.map((application) => ({
        key: String(application.id),
        header: (
          <a className="govuk-link" href={application.href}>
            {application.organisation}
          </a>
        ),
        cells: [
          { content: formatMoney(application.pence), numeric: true },
          ...criteria.map((_, place) => ({
            content: String(application.means[place] ?? "–"),
            numeric: true,
          })),
          { content: application.total === null ? "–" : String(application.total), numeric: true },
          { content: application.people === 1 ? "1 person" : `${application.people} people`, numeric: true },
          { content: application.state },
        ],
      }))}
    />
  );
}
