import {
  DELEGATION_STATE_LABELS,
  delegationState,
  type Delegation,
  type DelegationState,
} from "~/domain/account/delegation";
import type { Role } from "~/domain/framework/lifecycle";
import { formatDate, formatInstant, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Table, Tag } from "../govuk";

interface NamedDelegation extends Delegation {
  id: number;
  deputyName: string;
  holderName: string;
  reason: string;
  recordedAt: Date;
  recordedBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  endedReason: string;
}

export interface DelegationInWords {
  id: number;
  reference: string;
  state: DelegationState;
  deputy: string;
  holder: string;
  period: string;
  reason: string;
  recorded: string;
  ended: string | null;
}

/** Under the titles that the roles have today. */
export function presentDelegation(
  delegation: NamedDelegation,
  titles: Readonly<Record<Role, string>>,
  today: CalendarDate,
): DelegationInWords {
  const { id, reference, deputyName, holderName, role, validFrom, validUntil, reason } = delegation;
  const { recordedAt, recordedBy, endedAt, endedBy, endedReason } = delegation;
  return {
    id,
    reference,
    state: delegationState(delegation, today),
    deputy: deputyName,
    holder: holderName === titles[role] ? holderName : `${holderName} (${titles[role]})`,
    period: `${formatDate(validFrom)} to ${formatDate(validUntil)}`,
    reason,
    recorded: `${formatInstant(recordedAt)}, by ${recordedBy}`,
    ended: endedAt && `${formatInstant(endedAt)}, by ${endedBy ?? ""}: ${endedReason}`,
  };
}

const COLOURS = {
  to_come: "yellow",
  in_force: "green",
  run_out: "grey",
  ended: "grey",
  lapsed: "grey",
} as const satisfies Record<DelegationState, string>;

/** @param mayEnd whether each that can still be ended leads to where it is */
export function Delegations({
  caption,
  delegations,
  mayEnd = false,
}: {
  caption: string;
  delegations: readonly DelegationInWords[];
  mayEnd?: boolean;
}) {
  return (
    <Table
      caption={caption}
      captionHidden
      head={[
        { text: "Delegation" },
        { text: "Deputy" },
        { text: "For" },
        { text: "Days" },
        { text: "Why" },
        { text: "State" },
      ]}
      rows={delegations.map(({ id, reference, state, deputy, holder, period, reason, recorded, ended }) => ({
        key: String(id),
        header: reference,
        cells: [
          { content: deputy },
          { content: holder },
          { content: period },
          {
            content: (
              <>
                {reason}
                <div className="govuk-hint govuk-!-margin-bottom-0">Recorded {recorded}</div>
                {ended && <div className="govuk-hint govuk-!-margin-bottom-0">Ended {ended}</div>}
              </>
            ),
          },
          {
            content: (
              <>
                <Tag colour={COLOURS[state]}>{DELEGATION_STATE_LABELS[state]}</Tag>
                {mayEnd && (state === "in_force" || state === "to_come") && (
                  <>
                    {" "}
                    <a className="govuk-link" href={paths.endDelegation(id)}>
                      End<span className="govuk-visually-hidden"> delegation {reference}</span>
                    </a>
                  </>
                )}
              </>
            ),
          },
        ],
      }))}
    />
  );
}
