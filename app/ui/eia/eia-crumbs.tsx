import { paths } from "~/paths";
import { Crumbs } from "../page";

interface EiaCrumbsProps {
  framework: { id: number; title: string };
  /** Left out on the EIA's own page and those beside it. */
  change?: { id: number; title: string };
  /** The EIA's own page stands under its framework. */
  isTop?: boolean;
}

export function EiaCrumbs({ framework, change, isTop }: EiaCrumbsProps) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        { text: framework.title, href: paths.framework(framework.id) },
        ...(isTop ? [] : [{ text: "EIA", href: paths.eia(framework.id) }]),
        ...(change ? [{ text: change.title, href: paths.entry(framework.id, change.id) }] : []),
      ]}
    />
  );
}
