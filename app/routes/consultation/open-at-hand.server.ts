import type { LoaderFunctionArgs } from "@remix-run/node";
import { findOpenConsultation } from "~db/queries/open-consultations.server";
import type { Proposal } from "~/domain/consultation/asked";
import type { ReportedConsultation } from "~/domain/consultation/reported";
import { outcomePlanned, type PublicConsultation } from "~/domain/consultation/public-consultation";
import { phaseOf, type ConsultationPhase } from "~/domain/consultation/standing";
import type { WhomAsked } from "~/domain/consultation/whom";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";

export interface OpenConsultation {
  id: number;
  phase: ConsultationPhase;
  /** What people are asked about themselves. */
  monitored: readonly string[];
  /** What anybody may read of it. */
  shown: Pick<
    PublicConsultation,
    keyof WhomAsked | "slug" | "title" | "why" | "privacy" | "contact" | "opensOn" | "closesOn" | "keptUntil"
  > & {
    proposal: Proposal;
    /** By when what came of it is to be published, as long as it is not. */
    outcome: ReturnType<typeof outcomePlanned>;
  };
  /** What was published of the answers; null before. */
  report: ReportedConsultation | null;
  /** What stands for the decision in a URL, where it is published. */
  decidedAs: string | null;
}

/** The consultation in the address, for anybody. @throws 404 where nobody may see it today */
export async function loadOpen({
  context,
  params: values,
}: Pick<LoaderFunctionArgs, "context" | "params">): Promise<OpenConsultation> {
  const { slug } = readParams(params.openConsultation, values);
  const today = todayOf(context);
  const found = await findOpenConsultation(context.database.publicDb, slug, today);
  if (!found) throw notFound();
  const { askedOf, bodies, channels } = found;
  const { id, monitored, title, why, privacy, contact, opensOn, closesOn, keptUntil, proposal } = found;
  const phase = phaseOf(found, today);
  const outcome = outcomePlanned({ outcomeBy: found.outcomeBy, phase }, today);
  return {
    id,
    phase,
    shown: {
      ...{ slug, title, why, privacy, contact, askedOf, bodies, channels },
      ...{ opensOn, closesOn, keptUntil, proposal, outcome },
    },
    monitored,
    report: found.report,
    decidedAs: found.decidedAs,
  };
}
