import type { ReadingState } from "./answer";

/**
 * How alike two people read the same answers: of the themes that either of them saw in one, how many both saw. It says nothing of who is
 * right; where it is low, the themes are not told apart well enough, or one of the two read them otherwise.
 */
export interface Reading {
  answerId: number;
  personId: number;
  /** Their name as others know it. */
  name: string;
  /** The themes that they saw in it. */
  themeIds: readonly number[];
}

/**
 * Whether somebody is to say what they see in an answer before they are shown what another saw: it was left for a second look, and
 * they have not read it.
 */
export function isReadBlind(
  { reading }: { reading: ReadingState },
  readings: readonly Pick<Reading, "personId">[],
  personId: number,
): boolean {
  return (
    reading === "second_look" && readings.length > 0 && readings.every((other) => other.personId !== personId)
  );
}

export interface Agreement {
  /** Answers that two people or more have read. */
  answers: number;
  /** Of each pair of readers of an answer, the themes that either saw, and those that both saw. */
  seen: number;
  seenByBoth: number;
  /** The answers that were not read alike, in their order. */
  differing: readonly number[];
}

/**
 * @param themes those that there are: what was seen of one that was removed says nothing any more
 * @returns null where no answer was read by two
 */
export function agreementOf(
  readings: readonly Reading[],
  themes: readonly { id: number }[],
): Agreement | null {
  const known = new Set(themes.map(({ id }) => id));
  const byAnswer = new Map<number, Reading[]>();
  for (const { themeIds, ...read } of readings) {
    const reading = { ...read, themeIds: themeIds.filter((id) => known.has(id)) };
    byAnswer.set(reading.answerId, [...(byAnswer.get(reading.answerId) ?? []), reading]);
  }
  const twice = [...byAnswer.entries()].filter(([, of]) => of.length > 1).sort(([a], [b]) => a - b);
  if (twice.length === 0) return null;
  const compared = twice.map(([answerId, of]) => ({ answerId, ...comparedInPairs(of) }));
  const sum = (of: "seen" | "seenByBoth") => compared.reduce((total, one) => total + one[of], 0);
  return {
    answers: twice.length,
    seen: sum("seen"),
    seenByBoth: sum("seenByBoth"),
    differing: compared.filter((one) => one.seenByBoth < one.seen).map(({ answerId }) => answerId),
  };
}

function comparedInPairs(readings: readonly Reading[]): Pick<Agreement, "seen" | "seenByBoth"> {
  let [seen, seenByBoth] = [0, 0];
  for (const [index, one] of readings.entries()) {
    for (const other of readings.slice(index + 1)) {
      const themes = new Set([...one.themeIds, ...other.themeIds]);
      seen += themes.size;
      seenByBoth += [...themes].filter(
        (id) => one.themeIds.includes(id) && other.themeIds.includes(id),
      ).length;
    }
  }
  return { seen, seenByBoth };
}

/** As a whole percentage, rounded down so that it says 100 only where they agree; where neither saw any theme they do. */
export function agreedPercent({ seen, seenByBoth }: Pick<Agreement, "seen" | "seenByBoth">): number {
  return seen === 0 ? 100 : Math.floor((seenByBoth * 100) / seen);
}
