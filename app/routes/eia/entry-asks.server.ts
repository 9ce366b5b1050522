import { sameServiceKey } from "~/domain/budget/same-service";
import { answersTo } from "~/domain/eia/answer-state";
import { otherCharacteristics } from "~/domain/eia/characteristics";
import { changesOf } from "~/domain/framework/content";
import type { EntryAsks } from "~/forms/eia/entry-form";
import { ownQuestionField } from "~/domain/templates/template";
import { impactPlace } from "~/paths";
import type { MissingPart } from "~/ui/eia/missing";
import type { ChangeAtHand } from "./eia-at-hand.server";

/** Others that are offered the same answer: more of them nobody looks through. */
const MOST_OTHERS = 30;

type At = Pick<ChangeAtHand, "content" | "change" | "entry" | "blockers">;

/** What the entry still lacks, and where on its page that is. */
export function missingIn({ blockers, change }: Pick<At, "blockers" | "change">): MissingPart[] {
  return blockers.flatMap(({ rule, message, putRight }) => {
    // That it is not assessed, and that it is stale, the page says anyway.
    if (putRight.page !== "entry" || putRight.changeId !== change.id) return [];
    if (rule === "coverage" || rule === "freshness") return [];
    return [{ at: placeOnPage(putRight.field), message }];
  });
}

type Field = Extract<ChangeAtHand["blockers"][number]["putRight"], { page: "entry" }>["field"];

function placeOnPage(field: Field): string {
  if (field === undefined) return "kind";
  if (typeof field === "string") return field;
  if ("ownQuestion" in field) return ownQuestionField(field.ownQuestion);
  return "impact" in field ? impactPlace(field.impact) : "consultees";
}

/** What the page of this entry asks: its form is made of it when it is drawn and when it is sent. */
export function entryAsks(at: At): EntryAsks {
  const { content, change, entry } = at;
  const missing = new Set(missingIn(at).map((part) => part.at));
  return {
    ownQuestions: content.ownQuestions,
    guidance: content.guidance,
    free: otherCharacteristics(entry?.impacts ?? []),
    incomplete: (entry?.impacts ?? []).filter(({ id }) => missing.has(impactPlace(id))),
    alsoFor: answersTo(changesOf(content), content.entries)
      .filter(
        (other) =>
          other.state === "not_assessed" &&
          other.change.kind === change.kind &&
          other.change.id !== change.id,
      )
      .slice(0, change.kind === "unchanged" ? 0 : MOST_OTHERS)
      .map((other) => ({ key: sameServiceKey(other.change), title: other.change.title })),
  };
}
