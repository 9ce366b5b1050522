import { TEMPLATE_KIND_LABELS, type TemplateKind } from "~/domain/templates/template";
import { paths } from "~/paths";
import { Crumbs } from "../page";

/** @param version the one that the page belongs to; left out on its own page */
export function TemplateCrumbs({ version }: { version?: { kind: TemplateKind; number: number } }) {
  return (
    <Crumbs
      items={[
        { text: "Administration", href: paths.admin() },
        { text: "The office", href: paths.office() },
        { text: "Own questions", href: paths.templates() },
        ...(version
          ? [
              {
                text: `${TEMPLATE_KIND_LABELS[version.kind]}, version ${version.number}`,
                href: paths.template(version.kind, version.number),
              },
            ]
          : []),
      ]}
    />
  );
}
