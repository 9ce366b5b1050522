import type { YearComparison } from "~/domain/budget/changes";
import type { DetailsBody, DetailsChange, EiaBody, EiaBodyEntry } from "~/domain/decision/signed-snapshot";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { EIA_OUTCOME_LABELS, ENTRY_KIND_LABELS, type Impact } from "~/domain/eia/eia";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublicPart } from "~/domain/publication/published-record";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney, formatPercentChange } from "~/domain/shared/money";
import { facts, table, text, written } from "./document-blocks.view";

/** What the public may know of a change: its number, and only from the details its title and its amounts. */
export interface NamedChanges {
  nameOf: (number: number) => string;
  amountsOf: (number: number) => string | null;
  /** What a consultee moved, in words; empty where nothing, or where it is not public. */
  movedBy: (changeNumber: number, consultee: number) => string[];
}

export function namedChanges(details: PublicPart<DetailsBody>): NamedChanges {
  const changes = details.published ? details.body.changes : [];
  const byNumber = new Map(changes.map((change) => [change.number, change]));
  return {
    movedBy: (number, place) =>
      (byNumber.get(number)?.consulteeAmounts ?? [])
        .filter(({ consultee }) => consultee === place)
        .flatMap(amountMoved),
    nameOf: (number) => {
      const title = byNumber.get(number)?.title;
      return title ? `Budget change ${number}: ${title}` : `Budget change ${number}`;
    },
    amountsOf: (number) => {
      const change = byNumber.get(number);
      return change ? change.byYear.map((figures) => amountInYear(change, figures)).join("\n") : null;
    },
  };
}

function amountInYear({ kind }: DetailsChange, figures: YearComparison): string {
  const year = formatFinancialYear(figures.year);
  if (figures.change === 0) return `${year}: ${formatMoney(figures.new)}, unchanged`;
  // A service that is transferred has not ended, whatever the figures say.
  const share = kind === "transfer" ? "transferred" : formatPercentChange(figures.previous, figures.new);
  return `${year}: ${formatMoney(figures.previous)} to ${formatMoney(figures.new)} (${share})`;
}

/** The assessment: its head, its evidence and the gaps in it, then each change that it answers for. */
export function eiaSections(
  { eia, entries, confirmedSame }: EiaBody,
  changes: NamedChanges,
): DocumentSection[] {
  return [
    {
      id: "eia-head",
      heading: "About the assessment",
      blocks: [
        facts([
          ["Name", eia.name],
          ["Owner", eia.owner],
          ["Completed by", eia.author],
          ["Date completed", eia.completedOn && formatDate(eia.completedOn)],
          ["Aim", eia.aim],
          ["Protective marking", eia.marking],
        ]),
      ],
    },
    written("eia-evidence", "Evidence used", eia.evidence),
    {
      id: "eia-gaps",
      heading: "Gaps in the evidence",
      blocks: [text(eia.gaps), facts([["What is done about them", eia.gapsAnswer]])],
    },
    {
      id: "eia-entries",
      heading: "Impact of each budget change",
      blocks: entries.length === 0 ? [text("No change needed an entry.")] : [],
      sections: entries.map((entry) => entrySection(entry, changes)),
    },
    ...(confirmedSame.length === 0 ? [] : [confirmedSameSection(confirmedSame, changes)]),
    {
      id: "eia-outcome",
      heading: "Outcome and review",
      blocks: [
        facts([
          ["Outcome", eia.outcome && EIA_OUTCOME_LABELS[eia.outcome]],
          ["Justification", eia.outcomeJustification],
          ["Next review", eia.nextReview],
          ["Reviews done", eia.reviewsDone],
        ]),
      ],
    },
  ];
}

function entrySection(entry: EiaBodyEntry, changes: NamedChanges): DocumentSection {
  const { separateEia } = entry;
  return {
    id: `entry-${entry.changeNumber}`,
    heading: changes.nameOf(entry.changeNumber),
    blocks: [
      facts([
        ["Amount", changes.amountsOf(entry.changeNumber)],
        ["Answer", ENTRY_KIND_LABELS[entry.kind]],
        ["Reason", entry.kind === "screened_out" ? entry.screeningReason : null],
        ["Separate EIA", separateEia?.reference ?? null],
        ["Its date", separateEia?.date ? formatDate(separateEia.date) : null],
        ["Digest of the stored copy (SHA-256)", separateEia?.copySha256 ?? null],
        ["Why nobody is affected", entry.impacts.length === 0 ? entry.noImpactReason : null],
      ]),
      ...(entry.impacts.length === 0
        ? []
        : [impactsTable(entry.impacts, changes.nameOf(entry.changeNumber))]),
      ...consulteeBlocks(entry, changes),
    ],
  };
}

function impactsTable(impacts: readonly Impact[], changeName: string): DocumentBlock {
  return table({
    caption: `Impact by protected characteristic. ${changeName}`,
    head: [
      { text: "Characteristic" },
      { text: "Direction" },
      { text: "Who is affected" },
      { text: "What happens, and the reason or evidence" },
      { text: "Mitigation or justification" },
    ],
    rows: impacts.map((impact) => ({
      cells: [
        CHARACTERISTIC_LABELS[impact.characteristic],
        DIRECTION_LABELS[impact.direction],
        impact.who,
        impact.description,
        answerTo(impact),
      ],
    })),
  });
}

function answerTo({ mitigation, justification }: Impact): string | string[] {
  const answers = [
    ...(mitigation.trim() ? [`Mitigation: ${mitigation}`] : []),
    ...(justification.trim() ? [`Justification: ${justification}`] : []),
  ];
  return answers.length === 0 ? "None recorded" : answers;
}

function consulteeBlocks(entry: EiaBodyEntry, changes: NamedChanges): DocumentBlock[] {
  if (entry.consultees.length === 0) {
    return entry.nobodyConsultedReason.trim()
      ? [facts([["Why nobody was consulted", entry.nobodyConsultedReason]])]
      : [];
  }
  return [
    table({
      caption: `Who was consulted. ${changes.nameOf(entry.changeNumber)}`,
      head: [
        { text: "Consultee" },
        { text: "When" },
        { text: "What they said" },
        { text: "What it changed" },
      ],
      rows: entry.consultees.map((consultee, index) => ({
        cells: [
          consultee.consultee,
          consultee.consultedWhen,
          consultee.said,
          [
            ...[consultee.influence].filter((words) => words.trim()),
            ...changes.movedBy(entry.changeNumber, index + 1),
            ...[consultee.unchangedReason]
              .filter((words) => words.trim())
              .map((reason) => `Nothing changed: ${reason}`),
          ],
        ],
      })),
    }),
  ];
}

function amountMoved({ amountBefore, amountAfter }: DetailsChange["consulteeAmounts"][number]): string[] {
  return amountBefore === null || amountAfter === null
    ? []
    : [`From ${formatMoney(amountBefore)} to ${formatMoney(amountAfter)} a year`];
}

function confirmedSameSection(numbers: readonly number[], changes: NamedChanges): DocumentSection {
  return {
    id: "eia-confirmed-same",
    heading: "Confirmed to be the same",
    blocks: [
      text(
        "The amount is unchanged and the provider or area is written differently. The author of the assessment confirmed that the service is the same.",
      ),
      { kind: "list", items: numbers.map(changes.nameOf) },
    ],
  };
}
