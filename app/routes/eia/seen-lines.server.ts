import type { PostedForm } from "~/routes/read-form.server";

/** The lines of the change that the form's page showed (see `linesSeen`). */
export function seenLines(posted: PostedForm): string | undefined {
  const seen = posted.get("linesSeen");
  return typeof seen === "string" ? seen : undefined;
}
