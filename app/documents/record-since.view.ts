import { inForce, NOTED_LABELS, UPDATED_TEXTS, type PublicAddendum } from "~/domain/decision/addendum";
import type { SealItemKind } from "~/domain/decision/record-bodies";
import { SEAL_SECTION_LABELS } from "~/domain/decision/seal";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type {
  PublishedRecord,
  ReadableRecord,
  SupersedingDecision,
} from "~/domain/publication/published-record";
import { RECORD_PART_LABELS, RECORD_PARTS } from "~/domain/publication/record-parts";
import { targetInWords } from "~/domain/actions/due-date";
import { capitalised } from "~/domain/shared/capitalised";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { listed } from "~/domain/shared/listed";
import { counted, itemName, NOTHING_RECORDED, table, text } from "./document-blocks.view";

/** How many actions were completed since it was signed: said also where the plan is withheld. */
export function completedSince({ addenda = [] }: Pick<ReadableRecord, "addenda">): number {
  return addenda.filter(({ bodies: { head } }) => head.kind === "action_completed").length;
}

/** The day on which each action was completed since, by its number. */
export function completedOn({
  addenda = [],
}: Pick<ReadableRecord, "addenda">): ReadonlyMap<number, CalendarDate> {
  return new Map(
    addenda.flatMap(({ bodies: { head, eia } }) =>
      head.kind === "action_completed" && eia?.action ? [[eia.action.number, head.on] as const] : [],
    ),
  );
}

/** Of what was to be finished after the decision, how much has been: it is never said that it is still to be. */
export function finishedSentence(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? "1 action that was to be finished after the decision has been finished since."
    : `${count} actions that were to be finished after the decision have been finished since.`;
}

/** What happened since it was signed, newest last: beside the record, which stays as it was signed. None where nothing did. */
export function sinceSection(published: PublishedRecord): DocumentSection[] {
  const { addenda = [] } = published;
  const overdue = overdueBlocks(published);
  const superseded = (published.supersededBy ?? []).map((decision) => text(supersededSentence(decision)));
  if (addenda.length + overdue.length + superseded.length === 0) return [];
  const rows = addenda.map((addendum) => ({
    cells: [formatDate(addendum.bodies.head.on), whatHappened(addendum, published)],
  }));
  return [
    {
      id: "since",
      heading: "What happened since",
      blocks: [
        ...superseded,
        text(
          "The record stays as it was signed. What happened since stands here; each part of it has a seal of its own.",
        ),
        ...(rows.length === 0
          ? []
          : [
              table({
                caption: "Since the signature",
                head: [{ text: "Date" }, { text: "What happened" }],
                rows,
              }),
            ]),
        ...updatedBlocks(published),
        ...gapBlocks(addenda),
        ...overdue,
      ],
    },
  ];
}

function supersededSentence({ reference, decidedOn }: SupersedingDecision): string {
  return `Decision ${reference}, which was signed on ${formatDate(decidedOn)}, supersedes this one.`;
}

function whatHappened(addendum: PublicAddendum, { addenda = [] }: PublishedRecord): string[] {
  const { head } = addendum.bodies;
  switch (head.kind) {
    case "withdrawn":
      return [`Withdrawn from publication: ${whatOf(addendum)}`, `Legal ground: ${head.legalGround}`];
    case "published_again": {
      const earlier = addenda.find(({ number }) => number === head.of);
      return [`Published again: ${earlier ? whatOf(earlier) : "what had been withdrawn"}`];
    }
    case "published_later":
      return [`Published after all: ${whatOf(addendum, "something that was withheld")}`];
    case "action_completed": {
      const action = addendum.bodies.eia?.action;
      if (!action) return ["An action was completed"];
      return [
        `Action ${action.number} was completed`,
        action.eiaUpdated
          ? "The assessment was updated because of it"
          : "The assessment was not updated because of it",
      ];
    }
    case "noted":
      return [NOTED_LABELS[head.what], ...noteLines(addendum)];
  }
}

