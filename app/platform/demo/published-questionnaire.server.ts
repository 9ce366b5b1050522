import { readFile } from "node:fs/promises";
import type { QuestionWords } from "~/domain/consultation/question";

/** What people were asked about the draft Commissioning Framework 2017/18. */
const file = new URL("../../../db/seed/data/consultation-2017-18.json", import.meta.url);

interface PublishedQuestion {
  id: string;
  text: string;
  type: "choice+comment" | "choice" | "multi-choice" | "text";
  options?: string[];
}

const KINDS = {
  "choice+comment": "support",
  choice: "choice",
  "multi-choice": "many",
  text: "text",
} as const;

/** By the first letters of a question's number. */
const SECTIONS: Readonly<Record<string, string>> = {
  Q1: "The significant changes",
  Q2: "The grants process",
  Q3: "Simpler commissioning and monitoring",
  Q4: "Anything else",
};

/** The questionnaire as this service asks it, in its order. @returns by the number that the paper gives each question */
export async function readPublishedQuestionnaire(): Promise<Map<string, QuestionWords>> {
  const { questions } = JSON.parse(await readFile(file, "utf8")) as { questions: PublishedQuestion[] };
  return new Map(
    questions.map(({ id, text, type, options = [] }) => [
      id,
      {
        kind: KINDS[type],
        section: SECTIONS[id.slice(0, 2)] ?? "",
        text,
        hint: "",
        // Of support for each change the answers are the same wherever it is asked.
        options: type === "choice+comment" ? [] : options,
        isRequired: false,
      },
    ]),
  );
}
