import { and, eq } from "drizzle-orm";
import { characteristicConclusion } from "~db/schema";
import { CHARACTERISTIC_LABELS, type Characteristic } from "~/domain/eia/characteristics";
import { adverseChanges } from "~/domain/eia/hit-more-than-once";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeEia } from "./internal/entry-writing.server";

export interface SaveConclusionInput {
  frameworkId: number;
  characteristic: Characteristic;
  conclusion: string;
  version: number;
}

/**
 * What all changes together do to people who share a characteristic (rule 34), of the changes that are adverse to them now.
 * @throws Refusal not-found, stale, or invalid by field
 */
export async function saveConclusion(context: ServiceContext, input: SaveConclusionInput): Promise<void> {
  const { frameworkId, characteristic, conclusion, version } = input;
  return writeEia(context, frameworkId, async (write) => {
    const { conclusions, entries } = write.content;
    const before = conclusions.find((one) => one.characteristic === characteristic) ?? null;
    requireVersion(
      { version: before?.version ?? 0 },
      version,
      before ? { conclusion: before.conclusion } : {},
    );
    refuseFaults(
      conclusion.trim() === "" ? { conclusion: "Say what they do together, and why that is right" } : {},
    );
    const words = { conclusion, changeIds: adverseChanges(entries, characteristic) };
    if (before) {
      await write.tx
        .update(characteristicConclusion)
        .set({ ...words, version: before.version + 1 })
        .where(
          and(
            eq(characteristicConclusion.frameworkId, frameworkId),
            eq(characteristicConclusion.characteristic, characteristic),
          ),
        );
    } else {
      await write.tx.insert(characteristicConclusion).values({ frameworkId, characteristic, ...words });
    }
    recordEvent(write, {
      act: "eia.conclude-together",
      role: "eia_author",
      subject: CHARACTERISTIC_LABELS[characteristic],
      before: before && { conclusion: before.conclusion, changeIds: before.changeIds },
      after: words,
      detail: { characteristic },
    });
  });
}
