import type { EntryMadeStale } from "~/domain/eia/entries-made-stale";
import type { TellingPlace } from "~/domain/publication/telling-places";
import type { FieldErrors, RawValues } from "~/forms/form";

/** What an action answers with when it could not do what was asked; `answerPost` makes it. */
export interface FormAnswer {
  errors: FieldErrors;
  /** What was typed. */
  values: RawValues;
  /**
   * What else the form was sent with, by name: on which version of what it was made. It goes along again, or what somebody
   * saved meanwhile would be overwritten unseen.
   */
  madeOn: Record<string, string>;
  /** A sentence for what is no single field's fault. */
  problem: string | null;
  /** Somebody else saved first: what is there now, in words, by field. */
  current: Record<string, string> | null;
  /** What blocks, each with the place where it is put right. */
  blockers: { message: string; href: string }[];
  /** EIA entries that it would make stale: the person is asked first. */
  madeStale: readonly EntryMadeStale[];
  /** Places that tell what is to be withheld: the person is asked whether they are known. */
  telling: readonly TellingPlace[];
}
