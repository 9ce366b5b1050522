import {
  ORIGIN_LABELS,
  REPORT_SECTION_LABELS,
  type ReportSection,
  type TextOrigin,
} from "~/domain/scrutiny/scrutiny-report";
import { Details, Tag } from "../govuk";

export interface ShownText {
  section: ReportSection;
  origin: TextOrigin;
  text: string;
  /** What the data would give now in place of what a person wrote; null where that is no news. */
  anew: string | null;
}

const COLOURS: Record<TextOrigin, "blue" | "grey" | "yellow"> = {
  written: "blue",
  drafted: "grey",
  nobody: "yellow",
};

/** Each text with who gave it: a person, or the data. */
export function ReportTexts({ texts }: { texts: readonly ShownText[] }) {
  return texts.map(({ section, origin, text, anew }) => (
    <section key={section} aria-labelledby={section}>
      <h2 className="govuk-heading-m" id={section}>
        {REPORT_SECTION_LABELS[section]}
      </h2>
      <p className="govuk-body">
        <Tag colour={COLOURS[origin]}>{ORIGIN_LABELS[origin]}</Tag>
      </p>
      {text !== "" && <p className="govuk-body app-preserve-lines">{text}</p>}
      {anew !== null && (
        <Details summary={`What the data says of it now: ${REPORT_SECTION_LABELS[section].toLowerCase()}`}>
          <p className="govuk-body app-preserve-lines">{anew === "" ? "Nothing." : anew}</p>
        </Details>
      )}
    </section>
  ));
}
