import { ButtonLink } from "../govuk";

export interface ContentsItem {
  id: string;
  text: string;
}

/** The way through a long page; first to what is asked of the person. */
export function StepContents({ goTo, items }: { goTo: ContentsItem; items: readonly ContentsItem[] }) {
  return (
    <nav aria-label="Contents of this page" className="app-no-print">
      <ButtonLink href={`#${goTo.id}`}>{goTo.text}</ButtonLink>
      <ul className="govuk-list app-contents">
        {items.map(({ id, text }) => (
          <li key={id}>
            <a className="govuk-link" href={`#${id}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
