import type { ReactNode } from "react";
import { nameAndCapacity } from "~/domain/account/in-capacity";
import { timingInWords } from "~/domain/actions/afterwards";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { dateInLondon, formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { paths } from "~/paths";
import { useDecidedThing } from "../decided-thing";
import { SummaryList, type SummaryRow } from "../govuk";
import { ActionTag, WhenDue } from "./action-tag";
import { Abbreviated } from "../glossary/abbreviated";

interface ActionFactsProps {
  action: ActionInPlan;
  today: CalendarDate;
  /** Where several frameworks are listed together. */
  withFramework?: boolean;
  /** Left out where the whole text stands above already. */
  withWhat?: boolean;
  /** The impacts that it mitigates, on its own page. */
  mitigates?: readonly { text: string; href: string }[];
}

/** What there is to know of an action: what, whose, when, and how it was resolved. */
export function ActionFacts({
  action,
  today,
  withFramework = false,
  withWhat = true,
  mitigates,
}: ActionFactsProps) {
  const { one } = useDecidedThing();
  return (
    <SummaryList
      rows={[
        row("State", <ActionTag action={action} />),
        ...(withWhat ? [row("What", words(action.what))] : []),
        row("Owner", action.ownerId === null ? `${action.ownerName} (has no account)` : action.ownerName),
        row("Target date", <WhenDue action={action} today={today} />),
        row("To be done", timingInWords(action)),
        ...(withFramework ? [row(capitalised(one), frameworkLink(action))] : []),
        row("Belongs to", entryLink(action)),
        ...(mitigates ? [row("Mitigates", mitigatedImpacts(mitigates))] : []),
        ...proposalRows(action),
        ...resolutionRows(action),
      ]}
    />
  );
}

const row = (key: string, value: ReactNode): SummaryRow => ({ key, value });
const words = (text: string) => (
  <span className="app-preserve-lines">
    <Abbreviated>{text}</Abbreviated>
  </span>
);

function frameworkLink({ framework }: ActionInPlan) {
  return (
    <a className="govuk-link" href={paths.framework(framework.id)}>
      {framework.title}
    </a>
  );
}

function entryLink({ change, framework }: ActionInPlan) {
  if (!change) return "The EIA as a whole";
  return (
    <a className="govuk-link" href={paths.entry(framework.id, change.id)}>
      <Abbreviated>{change.title}</Abbreviated>
    </a>
  );
}

function mitigatedImpacts(impacts: NonNullable<ActionFactsProps["mitigates"]>) {
  if (impacts.length === 0) return "No impact: it is tied to none";
  return (
    <ul className="govuk-list">
      {impacts.map(({ text, href }) => (
        <li key={text}>
          <a className="govuk-link" href={href}>
            <Abbreviated>{text}</Abbreviated>
          </a>
        </li>
      ))}
    </ul>
  );
}

function proposalRows({ proposal, proposedByName }: ActionInPlan): SummaryRow[] {
  if (!proposal) return [];
  const what = proposal.kind === "withdraw" ? "Withdraw it" : "Carry it forward";
  return [
    row("Proposed", `${what} (by ${proposedByName ?? "somebody"})`),
    row("Reason for the proposal", words(proposal.reason)),
  ];
}

function resolutionRows(action: ActionInPlan): SummaryRow[] {
  const by = resolvedByWords(action);
  switch (action.state) {
    case "open":
      return [];
    case "completed":
      return [
        row("Completed on", action.completedOn ? formatDate(action.completedOn) : "Not recorded"),
        row("What was done", words(action.whatWasDone)),
        row("EIA updated", action.eiaUpdated ? "Yes" : words(`No. ${action.eiaNotUpdatedReason}`)),
        row("Recorded by", by),
      ];
    case "withdrawn":
      return [
        row("Why it is no longer needed", words(action.resolutionReason)),
        row("Confirmed", by),
        row("Reason for confirming", words(action.acceptanceReason)),
      ];
    case "carried_forward":
      return [
        ...(action.resolutionReason
          ? [row("Why it is carried forward", words(action.resolutionReason))]
          : []),
        row("Accepted", by),
        row("Reason for accepting", words(action.acceptanceReason)),
      ];
  }
}

function resolvedByWords({ resolvedBy, resolvedAt }: ActionInPlan): string {
  if (!resolvedBy) return "Not recorded";
  const when = resolvedAt ? `, on ${formatDate(dateInLondon(resolvedAt))}` : "";
  return `${personInCapacity(resolvedBy.name, resolvedBy.capacity)}${when}`;
}

export function personInCapacity(name: string, capacity: string): string {
  const [who = "", as] = nameAndCapacity(name, capacity);
  return as === undefined ? who : `${who} (${as})`;
}
