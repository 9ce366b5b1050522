import type { EiaBody } from "~/domain/decision/record-bodies";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { cumulativeImpact, cumulativeYears } from "~/domain/eia/cumulative-impact";
import {
  areAnyCounted,
  COUNTED_IN_EACH,
  peopleByDirection,
  peopleTouched,
  peopleTouchedInWords,
} from "~/domain/eia/people";
import { risesAndFalls } from "~/domain/publication/amounts-in-words";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { facts, table, text, withheldItems } from "./document-blocks.view";
import type { NamedChanges } from "./record-eia.view";

/**
 * What all changes together do (rule 34), and what is concluded of it: of what is public alone. Nothing in a record from before that was
 * asked.
 */
export function togetherSection(body: EiaBody, changes: NamedChanges): DocumentSection[] {
  const { conclusions, withheld } = body;
  const gone = withheldItems(withheld, ["conclusions"]);
  if (conclusions === undefined && gone.length === 0) return [];
  const blocks = [
    ...figuresBlocks(body, changes),
    ...gone,
    ...conclusionBlocks(conclusions ?? [], body.entries, changes),
  ];
  return blocks.length === 0 ? [] : [{ id: "eia-together", heading: "All changes together", blocks }];
}

function figuresBlocks({ entries, withheld }: EiaBody, changes: NamedChanges): DocumentBlock[] {
  const touched = cumulativeImpact(
    entries.map(({ changeNumber, impacts }) => ({ change: changeNumber, impacts })),
  );
  if (touched.length === 0) return [];
  // With a change withheld, a sum would be of the others and look like the whole.
  const years = changes.comparedYears;
  const rows = cumulativeYears(touched, years, changes.comparedOf).map((row) => ({
    ...row,
    people: peopleTouched(entries, row),
  }));
  const isCounted = areAnyCounted(rows);
  return [
    ...(withheld.some(({ kind }) => kind === "entry")
      ? [text("What is withheld of the assessment is not counted.")]
      : []),
    table({
      caption: "All changes together, by characteristic, effect and year",
      head: [
        { text: "Characteristic and effect" },
        { text: "Budget changes" },
        ...(isCounted ? [{ text: "People" }] : []),
        ...years.map((year) => ({ text: formatFinancialYear(year) })),
      ],
      rows: rows.map(({ characteristic, direction, changes: own, people, byYear }) => ({
        cells: [
          `${CHARACTERISTIC_LABELS[characteristic]}: ${DIRECTION_LABELS[direction].toLowerCase()}`,
          String(own.length),
          ...(isCounted ? [peopleTouchedInWords(people)] : []),
          ...byYear.map(({ pence }) => risesAndFalls(pence, (of) => formatMoney(of))),
        ],
      })),
    }),
    ...(isCounted ? [text(COUNTED_IN_EACH)] : []),
  ];
}

function conclusionBlocks(
  conclusions: NonNullable<EiaBody["conclusions"]>,
  entries: EiaBody["entries"],
  changes: NamedChanges,
): DocumentBlock[] {
  return conclusions.length === 0
    ? []
    : [
        text("Of people whom several changes are adverse to, the assessment concludes:"),
        facts(
          conclusions.map(({ characteristic, conclusion, changes: of }) => [
            CHARACTERISTIC_LABELS[characteristic],
            [
              conclusion,
              ...peopleByDirection(entries, characteristic).map((sentence) => `People – ${sentence}`),
              ...of.map(changes.nameOf),
            ].join("\n"),
          ]),
        ),
      ];
}
