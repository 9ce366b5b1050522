import { readImports, type SourceFile } from "./source";

/** What leads to what, by name. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Which of these files asks for which other one of them. */
export function graphOfFiles(files: readonly SourceFile[]): Graph {
  const names = new Map(files.map(({ name }) => [name.replace(/\.tsx?$/u, ""), name]));
  return new Map(
    files.map((file) => [
      file.name,
      readImports(file).flatMap(({ target }) => {
        const name = "file" in target ? names.get(target.file.replace(/\.tsx?$/u, "")) : undefined;
        return name === undefined ? [] : [name];
      }),
    ]),
  );
}

/** What lies on a circle, with those that it leads to and that lead back: each circle once, in the graph's order. */
export function circles(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((name) => [name, reachedFrom(name, graph)]));
  const found = new Map<string, string[]>();
  for (const [name, beyond] of reached) {
    if (!beyond.has(name)) continue;
    const circle = [...graph.keys()].filter((other) => beyond.has(other) && reached.get(other)?.has(name));
    found.set(circle.join(), circle);
  }
  return [...found.values()];
}

function reachedFrom(start: string, graph: Graph): Set<string> {
  const reached = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(graph.get(name) ?? []));
  }
  return reached;
}
