import { SENIORITY_LABELS, type Seniority } from "~/domain/account/seniority";
import { EVERY_YEAR } from "~/domain/decision/reference";
import { PLACEMENT_LABELS, PLACEMENTS, type ProposedHeadings } from "~/domain/framework/sections";
import type { WhomToAsk } from "~/domain/eia/whom-to-ask";
import type { GrantPublisher } from "~/domain/grants/published-grant";
import type { ResultsSetting } from "~/domain/results/results-setting";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { SummaryCard, SummaryList, Table, WarningText } from "../govuk";
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
  /** How many months before a contract ends authors are reminded. */
  contractMonths: number;
  whomToAsk: WhomToAsk;
  results: ResultsSetting;
  headings: ProposedHeadings;
  /** From what seniority on records print people by name; null: all of them. */
  namedFrom: Seniority | null;
  grantPublisher: GrantPublisher;
  accessibilityWarnings: readonly string[];
  dated: DatedSettingsProps;
}

/** What the office and its roles are called, since when and from when; how its references read; what is marked. */
export function OfficeOverview({
  history,
  referencePattern,
  counters,
  threshold,
  contractMonths,
  whomToAsk,
  results,
  headings,
  namedFrom,
  grantPublisher,
  accessibilityWarnings,
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
      <SummaryCard
        title="Contracts that end"
        actions={[
          {
            text: "Change",
            href: paths.office("contracts"),
            visuallyHidden: "when people are reminded of them",
          },
        ]}
      >
        <SummaryList
          rows={[
            {
              key: "Reminder",
              value:
                contractMonths === 1 ? "1 month before the end" : `${contractMonths} months before the end`,
            },
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Whom to ask about equality"
        actions={[
          { text: "Change", href: paths.office("whom-to-ask"), visuallyHidden: "whom to ask about equality" },
        ]}
      >
        <SummaryList
          rows={[
            {
              key: "Unit and contact",
              value: whomToAsk.contact || "Nobody is named, so the pages of an assessment name nobody",
            },
            { key: "Guidance", value: whomToAsk.guidance || "None" },
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Results of budget lines"
        actions={[{ text: "Change", href: paths.office("results"), visuallyHidden: "when results are due" }]}
      >
        <SummaryList
          rows={[
            { key: "Due", value: `${results.returnDays} days after the end of each period` },
            { key: "Limit for a difference", value: `${results.limitPercent}%` },
            { key: "Suggested", value: suggestedInWords(results) },
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Sections"
        actions={[
          { text: "Change", href: paths.office("headings"), visuallyHidden: "which sections are offered" },
        ]}
      >
        <SummaryList
          rows={PLACEMENTS.map((placement) => ({
            key: PLACEMENT_LABELS[placement],
            value: headings[placement].join("; ") || "None is offered",
          }))}
        />
      </SummaryCard>
      <DatedSettings {...dated} />
      <SummaryCard
        title="Names in records"
        actions={[
          { text: "Change", href: paths.office("named-from"), visuallyHidden: "whom records print by name" },
        ]}
      >
        <p className="govuk-body">
          {namedFrom === null
            ? "Records print everybody by name who took a step, unless a monitoring officer chooses otherwise."
            : `Records print by name: ${startInLowerCase(SENIORITY_LABELS[namedFrom])}, and anybody above. All others are printed by their title alone, unless a monitoring officer chooses otherwise.`}
        </p>
      </SummaryCard>
      <SummaryCard
        title="Publisher of grants"
        actions={[
          { text: "Change", href: paths.office("grants"), visuallyHidden: "the publisher of grants" },
        ]}
      >
        <p className="govuk-body">
          {grantPublisher.prefix === ""
            ? "Grants are published as a page and a table. Without the office’s identifier and its prefix they are not given in the 360Giving form."
            : `The office is ${grantPublisher.identifier}, and its grants begin with ${grantPublisher.prefix}.`}
        </p>
      </SummaryCard>
      <SummaryCard
        title="Own questions and guidance"
        actions={[{ text: "See and change", href: paths.templates(), visuallyHidden: "the own questions" }]}
      >
        <p className="govuk-body">
          What this office asks of its own in entries of an EIA, in returns and in applications for grants.
        </p>
      </SummaryCard>
      <SummaryCard
        title="Legal grounds"
        actions={[{ text: "See and change", href: paths.grounds(), visuallyHidden: "the legal grounds" }]}
      >
        <p className="govuk-body">
          What a monitoring officer may rely on to withhold something, each with where it was read.
        </p>
      </SummaryCard>
      <SummaryCard
        title="Accessibility statement"
        actions={[
          { text: "Change", href: paths.accessibility(), visuallyHidden: "the accessibility statement" },
        ]}
      >
        {accessibilityWarnings.length === 0 ? (
          <p className="govuk-body">It is complete, and was tested and reviewed within twelve months.</p>
        ) : (
          accessibilityWarnings.map((warning) => <WarningText key={warning}>{warning}</WarningText>)
        )}
      </SummaryCard>
      {history.length > 0 && <NamesOverTime history={history} />}
    </>
  );
}

const startInLowerCase = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

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

/** The bands of amounts, each with how often results are suggested to be returned. */
function suggestedInWords({ halfYearlyFrom, quarterlyFrom }: ResultsSetting): string {
  return [
    "Once a year",
    ...(halfYearlyFrom === null ? [] : [`every half-year from ${formatMoney(halfYearlyFrom)} a year`]),
    ...(quarterlyFrom === null ? [] : [`every quarter from ${formatMoney(quarterlyFrom)} a year`]),
  ].join(", ");
}
