import type { PageLink } from "~/domain/publication/record-page";
import { paths } from "~/paths";
import { Abbreviated } from "../glossary/abbreviated";

/** Pages of a record, each with a few words on what is there. */
export function RecordLinks({ referenceKey, links }: { referenceKey: string; links: readonly PageLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="govuk-list">
      {links.map(({ page, text, note }) => (
        <li key={page}>
          <a className="govuk-link" href={paths.decisionPage(referenceKey, page)}>
            {text}
          </a>
          {note && (
            <>
              : <Abbreviated>{note}</Abbreviated>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
