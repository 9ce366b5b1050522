import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";

interface ProjectCrumbsProps {
  framework: { id: number; title: string };
  /** On a page beneath one. */
  project?: { id: number; name: string };
}

/** Where one is among the commissioning projects of a framework. */
export function ProjectCrumbs({ framework, project }: ProjectCrumbsProps) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "Commissioning projects", href: paths.projects(framework.id) }}
      thing={project && { text: project.name, href: paths.project(framework.id, project.id) }}
    />
  );
}
