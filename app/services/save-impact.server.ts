import { and, eq, inArray } from "drizzle-orm";
import { entryImpact } from "~db/schema";
import {
  CHARACTERISTIC_LABELS,
  DIRECTION_LABELS,
  expandCharacteristics,
  type Characteristic,
  type ChosenCharacteristic,
} from "~/domain/eia/characteristics";
import type { EiaEntry, ImpactWords } from "~/domain/eia/eia";
import { recordEvent, type ServiceContext } from "./context.server";
import { writeToEntry, type EntryInput } from "./entry-writing.server";
import { Refusal } from "./refusal";

export interface SaveImpactInput extends EntryInput, ImpactWords {
  /** One or more; "all" stands for every one of the nine. */
  characteristics: readonly ChosenCharacteristic[];
}

/**
 * Says what a change does to people who share a characteristic, or the same for several of them. Rows that are
 * there for these characteristics are replaced.
 * @throws Refusal invalid at `characteristics` where none is chosen, or the entry says that nobody is affected;
 *   conflict for a change that is screened out
 */
export async function saveImpact(context: ServiceContext, input: SaveImpactInput): Promise<void> {
  const characteristics = expandCharacteristics(input.characteristics);
  return writeToEntry(
    context,
    input,
    (entry) => impactsInWords(entry, characteristics),
    async (write) => {
      const { change, entry, tx } = write;
      refuseWithout(characteristics, entry);
      await tx
        .delete(entryImpact)
        .where(and(eq(entryImpact.entryId, entry.id), inArray(entryImpact.characteristic, characteristics)));
      const { direction, who, description, mitigation, justification } = input;
      const after = characteristics.map((characteristic) => ({
        characteristic,
        direction,
        who,
        description,
        mitigation,
        justification,
      }));
      await tx.insert(entryImpact).values(after.map((impact) => ({ ...impact, entryId: entry.id })));
      recordEvent(write, {
        act: "impact.save",
        role: "eia_author",
        subject: change.title,
        before: entry.impacts.filter(({ characteristic }) => characteristics.includes(characteristic)),
        after,
        detail: { changeId: change.id },
      });
    },
  );
}

function refuseWithout(characteristics: readonly Characteristic[], entry: EiaEntry): void {
  const invalid = (message: string) => new Refusal({ kind: "invalid", errors: { characteristics: message } });
  if (characteristics.length === 0) throw invalid("Choose at least one protected characteristic");
  if (entry.noImpactReason.trim() !== "") {
    throw invalid(
      "This entry gives a reason why nobody is affected. Clear that reason first, then say who is affected",
    );
  }
  if (entry.kind === "screened_out") {
    throw new Refusal({
      kind: "conflict",
      message: "This change is screened out, so an impact would not count. Choose to assess it first.",
    });
  }
}

function impactsInWords(entry: EiaEntry, characteristics: readonly Characteristic[]): Record<string, string> {
  const impacts = entry.impacts.filter(({ characteristic }) => characteristics.includes(characteristic));
  const [only] = impacts;
  if (impacts.length === 1 && only && characteristics.length === 1) {
    const { characteristic: _characteristic, direction, ...words } = only;
    return { ...words, direction: DIRECTION_LABELS[direction] };
  }
  return {
    characteristics:
      entry.impacts.length === 0
        ? "No characteristic is assessed"
        : entry.impacts
            .map(
              ({ characteristic, direction }) =>
                `${CHARACTERISTIC_LABELS[characteristic]}: ${DIRECTION_LABELS[direction].toLowerCase()}`,
            )
            .join("\n"),
  };
}
