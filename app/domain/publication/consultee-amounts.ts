import type { SealItemKind, WithheldItem } from "../decision/record-bodies";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { Determination } from "./determinations";
import { withheldOf } from "./withheld-items";
import { longest, type Withholding } from "./withholding";

type Given = Pick<
  Determination,
  "part" | "publish" | "items" | "legalGround" | "withheldUntil" | "inherited"
>;

/**
 * What consultees moved is withheld with the change, on the ground of the details; with their entry, or with the whole
 * assessment, on that one's; and where several apply, for as long as the longest. The same of every change, also where
 * nothing was moved: so nobody sees of which entry it would tell.
 */
export function withheldConsulteeAmounts(
  determinations: readonly Given[],
  content: FrameworkContent,
): Omit<WithheldItem, "digest">[] {
  const details = determinations.find(({ part }) => part === "details");
  const eia = determinations.find(({ part }) => part === "eia");
  const ofChanges = withholdings("change", details, content);
  const ofEntries = withholdings("entry", eia, content);
  const ofAll = eia?.publish === false ? eia : null;
  return changesOf(content).flatMap((_change, index) => {
    const number = index + 1;
    const withheld = longest([ofChanges.get(number), ofEntries.get(number), ofAll]);
    if (!withheld) return [];
    const { legalGround, withheldUntil } = withheld;
    const item = { kind: "consultee_amounts" as const, number, legalGround };
    return [withheldUntil === null ? item : { ...item, withheldUntil }];
  });
}

function withholdings(
  kind: SealItemKind,
  given: Given | undefined,
  content: FrameworkContent,
): ReadonlyMap<number, Withholding> {
  const items = given ? withheldOf(given, content) : [];
  return new Map(
    items.flatMap(({ kind: own, number, legalGround, withheldUntil = null }) =>
      own === kind ? [[number, { legalGround, withheldUntil }]] : [],
    ),
  );
}
