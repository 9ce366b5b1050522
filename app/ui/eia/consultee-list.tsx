import type { ConsulteeInfluence } from "~/domain/eia/eia";
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
        actions: mayWrite
          ? [
              {
                text: "Change",
                visuallyHidden: consultee.consultee,
                href: paths.consultee(frameworkId, changeId, consultee.id),
              },
              {
                text: "Remove",
                visuallyHidden: consultee.consultee,
                href: paths.removeConsultee(frameworkId, changeId, consultee.id),
              },
            ]
          : [],
      }))}
    />
  );
}

export function ConsulteeText({ consultee }: { consultee: ConsulteeInfluence }) {
  return (
    <>
      <Written label="When" text={consultee.consultedWhen} />
      <Written label="What they said" text={consultee.said} />
      <Written label="What it changed" text={consultee.influence} />
      <Written label="Amount" text={amountMoved(consultee)} />
      <Written label="Why nothing changed" text={consultee.unchangedReason} />
    </>
  );
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
