import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readEnvironment } from "../../app/platform/environment.server";
import { temporaryFolder } from "../support/command";

const URL = "postgresql://eia:secret@database/eia";

let file: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  const made = await temporaryFolder();
  remove = made.remove;
  file = path.join(made.folder, "database-url");
  writeFileSync(file, `${URL}\n`);
});
afterEach(() => remove());

const read = (variables: Record<string, string>) => readEnvironment(variables, "./data");

it("the database's address may be in a file, as a container is given what is secret", () => {
  expect(read({ DATABASE_URL_FILE: file }).databaseUrl).toBe(URL);
  expect(read({ DATABASE_URL_FILE: file, DATABASE_URL: "" }).databaseUrl).toBe(URL);
  expect(read({ DATABASE_URL_FILE: "" }).databaseUrl).toBeUndefined();
});

it.each([
  ["that is not there", () => ({ DATABASE_URL_FILE: `${file}.gone` }), "DATABASE_URL_FILE cannot be read"],
  ["beside the address itself", () => ({ DATABASE_URL_FILE: file, DATABASE_URL: URL }), "Set one of them"],
  [
    "that holds something else",
    () => {
      writeFileSync(file, "mysql://database/eia");
      return { DATABASE_URL_FILE: file };
    },
    "DATABASE_URL must start with postgresql://",
  ],
])("a file %s is refused in one line, which does not say what is in it", (_what, variables, message) => {
  const refused = () => read(variables());
  expect(refused).toThrow(message);
  expect(refused).not.toThrow(/secret|\n/u);
});
