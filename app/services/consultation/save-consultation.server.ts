import { eq } from "drizzle-orm";
import { findConsultation } from "~db/queries/public-consultations.server";
import { getContent } from "~db/queries/content.server";
import { listDimensions } from "~db/queries/dated-settings.server";
import { publicConsultation } from "~db/schema";
import { mayWriteConsultation } from "~/auth/permissions";
import { monitorable } from "~/domain/consultation/monitoring";
import { askableChanges } from "~/domain/consultation/proposal";
import type { ConsultationWords } from "~/domain/consultation/public-consultation";
import { NOBODY_NAMED, type WhomAsked } from "~/domain/consultation/whom";
import { slugOf } from "~/domain/shared/slug";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { consultationInWords } from "./internal/consultation-write.server";

export interface SaveConsultationInput extends Omit<
  ConsultationWords,
  "keptUntil" | "outcomeBy" | keyof WhomAsked
> {
  /** Who is asked, and how else they can answer; left out where it is not said. */
  whom?: WhomAsked;
  /** Null, or left out, for as long as is usual. */
  keptUntil?: ConsultationWords["keptUntil"];
  /** Null, or left out, where no day is planned. */
  outcomeBy?: ConsultationWords["outcomeBy"];
  frameworkId: number;
  consultationId: number | "new";
  /** Its changes that are asked about. */
  changeIds: readonly number[];
  /** What people are asked about themselves; left out for nothing. */
  monitored?: readonly string[];
  /** Of the consultation that the form was made on; of a new one there is none. */
  version: number;
}

/**
 * Writes a consultation (rule 31). One that was approved is a draft again by it.
 * @returns its id
 * @throws Refusal not-found; stale; invalid at `changes` or `monitored` for what cannot be asked about
 */
export async function savePublicConsultation(
  context: ServiceContext,
  {
    frameworkId,
    consultationId,
    version,
    changeIds,
    monitored = [],
    keptUntil = null,
    outcomeBy = null,
    whom = NOBODY_NAMED,
    ...rest
  }: SaveConsultationInput,
): Promise<number> {
  const words = { ...rest, ...whom, keptUntil, outcomeBy };
  return withFramework(context, frameworkId, async (write) => {
    const { tx, actor, standing } = write;
    const before = consultationId === "new" ? null : await findConsultation(tx, frameworkId, consultationId);
    if (before === null && consultationId !== "new") throw new Refusal({ kind: "not-found" });
    const role = allow(mayWriteConsultation(actor, before, standing));
    if (before) requireVersion(before, version, consultationInWords(before));
    await refuseWhatCannotBeAsked(write, changeIds);
    await refuseWhatIsNotMonitored(write, monitored);
    const values = {
      ...words,
      askedOf: [...words.askedOf],
      changeIds: [...changeIds],
      monitored: [...new Set(monitored)],
      writtenBy: actor.personId,
      state: "draft" as const,
    };
    const id = before ? await edited(tx, before, values) : await added(tx, { ...values, frameworkId });
    recordEvent(write, {
      act: "public-consultation.save",
      role,
      subject: words.title,
      before: before && {
        ...consultationInWords(before),
        changeIds: before.changeIds,
        monitored: before.monitored,
      },
      after: { ...consultationInWords(words), changeIds, monitored },
      detail: { consultationId: id },
    });
    return id;
  });
}

async function refuseWhatCannotBeAsked(
  { tx, framework, today }: FrameworkWrite,
  changeIds: readonly number[],
): Promise<void> {
  const content = await getContent(tx, framework.id);
  const askable = askableChanges(content, await inheritedOf(tx, framework.id, content, today));
  if (changeIds.every((id) => askable.some((change) => change.id === id))) return;
  throw new Refusal({
    kind: "invalid",
    errors: { changes: "Choose changes that are in the list: one of these is not in it any more" },
  });
}

async function refuseWhatIsNotMonitored(
  { tx, today }: FrameworkWrite,
  monitored: readonly string[],
): Promise<void> {
  const known = new Set(monitorable(await listDimensions(tx), today).map(({ key }) => key));
  if (monitored.every((key) => known.has(key))) return;
  throw new Refusal({
    kind: "invalid",
    errors: { monitored: "Choose from the list: one of these is not in it any more" },
  });
}

type Values = Omit<typeof publicConsultation.$inferInsert, "frameworkId" | "slug">;

async function edited(
  tx: FrameworkWrite["tx"],
  { id, version }: { id: number; version: number },
  values: Values,
): Promise<number> {
  await tx
    .update(publicConsultation)
    .set({ ...values, slug: slugOf(values.title, id), version: version + 1 })
    .where(eq(publicConsultation.id, id));
  return id;
}

async function added(tx: FrameworkWrite["tx"], values: Values & { frameworkId: number }): Promise<number> {
  // Its address has its number in it, which the database gives.
  const [row] = await tx
    .insert(publicConsultation)
    .values({ ...values, slug: `${values.frameworkId} ${values.writtenBy} ${values.title}` })
    .returning({ id: publicConsultation.id });
  if (!row) throw new Error("The consultation was not inserted");
  await tx
    .update(publicConsultation)
    .set({ slug: slugOf(values.title, row.id) })
    .where(eq(publicConsultation.id, row.id));
  return row.id;
}
