import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { InsetText, SummaryList } from "~/ui/govuk";
import { DocumentTable } from "./document-table";
import { WaterfallPicture } from "~/ui/charts/waterfall-picture";
import { Abbreviated } from "../glossary/abbreviated";

const HEADINGS = {
  2: "govuk-heading-l",
  3: "govuk-heading-m",
  4: "govuk-heading-s",
  5: "govuk-heading-s",
} as const;
type Level = keyof typeof HEADINGS;

/**
 * A document's sections, one below the other, so that it reads the same on paper.
 * @param level of their headings: the third where the document stands within a page's own section
 */
export function Document({
  sections,
  level = 2,
  withLinks = false,
}: {
  sections: readonly DocumentSection[];
  level?: 2 | 3;
  /** On a page that has an address of its own: sections that are passed on alone have a link to themselves. */
  withLinks?: boolean;
}) {
  return (
    <div className="app-document">
      {sections.map((section) => (
        <Section key={section.id} section={section} level={level} withLinks={withLinks} />
      ))}
    </div>
  );
}

function Section({
  section,
  level,
  withLinks,
}: {
  section: DocumentSection;
  level: Level;
  withLinks: boolean;
}) {
  const Heading = `h${level}` as const;
  const below: Level = level === 2 ? 3 : level === 3 ? 4 : 5;
  return (
    <section aria-labelledby={section.id}>
      <Heading id={section.id} className={HEADINGS[level]}>
        <Abbreviated>{section.heading}</Abbreviated>
      </Heading>
      {withLinks && section.linkText && (
        <p className="govuk-body-s app-no-print">
          <a className="govuk-link" href={`#${section.id}`}>
            {section.linkText}
            <span className="govuk-visually-hidden">: {section.heading}</span>
          </a>
        </p>
      )}
      <Blocks blocks={section.blocks} />
      {section.sections?.map((inner) => (
        <Section key={inner.id} section={inner} level={below} withLinks={withLinks} />
      ))}
    </section>
  );
}

export function Blocks({ blocks }: { blocks: readonly DocumentBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { block: DocumentBlock }) {
  switch (block.kind) {
    case "text":
      return (
        <p className="govuk-body app-document__text">
          <Abbreviated>{block.text}</Abbreviated>
        </p>
      );
    case "list":
      return (
        <ul className="govuk-list govuk-list--bullet">
          {block.items.map((item, index) => (
            <li key={index}>
              <Abbreviated>{item}</Abbreviated>
            </li>
          ))}
        </ul>
      );
    case "facts":
      return (
        <SummaryList
          rows={block.facts.map(({ label, text, href, consultation }) => ({
            key: label,
            value: (
              <span className="app-document__text">
                {consultation !== undefined ? (
                  <a className="govuk-link" href={paths.openConsultation(consultation)}>
                    {text}
                  </a>
                ) : href === undefined ? (
                  <Abbreviated>{text}</Abbreviated>
                ) : (
                  <a className="govuk-link" href={href} rel="noreferrer">
                    {text}
                  </a>
                )}
              </span>
            ),
          }))}
        />
      );
    case "table":
      return <DocumentTable table={block.table} />;
    case "waterfall":
      return <WaterfallPicture waterfall={block.waterfall} pence={block.pence} />;
    case "withheld":
      return <Withheld {...block} />;
  }
}

/** What is not published is still listed, with its legal ground and nothing more; what was, with the day of its withdrawal. */
export function Withheld({
  what,
  legalGround,
  withdrawnOn,
}: {
  what: string;
  legalGround: string;
  withdrawnOn?: CalendarDate | null | undefined;
}) {
  return (
    <InsetText>
      <strong>
        {what}: {withdrawnOn ? `withdrawn on ${formatDate(withdrawnOn)}` : "withheld"}.
      </strong>
      <br />
      Legal ground: {legalGround || "none is recorded."}
    </InsetText>
  );
}
