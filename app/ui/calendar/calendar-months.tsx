import {
  whatHappens,
  type CalendarMonth,
  type Dated,
  type InCalendar,
} from "~/domain/calendar/calendar-of-year";
import { formatDate, formatMonth, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { shortened } from "../actions/words";
import { Table, Tag } from "../govuk";

interface CalendarMonthsProps {
  months: readonly CalendarMonth[];
  today: CalendarDate;
}

/** A table for each month in which there is something. */
export function CalendarMonths({ months, today }: CalendarMonthsProps) {
  return months.map(({ name, items }) => (
    <Table
      key={name}
      caption={name}
      captionSize="m"
      head={[{ text: "Day" }, { text: "What" }, { text: "Of what" }]}
      rows={items.map((item, index) => ({
        key: String(index),
        header: item.isMonth ? `In ${formatMonth(item.date)}` : formatDate(item.date),
        cells: [{ content: <What item={item} today={today} /> }, { content: <OfWhat item={item} /> }],
      }))}
    />
  ));
}

/** What is in the calendar for as long as it is not done. */
const TO_BE_DONE: readonly InCalendar["kind"][] = ["action", "phase", "consultation_outcome", "review"];

function What({ item, today }: { item: InCalendar; today: CalendarDate }) {
  if (item.kind === "statutory") return item.what;
  const isLate = TO_BE_DONE.includes(item.kind) && item.date < today;
  return (
    <>
      {whatHappens(item)}
      {isLate && (
        <>
          {" "}
          <Tag colour="red">Late</Tag>
        </>
      )}
    </>
  );
}

function OfWhat({ item }: { item: InCalendar }) {
  if (item.kind === "statutory") return "Policing bodies";
  return (
    <>
      <a className="govuk-link" href={pathOf(item)}>
        {shortened(item.title)}
      </a>
      {item.framework !== item.title && (
        <>
          <br />
          {item.framework}
        </>
      )}
    </>
  );
}

function pathOf(item: Dated): string {
  switch (item.kind) {
    case "budget":
      return paths.budget(item.frameworkId);
    case "submitted":
    case "signed":
      return paths.signOff(item.frameworkId);
    case "review":
      return paths.published(item.frameworkId);
    case "published":
      return paths.published(item.frameworkId);
    case "mitigation":
    case "inquiry":
      return paths.entry(item.frameworkId, item.changeId);
    case "consultation_opens":
    case "consultation_closes":
    case "consultation_outcome":
      return paths.publicConsultation(item.frameworkId, item.consultationId);
    case "contract":
    case "extension":
      return paths.line(item.frameworkId, item.lineId);
    case "action":
      return paths.action(item.frameworkId, item.actionId);
    case "phase":
      return paths.project(item.frameworkId, item.projectId);
  }
}
