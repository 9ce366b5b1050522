import { scaleLabel } from "~/domain/consultation/answer";
import { conditionInWords } from "~/domain/consultation/condition";
import {
  PREFER_NOT_TO_SAY,
  WHY_PEOPLE_ARE_MONITORED,
  type MonitoringQuestion,
} from "~/domain/consultation/monitoring";
import { withoutAmountBefore, type Proposal } from "~/domain/consultation/asked";
import { bySection, SCALE, SUPPORT, SUPPORT_LABELS, type Question } from "~/domain/consultation/question";
import type { Placement } from "~/domain/framework/sections";
import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { upright, type FileDocument } from "~/domain/publication/document-files";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { formatDate, formatFinancialYear, type CalendarDate } from "~/domain/shared/calendar-date";
import { formatMoney, needsPence } from "~/domain/shared/money";
import { table, text } from "./document-blocks.view";

/** What a questionnaire on paper is made of: nothing but what the consultation's public page shows. */
export interface QuestionnaireSource {
  title: string;
  why: string;
  privacy: string;
  contact: string;
  closesOn: CalendarDate | null;
  proposal: Proposal;
  questions: readonly Question[];
  /** What people are asked about themselves; none where they are not asked. */
  monitoring: readonly MonitoringQuestion[];
  officeName: string;
  /** Where it is answered without paper. */
  answerHref: string;
}

/** The questionnaire as a document of its own, to be filled in by hand or in Word. */
export function questionnaireDocument(source: QuestionnaireSource): FileDocument {
  const { title, officeName, proposal, answerHref, closesOn } = source;
  const until = closesOn === null ? "" : ` Answers are taken until the end of ${formatDate(closesOn)}.`;
  return {
    title,
    author: officeName,
    mark: `Questionnaire: ${title}`,
    isDraft: false,
    standing: `Answer as many of the questions as you like.${until}`,
    asOf: `${proposal.asOf}T00:00:00.000Z`,
    parts: [questionnaireSections(source), monitoringSheet(source)]
      .filter((sections) => sections.length > 0)
      .map(upright),
    check: {
      heading: "Answer without paper",
      text: "The same questions can be answered on the internet, without an account, at this address.",
      facts: [],
      link: { text: answerHref, href: answerHref },
    },
  };
}

export function questionnaireSections(source: QuestionnaireSource): DocumentSection[] {
  const { why, privacy, contact, proposal, questions } = source;
  return [
    { id: "why", heading: "Why we ask you", blocks: [text(why)] },
    proposalSection(proposal),
    ...questionSections(questions, proposal),
    {
      id: "for-whom",
      heading: "Do you answer for an organisation?",
      blocks: [text("If so, which? Leave it empty where you answer for yourself."), text(LINE)],
    },
    {
      id: "sending",
      heading: "Where to send it, and help",
      blocks: [
        text(contact),
        text("Please leave out names, addresses and telephone numbers of people, your own too."),
      ],
    },
    { id: "privacy", heading: "What becomes of the answers", blocks: [text(privacy)] },
  ];
}

/** The equality monitoring, on a sheet of its own that is kept apart from the answers; nothing where people are not asked. */
export function monitoringSheet({ monitoring }: Pick<QuestionnaireSource, "monitoring">): DocumentSection[] {
  if (monitoring.length === 0) return [];
  return [
    {
      id: "about-yourself",
      heading: "About yourself",
      blocks: [
        text(WHY_PEOPLE_ARE_MONITORED),
        text(
          "This sheet is counted and kept apart from your answers. Once it is counted, nobody can change it or find it again. Counts of fewer than 5 people are never shown to anybody.",
        ),
      ],
      sections: monitoring.map(({ key, text: asked, hint, options }) => ({
        id: `about-${key}`,
        heading: asked,
        blocks: [
          ...(hint ? [text(hint)] : []),
          text("Tick one, or none."),
          boxes([...options, PREFER_NOT_TO_SAY].map((option) => option.text)),
        ],
      })),
    },
  ];
}

const BOX = "☐";
/** To write on. In Word it goes as what is typed comes. */
const LINE = "_".repeat(40);

