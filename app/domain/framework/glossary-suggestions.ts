import { contractTexts } from "../budget/line-contract";
import { implicationTexts } from "../decision/implications";
import { RECORD_PARTS } from "../publication/record-parts";
import { OPTION_TEXT_FIELDS } from "../decision/considered-options";
import { DIMENSION_TEXT_FIELDS } from "../eia/dimensions";
import { EVIDENCE_TEXT_FIELDS, IMPACT_TEXT_FIELDS } from "../eia/eia";
import type { FrameworkContent } from "./content";
import type { TermInWords } from "./glossary";

/** In capitals and figures, beginning with a capital, as a word of its own: IOM, C2ARA, SARC. */
const ABBREVIATION = /(?<![\p{L}\p{N}&-])[A-Z](?=[A-Z0-9]*[A-Z])[A-Z0-9]{1,7}(?![\p{L}\p{N}&-])/gu;
/** Where the words that a bracket may stand for cannot reach back beyond. */
const BREAK = /[.;:!?()\n/]/u;

/**
 * Abbreviations that the texts use and the glossary lacks, in the order of the alphabet.
 * @returns each with the meaning that a text gives beside it ("Integrated Offender Management (IOM)"), else with ""
 */
export function suggestedTerms(
  texts: readonly string[],
  glossary: readonly Pick<TermInWords, "term">[],
): TermInWords[] {
  const known = new Set(glossary.map(({ term }) => term));
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const { 0: term, index } of text.matchAll(ABBREVIATION)) {
      if (known.has(term) || found.get(term)) continue;
      found.set(term, meaningBeside(text, term, index));
    }
  }
  return [...found].map(([term, meaning]) => ({ term, meaning })).sort((a, b) => (a.term < b.term ? -1 : 1));
}

/** The words before "(IOM)", or those in brackets after "IOM". */
function meaningBeside(text: string, term: string, index: number): string {
  const before = text.slice(0, index);
  const after = text.slice(index + term.length);
  if (/\(\s*$/u.test(before) && /^\s*\)/u.test(after)) {
    const words = before.replace(/\s*\(\s*$/u, "");
    return wordsStandingFor(term, words.slice(lastBreak(words) + 1));
  }
  const inBrackets = /^\s*\(([^()]{4,200})\)/u.exec(after)?.[1]?.trim() ?? "";
  return wordsStandingFor(term, inBrackets) === inBrackets ? inBrackets : "";
}

function lastBreak(text: string): number {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (BREAK.test(text.charAt(index))) return index;
  }
  return -1;
}

/** "C2ARA": a figure repeats the letter before it; where no words fit that, it stands for nothing. */
function wordsStandingFor(term: string, text: string): string {
  const repeated = term.replace(/([A-Z])([2-4])/gu, (_, letter: string, times: string) =>
    letter.repeat(Number(times)),
  );
  return wordsSpelling(repeated, term, text) || wordsSpelling(term, term, text);
}

/**
 * The fewest words at the end of the text that spell these letters, the first at the start of a word; "" where none do.
 * After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
 * text" (2003).
 */
function wordsSpelling(spelling: string, term: string, text: string): string {
  const letters = spelling.replace(/[^A-Z]/gu, "").toLowerCase();
  const spelled = text.toLowerCase();
  let at = spelled.length;
  for (let index = letters.length - 1; index >= 0; index -= 1) {
    do at -= 1;
    while (
      at >= 0 &&
      (spelled.charAt(at) !== letters.charAt(index) ||
        (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(spelled.charAt(at - 1))))
    );
    if (at < 0) return "";
  }
  const words = text.slice(at).trim();
  return /\s/u.test(words) && !words.includes(term) ? words : "";
}

/** All that the authors wrote of the budget and the EIA in which an abbreviation may stand. */
export function textsOf({
  budget,
  aim,
  eia,
  entries,
  actions,
  record,
  options,
  sections,
  dimensions,
  conclusions,
}: FrameworkContent): string[] {
  return [
    budget.title,
    aim,
    ...budget.priorities.map(({ name }) => name),
    ...budget.lines.flatMap((line) => [
      ...[line.service, line.deliveryOrganisation, line.provision],
      ...[line.fundedWith, line.reach, line.note, ...contractTexts(line.contract)],
    ]),
    ...[
      eia.aim,
      eia.evidence,
      eia.gaps,
      eia.gapsAnswer,
      eia.whyNoMore,
      eia.spokenTo,
      eia.otherGroups,
      eia.outcomeJustification,
      eia.reviewsDone,
      ...eia.ownAnswers.map(({ answer }) => answer),
    ],
    ...entries.flatMap((entry) => [
      ...[entry.screeningReason, entry.noImpactReason, entry.nobodyConsultedReason],
      ...[entry.allocation.nothingFixed, entry.allocation.decidedBy],
      ...[entry.screenedDespite, entry.othersReason, entry.combinedNote, entry.contradictedReason],
      ...entry.ownAnswers.map(({ answer }) => answer),
      ...entry.evidence.flatMap((row) => EVIDENCE_TEXT_FIELDS.map((field) => row[field])),
      ...entry.impacts.flatMap((impact) => IMPACT_TEXT_FIELDS.map((field) => impact[field])),
      ...entry.consultees.flatMap(({ consultee, said, influence, unchangedReason }) => [
        ...[consultee, said, influence, unchangedReason],
      ]),
    ]),
    ...dimensions.flatMap(({ answer }) =>
      answer ? DIMENSION_TEXT_FIELDS.map((field) => answer[field]) : [],
    ),
    ...conclusions.map(({ conclusion }) => conclusion),
    ...actions.flatMap(({ what, whatWasDone }) => [what, whatWasDone]),
    ...[record.summary, record.optionsConsidered, record.recommendations, record.discussion, record.resolved],
    ...RECORD_PARTS.flatMap((part) =>
      implicationTexts(part, record.implications).flatMap(({ text }) => (text === "" ? [] : [text])),
    ),
    ...sections.map(({ text }) => text),
    ...options.flatMap((one) => OPTION_TEXT_FIELDS.map((field) => one[field])),
  ];
}
