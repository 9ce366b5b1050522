import { expect, it } from "vitest";
import { listSourceFiles } from "./source";

/** Where the office's threshold is kept, set, shown and read, where it orders the changes, and where it adds a question (rule 28). */
const KNOW_OF_IT = [
  "app/domain/budget/change-list.ts",
  "app/domain/budget/change-sizes.ts",
  "app/domain/eia/consultation.ts",
  "app/domain/framework/complete-answers.ts",
  "app/domain/framework/content.ts",
  "app/domain/framework/sign-off-gate.ts",
  "app/forms/office/office-form.ts",
  "app/platform/demo/prepare-demo.server.ts",
  "app/routes/admin/office.tsx",
  "app/routes/changes/changes.tsx",
  "app/routes/eia/consultees.tsx",
  "app/routes/eia/entry.tsx",
  "app/services/office/save-materiality-threshold.server.ts",
  "app/ui/changes/change-view.ts",
  "db/queries/content.server.ts",
  "db/schema/office.ts",
];

it("no seal or publication knows of the office's threshold, and one rule alone: it excuses no change", () => {
  const knowing = listSourceFiles(["app", "db"]).filter(({ text }) =>
    /materialityThreshold|reachesThreshold/u.test(text),
  );
  expect(knowing.map(({ name }) => name)).toEqual(KNOW_OF_IT);
});
