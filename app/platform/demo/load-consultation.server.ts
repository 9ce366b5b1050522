import { createHash } from "node:crypto";
import type { Database } from "~db/client.server";
import { getContent } from "~db/queries/content.server";
import { insertMany } from "~db/queries/many-rows.server";
import { findConsultation, listQuestions } from "~db/queries/public-consultations.server";
import { findPersonByEmail } from "~db/queries/people.server";
import {
  consultationAnswer,
  consultationQuestion,
  consultationTheme,
  consultationThemeAnswer,
  consultationThemeChange,
  monitoringCount,
} from "~db/schema";
import { changesOf } from "~/domain/framework/content";
import type { Given } from "~/domain/consultation/answer";
import { countedOf } from "~/domain/consultation/monitoring";
import type { ConsultationAct } from "~/domain/consultation/public-consultation";
import { fieldOf, supportOf, whyOf, type Question } from "~/domain/consultation/question";
import { editBudgetLine } from "~/services/budget/edit-budget-line.server";
import { savePublicConsultation } from "~/services/consultation/save-consultation.server";
import { takeConsultationStep } from "~/services/consultation/take-step.server";
import { NO_VERSION, type ServiceContext } from "~/services/context.server";
import type { DemoEmail } from "./accounts";
import * as example from "./example-consultation";
import { changeIdOf, entryOf } from "./load-example.server";
import { readPublishedQuestionnaire } from "./published-questionnaire.server";

type At = (email: DemoEmail, moment: string) => Promise<ServiceContext>;

/**
 * The public is asked with the questions of 2017/18, answers, and is answered: before the framework is submitted. The steps go through
 * the services; questions, answers and themes are written in a few statements, since there are many of them.
 */
export async function loadConsultation(at: At, frameworkId: number): Promise<void> {
  const author = await at("author@opcc.example", "2017-11-14T09:00");
  const { asked: first, settled, whyAsked, whySettled } = example.FIRST_PROPOSED;
  await propose(author, frameworkId, { pence: first, reason: whyAsked });
  const { database } = author;
  const changeIds = new Map<string, number>();
  for (const title of Object.keys(example.SUPPORT_OF_TEN)) {
    changeIds.set(title, await changeIdOf(author, frameworkId, title));
  }
  const consultationId = await savePublicConsultation(author, {
    ...{ frameworkId, consultationId: "new" as const, version: NO_VERSION },
    ...{
      ...example.ASKED,
      whom: example.WHOM,
      changeIds: [...changeIds.values()],
      monitored: example.MONITORED,
    },
  });
  const asked = await readPublishedQuestionnaire();
  await insertMany(
    database.db,
    consultationQuestion,
    [...asked.values()].map((question, index) => ({
      ...question,
      options: [...question.options],
      consultationId,
      position: index + 1,
    })),
  );
  const step = async (act: ConsultationAct, who: DemoEmail, moment: string) => {
    const found = await findConsultation(database.db, frameworkId, consultationId);
    await takeConsultationStep(await at(who, moment), {
      ...{ frameworkId, consultationId, act, version: found?.version ?? 0, reason: "" },
    });
  };
  await step("approve", "senior@opcc.example", "2017-11-15T10:00");
  await step("open", "monitoring@opcc.example", "2017-11-20T08:00");
  const questions = await listQuestions(database.db, consultationId);
  const byNumber = new Map(
    [...asked.keys()].flatMap((number, index) => {
      const question = questions[index];
      return question ? [[number, question] as const] : [];
    }),
  );
  await writeAnswers(database, consultationId, { asked: byNumber, changeIds });
  await insertMany(database.db, monitoringCount, countsOf(consultationId));
  const finances = await at("author@opcc.example", "2018-01-30T11:00");
  await propose(finances, frameworkId, { pence: settled, reason: whySettled });
  await step("report", "monitoring@opcc.example", "2018-02-05T15:00");
}

/** @param pence of each year */
async function propose(
  author: ServiceContext,
  frameworkId: number,
  { pence, reason }: { pence: number; reason: string },
): Promise<void> {
  const content = await getContent(author.database.db, frameworkId);
  const changeId = await changeIdOf(author, frameworkId, example.FIRST_PROPOSED.change);
  const entry = await entryOf(author, frameworkId, changeId);
  const line = changesOf(content).find(({ id }) => id === changeId)?.newLines[0];
  if (!line) throw new Error(`${example.FIRST_PROPOSED.change} has no line`);
  await editBudgetLine(author, {
    ...line,
    ...{ frameworkId, lineId: line.id, reason, confirmedStaleEntryIds: entry ? [entry.id] : [] },
    amounts: Object.fromEntries(content.budget.years.map((year) => [year, pence])),
  });
}

