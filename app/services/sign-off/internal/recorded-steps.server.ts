import type { SubmissionSteps } from "~db/queries/frameworks.server";
import type { RecordedAct } from "~/domain/decision/record-bodies";
import type { SignatureFacts } from "~/domain/decision/signed-snapshot";
import type { Determination } from "~/domain/publication/determinations";
import { asPrinted } from "~/domain/publication/named-people";
import { inOrderOfParts } from "~/domain/publication/record-parts";

type Given = { personName: string; capacity: string; at: Date };

export function recordedAct({ personName, capacity, at }: Given): RecordedAct {
  return { name: personName, capacity, at: at.toISOString() };
}

/** A determination as it was made, or would be. */
export type DeterminedBy = Determination &
  Given & {
    personId: number;
    /** Of the record: whom it prints by their title alone. */
    titlesOnly: readonly number[];
  };

/** Whom a record prints by their title alone. */
export function titlesOnlyIn(
  determinations: readonly Pick<DeterminedBy, "part" | "titlesOnly">[],
): ReadonlySet<number> {
  return new Set(determinations.find(({ part }) => part === "record")?.titlesOnly);
}

/** What a record says of the steps before the signature; null where one of them is not taken. */
export function recordedSteps({
  submission,
  approval,
  determinations,
}: Pick<SubmissionSteps, "submission" | "approval"> & {
  determinations: readonly DeterminedBy[];
}): Pick<
  SignatureFacts,
  "leaves" | "digest" | "submitted" | "approval" | "determined" | "determinations"
> | null {
  const ordered = inOrderOfParts(determinations);
  const [determined] = ordered;
  if (!approval || !determined) return null;
  const titlesOnly = titlesOnlyIn(determinations);
  return {
    leaves: submission.leaves,
    digest: submission.digest,
    submitted: recordedAct(
      asPrinted(
        {
          personName: submission.submittedByName,
          capacity: submission.capacity,
          at: submission.submittedAt,
        },
        submission.submittedBy,
        titlesOnly,
      ),
    ),
    approval: {
      ...recordedAct(asPrinted(approval, approval.personId, titlesOnly)),
      ...(approval.statement !== "" && { statement: approval.statement }),
      comment: approval.comment,
    },
    determined: recordedAct(asPrinted(determined, determined.personId, titlesOnly)),
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
        further,
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
        ...(further && Object.keys(further).length > 0 && { further }),
      }),
    ),
  };
}
