import { paths } from "~/paths";
import type { ChangeRow } from "./change-view";

/** Leads to the page of one change. */
export function ChangeLink({ frameworkId, row }: { frameworkId: number; row: ChangeRow }) {
  return (
    <a className="govuk-link" href={paths.change(frameworkId, row.id)}>
      {row.title}
    </a>
  );
}
