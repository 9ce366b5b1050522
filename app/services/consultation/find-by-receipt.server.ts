import { and, eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { consultationAnswer } from "~db/schema";
import { Refusal } from "~/services/refusal";
import { receiptHash } from "~/services/internal/receipt.server";

/**
 * The answer with the number that somebody tells the office who wants to see it, or to have it deleted: by nothing else can it be
 * found. To be called for those who may read answers.
 * @throws Refusal invalid at `number`
 */
export async function findByReceipt(
  db: Db,
  { consultationId, number }: { consultationId: number; number: string },
): Promise<number> {
  const [found] = await db
    .select({ id: consultationAnswer.id })
    .from(consultationAnswer)
    .where(
      and(
        eq(consultationAnswer.consultationId, consultationId),
        eq(consultationAnswer.receiptHash, receiptHash(number)),
        eq(consultationAnswer.channel, "online"),
      ),
    );
  if (found) return found.id;
  throw new Refusal({
    kind: "invalid",
    errors: { number: "There is no answer with this number. Check it and try again" },
  });
}
