import { lastConfirmedOn } from "~/domain/eia/eia-dates";
import type { Eia } from "~/domain/eia/eia";
import { formatDate, formatInstant, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { SummaryList, type SummaryRow } from "../govuk";

type Dated = Pick<Eia, "startedOn" | "completedOn" | "confirmedAt">;

/** How early the EIA began, and when it was last said to be right. */
export function EiaDatesPart({
  frameworkId,
  eia,
  budgetDate,
  mayWrite,
}: {
  frameworkId: number;
  eia: Dated;
  budgetDate: CalendarDate | null;
  mayWrite: boolean;
}) {
  return (
    <section aria-labelledby="dates-heading">
      <h2 className="govuk-heading-m" id="dates-heading">
        Dates
      </h2>
      <EiaDateList
        eia={eia}
        budgetDate={budgetDate}
        links={
          mayWrite
            ? {
                start: {
                  text: "Correct",
                  visuallyHidden: "when it was started",
                  href: paths.correctEiaStart(frameworkId),
                },
                confirmed: {
                  text: "Confirm it",
                  visuallyHidden: "today",
                  href: paths.confirmEia(frameworkId),
                },
              }
            : undefined
        }
      />
    </section>
  );
}

type Link = NonNullable<SummaryRow["actions"]>[number];

export function EiaDateList({
  eia,
  budgetDate,
  links,
}: {
  eia: Dated;
  budgetDate: CalendarDate | null;
  links?: { start: Link; confirmed: Link };
}) {
  return (
    <SummaryList
      rows={[
        {
          key: "Started",
          value: eia.startedOn ? formatDate(eia.startedOn) : "Nothing is written yet",
          ...(links ? { actions: [links.start] } : {}),
        },
        { key: "Date of the figures", value: budgetDate ? formatDate(budgetDate) : "Not given yet" },
        {
          key: "Last confirmed",
          value: lastConfirmedInWords(eia),
          ...(links ? { actions: [links.confirmed] } : {}),
        },
      ]}
    />
  );
}

function lastConfirmedInWords(eia: Dated): string {
  if (eia.confirmedAt) return formatInstant(eia.confirmedAt);
  const completed = lastConfirmedOn(eia);
  return completed ? `Not confirmed since it was completed (${formatDate(completed)})` : "Not confirmed yet";
}
