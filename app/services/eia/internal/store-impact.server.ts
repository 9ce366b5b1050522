import { eq } from "drizzle-orm";
import { entryFinding, entryImpact } from "~db/schema";
import { inOrderOfTheAct, type Characteristic } from "~/domain/eia/characteristics";
import {
  hasFindingsOfItsOwn,
  WITHOUT_FINDINGS,
  type EiaEntry,
  type Impact,
  type ImpactWords,
} from "~/domain/eia/eia";
import { asAnswered } from "~/domain/eia/impact-answer";
import { findingsIn } from "~/domain/eia/screening";
import { recordEvent } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import type { EntryPartWrite } from "./entry-writing.server";

export interface NewImpact {
  impactId: "new";
  /** One or more, each a row of its own. */
  characteristics: readonly Characteristic[];
}

/** Which row is meant. Its characteristic stays what it is. */
export interface StoredImpact {
  impactId: number;
}

export type ImpactToStore = ImpactWords & (NewImpact | StoredImpact);

/**
 * In a row that is there, or in a new one for each characteristic chosen. It leaves the entry's version to whoever calls.
 * @throws Refusal invalid at `characteristics`; conflict for a change that is screened out; not-found for a row of another entry
 */
export async function storeImpact(write: EntryPartWrite, input: ImpactToStore): Promise<void> {
  refuseNotAssessed(write.entry);
  const words = asAnswered(wordsOf(input));
  const { before, after } =
    input.impactId === "new"
      ? await addRows(write, inOrderOfTheAct(input.characteristics), words)
      : await editRow(write, input.impactId, words);
  await keepFindings(write, after);
  recordEvent(write, {
    act: "impact.save",
    role: "eia_author",
    subject: write.change.title,
    before,
    after,
    detail: { changeId: write.change.id },
  });
}

/** Rule 19: what is found adverse or not yet known is kept with its first day, also where the impact is changed or removed later. */
async function keepFindings(
  { entry, tx, today }: EntryPartWrite,
  impacts: readonly Pick<Impact, "characteristic" | "direction">[],
): Promise<void> {
  const isKept = (found: { characteristic: Characteristic; direction: Impact["direction"] }) =>
    entry.findings.some(
      (one) => one.characteristic === found.characteristic && one.direction === found.direction,
    );
  const findings = findingsIn(impacts).filter((found) => !isKept(found));
  if (findings.length === 0) return;
  await tx
    .insert(entryFinding)
    .values(findings.map((finding) => ({ entryId: entry.id, ...finding, foundOn: today })))
    .onConflictDoNothing();
}

async function addRows(
  { entry, tx }: EntryPartWrite,
  characteristics: readonly Characteristic[],
  words: ImpactWords,
) {
  refuseWithout(characteristics, entry);
  const rows = characteristics.map((characteristic) => ({ characteristic, ...words }));
  const stored = await tx
    .insert(entryImpact)
    .values(rows.map((row) => ({ entryId: entry.id, ...row })))
    .returning({ id: entryImpact.id });
  return { before: [], after: rows.map((row, index) => ({ id: stored[index]?.id, ...row })) };
}

async function editRow({ entry, tx }: EntryPartWrite, impactId: number, words: ImpactWords) {
  const impact = entry.impacts.find(({ id }) => id === impactId);
  if (!impact) throw new Refusal({ kind: "not-found" });
  await tx.update(entryImpact).set(words).where(eq(entryImpact.id, impact.id));
  return { before: [impact], after: [{ ...impact, ...words }] };
}

/** What a person wrote, without what says where it belongs. */
function wordsOf(input: ImpactToStore): ImpactWords {
  return {
    direction: input.direction,
    who: input.who,
    people: input.people,
    description: input.description,
    mitigation: input.mitigation,
    mitigationBy: input.mitigationBy,
    mitigationTiming: input.mitigationTiming,
    mitigationDate: input.mitigationDate,
    justification: input.justification,
    inquiry: input.inquiry,
    inquiryAsks: input.inquiryAsks,
    inquiryBy: input.inquiryBy,
    inquiryDate: input.inquiryDate,
    inquiryTime: input.inquiryTime,
    noInquiryReason: input.noInquiryReason,
    staysOpen: input.staysOpen,
  };
}

function refuseWithout(characteristics: readonly Characteristic[], entry: EiaEntry): void {
  const invalid = (message: string) => new Refusal({ kind: "invalid", errors: { characteristics: message } });
  if (characteristics.length === 0) throw invalid("Choose at least one protected characteristic");
  if (entry.noImpactReason.trim() !== "") {
    throw invalid(
      "This entry gives a reason why nobody is affected. Clear that reason first, then say who is affected",
    );
  }
}

function refuseNotAssessed(entry: EiaEntry): void {
  if (!hasFindingsOfItsOwn(entry.kind)) {
    throw new Refusal({
      kind: "conflict",
      message: `This change is ${WITHOUT_FINDINGS[entry.kind]}, so an impact would not count. Choose to assess it first.`,
    });
  }
}
