/** The lines of the change that the form's page showed (see `linesSeen`). */
export function seenLines(posted: FormData): string | undefined {
  const seen = posted.get("linesSeen");
  return typeof seen === "string" ? seen : undefined;
}
