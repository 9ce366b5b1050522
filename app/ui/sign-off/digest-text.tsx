/** The first 64 bits, in groups that can be read aloud. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, 16).match(/.{4}/gu) ?? []).join(" ");
}

/** What is submitted, in short: two pages that show the same one are about the same content. */
export function DigestText({ digest }: { digest: string }) {
  return <code className="app-digest">{shortDigest(digest)}…</code>;
}
