import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notInArray,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import {
  NOT_COUNTED,
  type ConsultationAnswer,
  type ReadingState,
} from "../../app/domain/consultation/answer";
import type { FrozenBeside } from "../../app/domain/consultation/asked";
import { isPublic, type PublicConsultation } from "../../app/domain/consultation/public-consultation";
import { phaseOf } from "../../app/domain/consultation/standing";
import type { Question } from "../../app/domain/consultation/question";
import type { Theme } from "../../app/domain/consultation/theme";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import {
  answerImport,
  consultationAnswer,
  consultationQuestion,
  consultationSavedAnswer,
  consultationTheme,
  consultationThemeAnswer,
  consultationThemeChange,
  deletedSurveyRow,
  publicConsultation,
} from "../schema";
import { rowsOf } from "./one-statement.server";

/** Those of a framework, the oldest first. */
export function listConsultationsOf(db: Db, frameworkId: number): Promise<PublicConsultation[]> {
  return db
    .select()
    .from(publicConsultation)
    .where(eq(publicConsultation.frameworkId, frameworkId))
    .orderBy(asc(publicConsultation.id));
}

/** One of a framework's; null where it has no such one. */
export async function findConsultation(
  db: Db,
  frameworkId: number,
  consultationId: number,
): Promise<PublicConsultation | null> {
  const [found] = await db
    .select()
    .from(publicConsultation)
    .where(and(eq(publicConsultation.frameworkId, frameworkId), eq(publicConsultation.id, consultationId)));
  return found ?? null;
}

/** Whoever answers, takes back, enters or reports meanwhile is before the transaction or after it. */
export async function lockConsultation(tx: Db, consultationId: number): Promise<void> {
  await tx
    .select({ id: publicConsultation.id })
    .from(publicConsultation)
    .where(eq(publicConsultation.id, consultationId))
    .for("update");
}

/** By the end of its public address; null also where nobody may see it on that day. */
export async function findPublicConsultation(
  db: Db,
  slug: string,
  today: CalendarDate,
): Promise<PublicConsultation | null> {
  const [found] = await db.select().from(publicConsultation).where(eq(publicConsultation.slug, slug));
  return found && isPublic(phaseOf(found, today)) ? found : null;
}

export async function listQuestions(db: Db, consultationId: number): Promise<Question[]> {
  const rows = await db
    .select()
    .from(consultationQuestion)
    .where(eq(consultationQuestion.consultationId, consultationId))
    .orderBy(asc(consultationQuestion.position), asc(consultationQuestion.id));
  return rows.map(questionOf);
}

/** A question as a row of its table, or of the view of those that the public is asked, has it. */
export function questionOf({
  consultationId: _c,
  position: _p,
  onlyIfQuestionId,
  onlyIfAnswer,
  ...question
}: typeof consultationQuestion.$inferSelect): Question {
  const condition =
    onlyIfQuestionId === null || onlyIfAnswer === null
      ? null
      : { questionId: onlyIfQuestionId, answer: onlyIfAnswer };
  return { ...question, condition };
}

