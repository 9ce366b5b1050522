import type { FrameworkContent } from "~/domain/framework/content";
import type { CalendarDate } from "~/domain/shared/calendar-date";

/**
 * A real case that a rule meets, told as an officer would tell it, and what the gate says to it. Everything else of its
 * framework is in order, so that nothing but the case itself is told.
 */
export interface Situation {
  /** Number of the rule in docs/rules.md. */
  rule: number;
  situation: string;
  content: FrameworkContent;
  /** The day it is looked at; the day of all that `content-builder` makes, where it is left out. */
  today?: CalendarDate;
  verdict: "passes" | "blocks";
  /** What is said, each as `subject: message`: all of it, in order. None where it passes. */
  sentences: readonly string[];
}
