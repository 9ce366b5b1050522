import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles, listSourceFiles, projectFolder, readImports, type SourceFile } from "./source";

interface PackageFile {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const { dependencies, devDependencies } = JSON.parse(read("package.json")) as PackageFile;
const all = { ...dependencies, ...devDependencies };

/** No file of ours asks for these by name, and why they are there all the same. */
const TOOLS: Record<string, string> = {
  "@stryker-mutator/core": "the command behind `npm run test:mutation`",
  "@stryker-mutator/vitest-runner": "Stryker loads it by its name",
  "@types/compression": "types of compression",
  "@types/express": "types of express",
  "@types/node": "types of Node",
  "@types/pdfkit": "types of pdfkit",
  "@types/react": "types of react",
  "@types/react-dom": "types of react-dom",
  "dejavu-fonts-ttf": "the type of the PDFs, of which a file is asked for by its path",
  eslint: "the command behind `npm run lint`",
  sass: "Vite compiles app/styles with it",
};

const SERVED = listSourceFiles(["app", "db"]);
const AROUND = listSourceFiles(["tests", "bench", "docs"]);
const CONFIGURATION = [
  ...["vite.config.ts", "vitest.config.ts", "playwright.config.ts"],
  ...["drizzle.config.ts", "eslint.config.js", "remix.config.js"],
].map((name) => ({ name, text: read(name) }));
/** Run by developers and by the build, never by the server of an office. */
const ONLY_IN_DEVELOPMENT = new Set([
  "app/routes.ts",
  "app/platform/development.server.ts",
  "app/platform/cli/build-commands.mjs",
  "app/platform/cli/test.mjs",
  "app/platform/cli/migration-drift.mjs",
]);

function read(name: string): string {
  return readFileSync(path.join(projectFolder, name), "utf8");
}

function packagesOf(files: readonly SourceFile[]): string[] {
  const found = files
    .flatMap(readImports)
    .flatMap(({ target }) => ("package" in target ? [target.package] : []));
  return [...new Set(found)].filter((name) => !name.startsWith("node:")).toSorted();
}

/** Stylesheets ask for packages too: `@use "govuk-frontend/dist/govuk/base"`. */
const inStyles = listSourceFiles(["app/styles"], /\.scss$/u).flatMap(({ text }) =>
  [...text.matchAll(/@use "(?!sass:)([a-z][\w-]*)\//gu)].map(([, name]) => name ?? ""),
);

describe("the packages", () => {
  it("that are asked for are all in package.json", () => {
    const asked = packagesOf([...SERVED, ...AROUND, ...CONFIGURATION]);
    expect(asked.filter((name) => !(name in all))).toEqual([]);
  });

  it("that the server and the pages need are dependencies, not for development only", () => {
    const asked = packagesOf(SERVED.filter(({ name }) => !ONLY_IN_DEVELOPMENT.has(name)));
    expect([...asked, ...inStyles].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it("that are in package.json are all asked for, or are tools with a reason", () => {
    const asked = new Set([...packagesOf([...SERVED, ...AROUND, ...CONFIGURATION]), ...inStyles]);
    expect(Object.keys(all).filter((name) => !asked.has(name) && !(name in TOOLS))).toEqual([]);
    expect(Object.keys(TOOLS).filter((name) => !(name in all) || asked.has(name))).toEqual([]);
  });

  it("are pinned to the version that was tried", () => {
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
  });

  it("are each in docs/decisions/dependencies.md with their version and why", () => {
    const rows = [
      ...read("docs/decisions/dependencies.md").matchAll(/^\| `([^`]+)` +\| ([\d.]+) +\| (.+?) +\|$/gmu),
    ];
    const documented = Object.fromEntries(rows.map(([, name = "", version]) => [name, version]));
    expect(documented).toEqual(all);
  });
});

describe("the files", () => {
  const names = ["app", "db", "tests", "docs", "bench", "public"].flatMap((folder) => listFiles(folder));

  it("have names in kebab-case", () => {
    const kebab = /^(?:_?[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/u;
    expect("NewFramework.tsx").not.toMatch(kebab);
    expect("new_framework.tsx").not.toMatch(kebab);
    expect("new-framework.test.tsx").toMatch(kebab);
    const wrong = names.filter((name) => name.split("/").some((part) => !kebab.test(part)));
    expect(wrong.filter((name) => !name.endsWith("README.md"))).toEqual([]);
  });

  it("are no drawers of odds and ends", () => {
    const drawer = /(?:^|\/)(?:utils?|helpers?|misc|common|lib)(?:\/|\.)/u;
    expect(names.filter((name) => drawer.test(name))).toEqual([]);
  });
});
