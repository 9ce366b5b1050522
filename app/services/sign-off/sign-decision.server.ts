import { eq } from "drizzle-orm";
import { getAuditHead } from "~db/queries/audit.server";
import { getContent } from "~db/queries/content.server";
import { action, publishedPart, signedRecord } from "~db/schema";
import { hasLapsed } from "~/domain/actions/action";
import { asDecided } from "~/domain/actions/afterwards";
import { unacknowledged } from "~/domain/decision/acknowledgement";
import { acknowledgementsNeeded, questionsAsked } from "~/domain/decision/acknowledgements-needed";
import { decidedOn } from "~/domain/decision/decided-on";
import { decisionFaults } from "~/domain/decision/decision-answer";
import type { DecisionOutcome } from "~/domain/decision/decision-record";
import type { Signer } from "~/domain/decision/seal";
import { signedSnapshot, type SignatureFacts, type SignedSnapshot } from "~/domain/decision/signed-snapshot";
import type { FrameworkContent } from "~/domain/framework/content";
import { recordedThing } from "~/domain/framework/decided-thing";
import { signOffGate } from "~/domain/framework/sign-off-gate";
import { carriedOverAtSignature } from "~/domain/publication/carried-over-at-signature";
import type { InheritedItem } from "~/domain/publication/determinations";
import { inheritedWithholding } from "~/domain/publication/inherited-withholding";
import { printedContent } from "~/domain/publication/named-people";
import type { SignatureTexts } from "~/domain/publication/published-texts";
import type { TellingPlace } from "~/domain/publication/telling-places";
import { withheldBefore } from "~/domain/publication/withheld-before";
import { publishedParts } from "~/domain/publication/published-parts";
import { digestOf, isWhatWasFrozen } from "./content-digest.server";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { findFrameworkBefore } from "./framework-before.server";
import { askingPassword, requirePassword } from "~/services/account/internal/password-again.server";
import { Refusal } from "~/services/refusal";
import { readFigures } from "./internal/published-figures.server";
import { recordedAct, recordedSteps, titlesOnlyIn } from "./internal/recorded-steps.server";
import { sealRecord } from "./internal/seal-record.server";
import { tellingAtSignature } from "./internal/telling-places.server";
import { endSubmission, moveOn, takeStep, type Step, type StepInput } from "./internal/sign-off-step.server";

export interface SignDecisionInput extends StepInput {
  /** Keys of `acknowledgementsNeeded`. */
  acknowledgements: readonly string[];
  /** Questions asked and answers given, by the place of their table among those that take them. */
  questions: readonly string[];
  outcome: DecisionOutcome;
  /** In place of the draft. */
  resolved: string;
  reasons: string;
  /** Counts only where it is supported with conditions. */
  conditions?: string;
  password: string;
}

/**
 * The decision, signed: the gate is asked everything again, the whole record is stored as it is, and what was determined
 * to be published is published (rules 13 and 14).
 * @throws Refusal invalid at the field of the form that is wrong; blocked
 */
export async function signDecision(
  context: ServiceContext & { signer: Signer },
  input: SignDecisionInput,
): Promise<{ referenceKey: string }> {
  return askingPassword(context, input.password, (asked) =>
    takeStep(asked, "sign", input, async (step) => {
      const content = await getContent(step.tx, step.framework.id);
      const decided = decidedContent(step, content, input);
      const questions = questionsAsked(content, input.questions);
      const texts = signatureTexts(input, questions);
      const inherited = await inheritedAtSignature(step, content, texts);
      const telling = await tellingAtSignature(step, decided, texts);
      requireGate(step, content, input, { inherited, telling });
      requireFrozen(step, content);
      await requirePassword(step);
      const carried = await carryForward(step, content, decided);
      const snapshot = snapshotOf(step, decided, input, {
        questions,
        ...(isInOwnWords(content.record.resolved, input.resolved) && { resolvedInOwnWords: true as const }),
      });
      const referenceKey = await storeSigned(step, context.signer, snapshot, input);
      await endSubmission(step, step.steps.submission.id, { ended: "signed", reason: "", role: step.role });
      await moveOn(step, "sign");
      recordEvent(step, {
        act: "framework.sign",
        role: step.role,
        subject: step.framework.title,
        digest: input.digest,
        detail: {
          reference: step.framework.reference,
          outcome: input.outcome,
          acknowledgements: input.acknowledgements,
          lapsedActions: content.actions
            .filter((action) => hasLapsed(action, { state: "signed", outcome: input.outcome }))
            .map(({ id }) => id),
          ...(carried.length > 0 && { carriedForward: carried }),
        },
      });
      return { referenceKey };
    }),
  );
}

/** The content with its plan as the decision makes it (rule 18), and resolved in the words that are signed (rule 26). */
function decidedContent(
  { steps }: Step,
  content: FrameworkContent,
  { resolved }: SignDecisionInput,
): FrameworkContent {
  const { submission, acceptances } = steps;
  return {
    ...content,
    actions: asDecided(content.actions, acceptances, submission.digest),
    record: { ...content.record, resolved: resolved.trim() },
  };
}

function signatureTexts(
  { outcome, reasons, resolved, conditions = "" }: SignDecisionInput,
  questions: SignatureTexts["questions"],
): SignatureTexts {
  const isOnConditions = outcome === "supported_with_conditions";
  return { reasons, resolved, conditions: isOnConditions ? conditions : "", questions };
}

function isInOwnWords(draft: string, resolved: string): boolean {
  return resolved.trim() !== "" && resolved.trim() !== draft.trim();
}

/**
 * What the framework before withholds on the day of the signature.
 * @throws Refusal invalid at a field that carries on a text of it
 */
