import { getAuditHead } from "~db/queries/audit.server";
import { getContent } from "~db/queries/content.server";
import { publishedPart, signedRecord } from "~db/schema";
import { mayTakeStep } from "~/auth/permissions";
import { hasLapsed } from "~/domain/actions/action";
import { unacknowledged } from "~/domain/decision/acknowledgement";
import type { DecisionOutcome } from "~/domain/decision/decision-record";
import { signedSnapshot, type RecordedAct, type SignedSnapshot } from "~/domain/decision/signed-snapshot";
import type { FrameworkContent } from "~/domain/framework/content";
import { acknowledgementsNeeded, signOffGate } from "~/domain/framework/sign-off-gate";
import { RECORD_PARTS } from "~/domain/publication/determinations";
import { publishedParts } from "~/domain/publication/published-parts";
import type { Signer } from "~/platform/signing-key.server";
import { digestOf, isWhatWasFrozen } from "./content-digest.server";
import { allow, recordEvent, type ServiceContext } from "./context.server";
import { countingWrongPasswords, requirePassword } from "./password-again.server";
import { Refusal } from "./refusal";
import { sealRecord } from "./seal-record.server";
import { endSubmission, moveOn, takeStep, type Step, type StepInput } from "./sign-off-step.server";

export interface SignDecisionInput extends StepInput {
  /** Keys of `acknowledgementsNeeded`. */
  acknowledgements: readonly string[];
  outcome: DecisionOutcome;
  reasons: string;
  password: string;
}

/**
 * The decision, signed: the gate is asked everything again, the whole record is stored as it is, and what was determined
 * to be published is published (rules 13 and 14).
 * @throws Refusal invalid at the fields `acknowledgements`, `outcome`, `reasons` or `password`; blocked
 */
export async function signDecision(
  context: ServiceContext & { signer: Signer },
  input: SignDecisionInput,
): Promise<{ referenceKey: string }> {
  return countingWrongPasswords(context, () =>
    takeStep(context, "sign", input, async (step) => {
      const content = await getContent(step.tx, step.framework.id);
      requireAnswers(content, input);
      requireGate(step, content, input.acknowledgements);
      requireFrozen(step, content);
      const { isConfirmed } = await requirePassword(step, input.password);
      allow(mayTakeStep({ ...step.actor, isConfirmed }, "sign", step.standing));
      const referenceKey = await storeSigned(step, context.signer, snapshotOf(step, content, input), input);
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
        },
      });
      return { referenceKey };
    }),
  );
}

/** Rule 7, and a reason with every refusal. */
function requireAnswers({ eia }: FrameworkContent, { outcome, reasons }: SignDecisionInput): void {
  const errors: Record<string, string> = {
    ...(outcome === "supported" && eia.outcome === "stop_and_remove"
      ? { outcome: "The EIA concludes “stop and remove”, so this can only be signed as not supported" }
      : {}),
    ...(outcome === "not_supported" && reasons.trim() === ""
      ? { reasons: "Enter your reasons for not supporting it" }
      : {}),
  };
  if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });
}

function requireGate({ steps, today }: Step, content: FrameworkContent, keys: readonly string[]): void {
  const { submission, approval, determinations } = steps;
  const gate = signOffGate(
    {
      content,
      submission,
      approvals: approval ? [approval] : [],
      determinations,
      acknowledged: { digest: submission.digest, keys },
    },
    today,
  );
  if (gate.ok) return;
  const missing = unacknowledged(acknowledgementsNeeded(content), keys);
  if (missing !== null && gate.blockers.every(({ rule }) => rule === "acknowledgement")) {
    throw new Refusal({ kind: "invalid", errors: { acknowledgements: missing } });
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

function snapshotOf(step: Step, content: FrameworkContent, input: SignDecisionInput): SignedSnapshot {
  const { framework, settings, actor, capacity, now, today } = step;
  const { submission, approval, determinations } = step.steps;
  const ordered = RECORD_PARTS.flatMap((part) => determinations.filter((given) => given.part === part));
  const [determined] = ordered;
  if (!approval || !determined || framework.reference === null) {
    throw new Error("The gate lets no signature pass without an approval, determinations and a reference");
  }
  const act = (given: { personName: string; capacity: string; at: Date }): RecordedAct => ({
    name: given.personName,
    capacity: given.capacity,
    at: given.at.toISOString(),
  });
  return signedSnapshot({
    content,
    leaves: submission.leaves,
    digest: submission.digest,
    reference: framework.reference,
    officeName: settings.officeName,
    decidingBodyTitle: settings.decidingBodyTitle,
    decidedOn: today,
    submitted: act({
      personName: submission.submittedByName,
      capacity: submission.capacity,
      at: submission.submittedAt,
    }),
    approval: { ...act(approval), comment: approval.comment },
    determined: act(determined),
    determinations: ordered.map(
      ({ part, publish, items, legalGround, isQualified, publicInterest, withheldUntil }) => ({
        part,
        publish,
        items,
        legalGround,
        isQualified,
        publicInterest,
        withheldUntil,
      }),
    ),
    outcome: input.outcome,
    outcomeReasons: input.reasons.trim(),
    signature: act({ personName: actor.name, capacity, at: now }),
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
    publishedParts(snapshot, seal.salts, digestOf).map(({ body, ...part }) => ({
      ...part,
      jws: seal.jws,
      referenceKey,
      reference,
      decidedOn: today,
      body: body && { ...body },
    })),
  );
  return referenceKey;
}