function proposalSection({ aim, year, changes, asOf, sections = [] }: Proposal): DocumentSection {
  const pence = needsPence(changes.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  const amount = (figure: number | null, otherwise: string) =>
    figure === null ? otherwise : formatMoney(figure, { pence });
  const inWords = (placement: Placement) =>
    sections.flatMap((section, index) =>
      section.placement === placement
        ? [{ id: `in-words-${index + 1}`, heading: section.heading, blocks: [text(section.text)] }]
        : [],
    );
  return {
    id: "proposal",
    heading: "What is proposed",
    blocks: [
      text(`As it was written on ${formatDate(asOf)}.`),
      ...(aim === "" ? [] : [text(aim)]),
      ...(changes.length === 0
        ? []
        : [
            table({
              caption: `The changes for ${formatFinancialYear(year)}`,
              head: [
                { text: "What changes" },
                { text: "Now", numeric: true },
                { text: "Proposed", numeric: true },
              ],
              rows: changes.map(({ title, before, after, isNew }) => ({
                cells: [title, amount(before, withoutAmountBefore({ isNew })), amount(after, "Not stated")],
              })),
              isListed: true,
            }),
          ]),
    ],
    sections: [
      ...inWords("before_budget"),
      ...changes.map(({ changeId, title, rationale, effects }) => ({
        id: `change-${changeId}`,
        heading: title,
        blocks: [
          ...(rationale === "" ? [] : [text(rationale)]),
          effects.length === 0
            ? text("Whom it affects is not written down yet. Tell us what you know.")
            : {
                kind: "list" as const,
                items: effects.map(({ on, direction, who, what }) =>
                  [`${on}: ${DIRECTION_LABELS[direction].toLowerCase()}`, who, what]
                    .filter((words) => words !== "")
                    .join(". "),
                ),
              },
        ],
      })),
      ...inWords("after_budget"),
    ],
  };
}

function questionSections(
  questions: readonly Question[],
  { changes }: Pick<Proposal, "changes">,
): DocumentSection[] {
  return bySection(questions).flatMap(({ section, questions: ofSection }, index) => {
    const drawn = ofSection.map((question) => {
      const condition = conditionInWords(question.condition, questions);
      return {
        id: `question-${question.id}`,
        heading: `${questions.indexOf(question) + 1}. ${question.text}`,
        blocks: [
          ...(condition === "" ? [] : [text(`${condition}.`)]),
          ...(question.hint === "" ? [] : [text(question.hint)]),
          ...answerBlocks(question, changes),
        ],
      };
    });
    return section === ""
      ? drawn
      : [{ id: `section-${index + 1}`, heading: section, blocks: [], sections: drawn }];
  });
}

function answerBlocks({ kind, options }: Question, changes: readonly { title: string }[]): DocumentBlock[] {
  switch (kind) {
    case "support":
      return [
        eachChange(
          changes,
          SUPPORT.map((support) => SUPPORT_LABELS[support]),
        ),
        text("Your comments, each with the change that it is about:"),
        ...lines(4),
      ];
    case "matrix":
      return [eachChange(changes, options)];
    case "choice":
      return [text("Tick one."), boxes(options)];
    case "many":
      return [text("Tick as many as you like."), boxes(options), text("Anything else:"), ...lines(1)];
    case "scale":
      return [text("Tick one."), boxes(SCALE.map((step) => scaleLabel(step, options)))];
    case "text":
      return lines(4);
  }
}

const boxes = (options: readonly string[]): DocumentBlock => ({
  kind: "list",
  items: options.map((option) => `${BOX} ${option}`),
});

const lines = (count: number): DocumentBlock[] => Array.from({ length: count }, () => text(LINE));

function eachChange(changes: readonly { title: string }[], options: readonly string[]): DocumentBlock {
  return table({
    caption: "Tick one for each change",
    head: [{ text: "Change" }, ...options.map((option) => ({ text: option }))],
    rows: changes.map(({ title }) => ({ cells: [title, ...options.map(() => BOX)] })),
  });
}
