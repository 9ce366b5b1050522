import type { SubmissionSteps } from "~db/queries/frameworks.server";
import type { RecordedAct } from "~/domain/decision/record-bodies";
import type { SignatureFacts } from "~/domain/decision/signed-snapshot";
import type { Determination } from "~/domain/publication/determinations";
import { inOrderOfParts } from "~/domain/publication/record-parts";

type Given = { personName: string; capacity: string; at: Date };

export function recordedAct({ personName, capacity, at }: Given): RecordedAct {
  return { name: personName, capacity, at: at.toISOString() };
}

/** What a record says of the steps before the signature; null where one of them is not taken. */
export function recordedSteps({
  submission,
  approval,
  determinations,
}: Pick<SubmissionSteps, "submission" | "approval"> & {
  determinations: readonly (Determination & Given)[];
}): Pick<
  SignatureFacts,
  "leaves" | "digest" | "submitted" | "approval" | "determined" | "determinations"
> | null {
  const ordered = inOrderOfParts(determinations);
  const [determined] = ordered;
  if (!approval || !determined) return null;
  return {
    leaves: submission.leaves,
    digest: submission.digest,
    submitted: recordedAct({
      personName: submission.submittedByName,
      capacity: submission.capacity,
      at: submission.submittedAt,
    }),
    approval: { ...recordedAct(approval), comment: approval.comment },
    determined: recordedAct(determined),
    determinations: ordered.map(
      ({
        part,
        publish,
        items,
        legalGround,
        isQualified,
        publicInterest,
        withheldUntil,
        inherited,
        released,
      }) => ({
        part,
        publish,
        items,
        legalGround,
        isQualified,
        publicInterest,
        withheldUntil,
        inherited,
        released,
      }),
    ),
  };
}
