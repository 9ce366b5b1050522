import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";

interface ResultsCrumbsProps {
  framework: { id: number; title: string };
  /** On a page beneath one. */
  line?: { id: number; name: string };
}

/** Where one is among the results of a framework. */
export function ResultsCrumbs({ framework, line }: ResultsCrumbsProps) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "Results", href: paths.results(framework.id) }}
      thing={line && { text: line.name, href: paths.lineResults(framework.id, line.id) }}
    />
  );
}
