import type { ConsulteeInfluence } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";
import { Written } from "./written";

interface ConsulteeListProps {
  frameworkId: number;
  changeId: number;
  consultees: readonly ConsulteeInfluence[];
  mayWrite: boolean;
}

export function ConsulteeList({ frameworkId, changeId, consultees, mayWrite }: ConsulteeListProps) {
  return (
    <SummaryList
      rows={consultees.map((consultee) => ({
        key: consultee.consultee,
        value: <ConsulteeText consultee={consultee} />,
        actions: mayWrite ? actionsOf(frameworkId, changeId, consultee) : [],
      }))}
    />
  );
}

/** One of a consultation on several changes is changed, or taken out, where it is recorded. */
function actionsOf(
  frameworkId: number,
  changeId: number,
  { id, consultationId, consultee }: ConsulteeInfluence,
) {
  if (consultationId !== undefined) {
    return [
      {
        text: "Change",
        visuallyHidden: `${consultee}, for every change that it was about`,
        href: paths.consultation(frameworkId, consultationId),
      },
    ];
  }
  return [
    {
      text: "Change",
      visuallyHidden: consultee,
      href: paths.consultee(frameworkId, changeId, id),
    },
    {
      text: "Remove",
      visuallyHidden: consultee,
      href: paths.removeConsultee(frameworkId, changeId, id),
    },
  ];
}

export function ConsulteeText({ consultee }: { consultee: ConsulteeInfluence }) {
  return (
    <>
      <Written label="When" text={consultee.consultedWhen} />
      <Written label="Could answer" text={consultationDays(consultee)} />
      <Written label="What they said" text={consultee.said} />
      <Written label="What it changed" text={consultee.influence} />
      <Written label="Amount" text={amountMoved(consultee)} />
      <Written label="Why nothing changed" text={consultee.unchangedReason} />
    </>
  );
}

/** @returns for example "from 8 January 2018 to 2 March 2018"; empty where nobody said */
function consultationDays({
  consultedFrom,
  consultedTo,
}: Pick<ConsulteeInfluence, "consultedFrom" | "consultedTo">): string {
  return [
    ...(consultedFrom ? [`from ${formatDate(consultedFrom)}`] : []),
    ...(consultedTo ? [`to ${formatDate(consultedTo)}`] : []),
  ].join(" ");
}

/** @returns for example `from £358,000 to £342,092 a year`; empty where it did not move. */
export function amountMoved({
  amountBefore,
  amountAfter,
}: Pick<ConsulteeInfluence, "amountBefore" | "amountAfter">): string {
  if (amountBefore === null && amountAfter === null) return "";
  if (amountBefore === null) return `now ${formatMoney(amountAfter ?? 0)} a year`;
  if (amountAfter === null) return `was ${formatMoney(amountBefore)} a year`;
  return `from ${formatMoney(amountBefore)} to ${formatMoney(amountAfter)} a year`;
}
