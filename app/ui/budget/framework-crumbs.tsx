import { paths } from "~/paths";
import { Crumbs } from "../page";

interface FrameworkCrumbsProps {
  framework: { id: number; title: string };
  /** The room of the framework that the page stands in; left out on a page beside the rooms. */
  room?: { text: string; href: string };
}

export function FrameworkCrumbs({ framework, room }: FrameworkCrumbsProps) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        { text: framework.title, href: paths.framework(framework.id) },
        ...(room ? [room] : []),
      ]}
    />
  );
}

/** For the pages beneath the budget. */
export function BudgetCrumbs({ framework }: Pick<FrameworkCrumbsProps, "framework">) {
  return (
    <FrameworkCrumbs framework={framework} room={{ text: "Budget", href: paths.budget(framework.id) }} />
  );
}
