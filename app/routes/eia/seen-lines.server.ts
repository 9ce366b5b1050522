/** The lines of the change that the form's page showed. A post that does not say has looked at none. */
export function seenLines(posted: FormData): string {
  const seen = posted.get("linesSeen");
  return typeof seen === "string" ? seen : "";
}
