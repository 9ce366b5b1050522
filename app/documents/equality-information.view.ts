import { DIRECTION_LABELS, DIRECTIONS } from "~/domain/eia/characteristics";
import {
  cumulativeFindings,
  type AssessmentInYear,
  type EqualityYear,
} from "~/domain/publication/equality-information";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { formatDate } from "~/domain/shared/calendar-date";
import { counted, table, text } from "./document-blocks.view";
import type { ExportedTable } from "./exported-table.view";

/** A year's equality information out of the assessments that are published. */
export function equalityInformationSections(year: EqualityYear): DocumentSection[] {
  const { assessments, withheld } = year;
  return [
    {
      id: "findings",
      heading: "What was found, all assessments together",
      blocks: [
        text(
          "How many budget changes touch people who share each protected characteristic, and what they do to them. A change counts once for each characteristic, so that the rows do not add up.",
        ),
        findingsTable("All assessments of the year", cumulativeFindings(assessments)),
        ...partialNote(year),
      ],
    },
    {
      id: "assessments",
      heading: "Each assessment",
      blocks: [],
      sections: assessments.map((assessment) => ({
        id: `assessment-${assessment.referenceKey}`,
        heading: `${assessment.reference}: ${assessment.title}`,
        blocks: [
          text(`Decided on ${formatDate(assessment.decidedOn)}.`),
          findingsTable(`What ${assessment.reference} found`, assessment.findings),
        ],
      })),
    },
    { id: "done", heading: "Actions that were done", blocks: doneBlocks(assessments) },
    ...(withheld.length === 0
      ? []
      : [
          {
            id: "withheld",
            heading: "Not in these figures",
            blocks: [
              {
                kind: "list" as const,
                items: withheld.map(
                  ({ reference, decidedOn }) =>
                    `${reference}, decided on ${formatDate(decidedOn)}: its assessment is withheld`,
                ),
              },
            ],
          },
        ]),
  ];
}

function findingsTable(caption: string, findings: AssessmentInYear["findings"]): DocumentBlock {
  if (findings.length === 0) return text("No finding is published.");
  return table({
    caption,
    head: [
      { text: "Protected characteristic" },
      ...DIRECTIONS.map((direction) => ({ text: DIRECTION_LABELS[direction], numeric: true })),
    ],
    isListed: true,
    rows: findings.map(({ characteristic, byDirection }) => ({
      cells: [characteristic, ...DIRECTIONS.map((direction) => String(byDirection[direction]))],
    })),
  });
}

function partialNote({ assessments }: EqualityYear): DocumentBlock[] {
  const partial = assessments.filter(({ isPartial }) => isPartial).length;
  return partial === 0
    ? []
    : [
        text(
          `Of ${counted(partial, "assessment")} single entries or actions are withheld, which are not in these figures.`,
        ),
      ];
}

function doneBlocks(assessments: readonly AssessmentInYear[]): DocumentBlock[] {
  const rows = assessments.flatMap(({ reference, done }) =>
    done.map(({ what, whatWasDone, completedOn, owner }) => ({
      cells: [what, whatWasDone, owner, completedOn ? formatDate(completedOn) : "Not recorded", reference],
    })),
  );
  if (rows.length === 0) return [text("No action was done before a decision of the year.")];
  return [
    table({
      caption: "Actions that were done before the decision",
      head: [
        { text: "Action" },
        { text: "What was done" },
        { text: "Owner" },
        { text: "Done on" },
        { text: "Decision" },
      ],
      rows,
    }),
  ];
}

/** The findings as a table to be saved: a row for each assessment and characteristic. */
export function findingsExport({ assessments }: EqualityYear): ExportedTable {
  return {
    name: "Findings",
    headings: [
      "Reference",
      "Decided on",
      "Title",
      "Protected characteristic",
      ...DIRECTIONS.map((direction) => DIRECTION_LABELS[direction]),
    ],
    rows: assessments.flatMap(({ reference, decidedOn, title, findings }) =>
      findings.map(({ characteristic, byDirection }) => [
        reference,
        decidedOn,
        title,
        characteristic,
        ...DIRECTIONS.map((direction) => String(byDirection[direction])),
      ]),
    ),
  };
}

/** The actions that were done, as a table to be saved. */
export function actionsDoneExport({ assessments }: EqualityYear): ExportedTable {
  return {
    name: "Actions done",
    headings: ["Reference", "Decided on", "Action", "What was done", "Owner", "Done on"],
    rows: assessments.flatMap(({ reference, decidedOn, done }) =>
      done.map(({ what, whatWasDone, owner, completedOn }) => [
        reference,
        decidedOn,
        what,
        whatWasDone,
        owner,
        completedOn ?? "",
      ]),
    ),
  };
}
