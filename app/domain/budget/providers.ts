import { providerKeys } from "./line-similarity";
import type { YearAmounts } from "./year-amounts";

/** Who delivers something, as it is written in some lines. */
export interface ProviderName {
  name: string;
  lines: number;
  frameworkIds: readonly number[];
}

/** One provider, by whatever names it is written. */
export interface Provider {
  /** As most lines have it. */
  name: string;
  /** All ways in which it is written. */
  names: readonly string[];
  lines: number;
  frameworks: number;
}

/**
 * Names that the matching of lines takes for the same are one provider; what stands in place of a name is none.
 * @returns by name
 */
export function providersOf(names: readonly ProviderName[]): Provider[] {
  const keys = providerKeys(names.map(({ name }) => name));
  const byKey = new Map<string, ProviderName[]>();
  names.forEach((one, place) => {
    const key = keys[place] ?? "";
    if (key !== "") byKey.set(key, [...(byKey.get(key) ?? []), one]);
  });
  return [...byKey.values()]
    .map((written) => {
      const commonest = written.toSorted((a, b) => b.lines - a.lines || compare(a.name, b.name));
      return {
        name: commonest[0]?.name ?? "",
        names: commonest.map(({ name }) => name),
        lines: written.reduce((sum, { lines }) => sum + lines, 0),
        frameworks: new Set(written.flatMap(({ frameworkIds }) => frameworkIds)).size,
      };
    })
    .sort((a, b) => compare(a.name, b.name));
}

const compare = (a: string, b: string) => a.localeCompare(b, "en-GB");

/** Whether a text names somebody, and does not stand in place of a name. */
export const isProvider = (name: string): boolean => providerKeys([name])[0] !== "";

/** The provider that is written so somewhere; null where none is. */
export function findProvider(providers: readonly Provider[], name: string): Provider | null {
  return providers.find(({ names }) => names.includes(name)) ?? null;
}

interface LineOfFramework {
  frameworkId: number;
  framework: string;
  years: readonly number[];
  amounts: YearAmounts;
}

/** What all its lines of one framework come to in one year. */
export interface YearOfFramework {
  frameworkId: number;
  framework: string;
  year: number;
  lines: number;
  pence: number;
  /** Of some line the amount is not stated. */
  isAtLeast: boolean;
}

/** By framework in the order of the lines, and by year: frameworks that cover the same year are never added together. */
export function amountsByYear(lines: readonly LineOfFramework[]): YearOfFramework[] {
  const byFramework = new Map<number, LineOfFramework[]>();
  for (const line of lines) {
    byFramework.set(line.frameworkId, [...(byFramework.get(line.frameworkId) ?? []), line]);
  }
  return [...byFramework].flatMap(([frameworkId, of]) => {
    const { framework = "", years = [] } = of[0] ?? {};
    return years
      .toSorted((a, b) => a - b)
      .map((year) => ({
        frameworkId,
        framework,
        year,
        lines: of.length,
        pence: of.reduce((sum, { amounts }) => sum + (amounts[year] ?? 0), 0),
        isAtLeast: of.some(({ amounts }) => amounts[year] === undefined),
      }));
  });
}
