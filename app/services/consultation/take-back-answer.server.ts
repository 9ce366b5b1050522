import { and, eq } from "drizzle-orm";
import { consultationAnswer } from "~db/schema";
import type { PublicDoor } from "~/services/public-door.server";
import { Refusal } from "~/services/refusal";
import { holdOpen } from "./internal/hold-open.server";
import { takeBackMonitoring } from "./internal/monitoring.server";
import { receiptHash } from "~/services/internal/receipt.server";
import { transactionUnlessBusy } from "~/services/internal/transaction.server";

const CLOSED = "This consultation has closed, so answers are not taken back any more.";

/**
 * Takes an answer back by the number on its receipt, until the consultation closes: nothing of it is kept, nor of what its giver
 * said of themselves.
 * @throws Refusal busy; not-found; conflict where it is closed; invalid at `number`
 */
export async function takeBackAnswer(
  { database, now }: Pick<PublicDoor, "database" | "now">,
  { slug, number }: { slug: string; number: string },
): Promise<void> {
  await transactionUnlessBusy(database, async (tx) => {
    const { id: consultationId, monitored } = await holdOpen(tx, slug, now(), CLOSED);
    if (!(await takeBackMonitoring(tx, { consultationId, number, monitored }))) {
      throw new Refusal({ kind: "conflict", message: CLOSED });
    }
    const taken = await tx
      .delete(consultationAnswer)
      .where(
        and(
          eq(consultationAnswer.consultationId, consultationId),
          eq(consultationAnswer.receiptHash, receiptHash(number)),
          eq(consultationAnswer.channel, "online"),
        ),
      )
      .returning({ id: consultationAnswer.id });
    if (taken.length === 0) {
      throw new Refusal({
        kind: "invalid",
        errors: { number: "There is no answer with this number. Check it and try again" },
      });
    }
  });
}
