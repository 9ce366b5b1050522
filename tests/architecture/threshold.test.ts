import { expect, it } from "vitest";
import { listSourceFiles } from "./source";

/** Where the office's threshold is kept, set and shown, and where it orders and marks the list of changes. */
const KNOW_OF_IT = [
  "app/domain/budget/change-list.ts",
  "app/domain/budget/change-sizes.ts",
  "app/forms/office-form.ts",
  "app/platform/demo/prepare-demo.server.ts",
  "app/routes/admin/office.tsx",
  "app/routes/changes/changes.tsx",
  "app/services/save-materiality-threshold.server.ts",
  "app/ui/changes/change-view.ts",
  "db/schema/office.ts",
];

it("no rule, submission, seal or publication knows of the office's threshold: it excuses no change", () => {
  const knowing = listSourceFiles(["app", "db"]).filter(({ text }) =>
    /materialityThreshold|reachesThreshold/u.test(text),
  );
  expect(knowing.map(({ name }) => name)).toEqual(KNOW_OF_IT);
});
