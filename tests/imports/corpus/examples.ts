import { readFile } from "node:fs/promises";
import path from "node:path";
import { projectFolder } from "../../architecture/source";
import type { CorpusCase } from "./case";

const file = (name: string) => () => readFile(path.join(projectFolder, name));

/** The two published budgets, and the second as the text layer of its scan gives it. */
export const EXAMPLES: readonly CorpusCase[] = [
  {
    name: "the framework of 2017/18",
    fileName: "framework-2017-18.csv",
    bytes: file("db/seed/data/framework-2017-18.csv"),
    expected: {
      sheets: "too long to repeat",
      understood: { years: [2017], lines: 42, totals: 0, questions: 0 },
    },
  },
  {
    name: "the framework of 2018-21",
    fileName: "framework-2018-21.csv",
    bytes: file("db/seed/data/framework-2018-21.csv"),
    expected: {
      sheets: "too long to repeat",
      understood: { years: [2018, 2019, 2020], lines: 36, totals: 0, questions: 0 },
    },
  },
  {
    name: "the framework of 2018-21 as it was scanned",
    fileName: "framework-2018-21.as-scanned.csv",
    bytes: file("tests/imports/corpus/framework-2018-21.as-scanned.csv"),
    expected: {
      sheets: "too long to repeat",
      understood: { years: [2018, 2019, 2020], lines: 36, totals: 15, questions: 2 },
    },
  },
];
