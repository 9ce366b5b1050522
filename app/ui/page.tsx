import type { ReactNode } from "react";
import { capitalised } from "~/domain/shared/capitalised";
import { paths } from "~/paths";
import { useDecidedThing } from "./decided-thing";
import { Breadcrumbs } from "./govuk";
import { Abbreviated } from "./glossary/abbreviated";

/** A page's heading: the crumbs above, a caption that says where one is, the title. */
export function PageHeading({ title, caption }: { title: string; caption?: string | undefined }) {
  return (
    <>
      {caption && caption !== title && <span className="govuk-caption-l">{caption}</span>}
      <h1 className="govuk-heading-l">
        <Abbreviated>{title}</Abbreviated>
      </h1>
    </>
  );
}

/** Text stands in two thirds of the width; tables of money take all of it. */
export function TwoThirds({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">{children}</div>
    </div>
  );
}

/** Where one is, from the outside in; the last crumb is the page above this one. The list of what is decided bears its name. */
export function Crumbs({ items }: { items: { text: string; href: string }[] }) {
  const { many } = useDecidedThing();
  return (
    <Breadcrumbs
      items={items.map((item) =>
        item.href === paths.frameworks() ? { ...item, text: capitalised(many) } : item,
      )}
    />
  );
}
