import type { Eia } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";

interface PlanHeadProps {
  frameworkId: number;
  eia: Pick<Eia, "planTitle" | "planLead" | "planDatedOn">;
  mayWrite: boolean;
}

/** The head of the action plan, where it has one of its own; else the way to give it one. */
export function PlanHead({ frameworkId, eia, mayWrite }: PlanHeadProps) {
  const rows = [
    { field: "planTitle", key: "Title", value: eia.planTitle },
    { field: "planLead", key: "Lead", value: eia.planLead },
    { field: "planDatedOn-day", key: "Date", value: eia.planDatedOn ? formatDate(eia.planDatedOn) : "" },
  ].filter(({ value }) => value !== "");
  const href = paths.eiaForm(frameworkId);
  if (rows.length === 0) {
    return mayWrite ? (
      <p className="govuk-body">
        <a className="govuk-link" href={`${href}#planTitle`}>
          Give the plan a title, a lead and a date of its own
        </a>
      </p>
    ) : null;
  }
  return (
    <SummaryList
      rows={rows.map(({ field, key, value }) => ({
        key,
        value,
        ...(mayWrite && {
          actions: [
            {
              text: "Change",
              visuallyHidden: `${key.toLowerCase()} of the action plan`,
              href: `${href}#${field}`,
            },
          ],
        }),
      }))}
    />
  );
}
