import type { ReactNode } from "react";

export type FooterProps = { children: ReactNode };

/** Not govuk-frontend's footer: that one carries the crown and the Royal Arms, which are not ours to use. */
export function Footer({ children }: FooterProps) {
  return (
    <div className="app-footer">
      <div className="govuk-width-container">{children}</div>
    </div>
  );
}