async function inheritedAtSignature(
  { tx, framework, steps, today }: Step,
  content: FrameworkContent,
  signature: SignatureTexts,
): Promise<InheritedItem[]> {
  const before = withheldBefore(await findFrameworkBefore(tx, framework.id, content), today);
  const { determinations } = steps;
  const field = carriedOverAtSignature(content, { approvalComment: "", signature, determinations }, before);
  if (field !== null) {
    throw new Refusal({
      kind: "invalid",
      errors: {
        [field]: "This will be published, and it says what the decision before withholds. Leave it out",
      },
    });
  }
  return inheritedWithholding(content, before);
}

/**
 * What was accepted to be done after the decision is carried forward with it: nothing open is signed, and the database asks
 * the same. @returns the ids
 */
async function carryForward(
  { tx, steps }: Step,
  content: FrameworkContent,
  decided: FrameworkContent,
): Promise<number[]> {
  const open = new Set(content.actions.filter(({ state }) => state === "open").map(({ id }) => id));
  const carried = decided.actions.filter(({ id, state }) => open.has(id) && state === "carried_forward");
  for (const { id, version, state, acceptanceReason, resolvedBy } of carried) {
    const accepted = steps.acceptances.find(({ actionId }) => actionId === id);
    await tx
      .update(action)
      .set({
        state,
        acceptanceReason,
        resolvedBy: resolvedBy?.id,
        resolvedByName: resolvedBy?.name,
        resolvedCapacity: resolvedBy?.capacity,
        resolvedAt: accepted?.at,
        version: version + 1,
      })
      .where(eq(action.id, id));
  }
  return carried.map(({ id }) => id);
}

/** What the signatory has to answer otherwise is said at its field; whatever else blocks, by the gate's blockers. */
function requireGate(
  { steps, today }: Step,
  content: FrameworkContent,
  { acknowledgements: keys, outcome, reasons, conditions = "" }: SignDecisionInput,
  { inherited, telling }: { inherited: readonly InheritedItem[]; telling: readonly TellingPlace[] },
): void {
  const decision = { outcome, reasons, conditions };
  const { submission, approval, determinations, acceptances } = steps;
  const gate = signOffGate(
    {
      content,
      submission,
      approvals: approval ? [approval] : [],
      determinations,
      acceptances,
      inherited,
      acknowledged: { digest: submission.digest, keys },
      decision,
      telling,
    },
    today,
  );
  if (gate.ok) return;
  if (gate.blockers.every(({ rule }) => rule === "acknowledgement" || rule === "decision")) {
    const missing = unacknowledged(acknowledgementsNeeded(content), keys);
    throw new Refusal({
      kind: "invalid",
      errors: {
        ...(missing === null ? {} : { acknowledgements: missing }),
        ...decisionFaults(decision, decidedOn(content)),
      },
    });
  }
  throw new Refusal({
    kind: "blocked",
    message: "This cannot be signed: something is still to be put right.",
    blockers: gate.blockers,
  });
}

/** What is signed is what was submitted, approved and determined, and not what anybody wrote behind the services' backs. */
function requireFrozen({ steps }: Step, content: FrameworkContent): void {
  if (isWhatWasFrozen(content, steps.submission.leaves)) return;
  throw new Refusal({
    kind: "conflict",
    message:
      "The content is no longer what was submitted, so it cannot be signed. Return it, and have it submitted again.",
  });
}

function snapshotOf(
  step: Step,
  content: FrameworkContent,
  input: SignDecisionInput,
  signed: Pick<SignatureFacts, "questions" | "resolvedInOwnWords">,
): SignedSnapshot {
  const { framework, settings, actor, capacity, now, today } = step;
  const recorded = recordedSteps(step.steps);
  if (!recorded || framework.reference === null) {
    throw new Error("The gate lets no signature pass without an approval, determinations and a reference");
  }
  return signedSnapshot({
    ...signed,
    ...recorded,
    content: printedContent(
      content,
      titlesOnlyIn(step.steps.determinations),
      settings.roleTitles.action_owner,
    ),
    reference: framework.reference,
    officeName: settings.officeName,
    decidingBodyTitle: settings.decidingBodyTitle,
    ...recordedThing(settings.decidedThing),
    decidedOn: today,
    outcome: input.outcome,
    outcomeReasons: input.reasons.trim(),
    ...(input.outcome === "supported_with_conditions" && { conditions: (input.conditions ?? "").trim() }),
    signature: recordedAct({ personName: actor.name, capacity, at: now }),
  });
}

async function storeSigned(
  { tx, framework, actor, now, today }: Step,
  signer: Signer,
  snapshot: SignedSnapshot,
  { outcome }: SignDecisionInput,
): Promise<string> {
  const { reference, referenceKey } = framework;
  if (reference === null || referenceKey === null) throw new Error("A submitted framework has its reference");
  const { seal, keyId } = await sealRecord(signer, snapshot, await getAuditHead(tx));
  await tx.insert(signedRecord).values({
    frameworkId: framework.id,
    reference,
    referenceKey,
    digest: snapshot.digest,
    outcome,
    signedAt: now,
    signedBy: actor.personId,
    snapshot,
    seal,
    sealKeyId: keyId,
  });
  await tx.insert(publishedPart).values(
    publishedParts(snapshot, seal.salts, digestOf).map(({ body, later, ...part }) => ({
      ...part,
      jws: seal.jws,
      referenceKey,
      reference,
      decidedOn: today,
      body: body && { ...body },
      later: later.map((stage) => ({ ...stage, body: { ...stage.body } })),
    })),
  );
  await readFigures(tx, { reference, referenceKey });
  return referenceKey;
}
