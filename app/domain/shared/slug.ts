/**
 * The end of a public address, of a title: words of letters and digits. It is never empty.
 * @param kind what stands for a title without any
 */
export function slugOf(title: string, id: number, kind = "consultation"): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gu, "");
  return words === "" ? `${kind}-${id}` : `${words}-${id}`;
}
