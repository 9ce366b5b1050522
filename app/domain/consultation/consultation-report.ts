import { withheldFigures } from "../publication/telling-figures";
import type { Determination } from "../publication/determinations";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { CalendarDate } from "../shared/calendar-date";
import { CHANNELS, countAnswers, NOT_COUNTED, type ConsultationAnswer, type ReadingState } from "./answer";
import type { WhoAnswered } from "./monitoring";
import { amountsOf } from "./proposal";
import type { PublicConsultation } from "./public-consultation";
import type { Question } from "./question";
import type { ConsultationBody, DecidedOfAsked, ReportedConsultation } from "./reported";
import { byWeight, quotationsOf, type Theme } from "./theme";

interface ReportFacts {
  consultation: PublicConsultation;
  questions: readonly Question[];
  /** Those that count. */
  answers: readonly ConsultationAnswer[];
  readings: Readonly<Record<ReadingState, number>>;
  themes: readonly Theme[];
  /** What was marked in answers as publishable. */
  quotations: readonly { answerId: number; words: string }[];
  /** Null until they are counted, and where nothing was asked. */
  who: WhoAnswered | null;
}

/** @returns null before people were asked */
export function reportedConsultation(
  { consultation, questions, answers, readings, themes, quotations, who }: ReportFacts,
  today: CalendarDate,
): ReportedConsultation | null {
  const { proposal, opensOn, closesOn, slug, title, why } = consultation;
  if (proposal === null || opensOn === null || closesOn === null) return null;
  const counted = answers.filter(({ reading }) => NOT_COUNTED.every((state) => state !== reading));
  const byId = new Map(counted.map((answer) => [answer.id, answer]));
  return {
    ...{ slug, title, why, asOf: proposal.asOf, opensOn, closesOn, reportedOn: today },
    came: CHANNELS.map((channel) => ({
      channel,
      ...peopleAndBodies(counted.filter((answer) => answer.channel === channel)),
    })).filter(({ people, bodies }) => people + bodies > 0),
    setAside: readings.set_aside,
    asked: proposal.changes.map(({ changeId, title: asked, before, after }) => ({
      ...{ changeId, title: asked, before, after },
    })),
    questions: questions.map((question) => ({
      text: question.text,
      results: countAnswers(question, proposal.changes, counted),
    })),
    themes: byWeight(themes).map((theme) => ({
      title: theme.title,
      quotations: quotationsOf(theme, quotations),
      changeIds: theme.changeIds,
      outcome: theme.outcome,
      reply: theme.reply,
      ...peopleAndBodies(theme.answerIds.flatMap((id) => byId.get(id) ?? [])),
    })),
    who,
  };
}

function peopleAndBodies(answers: readonly Pick<ConsultationAnswer, "body">[]) {
  const bodies = answers.filter(({ body }) => body !== "").length;
  return { people: answers.length - bodies, bodies };
}

/**
 * The reports as they are published with a decision. Of a change that the details withhold, neither title nor amount is there.
 * @param determinations none while nobody has determined anything
 */
export function consultationBodies(
  content: FrameworkContent,
  determinations: readonly Determination[] = [],
): ConsultationBody[] {
  const { consultationReports: reports } = content;
  if (reports.length === 0) return [];
  const changes = new Map(changesOf(content).map((change) => [change.id, change]));
  const withheld = new Set(withheldChangeIds(content, determinations));
  // What is asked of each change is answered in the order of the changes, by their titles.
  const isAboutWithheld = (about: string, one?: { changeId: number; title: string }) =>
    one !== undefined && withheld.has(one.changeId) && one.title === about;
  return reports.map(({ id: _id, asked, questions, themes, ...report }, place) => ({
    ...report,
    number: place + 1,
    questions: questions.map(({ text, results }) => ({
      text,
      results: results.map((result, index) =>
        isAboutWithheld(result.about, asked[index]) ? { ...result, about: "" } : result,
      ),
    })),
    asked: asked.map(({ changeId, title, before, after }): DecidedOfAsked => {
      const now = changes.get(changeId);
      const isProposed = now !== undefined;
      if (withheld.has(changeId)) {
        return { title: null, before: null, asked: null, decided: null, isProposed };
      }
      return { title, before, asked: after, decided: now ? amountsOf(now).after : null, isProposed };
    }),
    themes: themes.map((theme) => withPlaces(theme, asked)),
  }));
}

/** Changes that are withheld themselves, or of which a line is. */
function withheldChangeIds(content: FrameworkContent, determinations: readonly Determination[]): number[] {
  if (determinations.length === 0) return [];
  const withheld = withheldFigures(content, determinations);
  const lines = new Set([...withheld.lines, ...withheld.previousLines].map(({ id }) => id));
  const changes = new Set(withheld.changes.map(({ id }) => id));
  return changesOf(content)
    .filter(
      ({ id, previousLines, newLines }) =>
        changes.has(id) || [...previousLines, ...newLines].some((line) => lines.has(line.id)),
    )
    .map(({ id }) => id);
}

/** The report as it stands on the consultation's own page, before anything is decided and after. */
export function publishedBody({ asked, themes, ...report }: ReportedConsultation): ConsultationBody {
  return {
    ...report,
    number: 1,
    asked: asked.map(({ title, before, after }) => ({
      ...{ title, before, asked: after, decided: null, isProposed: true },
    })),
    themes: themes.map((theme) => withPlaces(theme, asked)),
  };
}

/** A theme with the places of its changes among those that people were asked about. */
function withPlaces(
  { changeIds, ...theme }: ReportedConsultation["themes"][number],
  asked: ReportedConsultation["asked"],
): ConsultationBody["themes"][number] {
  const about = changeIds.flatMap((id) => {
    const at = asked.findIndex(({ changeId }) => changeId === id);
    return at < 0 ? [] : [at + 1];
  });
  return { ...theme, about };
}