function noteLines({ bodies }: PublicAddendum): string[] {
  const note = RECORD_PARTS.map((part) => bodies[part]?.note).find((one) => one !== undefined);
  if (!note) return ["What was said of it is not published"];
  const { words, by, changed, actionNumber, nextReviewOn, updated } = note;
  return [
    ...(changed === undefined ? [] : [changed ? "It was changed" : "Nothing was changed"]),
    ...(actionNumber === undefined ? [] : [`Because of action ${actionNumber}`]),
    words,
    ...(updated ? [`Brought up to date: ${UPDATED_TEXTS[updated.text].toLowerCase()}`] : []),
    ...(nextReviewOn ? [`The next review is by ${formatDate(nextReviewOn)}`] : []),
    `By ${by}`,
  ];
}

/** Texts that reviews brought up to date, each beside what was signed: of each the last. */
function updatedBlocks({ eia, addenda = [] }: PublishedRecord): DocumentBlock[] {
  if (!eia.published) return [];
  const last = new Map(
    addenda.flatMap(({ bodies: { head, eia: leaf } }) =>
      leaf?.note?.updated ? [[leaf.note.updated.text, { ...leaf.note.updated, on: head.on }] as const] : [],
    ),
  );
  if (last.size === 0) return [];
  return [
    table({
      caption: "Texts of the assessment that were brought up to date",
      head: [{ text: "Text" }, { text: "As it was signed" }, { text: "As it says since" }],
      rows: [...last.values()].map(({ text: name, words, on }) => ({
        cells: [
          UPDATED_TEXTS[name],
          eia.body.eia[name]?.trim() ? (eia.body.eia[name] ?? "") : NOTHING_RECORDED,
          [words, `Reviewed on ${formatDate(on)}`],
        ],
      })),
    }),
  ];
}

/** In public words: what was withdrawn, and never what it says. */
export function whatOf({ bodies }: Pick<PublicAddendum, "bodies">, otherwise = "a passage"): string {
  const whole = RECORD_PARTS.filter((part) => bodies[part]?.whole).map((part) => RECORD_PART_LABELS[part]);
  const items = RECORD_PARTS.flatMap((part) => bodies[part]?.items ?? []);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const counts = kinds.map((kind: SealItemKind) =>
    counted(items.filter((item) => item.kind === kind).length, ...itemName(kind)),
  );
  const notes = RECORD_PARTS.flatMap((part) => bodies[part]?.addenda ?? []);
  const what = [...whole.map(lowered), ...counts, ...(notes.length > 0 ? ["what was said of it since"] : [])];
  return what.length === 0 ? otherwise : listed(what);
}

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

function gapBlocks(addenda: readonly PublicAddendum[]): DocumentBlock[] {
  const { numbers } = inForce(addenda);
  const sections = addenda.flatMap(({ number, bodies }) =>
    numbers.has(number) ? RECORD_PARTS.flatMap((part) => bodies[part]?.gaps ?? []) : [],
  );
  if (sections.length === 0) return [];
  const names = [...new Set(sections.map(({ section }) => SEAL_SECTION_LABELS[section]))];
  return [
    text(
      `${capitalised(listed(names))}: where a passage was withdrawn, its gap is marked in the text. What is left of such a text cannot be checked against the signature without the passage; it is proven by the seal of the withdrawal.`,
    ),
  ];
}

/** Overdue is a fact about dates: what was to be finished after the decision by a day that has passed, and is not known to be. */
function overdueBlocks({ record, eia, addenda = [], readOn }: PublishedRecord): DocumentBlock[] {
  if (!eia.published || readOn === undefined || record.outcome === "not_supported") return [];
  const done = completedOn({ addenda });
  const late = eia.body.actions.filter(
    ({ number, state, targetDate }) =>
      state === "carried_forward" && !done.has(number) && targetDate < readOn,
  );
  return late.map((action) =>
    text(`Action ${action.number} is overdue: it was to be done by ${targetInWords(action)}. ${action.what}`),
  );
}
