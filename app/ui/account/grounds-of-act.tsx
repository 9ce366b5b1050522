import type { GroundDemand } from "~/domain/publication/legal-ground";
import {
  GROUND_DEMAND_LABELS,
  JURISDICTION_LABELS,
  type Jurisdiction,
} from "~/domain/publication/listed-grounds";
import { paths } from "~/paths";
import { Details, SummaryCard, Table } from "../govuk";

export interface ShownAct {
  act: string;
  key: string;
  jurisdiction: Jurisdiction;
  grounds: readonly {
    id: number;
    section: string;
    subject: string;
    isQualified: boolean;
    demand: GroundDemand;
    isOffered: boolean;
    source: string;
    /** The day in words; empty where nobody says. */
    checked: string;
  }[];
}

/** The grounds of one Act, each with what it asks for, where it was read, and whether this office relies on it. */
export function GroundsOfAct({ act: { act, key, jurisdiction, grounds } }: { act: ShownAct }) {
  const offered = grounds.filter(({ isOffered }) => isOffered).length;
  return (
    <SummaryCard
      title={act}
      actions={[
        {
          text: "Change",
          href: paths.groundsOfAct(key),
          visuallyHidden: `which grounds of the ${act} are used`,
        },
      ]}
    >
      <p className="govuk-body">
        {JURISDICTION_LABELS[jurisdiction]}. {inUse(offered, grounds.length)}
      </p>
      <Details summary={`Each ground of the ${act}`}>
        <Table
          caption={`Grounds of the ${act}`}
          captionHidden
          firstCellIsHeader
          head={[{ text: "Ground" }, { text: "Used" }, { text: "Asks for" }, { text: "Where it was read" }]}
          rows={grounds.map(({ id, section, subject, isQualified, demand, isOffered, source, checked }) => ({
            key: String(id),
            header: `${section}: ${subject}`,
            cells: [
              { content: isOffered ? "Yes" : "No" },
              {
                content:
                  [
                    ...(isQualified ? ["The public-interest test"] : []),
                    ...(demand === "none" ? [] : [GROUND_DEMAND_LABELS[demand]]),
                  ].join(". ") || "Nothing besides",
              },
              { content: [source, checked && `Read on ${checked}`].filter(Boolean).join(". ") },
            ],
          }))}
        />
      </Details>
    </SummaryCard>
  );
}

function inUse(offered: number, all: number): string {
  if (offered === 0) return "This office relies on none of these.";
  return offered === all
    ? "This office relies on all of these."
    : `This office relies on ${offered} of these ${all}.`;
}
