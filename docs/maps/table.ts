/** A table in Markdown; Prettier sets its columns straight. */
export function drawTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [drawn(head), drawn(head.map(() => "---")), ...rows.map(drawn)].join("\n");
}
