import {
  considerationInWords,
  IMPLICATION_LABELS,
  type Implication,
  type Implications,
} from "~/domain/decision/implications";
import { paths } from "~/paths";
import { TextOrMissing } from "../eia/written";
import { ButtonLink, SummaryList } from "../govuk";

interface ImplicationListProps {
  frameworkId: number;
  /** What the office asks for, and what was said while it did. */
  shown: readonly Implication[];
  implications: Implications;
  mayWrite: boolean;
}

/** Implications, interests and advice, on the page of the decision record; nothing where the office asks for none. */
export function ImplicationList({ frameworkId, shown, implications, mayWrite }: ImplicationListProps) {
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="implications">
      <h2 className="govuk-heading-m" id="implications">
        Implications, interests and advice
      </h2>
      <SummaryList
        rows={shown.map((implication) => ({
          key: IMPLICATION_LABELS[implication],
          value: <TextOrMissing text={textOf(implication, implications)} />,
        }))}
      />
      {mayWrite && (
        <ButtonLink variant="secondary" href={paths.implications(frameworkId)}>
          Change implications, interests and advice
        </ButtonLink>
      )}
    </section>
  );
}

function textOf(implication: Implication, implications: Implications): string {
  if (implication !== "consideredBy") return implications[implication] ?? "";
  return (implications.consideredBy ?? []).map(considerationInWords).join("\n");
}
