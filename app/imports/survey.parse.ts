import {
  MOST_IMPORTED,
  type SurveyColumn,
  type SurveyRow,
  type SurveySheet,
  type SurveyTool,
} from "~/domain/consultation/imported-answers";
import type { Sheet } from "~/domain/budget/imported-budget";

export type SurveyReading = { ok: true; sheet: SurveySheet } | { ok: false; problem: string };

/** Lower case, words alone, so that headings compare however they are punctuated. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, " ")
    .trim();
}

/** Headings of what tells who answered. An organisation answers as one, and is no person. */
const PERSONAL: readonly RegExp[] = [
  /\be ?mails?\b/u,
  /\bip(?: ?v[46])?(?: addresse?s?)?$|^ip\b/u,
  /^(?:your |respondent |participant |contact |user |what is your )*(?:first |last |full |given |middle |family |sur)?names?$/u,
  /^(?:forename|surname|username|user name|respondent|responder|login)s?$/u,
  /\b(?:tele)?phone\b|^mobile(?: number)?$/u,
  /\bpost ?code\b|^(?:your |home |postal )?address(?: \d)?$|^address line \d$/u,
  /\bdate of birth\b|^dob$/u,
  /^custom data\b|^tracking link$|^(?:latitude|longitude|location (?:latitude|longitude))$/u,
];

/** What a tool adds of its own accord. */
const TECHNICAL =
  /^(?:id|no|response id|respondent id|collector id|collector|user ?id|user ?no|unique id|response (?:number|no|status)|start(?:ed)?(?: (?:date|time|at))?|end(?:ed)?(?: (?:date|time|at))?|completion time|last modified time|date (?:created|modified|submitted|started|ended|completed)|timestamp|submitted(?: (?:date|at|on))?|submission (?:date|id|time)|time taken|duration|device(?: data)?|user ?agent|browser|language|locale|status|completed?|progress|total points|quiz feedback|points|feedback|tags?|filter|country|region|seq(?:uence)? no|source)$/u;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})$/iu;

/**
 * Reads the export of a survey tool, or any table with one answer in each row. What tells who answered is let go here: by its heading,
 * and where most of its cells are email addresses or addresses of computers, whatever its heading says.
 */
export function readSurvey(sheets: readonly Sheet[]): SurveyReading {
  const sheet = sheets.find(({ rows, facts }) => rows.length > 1 && facts?.isHidden !== true);
  if (!sheet) return { ok: false, problem: "There is no sheet with headings and answers in the file" };
  const top = sheet.rows.findIndex((row) => row.filter((cell) => cell.trim() !== "").length > 1);
  const first = sheet.rows[top];
  if (!first) return { ok: false, problem: "There is no row with headings in the file" };
  const isDouble = hasSecondHeadings(first, sheet.rows[top + 1] ?? []);
  const second = isDouble ? (sheet.rows[top + 1] ?? []) : [];
  const rows: SurveyRow[] = sheet.rows
    .slice(top + (isDouble ? 2 : 1))
    .map((cells, index) => ({ number: top + (isDouble ? 3 : 2) + index, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) return { ok: false, problem: "There is no answer below the headings" };
  if (rows.length > MOST_IMPORTED) {
    return {
      ok: false,
      problem: `There are more than ${MOST_IMPORTED.toLocaleString("en-GB")} answers in the file. Import it in parts`,
    };
  }
  const columns = headingsOf(first, second);
  const kinds = columns.map((column, place) => kindOf(column, rows, place));
  const kept = [...kinds.keys()].filter((place) => kinds[place] === "asked");
  const named = (kind: string) => [
    ...new Set(
      columns.flatMap((column, place) =>
        kinds[place] === kind ? [column.heading || column.under || `Column ${place + 1}`] : [],
      ),
    ),
  ];
  return {
    ok: true,
    sheet: {
      tool: toolOf(columns, isDouble),
      columns: kept.flatMap((place) => columns[place] ?? []),
      rows: rows.map(({ number, cells }) => ({
        number,
        cells: kept.map((place) => cells[place]?.trim() ?? ""),
      })),
      dropped: named("personal"),
      leftOut: named("technical"),
    },
  };
}

/** SurveyMonkey has the questions in the first row, and what is chosen among in the second, which is empty below its own columns. */
function hasSecondHeadings(first: readonly string[], second: readonly string[]): boolean {
  const own = first.flatMap((heading, place) => (TECHNICAL.test(plainWords(heading)) ? [place] : []));
  const isEmpty = (cell: string | undefined) => (cell ?? "").trim() === "";
  return (
    own.length >= 2 && own.every((place) => isEmpty(second[place])) && second.some((cell) => !isEmpty(cell))
  );
}

/** A question that goes on over several columns stands above the first of them alone. */
function headingsOf(first: readonly string[], second: readonly string[]): SurveyColumn[] {
  let before = "";
  return Array.from({ length: Math.max(first.length, second.length) }, (_, place) => {
    const own = (first[place] ?? "").trim();
    const under = (second[place] ?? "").trim();
    const heading = own === "" && under !== "" ? before : own;
    before = heading;
    return { heading, under: /^(?:open ended )?response$/u.test(plainWords(under)) ? "" : under };
  });
}

function kindOf(
  { heading, under }: SurveyColumn,
  rows: readonly SurveyRow[],
  place: number,
): "personal" | "technical" | "asked" {
  const names = [plainWords(heading), plainWords(under)];
  if (names.some((name) => PERSONAL.some((pattern) => pattern.test(name)))) return "personal";
  const cells = rows.map(({ cells: row }) => row[place]?.trim() ?? "").filter((cell) => cell !== "");
  const telling = cells.filter((cell) => EMAIL.test(cell) || IP.test(cell)).length;
  if (telling > 0 && telling * 2 >= cells.length) return "personal";
  return TECHNICAL.test(plainWords(heading)) || (heading === "" && under === "") ? "technical" : "asked";
}

function toolOf(columns: readonly SurveyColumn[], isDouble: boolean): SurveyTool {
  const names = new Set(columns.map(({ heading }) => plainWords(heading)));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (isDouble && has("respondent id", "collector id")) return "surveymonkey";
  if (has("start time", "completion time")) return "microsoft_forms";
  if (columns[0] && plainWords(columns[0].heading) === "timestamp") return "google_forms";
  if (has("userid", "userno") || has("user id", "user no") || has("unique id", "started", "ended"))
    return "smartsurvey";
  if (
    has("response id") &&
    (names.has("submitted") || names.has("submitted date") || names.has("date submitted"))
  )
    return "citizen_space";
  return "other";
}
