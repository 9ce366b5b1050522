import { contractInWords } from "~/domain/budget/contract-words";
import type { Budget } from "../../app/domain/budget/budget";
import type { ImportedBudget, ImportedLine } from "../../app/domain/budget/imported-budget";

/** Imported budgets, as a sheet without faults or questions gives them. */

export function anImportedLine(overrides: Partial<ImportedLine> = {}): ImportedLine {
  return {
    row: 2,
    priority: "Victims",
    service: "Helpline",
    deliveryOrganisation: "Catch 22",
    provision: "",
    method: "grant",
    fundedWith: "",
    amounts: { 2018: 100_00, 2019: 100_00 },
    blankYears: [],
    reach: "LLR",
    note: "",
    ...overrides,
  };
}

export function anImportedBudget(overrides: Partial<ImportedBudget> = {}): ImportedBudget {
  const lines = overrides.lines ?? [anImportedLine()];
  return {
    years: [2018, 2019],
    priorities: [...new Set(lines.map(({ priority }) => priority))].filter((name) => name !== ""),
    lines,
    totals: [],
    questions: [],
    fractions: null,
    notices: [],
    ...overrides,
  };
}

/** What a sheet gives into which the budget itself was written, one line a row. */
export function writtenOut({ years, priorities, lines }: Budget): ImportedBudget {
  const nameOf = new Map(priorities.map(({ id, name }) => [id, name]));
  return anImportedBudget({
    years,
    lines: lines.map(({ id: _id, version: _version, priorityId, contract, ...line }, index) => ({
      ...line,
      ...(contract && { contract: contractInWords(contract) }),
      row: index + 2,
      priority: priorityId === null ? "" : (nameOf.get(priorityId) ?? ""),
      blankYears: [],
    })),
  });
}
