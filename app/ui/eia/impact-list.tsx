import { INQUIRY_TIME_LABELS, type Impact } from "~/domain/eia/eia";
import { mitigationTimeInWords } from "~/domain/eia/impact-answer";
import { impactName, impactTitle } from "~/domain/eia/impact-name";
import { formatDate } from "~/domain/shared/calendar-date";
import { howManyInWords } from "~/domain/eia/people";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";
import { DirectionTag } from "./tags";
import { TiedActions, type TiedActionShown } from "./tied-actions";
import { Written } from "./written";

export interface ListedAction extends TiedActionShown {
  mitigates: readonly number[];
}

interface ImpactListProps {
  frameworkId: number;
  changeId: number;
  /** All of the entry, among which each is named. */
  impacts: readonly Impact[];
  /** Those that the list shows; all where left out. */
  shown?: readonly Impact[];
  /** Those that mitigate one of them. */
  actions: readonly ListedAction[];
  mayWrite: boolean;
}

/** A row for each impact, in the Act's order; several of one characteristic are told apart by who is affected. */
export function ImpactList({
  frameworkId,
  changeId,
  impacts,
  shown = impacts,
  actions,
  mayWrite,
}: ImpactListProps) {
  if (shown.length === 0) return null;
  return (
    <SummaryList
      rows={shown.map((impact) => {
        const visuallyHidden = `the impact on ${impactName(impact, impacts)}`;
        return {
          key: impactTitle(impact, impacts),
          value: (
            <ImpactText
              frameworkId={frameworkId}
              impact={impact}
              actions={actions.filter(({ mitigates }) => mitigates.includes(impact.id))}
            />
          ),
          actions: mayWrite
            ? [
                {
                  text: "Change",
                  visuallyHidden,
                  href: paths.impact(frameworkId, changeId, impact.id),
                },
                {
                  text: "Remove",
                  visuallyHidden,
                  href: paths.removeImpact(frameworkId, changeId, impact.id),
                },
              ]
            : [],
        };
      })}
    />
  );
}

interface ImpactTextProps {
  frameworkId: number;
  impact: Impact;
  /** Those that are tied to it. */
  actions: readonly TiedActionShown[];
}

export function ImpactText({ frameworkId, impact, actions }: ImpactTextProps) {
  const { inquiryDate, inquiryTime } = impact;
  return (
    <>
      <p className="govuk-body">
        <DirectionTag direction={impact.direction} />
      </p>
      <Written
        label="Who is affected"
        text={[impact.who, ...howManyInWords(impact.people)].join("\n").trim()}
      />
      <Written label="What happens to them" text={impact.description} />
      {(impact.direction === "adverse" || actions.length > 0) && (
        <TiedActions frameworkId={frameworkId} actions={actions} />
      )}
      <Written label="Mitigation" text={impact.mitigation} />
      <Written label="Who does it" text={impact.mitigationBy} />
      <Written label="By when" text={mitigationTimeInWords(impact)} />
      <Written label="Justification" text={impact.justification} />
      <Written label="What is asked" text={impact.inquiryAsks} />
      <Written label="Who finds out" text={impact.inquiryBy} />
      <Written label="Date by which it is known" text={inquiryDate ? formatDate(inquiryDate) : ""} />
      <Written
        label="Before or after the decision"
        text={inquiryTime ? INQUIRY_TIME_LABELS[inquiryTime] : ""}
      />
      <Written label="Why it cannot be asked now" text={impact.noInquiryReason} />
      <Written label="How the decision stays open" text={impact.staysOpen} />
    </>
  );
}
