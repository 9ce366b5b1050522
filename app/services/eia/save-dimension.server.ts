import { and, eq } from "drizzle-orm";
import { dimensionAnswer } from "~db/schema";
import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { dimensionAnswerFaults, takesAnswer, type DimensionAnswer } from "~/domain/eia/dimensions";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { writeEia } from "./internal/entry-writing.server";

export interface SaveDimensionInput extends DimensionAnswer {
  frameworkId: number;
  dimensionId: number;
}

/**
 * What a framework's assessment says of one dimension (rule 23). One that has ended is not asked any more, and what was said of it
 * can still be put right.
 * @throws Refusal not-found, stale, or invalid by field
 */
export async function saveDimension(context: ServiceContext, input: SaveDimensionInput): Promise<void> {
  const { frameworkId, dimensionId, version, ...words } = input;
  return writeEia(context, frameworkId, async (write) => {
    const asked = write.content.dimensions.find(({ id }) => id === dimensionId);
    if (!asked || !takesAnswer(asked, write.today)) throw new Refusal({ kind: "not-found" });
    const before = asked.answer;
    requireVersion({ version: before?.version ?? 0 }, version, before ? inWords(before) : {});
    refuseFaults(dimensionAnswerFaults(words));
    if (before) {
      await write.tx
        .update(dimensionAnswer)
        .set({ ...words, version: before.version + 1 })
        .where(
          and(eq(dimensionAnswer.frameworkId, frameworkId), eq(dimensionAnswer.dimensionId, dimensionId)),
        );
    } else {
      await write.tx.insert(dimensionAnswer).values({ frameworkId, dimensionId, ...words });
    }
    recordEvent(write, {
      act: "dimension.answer",
      role: "eia_author",
      subject: asked.name,
      before: before && wordsOf(before),
      after: words,
      detail: { dimensionId },
    });
  });
}

const wordsOf = ({ version: _version, ...words }: DimensionAnswer) => words;

function inWords({ direction, who, description, response }: DimensionAnswer): Record<string, string> {
  return { direction: DIRECTION_LABELS[direction], who, description, response };
}
