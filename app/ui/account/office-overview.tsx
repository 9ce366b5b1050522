import { EVERY_YEAR } from "~/domain/decision/reference";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { SummaryCard, SummaryList, Table } from "../govuk";
import { DatedSettings, type DatedSettingsProps } from "./dated-settings";

interface NamesFromADay {
  id: number;
  /** The day in words. */
  from: string;
  isCurrent: boolean;
  officeName: string;
  decidingBodyTitle: string;
  eiaAuthorTitle: string;
  actionOwnerTitle: string;
  seniorOfficerTitle: string;
  monitoringOfficerTitle: string;
  administratorTitle: string;
}

export interface OfficeOverviewProps {
  /** Those that hold last come first. */
  history: readonly NamesFromADay[];
  referencePattern: string;
  counters: readonly { year: number; nextNumber: number }[];
  /** From what size on a change is marked, in pence; null where the office has set none. */
  threshold: number | null;
  dated: DatedSettingsProps;
}

/** What the office and its roles are called, since when and from when; how its references read; what is marked. */
export function OfficeOverview({
  history,
  referencePattern,
  counters,
  threshold,
  dated,
}: OfficeOverviewProps) {
  const current = history.find(({ isCurrent }) => isCurrent);
  return (
    <>
      <SummaryCard title="Names" actions={[{ text: "Change", href: paths.office("names") }]}>
        {current ? (
          <CurrentNames names={current} />
        ) : (
          <p className="govuk-body">No names have been set, so the software shows its own.</p>
        )}
      </SummaryCard>
      <SummaryCard title="References" actions={[{ text: "Change", href: paths.office("references") }]}>
        <SummaryList
          rows={[
            { key: "Pattern", value: referencePattern },
            {
              key: "Next number",
              value:
                counters
                  .map(({ year, nextNumber }) =>
                    year === EVERY_YEAR ? `${nextNumber} without a year` : `${nextNumber} in ${year}`,
                  )
                  .join(", ") || "1 in every year",
            },
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Closer attention"
        actions={[{ text: "Change", href: paths.office("threshold"), visuallyHidden: "the threshold" }]}
      >
        <SummaryList
          rows={[
            {
              key: "Threshold",
              value:
                threshold === null
                  ? "None is set, so no budget change stands out for its size"
                  : `Budget changes of ${formatMoney(threshold)} or more in any year are marked and come first`,
            },
          ]}
        />
      </SummaryCard>
      <DatedSettings {...dated} />
      {history.length > 0 && <NamesOverTime history={history} />}
    </>
  );
}

function NamesOverTime({ history }: Pick<OfficeOverviewProps, "history">) {
  return (
    <Table
      caption="Names over time"
      captionSize="m"
      head={[
        { text: "From" },
        { text: "Office" },
        { text: "Deciding body" },
        { text: "Senior officer" },
        { text: "Monitoring officer" },
        { text: "Other roles" },
      ]}
      rows={history.map((names) => ({
        key: String(names.id),
        header: names.isCurrent ? `${names.from} (now)` : names.from,
        cells: [
          { content: names.officeName },
          { content: names.decidingBodyTitle },
          { content: names.seniorOfficerTitle },
          { content: names.monitoringOfficerTitle },
          {
            content: [names.eiaAuthorTitle, names.actionOwnerTitle, names.administratorTitle].join(", "),
          },
        ],
      }))}
    />
  );
}

function CurrentNames({ names }: { names: NamesFromADay }) {
  return (
    <SummaryList
      rows={[
        { key: "Office", value: names.officeName },
        { key: "Deciding body", value: names.decidingBodyTitle },
        { key: "Those who write the assessments", value: names.eiaAuthorTitle },
        { key: "Those who own actions", value: names.actionOwnerTitle },
        { key: "Senior officer", value: names.seniorOfficerTitle },
        { key: "Monitoring officer", value: names.monitoringOfficerTitle },
        { key: "Administrator", value: names.administratorTitle },
        { key: "Since", value: names.from },
      ]}
    />
  );
}
