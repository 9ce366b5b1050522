import { PROJECT_EIA_LABELS, type ProjectStanding } from "~/domain/commissioning/project";
import { paths } from "~/paths";

interface ProjectsOfChangeProps {
  frameworkId: number;
  projects: readonly Pick<ProjectStanding, "projectId" | "name" | "eiaState">[];
}

/** The commissioning projects that concern a change, with how far their own EIAs are: what a separate EIA rests on (rule 32). */
export function ProjectsOfChange({ frameworkId, projects }: ProjectsOfChangeProps) {
  return projects.map(({ projectId, name, eiaState }) => (
    <p className="govuk-body" key={projectId}>
      Commissioning project:{" "}
      <a className="govuk-link" href={paths.project(frameworkId, projectId)}>
        {name}
      </a>
      {eiaState !== null && `. Its own EIA: ${PROJECT_EIA_LABELS[eiaState].toLowerCase()}`}
    </p>
  ));
}
