import type { Given } from "./answer";

/** The tools whose export is told by its headings. */
export const SURVEY_TOOL_LABELS = {
  surveymonkey: "SurveyMonkey",
  microsoft_forms: "Microsoft Forms",
  google_forms: "Google Forms",
  citizen_space: "Citizen Space",
  smartsurvey: "SmartSurvey",
  other: "A spreadsheet",
} as const;
export type SurveyTool = keyof typeof SURVEY_TOOL_LABELS;

/** More people than answer any budget consultation; a file of more is imported in parts. */
export const MOST_IMPORTED = 10_000;

export interface SurveyColumn {
  heading: string;
  /** What the second row of headings says: an answer to choose, or a row of a matrix; empty where there is none. */
  under: string;
}

export interface SurveyRow {
  /** As the spreadsheet counts it, from 1. */
  number: number;
  cells: readonly string[];
}

/** A survey's export on its way into a consultation, without the columns that tell who answered. */
export interface SurveySheet {
  tool: SurveyTool;
  columns: readonly SurveyColumn[];
  rows: readonly SurveyRow[];
  /** The headings of what was let go: names, email addresses, addresses of computers. */
  dropped: readonly string[];
  /** The headings of what no question is about: numbers and times that the tool adds. */
  leftOut: readonly string[];
}

/** What each column holds: the name of a field of an answer (`question.ts`), "body", or empty for nothing. */
export type SurveyMapping = readonly string[];

/** A value that is none of a question's answers. */
export interface UnknownValue {
  /** Names it in a form: the field and the value. */
  key: string;
  field: string;
  value: string;
  /** In how many rows. */
  rows: number;
}

/** What the person said of each unknown value: one of the answers, or empty to leave it out. */
export type ValueAnswers = Readonly<Record<string, string>>;

/** A field of an answer that a column may hold. */
export interface SurveyField {
  name: string;
  label: string;
  /** What may stand in it, by what is stored; none where it is in words. */
  values: readonly { value: string; label: string }[];
  isMany: boolean;
}

export interface ImportedAnswer {
  row: number;
  body: string;
  given: Given;
}

/** What the rows say under a mapping: the answers, the rows that are none with why, and the values that nobody knows yet. */
export interface ReadAnswers {
  answers: readonly ImportedAnswer[];
  refused: readonly { row: number; why: string }[];
  unknown: readonly UnknownValue[];
}
