import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { makeMaps, replacePiece } from "../../docs/maps/maps";
import { listSourceFiles, parse, projectFolder, walk, type SourceFile } from "./source";

describe("the maps in docs/", async () => {
  const maps = await makeMaps();

  it("are these", () => {
    expect(maps.map(({ name }) => name)).toEqual(["decisions/README.md", "states.md", "data-model.md"]);
  });

  it.each(maps)("are as the code is: $name (npm run docs:maps draws them anew)", ({ text, wanted }) => {
    expect(text).toBe(wanted);
  });

  it("have each one place for what is generated", () => {
    const place = "<!-- generated: it (npm run docs:maps) -->\n\nbefore\n\n<!-- end of it -->";
    expect(replacePiece(`A\n\n${place}\n\nZ`, "it", "now")).toBe(
      `A\n\n${place.replace("before", "now")}\n\nZ`,
    );
    expect(() => replacePiece("A", "it", "now")).toThrow("no one place");
    expect(() => replacePiece(`${place}\n\n${place}`, "it", "now")).toThrow("no one place");
  });
});

describe("the order of locks in docs/data-model.md", () => {
  const document = readFileSync(path.join(projectFolder, "docs/data-model.md"), "utf8");
  const order = document.slice(document.indexOf("## The order in which locks are taken"));
  const named = (name: string) => order.includes(`\`${name}\``);

  it("names every function that locks a row", () => {
    const locking = listSourceFiles(["app", "db"], /\.tsx?$/u).flatMap(rowLocks);
    expect(locking).toContain("visibleAndLocked");
    expect(locking.filter((name) => !named(name))).toEqual([]);
  });

  it("names every trigger function that locks a row, as it was last written", () => {
    const locking = lockingFunctions(listSourceFiles(["drizzle"], /\.sql$/u));
    expect(locking).toContain("chain_audit_event");
    expect(locking.filter((name) => !named(name))).toEqual([]);
  });

  it("names every advisory lock", () => {
    const asked = listSourceFiles(["app", "db"]).flatMap(({ text }) =>
      [...text.matchAll(/pg_(?:try_)?advisory_(?:xact_)?lock(?:_shared)?\(\$\{(\w+)\}/gu)].map(
        ([, name = ""]) => name,
      ),
    );
    expect(asked).toContain("MIGRATION_LOCK");
    expect(asked.filter((name) => !named(name))).toEqual([]);
  });

  it("is noticed where a row is locked in another way", () => {
    const text = "export function lockIt(tx) { return tx.select().from(it).for('update'); }";
    expect(rowLocks({ name: "db/queries/it.server.ts", text })).toEqual(["lockIt"]);
    const sql = "export const lockIt = (tx) => tx.execute(sql`select 1 from it for no key update`);";
    expect(rowLocks({ name: "db/queries/it.server.ts", text: sql })).toEqual(["lockIt"]);
  });
});

const LOCKS = /\bfor\s+(?:no\s+key\s+)?(?:update|key\s+share|share)\b|\block\s+table\b/iu;

/** The functions and constants of a file in which `.for(…)` is called, or SQL asks for a row's lock. */
function rowLocks(file: SourceFile): string[] {
  if (!LOCKS.test(file.text) && !file.text.includes(".for(")) return [];
  return parse(file).statements.flatMap((statement) => {
    const locks: ts.Node[] = [];
    walk(statement, (node) => {
      const isFor =
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === "for";
      const isSql = ts.isTaggedTemplateExpression(node) && LOCKS.test(node.template.getText());
      if (isFor || isSql) locks.push(node);
    });
    if (locks.length === 0) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [file.name];
  });
}

/** Of the migrations, in their order: a function that is written again is what it was written last. */
function lockingFunctions(migrations: readonly SourceFile[]): string[] {
  const bodies = new Map<string, string>();
  for (const { text } of migrations) {
    for (const statement of text.split("--> statement-breakpoint")) {
      const made = /CREATE (?:OR REPLACE )?FUNCTION (\w+)/u.exec(statement);
      if (made?.[1]) bodies.set(made[1], statement);
    }
  }
  return [...bodies].flatMap(([name, body]) => (LOCKS.test(body) ? [name] : []));
}
