import { getBudget } from "~db/queries/content.server";
import { findBaselineWithholding } from "~db/queries/framework-before.server";
import { lockComparedWith } from "~db/queries/frameworks.server";
import { listGrounds } from "~db/queries/grounds.server";
import { baselineWithholding } from "~db/schema";
import { mayWithholdOfBaseline } from "~/auth/permissions";
import { capacityOf } from "~/domain/account/delegation";
import { answerProblems, determinationOf } from "~/domain/publication/determination-answer";
import type { FurtherAnswer } from "~/domain/publication/ground-further";
import { offeredGround } from "~/domain/publication/legal-ground";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface WithheldLinesInput extends FurtherAnswer {
  frameworkId: number;
  /** Of what is determined now; 0 where nothing is. */
  version: number;
  lineIds: readonly number[];
  chosen: number | null;
  written: string;
  isQualified: boolean;
  publicInterest: string;
  withheldUntil: CalendarDate | null;
  releaseReason: string;
}

/**
 * Determines which lines of a baseline are not for everybody: whatever is compared with it withholds them as well, unless
 * they are released there. Where that is determined already, its signature is refused until it is determined again.
 * @throws Refusal forbidden; conflict; stale; invalid, by field: a ground as for any determination, a reason for lines that
 *   are withheld no more
 */
export async function withholdBaselineLines(
  context: ServiceContext,
  input: WithheldLinesInput,
): Promise<void> {
  return withFramework(context, input.frameworkId, async (write) => {
    const { tx, framework, actor, settings, standing, today } = write;
    const role = allow(mayWithholdOfBaseline(actor, standing));
    // A signature reads what is withheld here: it comes before or after, not between.
    await lockComparedWith(tx, framework.id);
    const before = await findBaselineWithholding(tx, framework.id);
    requireVersion({ version: before?.version ?? 0 }, input.version, {
      written: before?.legalGround ?? "",
      publicInterest: before?.publicInterest ?? "",
    });
    const { lines } = await getBudget(tx, framework.id);
    const own = new Map(lines.map(({ id, service }) => [id, service]));
    if (!input.lineIds.every((id) => own.has(id))) throw new Refusal({ kind: "not-found" });

    const listed = await listGrounds(tx, today);
    const answer = {
      ...input,
      publish: input.lineIds.length === 0,
      items: [],
      chosen: offeredGround(listed, input.chosen),
    };
    const released = (before?.lineIds ?? []).filter((id) => own.has(id) && !input.lineIds.includes(id));
    refuseFaults({
      ...Object.fromEntries(
        answerProblems("details", answer, listed).map(({ field, problem }) => [field, problem]),
      ),
      ...(answer.withheldUntil !== null && answer.withheldUntil <= today
        ? { withheldUntil: "The date until which they are withheld must be in the future" }
        : {}),
      ...(released.length > 0 && input.releaseReason.trim() === ""
        ? { releaseReason: "Say why lines that were withheld are withheld no more" }
        : {}),
    });
    const {
      legalGround,
      isQualified,
      publicInterest,
      further = {},
      withheldUntil,
    } = determinationOf("details", answer, listed);
    const after = {
      lineIds: [...input.lineIds],
      legalGround,
      isQualified,
      publicInterest,
      further,
      withheldUntil,
      releaseReason: input.releaseReason.trim(),
    };
    const row = {
      ...after,
      personId: actor.personId,
      personName: actor.name,
      capacity: capacityOf(actor, role, settings.roleTitles),
      // When it was done, and not when it was asked for, as `stopPublishing`.
      at: context.now(),
      version: (before?.version ?? 0) + 1,
    };
    await tx
      .insert(baselineWithholding)
      .values({ frameworkId: framework.id, ...row })
      .onConflictDoUpdate({ target: baselineWithholding.frameworkId, set: row });
    recordEvent(write, {
      act: "baseline.withhold",
      role,
      subject: framework.title,
      before: before && {
        lineIds: before.lineIds,
        legalGround: before.legalGround,
        withheldUntil: before.withheldUntil,
      },
      after,
      detail: {
        withheld: input.lineIds.map((id) => own.get(id)),
        released: released.map((id) => own.get(id)),
      },
    });
  });
}
