import { paths } from "~/paths";
import { Crumbs } from "../page";

interface ChangeCrumbsProps {
  framework: { id: number; title: string };
  /** For a page beneath that of one change. */
  change?: { id: number; title: string };
}

export function ChangeCrumbs({ framework, change }: ChangeCrumbsProps) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        { text: framework.title, href: paths.framework(framework.id) },
        { text: "Changes", href: paths.changes(framework.id) },
        ...(change ? [{ text: change.title, href: paths.change(framework.id, change.id) }] : []),
      ]}
    />
  );
}
