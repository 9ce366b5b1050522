import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findConsultation, listAnswers, listQuestions } from "../../db/queries/public-consultations.server";
import { changesOf } from "../../app/domain/framework/content";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { NO_VERSION } from "../../app/services/context.server";
import { enterAnswer } from "../../app/services/consultation/enter-answer.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { saveTheme } from "../../app/services/consultation/save-theme.server";
import { takeConsultationStep } from "../../app/services/consultation/take-step.server";
import type { Office } from "./action-plan";
import { at } from "./sign-off";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A consultation about a framework's first change, which has been open for a week, with an answer from paper and a theme. */
export async function anOpenConsultation(
  database: Database,
  { author, senior, monitoring }: Office,
  frameworkId: number,
  now: Date,
) {
  const then = new Date(now.getTime() - 7 * DAY_MS);
  const changes = changesOf(await getContent(database.db, frameworkId));
  const changeIds = changes.filter(({ id, kind }) => id > 0 && kind === "change").slice(0, 1);
  const consultationId = await savePublicConsultation(at(database, author, then), {
    ...{ frameworkId, consultationId: "new" as const, version: NO_VERSION },
    title: "Our budget",
    why: "The money is less than last year.",
    privacy: "Two officers read them.",
    contact: "0116 496 0000",
    opensOn: calendarDate(dateInLondon(then)),
    closesOn: calendarDate(dateInLondon(new Date(now.getTime() + 35 * DAY_MS))),
    changeIds: changeIds.map(({ id }) => id),
    monitored: ["age", "sex"],
  });
  const place = { frameworkId, consultationId };
  for (const [kind, text] of [
    ["support", "Do you support these changes?"],
    ["text", "What is missing?"],
  ] as const) {
    await saveQuestion(at(database, author, then), {
      ...{ ...place, questionId: "new" as const, version: NO_VERSION },
      ...{ kind, text, section: "", hint: "", options: [], isRequired: false },
    });
  }
  for (const [act, who] of [
    ["approve", senior],
    ["open", monitoring],
  ] as const) {
    const version = (await findConsultation(database.db, frameworkId, consultationId))?.version ?? 0;
    await takeConsultationStep(at(database, who, then), { ...place, act, version, reason: "" });
  }
  const [support, question] = await listQuestions(database.db, consultationId);
  await enterAnswer(at(database, author, now), {
    ...place,
    ...{ channel: "paper" as const, body: "A board" },
    given: { [`q${question?.id}`]: "Support at night" },
    said: {},
  });
  const themeId = await saveTheme(at(database, author, now), {
    ...{ ...place, themeId: "new" as const, version: NO_VERSION },
    ...{ title: "Support at night", quotation: "", changeIds: [], outcome: null, reply: "" },
  });
  const [answer] = await listAnswers(database.db, consultationId, { reading: "unread", after: 0, limit: 1 });
  const { slug } = (await findConsultation(database.db, frameworkId, consultationId)) ?? { slug: "" };
  return {
    consultationId,
    slug,
    themeId,
    questionId: question?.id ?? 0,
    supportId: support?.id ?? 0,
    answerId: answer?.id ?? 0,
  };
}
