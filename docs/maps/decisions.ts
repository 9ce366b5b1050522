import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { drawTable } from "./table";

/** The head of a decision record, as docs/decisions/README.md asks for it. */
export interface DecisionHead {
  /** `0042-what-it-is-about.md` */
  file: string;
  number: string;
  title: string;
  /** 9 March 2018 */
  date: string;
  status: string;
  rejected: string;
}

const HEAD =
  /^# (?<number>\d{4}) (?<title>.+)\n\n- \*\*Date:\*\* (?<date>.+)\n- \*\*Status:\*\* (?<status>.+)\n- \*\*Rejected:\*\* (?<rejected>(?:.+\n)+)\n/u;
const DATE =
  /^(?:[1-9]|[12]\d|3[01]) (?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d$/u;
const STATUS = /^(?:accepted|accepted, amended by \d{4}(?: and \d{4})*|replaced by \d{4})$/u;

/** The records in a folder, in the order of their numbers. */
export function listDecisionFiles(folder: string): { file: string; text: string }[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.md$/u.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), "utf8") }));
}

/** @throws where a record does not begin with its head, in one line that says what is missing */
export function readDecisionHead({ file, text }: { file: string; text: string }): DecisionHead {
  const found = HEAD.exec(text)?.groups;
  if (!found)
    throw new Error(`${file} does not begin with number, title, date, status and what was rejected`);
  const { number = "", title = "", date = "", status = "", rejected = "" } = found;
  if (!file.startsWith(`${number}-`)) throw new Error(`${file} says that it is ${number}`);
  if (!DATE.test(date)) throw new Error(`${file}: “${date}” is no date like 9 March 2018`);
  if (!STATUS.test(status)) throw new Error(`${file}: “${status}” is no status`);
  return { file, number, title, date, status, rejected: rejected.replace(/\s+/gu, " ").trim() };
}

/** The index of the records. */
export function drawDecisions(heads: readonly DecisionHead[]): string {
  return drawTable(
    ["number", "what it is about", "date", "status"],
    heads.map(({ file, number, title, date, status }) => [`[${number}](${file})`, title, date, status]),
  );
}
