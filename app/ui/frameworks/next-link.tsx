import { ButtonLink } from "../govuk";
import { Abbreviated } from "../glossary/abbreviated";

/** Where the way through goes on. */
export interface NextLinkShown {
  href: string;
  name: string;
}

/** The main button of a page from which the way through is taken up. */
export function NextLink({ next: { href, name } }: { next: NextLinkShown }) {
  return (
    <ButtonLink href={href}>
      Next to put right: <Abbreviated>{name}</Abbreviated>
    </ButtonLink>
  );
}
