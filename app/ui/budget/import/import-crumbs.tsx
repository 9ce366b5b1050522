import { paths } from "~/paths";
import { Crumbs } from "../../page";

/** For the pages of an import under way. */
export function ImportCrumbs({ framework }: { framework: { id: number; title: string } }) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        { text: framework.title, href: paths.framework(framework.id) },
        { text: "Budget", href: paths.budget(framework.id) },
        { text: "Import", href: paths.importBudget(framework.id) },
      ]}
    />
  );
}

/** What an import is called: by its file, where there is one. */
export function importCaption(fileName: string): string {
  return fileName === "" ? "Import of pasted cells" : `Import of ${fileName}`;
}
