import { eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { findPublicConsultation } from "~db/queries/public-consultations.server";
import { publicConsultation } from "~db/schema";
import type { PublicConsultation } from "~/domain/consultation/public-consultation";
import { phaseOf } from "~/domain/consultation/standing";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { Refusal } from "~/services/refusal";

const NOT_TAKEN =
  "This consultation has closed, so your answer was not taken. What you wrote is still below.";

/**
 * A consultation that takes answers, for somebody of the public. Its row is held shared: whoever withdraws or reports it waits
 * until this is done, and nobody who answers waits for another.
 * @param closed what is said where it is closed
 * @throws Refusal not-found; conflict where it is closed
 */
export async function holdOpen(
  tx: Db,
  slug: string,
  at: Date,
  closed = NOT_TAKEN,
): Promise<PublicConsultation> {
  const today = dateInLondon(at);
  const consultation = await findPublicConsultation(tx, slug, today);
  if (!consultation) throw new Refusal({ kind: "not-found" });
  const [held] = await tx
    .select({
      state: publicConsultation.state,
      opensOn: publicConsultation.opensOn,
      closesOn: publicConsultation.closesOn,
    })
    .from(publicConsultation)
    .where(eq(publicConsultation.id, consultation.id))
    .for("share");
  if (!held || phaseOf(held, today) !== "open") {
    throw new Refusal({ kind: "conflict", message: closed });
  }
  return consultation;
}
