import { getContent } from "~db/queries/content.server";
import { sameServiceKey } from "~/domain/budget/same-service";
import type { Characteristic } from "~/domain/eia/characteristics";
import {
  hasFindingsOfItsOwn,
  type ConsulteeWords,
  type EiaEntry,
  type EvidenceWords,
  type ImpactWords,
} from "~/domain/eia/eia";
import { changesOf } from "~/domain/framework/content";
import { requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import type { AnswerChangeInput } from "./answer-change.server";
import {
  requireLinesSeen,
  writeForChange,
  type ChangeWrite,
  type EntryWrite,
} from "./internal/entry-writing.server";
import { answerInWords, storeAnswer } from "./internal/store-answer.server";
import { storeConsultee } from "./internal/store-consultee.server";
import { storeEvidence } from "./internal/store-evidence.server";
import { storeImpact } from "./internal/store-impact.server";

export interface SaveEntryInput extends AnswerChangeInput {
  /** New rows, each of one characteristic. */
  newImpacts: readonly ({ characteristic: Characteristic } & ImpactWords)[];
  /** Rows that are there, in what their page completes of them. */
  impacts: readonly ({ impactId: number } & ImpactWords)[];
  newConsultee: ConsulteeWords | null;
  newEvidence: EvidenceWords | null;
  /**
   * Keys of other changes (`sameServiceKey`) that nobody has answered for, and that get the same answer, with its impacts. What it
   * rests on and who was asked is each change's own.
   */
  alsoFor: readonly string[];
}

/**
 * All that the page of an entry asks, in one save: how the change is answered for, who is affected and how, what is done about
 * it, who was asked, and what it rests on. All of it is stored, or nothing.
 * @throws Refusal stale; conflict where the lines moved, or a change of `alsoFor` did; invalid at the field that is wrong
 */
export async function saveEntry(context: ServiceContext, input: SaveEntryInput): Promise<void> {
  return writeForChange(context, input, async (write) => {
    requireVersion(
      { version: write.entry?.version ?? 0 },
      input.version,
      answerInWords(write.entry, write.content.ownQuestions),
    );
    requireLinesSeen(write.change, input.linesSeen);
    refuseContradictions(input);
    const others = input.alsoFor.map((key) => otherChange(write, key));
    const entryId = await storeAnswer(write, input);
    const parts = await atHand(write, entryId);
    for (const { characteristic, ...words } of input.newImpacts) {
      await storeImpact(parts, { impactId: "new", characteristics: [characteristic], ...words });
    }
    for (const { impactId, ...words } of input.impacts) {
      if (isEdited(parts.entry, impactId, words)) await storeImpact(parts, { impactId, ...words });
    }
    if (input.newConsultee) await storeConsultee(parts, "new", input.newConsultee);
    if (input.newEvidence) await storeEvidence(parts, "new", input.newEvidence);
    if (others.length > 0) await answerAlike(write, input, (await atHand(write, entryId)).entry, others);
  });
}

/** The entry as it is in this transaction by now. */
async function atHand(write: ChangeWrite, entryId: number): Promise<EntryWrite> {
  const content = await getContent(write.tx, write.framework.id);
  const entry = content.entries.find(({ id }) => id === entryId);
  if (!entry) throw new Error(`The entry ${entryId} was not stored`);
  return { ...write, content, entry };
}

/** What is typed on one page in two places that cannot both be right. */
function refuseContradictions(input: SaveEntryInput): void {
  const errors = {
    ...(input.noImpactReason !== "" && input.newImpacts.length > 0
      ? {
          noImpactReason:
            "You say who is affected, so it cannot be that nobody is. Clear this reason, or the directions above",
        }
      : {}),
    ...(input.nobodyConsultedReason !== "" && input.newConsultee
      ? {
          nobodyConsultedReason:
            "You say who was consulted, so it cannot be that nobody was. Clear this reason, or the consultee",
        }
      : {}),
    ...(!hasFindingsOfItsOwn(input.kind) && input.newImpacts.length > 0
      ? { kind: "You say who is affected. Choose to assess it here, or clear the directions" }
      : {}),
  };
  if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });
}

/** An impact that is shown to be completed and was left as it is leaves no trace on the log. */
function isEdited({ impacts }: EiaEntry, impactId: number, words: ImpactWords): boolean {
  const stored = impacts.find(({ id }) => id === impactId);
  return (
    !stored || (Object.keys(words) as (keyof ImpactWords)[]).some((field) => stored[field] !== words[field])
  );
}

function otherChange({ content }: ChangeWrite, key: string): ChangeWrite["change"] {
  const change = changesOf(content).find((candidate) => sameServiceKey(candidate) === key);
  const isAnswered = content.entries.some(({ changeId }) => changeId === change?.id);
  if (!change || isAnswered) {
    throw new Refusal({
      kind: "conflict",
      message:
        "One of the other changes was edited or answered for while you had this page open, so nothing was saved. Choose again, then save.",
    });
  }
  return change;
}

async function answerAlike(
  write: ChangeWrite,
  input: SaveEntryInput,
  { impacts }: EiaEntry,
  others: readonly ChangeWrite["change"][],
): Promise<void> {
  for (const change of others) {
    const other = { ...write, change, entry: undefined };
    const entryId = await storeAnswer(other, { ...input, separateCopy: null });
    const parts = await atHand(other, entryId);
    for (const { id: _id, characteristic, ...words } of hasFindingsOfItsOwn(input.kind) ? impacts : []) {
      await storeImpact(parts, { impactId: "new", characteristics: [characteristic], ...words });
    }
  }
}
