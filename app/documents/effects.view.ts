import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { actionTicks, dimensionTicks, effectsTables } from "~/domain/decision/acknowledgements-needed";
import type { Acknowledgement } from "~/domain/decision/acknowledgement";
import type { EiaBody, EiaBodyEntry } from "~/domain/decision/record-bodies";
import { eiaBody } from "~/domain/decision/signed-snapshot";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { needsAnswer } from "~/domain/eia/completeness";
import { setAsideSentence } from "~/domain/eia/screening";
import type { DocumentSection, DocumentTableRow } from "~/domain/publication/document";
import { afterwardsSection } from "./afterwards.view";
import { table, text } from "./document-blocks.view";
import { answersTo } from "./record-eia.view";

/** A table of the decision page with the ticks beneath it. */
export interface ConsideredSection {
  section: DocumentSection;
  ticks: readonly Acknowledgement[];
  /** Whether questions and answers about it can be written beneath it. */
  hasQuestions: boolean;
}

const CHANGE_COLUMN = { text: "Budget change" };
const COLUMNS = [
  { text: "Characteristic and direction" },
  { text: "Who is affected, and how" },
  { text: "What answers it" },
];

/** Rule 13: every effect that is adverse, not yet known or set aside, change by change, or where they are many by priority. */
export function effectsSections(content: FrameworkContent): ConsideredSection[] {
  const body = eiaBody(content);
  const titles = changesOf(content).map(({ title }) => title);
  const entries = new Map(body.entries.map((entry) => [entry.changeNumber, entry]));
  return effectsTables(content).map(({ key, text: tick, changes, hasQuestions }, place) => {
    const [only] = changes;
    const isOfOne = hasQuestions && only !== undefined;
    const heading = isOfOne ? `Budget change ${only.number}: ${only.title}` : (only?.priority ?? "");
    const rows = changes.flatMap(({ number }) => {
      const entry = entries.get(number);
      const cells = entry ? effectRows(entry, body) : [];
      const name = [titles[number - 1] ?? "", `Budget change ${number}`];
      return cells.map((own): DocumentTableRow => ({ cells: isOfOne ? own : [name, ...own] }));
    });
    return {
      section: {
        id: `effects-${place + 1}`,
        heading,
        blocks: [
          table({
            caption: `Effects that are adverse or not yet known. ${heading}`,
            head: isOfOne ? COLUMNS : [CHANGE_COLUMN, ...COLUMNS],
            rows,
          }),
        ],
      },
      ticks: [{ key, text: tick }],
      hasQuestions,
    };
  });
}

type Cells = (string | readonly string[])[];

function effectRows(entry: EiaBodyEntry, body: EiaBody): Cells[] {
  const { impacts, setAside: findings, screenedOutOn, screeningReason } = entry;
  const found = impacts
    .filter(needsAnswer)
    .map((impact): Cells => [
      [CHARACTERISTIC_LABELS[impact.characteristic], DIRECTION_LABELS[impact.direction]],
      [impact.who, impact.description],
      answersTo(impact, body),
    ]);
  if (!findings) return found;
  const sentence = setAsideSentence({ findings, screenedOutOn: screenedOutOn ?? null }, screeningReason);
  return [...found, ["Found, and screened out since", sentence, "It is screened out"]];
}

/** What was found beside the nine; none where there is nothing to acknowledge. */
export function dimensionsConsidered(content: FrameworkContent): ConsideredSection[] {
  const ticks = dimensionTicks(content);
  if (ticks.length === 0) return [];
  const rows = (eiaBody(content).dimensions ?? []).filter(needsAnswer).map((assessed) => ({
    cells: [
      [assessed.dimension, DIRECTION_LABELS[assessed.direction]],
      [assessed.who, assessed.description],
      assessed.response,
    ],
  }));
  const caption = "Effects beside the nine that are adverse or not yet known";
  return [
    {
      section: {
        id: "effects-beside-the-nine",
        heading: "Beside the nine protected characteristics",
        blocks: [table({ caption, head: COLUMNS, rows })],
      },
      ticks,
      hasQuestions: false,
    },
  ];
}

/** What is left to be done after the decision: one table of it all. */
export function actionsConsidered(content: FrameworkContent): ConsideredSection {
  return { section: afterwardsSection(content.actions), ticks: actionTicks(content), hasQuestions: false };
}

/** What stands above the tables, also where there is none. */
export function effectsHead(count: number): DocumentSection {
  return {
    id: "adverse-impacts",
    heading: "Adverse and not yet known impacts",
    blocks: [
      text(
        count === 0
          ? "The assessment finds no impact that is adverse or not yet known."
          : "Every impact that is adverse or not yet known stands here, with what answers it, and so does what was found before a change was screened out. Say beneath each table that you have considered it.",
      ),
    ],
  };
}
