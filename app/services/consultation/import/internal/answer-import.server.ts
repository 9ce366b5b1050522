import { findAnswerImport, type AnswerImport } from "~db/queries/answer-imports.server";
import { mayConsiderAnswers } from "~/auth/permissions";
import { allow, isMadeOn, type ServiceContext } from "~/services/context.server";
import {
  withConsultation,
  type ConsultationPlace,
  type ConsultationWrite,
} from "~/services/consultation/internal/consultation-write.server";
import { Refusal } from "~/services/refusal";

export interface ImportPlace extends ConsultationPlace {
  version: number;
}

/**
 * For a step of the person's own import that is under way.
 * @throws Refusal forbidden; conflict where there is none, or where it was changed in another window
 */
export function withAnswerImport<T>(
  context: ServiceContext,
  { version, ...place }: ImportPlace,
  work: (write: ConsultationWrite, draft: AnswerImport, role: ReturnType<typeof allow>) => Promise<T>,
): Promise<T> {
  return withConsultation(context, place, async (write) => {
    const role = allow(mayConsiderAnswers(write.actor, write.phase, write.standing));
    const draft = await findAnswerImport(write.tx, write.consultation.id, write.actor.personId);
    if (!draft) {
      throw new Refusal({
        kind: "conflict",
        message: "There is no import to go on with: it was confirmed already, or dropped.",
      });
    }
    if (!isMadeOn(draft, version)) {
      throw new Refusal({
        kind: "conflict",
        message:
          "This import was changed in another window. What you see now is how it stands: check it again.",
      });
    }
    return work(write, draft, role);
  });
}