/** The place of the last question; 0 where there is none. */
export async function lastPosition(db: Db, consultationId: number): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${consultationQuestion.position}), 0)::int` })
    .from(consultationQuestion)
    .where(eq(consultationQuestion.consultationId, consultationId));
  return row?.last ?? 0;
}

/** Those that the public has seen, whose questions stay as they are; the newest first. */
export function listEarlierConsultations(
  db: Db,
  except: number,
  limit = 50,
): Promise<{ id: number; title: string; opensOn: CalendarDate | null; questions: number }[]> {
  const { id, title, opensOn } = publicConsultation;
  return db
    .select({
      ...{ id, title, opensOn },
      // By its table: a column alone would be that of the question, in a selection from one table.
      questions: sql<number>`(select count(*)::int from ${consultationQuestion} q where q.consultation_id = ${publicConsultation}.id)`,
    })
    .from(publicConsultation)
    .where(
      and(
        isNotNull(publicConsultation.proposal),
        ne(id, except),
        // One that was withdrawn before anybody answered may never have been open.
        or(
          ne(publicConsultation.state, "withdrawn"),
          exists(
            db
              .select({ id: consultationAnswer.id })
              .from(consultationAnswer)
              .where(eq(consultationAnswer.consultationId, id)),
          ),
        ),
      ),
    )
    .orderBy(desc(opensOn), desc(id))
    .limit(limit);
}

/** Those that have closed and hold words of people still, in answers or in an import that nobody confirmed. */
export function listConsultationsWithWords(
  db: Db,
  today: CalendarDate,
): Promise<Pick<PublicConsultation, "id" | "title" | "frameworkId" | "closesOn" | "keptUntil">[]> {
  const { id, title, frameworkId, closesOn, keptUntil } = publicConsultation;
  return db
    .select({ id, title, frameworkId, closesOn, keptUntil })
    .from(publicConsultation)
    .where(
      and(
        lt(closesOn, today),
        or(
          sql`exists (select 1 from ${consultationAnswer} a where a.consultation_id = ${id} and a.body = '' and a.words_deleted_at is null)`,
          sql`exists (select 1 from ${answerImport} i where i.consultation_id = ${id})`,
        ),
      ),
    )
    .orderBy(asc(id));
}

/** Some answers of people, and of no organisation, of which the words are not deleted. */
export function listWordsOfPeople(
  db: Db,
  consultationId: number,
  limit: number,
): Promise<Pick<ConsultationAnswer, "id" | "given">[]> {
  return db
    .select({ id: consultationAnswer.id, given: consultationAnswer.given })
    .from(consultationAnswer)
    .where(
      and(
        eq(consultationAnswer.consultationId, consultationId),
        eq(consultationAnswer.body, ""),
        isNull(consultationAnswer.wordsDeletedAt),
      ),
    )
    .orderBy(asc(consultationAnswer.id))
    .limit(limit);
}

/** What was never sent in time. */
export async function deleteSavedAnswersOfClosed(db: Db, today: CalendarDate): Promise<void> {
  const closed = db
    .select({ id: publicConsultation.id })
    .from(publicConsultation)
    .where(or(ne(publicConsultation.state, "opened"), lt(publicConsultation.closesOn, today)));
  await db.delete(consultationSavedAnswer).where(inArray(consultationSavedAnswer.consultationId, closed));
}

/** The marks of deleted rows of consultations into which nothing is imported any more. */
export async function deleteMarksOfDone(db: Db): Promise<void> {
  const done = db
    .select({ id: publicConsultation.id })
    .from(publicConsultation)
    .where(ne(publicConsultation.state, "opened"));
  await db.delete(deletedSurveyRow).where(inArray(deletedSurveyRow.consultationId, done));
}

const ANSWER = {
  id: consultationAnswer.id,
  channel: consultationAnswer.channel,
  body: consultationAnswer.body,
  given: consultationAnswer.given,
  reading: consultationAnswer.reading,
  receivedAt: consultationAnswer.receivedAt,
  wordsDeletedAt: consultationAnswer.wordsDeletedAt,
  version: consultationAnswer.version,
};

/** All that count: without those that are held back or set aside. */
export function listCountedAnswers(db: Db, consultationId: number): Promise<ConsultationAnswer[]> {
  return db
    .select(ANSWER)
    .from(consultationAnswer)
    .where(
      and(
        eq(consultationAnswer.consultationId, consultationId),
        notInArray(consultationAnswer.reading, [...NOT_COUNTED]),
      ),
    )
    .orderBy(asc(consultationAnswer.id));
}

/** How many there are in each state of being read. */
export async function countReadings(db: Db, consultationId: number): Promise<Record<ReadingState, number>> {
  const rows = await db
    .select({ reading: consultationAnswer.reading, count: sql<number>`count(*)::int` })
    .from(consultationAnswer)
    .where(eq(consultationAnswer.consultationId, consultationId))
    .groupBy(consultationAnswer.reading);
  const of = (reading: ReadingState) => rows.find((row) => row.reading === reading)?.count ?? 0;
  return {
    held_back: of("held_back"),
    unread: of("unread"),
    second_look: of("second_look"),
    read: of("read"),
    set_aside: of("set_aside"),
  };
}

/** Which answers are asked for. */
export interface AskedAnswers {
  /** Null for all. */
  reading: ReadingState | null;
  /** Null for all; "none" for those that are counted to no theme. */
  theme?: number | "none" | null;
  /** Words that all stand in what was answered or in a body's name; empty for any. */
  text?: string;
  /** The last one of the page before. */
  after: number;
  /** Null for no end. */
  limit: number | null;
}

/** Answers in the order in which they came. */
export function listAnswers(
  db: Db,
  consultationId: number,
  { reading, theme = null, text = "", after, limit }: AskedAnswers,
): Promise<ConsultationAnswer[]> {
  const asked = db
    .select(ANSWER)
    .from(consultationAnswer)
    .where(
      and(
        eq(consultationAnswer.consultationId, consultationId),
        reading === null ? undefined : eq(consultationAnswer.reading, reading),
        theme === null ? undefined : ofTheme(theme),
        ...text.split(/\s+/u).flatMap((word) => (word === "" ? [] : [hasWord(word)])),
        gt(consultationAnswer.id, after),
      ),
    )
    .orderBy(asc(consultationAnswer.id));
  return limit === null ? asked : asked.limit(limit);
}

function ofTheme(theme: number | "none"): SQL {
  const counted = sql`select 1 from ${consultationThemeAnswer} where ${consultationThemeAnswer.answerId} = ${consultationAnswer.id}`;
  return theme === "none"
    ? sql`not exists (${counted})`
    : sql`exists (${counted} and ${consultationThemeAnswer.themeId} = ${theme})`;
}

/** In any letters, wherever it stands in a word. */
function hasWord(word: string): SQL {
  const pattern = `%${word.replaceAll(/[%_\\]/gu, String.raw`\$&`)}%`;
  return sql`(${consultationAnswer.body} ilike ${pattern} or exists (select 1 from jsonb_each_text(${consultationAnswer.given}) as said (name, words) where said.words ilike ${pattern}))`;
}

/** One of a consultation's answers with the themes that it is counted to; null where there is no such one. */
export async function findAnswer(
  db: Db,
  consultationId: number,
  answerId: number,
): Promise<(ConsultationAnswer & { themeIds: number[] }) | null> {
  const [found] = await db
    .select(ANSWER)
    .from(consultationAnswer)
    .where(and(eq(consultationAnswer.consultationId, consultationId), eq(consultationAnswer.id, answerId)));
  if (!found) return null;
  const themes = await db
    .select({ themeId: consultationThemeAnswer.themeId })
    .from(consultationThemeAnswer)
    .where(eq(consultationThemeAnswer.answerId, answerId));
  return { ...found, themeIds: themes.map(({ themeId }) => themeId) };
}

/** The next that nobody has read, after one; null where there is none. */
export async function nextUnread(db: Db, consultationId: number, after: number): Promise<number | null> {
  const isUnread = and(
    eq(consultationAnswer.consultationId, consultationId),
    eq(consultationAnswer.reading, "unread"),
  );
  const [next] = await db
    .select({ id: consultationAnswer.id })
    .from(consultationAnswer)
    .where(and(isUnread, ne(consultationAnswer.id, after)))
    .orderBy(desc(gt(consultationAnswer.id, after)), asc(consultationAnswer.id))
    .limit(1);
  return next?.id ?? null;
}

/** How many came from one place since. */
export async function countFrom(
  db: Db,
  consultationId: number,
  { originMark, since }: { originMark: string; since: Date },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(consultationAnswer)
    .where(
      and(
        eq(consultationAnswer.consultationId, consultationId),
        eq(consultationAnswer.originMark, originMark),
        gte(consultationAnswer.receivedAt, since),
      ),
    );
  return row?.count ?? 0;
}

/** Every theme with its changes and its answers. */
export async function listThemes(db: Db, consultationId: number): Promise<Theme[]> {
  const rows = await db
    .select()
    .from(consultationTheme)
    .where(eq(consultationTheme.consultationId, consultationId))
    .orderBy(asc(consultationTheme.id));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const changes = await db
    .select()
    .from(consultationThemeChange)
    .where(inArray(consultationThemeChange.themeId, ids))
    .orderBy(asc(consultationThemeChange.changeId));
  const answers = await db
    .select()
    .from(consultationThemeAnswer)
    .where(inArray(consultationThemeAnswer.themeId, ids))
    .orderBy(asc(consultationThemeAnswer.answerId));
  return rows.map(({ consultationId: _c, ...theme }) => ({
    ...theme,
    changeIds: changes.filter(({ themeId }) => themeId === theme.id).map(({ changeId }) => changeId),
    answerIds: answers.filter(({ themeId }) => themeId === theme.id).map(({ answerId }) => answerId),
  }));
}

/** The reports of a framework's consultations, as part of a statement. */
export const consultationReportRows = (frameworkId: SQL) =>
  rowsOf(
    { id: publicConsultation.id, report: publicConsultation.report },
    sql`from ${publicConsultation} where ${publicConsultation.frameworkId} = ${frameworkId} and ${publicConsultation.report} is not null`,
    [publicConsultation.id],
  );

/** What the gate knows of a framework's consultations, as part of a statement. */
export const consultationStandingRows = (frameworkId: SQL) =>
  rowsOf(
    {
      consultationId: publicConsultation.id,
      title: publicConsultation.title,
      state: publicConsultation.state,
      opensOn: publicConsultation.opensOn,
      closesOn: publicConsultation.closesOn,
      unread: sql<number>`(select count(*)::int from ${consultationAnswer} a where a.consultation_id = ${publicConsultation.id} and a.reading in ('held_back', 'unread', 'second_look'))`,
      unanswered: sql<number>`(select count(*)::int from ${consultationTheme} t where t.consultation_id = ${publicConsultation.id} and (t.outcome is null or t.reply = ''))`,
    },
    sql`from ${publicConsultation} where ${publicConsultation.frameworkId} = ${frameworkId}`,
    [publicConsultation.id],
  );

/** What was kept beside what people were shown as it was opened; null before, and of what was opened before that was kept. */
export async function findFrozenBeside(db: Db, consultationId: number): Promise<FrozenBeside | null> {
  const [found] = await db
    .select({ frozen: publicConsultation.frozenBeside })
    .from(publicConsultation)
    .where(eq(publicConsultation.id, consultationId));
  return found?.frozen ?? null;
}