interface AskedOf {
  /** By the number that the paper gives it. */
  asked: ReadonlyMap<string, Question>;
  changeIds: ReadonlyMap<string, number>;
}

const FIRST_ANSWER = new Date("2017-11-20T09:12:00Z").getTime();
/** So that they come in over all its days. */
const BETWEEN_MS = 18 * 60 * 60 * 1000 + 47 * 60 * 1000;

async function writeAnswers(database: Database, consultationId: number, asked: AskedOf): Promise<void> {
  const officer = await findPersonByEmail(database.db, "author@opcc.example" satisfies DemoEmail);
  const from = [
    ...Array.from({ length: example.PEOPLE }, (_, person) => ({
      body: "",
      channel: example.channelOf(person),
    })),
    ...example.BODIES,
  ];
  const said = example.THEMES.flatMap((theme, place) => theme.said.map((words) => ({ place, theme, words })));
  const rows = from.map(({ body, channel }, index) => ({
    consultationId,
    receiptHash: createHash("sha256").update(`illustrative answer ${consultationId} ${index}`).digest("hex"),
    channel,
    body,
    given: givenBy(index, asked, said[(index * 5) % (said.length * 2)]),
    reading: "read" as const,
    enteredBy: channel === "online" ? null : (officer?.id ?? null),
    receivedAt: new Date(FIRST_ANSWER + index * BETWEEN_MS),
  }));
  const answers = await database.db
    .insert(consultationAnswer)
    .values(rows)
    .returning({ id: consultationAnswer.id });
  const themes = await database.db
    .insert(consultationTheme)
    .values(
      example.THEMES.map(({ title, quotation, outcome, reply }) => ({
        ...{ consultationId, title, quotation, outcome, reply },
      })),
    )
    .returning({ id: consultationTheme.id });
  await insertMany(
    database.db,
    consultationThemeChange,
    example.THEMES.flatMap(({ about }, place) =>
      about.map((title) => ({
        themeId: themes[place]?.id ?? 0,
        changeId: asked.changeIds.get(title) ?? 0,
      })),
    ),
  );
  await insertMany(
    database.db,
    consultationThemeAnswer,
    answers.flatMap(({ id: answerId }, index) => {
      const spoken = said[(index * 5) % (said.length * 2)];
      return spoken ? [{ answerId, themeId: themes[spoken.place]?.id ?? 0 }] : [];
    }),
  );
}

/** What the people of the example say about themselves, counted as it is once nobody can tell any more who said it. */
function countsOf(consultationId: number): (typeof monitoringCount.$inferInsert)[] {
  const people = Array.from({ length: example.PEOPLE }, (_, person) =>
    countedOf(example.saidOfExample(person)),
  );
  const counts = new Map<string, typeof monitoringCount.$inferInsert>();
  for (const { question, answer } of people.flat()) {
    const key = `${question} ${answer}`;
    const { people: before } = counts.get(key) ?? { people: 0 };
    counts.set(key, { consultationId, question, answer, people: before + 1 });
  }
  return [...counts.values()];
}

interface Spoken {
  theme: example.ExampleTheme;
  words: readonly [question: string, words: string];
}

/** What one answers: support for each change, one or two choices, and what they say of a theme where they do. */
function givenBy(index: number, { asked, changeIds }: AskedOf, spoken: Spoken | undefined): Given {
  const given: Record<string, string | string[]> = {};
  const question = (number: string) => asked.get(number)?.id ?? 0;
  const [elementsOf, supports] = [asked.get("Q2c")?.options ?? [], asked.get("Q3a")?.options ?? []];
  [...changeIds].forEach(([title, changeId], place) => {
    const support = example.supportOfExample(index, place, title);
    if (support) given[supportOf(question("Q1"), changeId)] = support;
  });
  const elements = elementsOf.filter((_, place) => (index + place * place) % 3 === 0);
  if (elements.length > 0) given[fieldOf(question("Q2c"))] = elements;
  if (index % 4 !== 3) {
    given[fieldOf(question("Q3a"))] = supports[index % 5 === 0 ? 2 : index % 2] ?? "";
  }
  if (!spoken) return given;
  const [number, words] = spoken.words;
  const about = changeIds.get(spoken.theme.about[0] ?? "") ?? [...changeIds.values()][0] ?? 0;
  given[number === "Q1" ? whyOf(question("Q1"), about) : fieldOf(question(number))] = words;
  return given;
}
