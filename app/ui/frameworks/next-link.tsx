import { ButtonLink } from "../govuk";
import type { ButtonVariant } from "../govuk/button";
import { Abbreviated } from "../glossary/abbreviated";

/** Where the way through goes on. */
export interface NextLinkShown {
  href: string;
  name: string;
}

/** The main button of a page from which the way through is taken up. */
export function NextLink({
  next: { href, name },
  variant = "primary",
}: {
  next: NextLinkShown;
  variant?: ButtonVariant;
}) {
  return (
    <ButtonLink href={href} variant={variant}>
      Next to put right: <Abbreviated>{name}</Abbreviated>
    </ButtonLink>
  );
}
