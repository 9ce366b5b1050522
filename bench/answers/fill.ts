import { sql } from "drizzle-orm";
import { findConsultation, listQuestions } from "../../db/queries/public-consultations.server";
import { getContent } from "../../db/queries/content.server";
import { actAs } from "../../app/platform/demo/load-example.server";
import { prepareDemo } from "../../app/platform/demo/prepare-demo.server";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { fieldOf, supportOf, whyOf, type QuestionKind } from "../../app/domain/consultation/question";
import { changesOf } from "../../app/domain/framework/content";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { takeConsultationStep } from "../../app/services/consultation/take-step.server";
import { NO_VERSION } from "../../app/services/context.server";
import { openPostgres } from "../../db/client.server";

const FRAMEWORK_ID = 2;
const DAY_MS = 24 * 60 * 60 * 1000;
/** As many as the questionnaire of the worked example asks about. */
const CHANGES = 6;

/**
 * The demonstration, with a consultation about its draft that opens today: support for six changes with a comment on each, one of
 * several answers, several of several, one in words, and two questions about oneself.
 * @returns what an answer to it is sent with
 */
export async function fillConsultation({ url, keyFile }: { url: string; keyFile: string }) {
  const database = await openPostgres(url);
  try {
    await prepareDemo(database, await openSigningKeys(keyFile));
    const now = new Date();
    const author = await actAs(database, "author@opcc.example", now);
    const changes = changesOf(await getContent(database.db, FRAMEWORK_ID));
    const changeIds = changes
      .filter(({ id, kind }) => id > 0 && kind === "change")
      .slice(0, CHANGES)
      .map(({ id }) => id);
    const consultationId = await savePublicConsultation(author, {
      ...{ frameworkId: FRAMEWORK_ID, consultationId: "new", version: NO_VERSION },
      title: "Bench",
      why: "To see how many answers are taken.",
      privacy: "They are deleted with the database.",
      contact: "Nobody.",
      opensOn: calendarDate(dateInLondon(now)),
      closesOn: calendarDate(dateInLondon(new Date(now.getTime() + 42 * DAY_MS))),
      changeIds,
      monitored: ["age", "sex"],
    });
    const place = { frameworkId: FRAMEWORK_ID, consultationId };
    const asked: [QuestionKind, string, string[]][] = [
      ["support", "Do you support these changes?", []],
      ["choice", "Do you use one of these services?", ["Yes", "No"]],
      ["many", "What matters to you?", ["That it is near", "That it is open late", "That it is free"]],
      ["text", "What else should we know?", []],
    ];
    for (const [kind, text, options] of asked) {
      await saveQuestion(author, {
        ...{ ...place, questionId: "new", version: NO_VERSION },
        ...{ kind, text, section: "", hint: "", options, isRequired: false },
      });
    }
    for (const [act, who] of [
      ["approve", "senior@opcc.example"],
      ["open", "monitoring@opcc.example"],
    ] as const) {
      const version = (await findConsultation(database.db, FRAMEWORK_ID, consultationId))?.version ?? 0;
      await takeConsultationStep(await actAs(database, who, now), { ...place, act, version, reason: "" });
    }
    // Else the server would not open it.
    await database.db.execute(sql`update office set is_demo = false`);
    const [support, choice, many, text] = (await listQuestions(database.db, consultationId)).map(
      ({ id }) => id,
    );
    return {
      ...place,
      slug: (await findConsultation(database.db, FRAMEWORK_ID, consultationId))?.slug ?? "",
      fields: {
        support: changeIds.map((changeId) => supportOf(support ?? 0, changeId)),
        why: changeIds.map((changeId) => whyOf(support ?? 0, changeId)),
        choice: fieldOf(choice ?? 0),
        many: fieldOf(many ?? 0),
        text: fieldOf(text ?? 0),
      },
    };
  } finally {
    await database.close();
  }
}
