import { IMPLICATION_LABELS, type RecordSetting } from "~/domain/decision/implications";
import { DIMENSION_KIND_LABELS, isAskedOn, type DimensionSetting } from "~/domain/eia/dimensions";
import { capitalised } from "~/domain/shared/capitalised";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { SummaryCard, SummaryList, Table } from "../govuk";

export interface DatedSettingsProps {
  today: CalendarDate;
  thing: { one: string; many: string };
  /** As it was and will be called; what holds last comes first. */
  things: readonly { id: number; validFrom: CalendarDate; one: string; many: string }[];
  dimensions: readonly (DimensionSetting & { id: number })[];
  /** What decision records are asked for today. */
  record: Omit<RecordSetting, "validFrom">;
  /** As it was and will be asked; what holds last comes first. */
  records: readonly (RecordSetting & { id: number })[];
}

/** What the thing decided is called, and what is assessed beside the nine, each from a day on (rule 23). */
export function DatedSettings({ today, thing, things, dimensions, record, records }: DatedSettingsProps) {
  return (
    <>
      <SummaryCard
        title="What is decided"
        actions={[{ text: "Change", href: paths.office("thing"), visuallyHidden: "what it is called" }]}
      >
        <SummaryList
          rows={[
            { key: "One of them", value: capitalised(thing.one) },
            { key: "Several", value: capitalised(thing.many) },
            ...things
              .filter(({ validFrom }) => validFrom > today)
              .map(({ validFrom, one, many }) => ({
                key: `From ${formatDate(validFrom)}`,
                value: `${capitalised(one)}; several: ${many}`,
              })),
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Decision records and scrutiny"
        actions={[
          {
            text: "Change",
            href: paths.office("record"),
            visuallyHidden: "what decision records are asked for",
          },
        ]}
      >
        <SummaryList
          rows={[
            { key: "Also asked for", value: askedInWords(record) },
            { key: "Scrutinised by", value: record.scrutinyBody },
            ...records
              .filter(({ validFrom }) => validFrom > today)
              .map((setting) => ({
                key: `From ${formatDate(setting.validFrom)}`,
                value: `${askedInWords(setting)}; scrutinised by: ${setting.scrutinyBody}`,
              })),
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Beside the nine characteristics"
        actions={[{ text: "Ask for one", href: paths.office("dimension") }]}
      >
        {dimensions.length === 0 ? (
          <p className="govuk-body">
            Nothing is asked for beside the nine protected characteristics. A dimension of the office’s own
            can be, and the socio-economic duty where it is in force.
          </p>
        ) : (
          <Table
            caption="What is asked for beside the nine characteristics"
            captionHidden
            firstCellIsHeader
            head={[{ text: "What" }, { text: "By what" }, { text: "From" }, { text: "Until" }]}
            rows={dimensions.map((dimension) => ({
              key: String(dimension.id),
              header: isAskedOn(dimension, today) ? `${dimension.name} (now)` : dimension.name,
              cells: [
                {
                  content:
                    dimension.kind === "local"
                      ? dimension.legalBasis
                      : `${DIMENSION_KIND_LABELS[dimension.kind]}: ${dimension.legalBasis}`,
                },
                { content: formatDate(dimension.validFrom) },
                { content: <Until dimension={dimension} /> },
              ],
            }))}
          />
        )}
      </SummaryCard>
    </>
  );
}

const askedInWords = ({ asked }: Pick<RecordSetting, "asked">) =>
  asked.map((name) => IMPLICATION_LABELS[name]).join(", ") || "Nothing beside what every record says";

function Until({ dimension: { id, name, validUntil } }: { dimension: DimensionSetting & { id: number } }) {
  if (validUntil) return formatDate(validUntil);
  return (
    <a className="govuk-link" href={paths.endDimension(id)}>
      End it<span className="govuk-visually-hidden">: {name}</span>
    </a>
  );
}
