import type { CalendarDate } from "../shared/calendar-date";
import type { Channel, Counted } from "./answer";
import type { AskedChange } from "./asked";
import type { WhoAnswered } from "./monitoring";
import { SUPPORT, SUPPORT_LABELS } from "./question";
import type { ThemeOutcome } from "./theme";

/** How many answered in one way, people and bodies apart. */
export interface CameIn {
  channel: Channel;
  people: number;
  bodies: number;
}

/** A theme as it is reported, with how many said it. */
export interface ReportedTheme {
  title: string;
  quotations: readonly string[];
  changeIds: readonly number[];
  people: number;
  bodies: number;
  outcome: ThemeOutcome | null;
  reply: string;
}

/**
 * What is kept of a consultation as it was reported (rule 31): how it was made, how answers came, what they said, and what became of it.
 * It names nobody who answered, and holds no answer but the quotations that somebody marked as publishable.
 */
export interface ReportedConsultation {
  slug: string;
  title: string;
  why: string;
  /** The day as of which people were shown the proposal. */
  asOf: CalendarDate;
  opensOn: CalendarDate;
  closesOn: CalendarDate;
  reportedOn: CalendarDate;
  /** Of each way in which any came. */
  came: readonly CameIn[];
  /** Found to be no answers, and not counted. */
  setAside: number;
  asked: readonly Pick<AskedChange, "changeId" | "title" | "before" | "after">[];
  questions: readonly { text: string; results: readonly Counted[] }[];
  /** The most often said first. */
  themes: readonly ReportedTheme[];
  /** Who answered, in safe counts; null where people were asked nothing about themselves. */
  who: WhoAnswered | null;
}

/** How many chose an answer to whether they support a change, people and bodies together. */
export interface SupportOf {
  against: number;
  answered: number;
  /** What may be quoted of those who said something about it. */
  quotations: readonly string[];
}

/** @returns null where people were not asked about the change, or nobody chose an answer */
export function supportReported(
  { asked, questions, themes }: Pick<ReportedConsultation, "asked" | "questions" | "themes">,
  changeId: number,
): SupportOf | null {
  // What is asked of each change is answered in the order of the changes; two of them may have one title.
  const place = asked.findIndex((change) => change.changeId === changeId);
  const counts = questions.flatMap(({ results }) => {
    const result = results[place];
    return result && result.about === asked[place]?.title && isOfSupport(result) ? result.counts : [];
  });
  const chosen = (of: typeof counts) => of.reduce((sum, { people, bodies }) => sum + people + bodies, 0);
  const answered = chosen(counts);
  if (answered === 0) return null;
  return {
    answered,
    against: chosen(counts.filter(({ label }) => label === SUPPORT_LABELS.none)),
    quotations: themes
      .filter(({ changeIds }) => changeIds.includes(changeId))
      .flatMap(({ quotations }) => quotations),
  };
}

const isOfSupport = ({ counts }: Pick<Counted, "counts">) =>
  SUPPORT.every((support) => counts.some(({ label }) => label === SUPPORT_LABELS[support]));

/** A change that people were asked about, in what is signed: its title and amounts are not there where it is withheld. */
export interface DecidedOfAsked {
  title: string | null;
  /** Pence of the first year: of the year before, as people were shown it, and as it was decided; null where it is not stated. */
  before: number | null;
  asked: number | null;
  decided: number | null;
  /** Whether it was still proposed. */
  isProposed: boolean;
}

/**
 * A consultation's report as it is signed and published. What is answered of a change that is withheld is about an empty text.
 * @property number its place among those of the record, from 1
 */
export interface ConsultationBody extends Omit<ReportedConsultation, "asked" | "themes"> {
  number: number;
  asked: readonly DecidedOfAsked[];
  /** With the places of the changes that it is about among those asked about, from 1. */
  themes: readonly (Omit<ReportedTheme, "changeIds"> & { about: readonly number[] })[];
}
