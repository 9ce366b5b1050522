import {
  MOVED_ACTION_LABELS,
  type DraftToFinal,
  type MovedAction,
} from "~/domain/consultation/draft-to-final";
import { THEME_OUTCOME_LABELS } from "~/domain/consultation/theme";
import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { formatMoney, needsPence } from "~/domain/shared/money";
import { paths } from "~/paths";
import { SummaryList, Tag } from "../govuk";

interface MovedChangeProps {
  frameworkId: number;
  consultationId: number;
  change: DraftToFinal & {
    edits: readonly {
      by: string;
      reason: string;
      differences: readonly { field: string; from: string; to: string }[];
    }[];
  };
}

/** A change that people were asked about: what moved of it, and what moved it. */
export function MovedChange({ frameworkId, consultationId, change }: MovedChangeProps) {
  const { changeId, title, asked, now, isProposed, isAmountMoved, effectsAdded, effectsGone } = change;
  const { actions, themes, edits, isUnexplained } = change;
  const format = { pence: needsPence([asked ?? 0, now ?? 0]) };
  const amount = (figure: number | null) => (figure === null ? "not stated" : formatMoney(figure, format));
  const id = `moved_${changeId}`;
  const effectRow = (key: string, effects: DraftToFinal["effectsAdded"]) =>
    effects.length === 0
      ? []
      : [
          {
            key,
            value: effects.map(({ on, direction, who, what }, index) => (
              <p className="govuk-body" key={index}>
                {on}, {DIRECTION_LABELS[direction].toLowerCase()}: {[who, what].filter(Boolean).join(". ")}
              </p>
            )),
          },
        ];
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {isUnexplained && (
        <p className="govuk-body">
          <Tag colour="yellow">Not explained</Tag> It moved, and no theme about it says that something was
          changed.
        </p>
      )}
      <SummaryList
        rows={[
          {
            key: "Amount",
            value: !isProposed
              ? `People were asked about ${amount(asked)}; it is not proposed any more`
              : isAmountMoved
                ? `People were asked about ${amount(asked)}; ${amount(now)} is proposed now`
                : `${amount(now)}, as people were asked about it`,
          },
          ...effectRow("New in its entry", effectsAdded),
          ...effectRow("No longer in its entry", effectsGone),
          ...(effectsAdded.length + effectsGone.length === 0
            ? [{ key: "Its entry", value: "As people were shown it" }]
            : []),
          ...(actions.length === 0
            ? []
            : [
                {
                  key: "Actions for it",
                  value: (
                    <ul className="govuk-list">
                      {actions.map((action, index) => (
                        <li key={index}>
                          <MovedActionLine action={action} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          {
            key: "What people said",
            value:
              themes.length === 0
                ? "No theme is about it."
                : themes.map((theme) => (
                    <p className="govuk-body app-preserve-lines" key={theme.id}>
                      <a className="govuk-link" href={paths.theme(frameworkId, consultationId, theme.id)}>
                        {theme.title}
                      </a>
                      {". "}
                      {theme.outcome === null
                        ? "Not answered yet."
                        : `${THEME_OUTCOME_LABELS[theme.outcome]}: ${theme.reply}`}
                    </p>
                  )),
          },
          ...edits.map(({ by, reason, differences }) => ({
            key: by,
            value: (
              <>
                {differences.map(({ field, from, to }) => (
                  <p className="govuk-body" key={field}>
                    {field}: {from || "nothing"} before, {to || "nothing"} after
                  </p>
                ))}
                {reason !== "" && <p className="govuk-body app-preserve-lines">{reason}</p>}
              </>
            ),
          })),
        ]}
      />
    </section>
  );
}

function MovedActionLine({ action: { what, moved, differences } }: { action: MovedAction }) {
  return (
    <>
      {moved !== null && moved !== "same" && (
        <>
          <strong>{MOVED_ACTION_LABELS[moved]}:</strong>{" "}
        </>
      )}
      {what}
      {differences.map(({ field, before, now }) => (
        <p className="govuk-body govuk-!-margin-bottom-0" key={field}>
          {field}: {before} before, {now} now
        </p>
      ))}
    </>
  );
}
