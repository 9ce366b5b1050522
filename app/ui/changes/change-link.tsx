import { paths } from "~/paths";
import type { ChangeRow } from "./change-view";
import { Abbreviated } from "../glossary/abbreviated";

/** Leads to the page of one change. */
export function ChangeLink({ frameworkId, row }: { frameworkId: number; row: ChangeRow }) {
  return (
    <a className="govuk-link" href={paths.change(frameworkId, row.id)}>
      <Abbreviated>{row.title}</Abbreviated>
    </a>
  );
}
