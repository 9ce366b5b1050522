import type { ReactNode } from "react";
import { PROJECT_EIA_LABELS, PROVIDER_STATE_LABELS, type Project } from "~/domain/commissioning/project";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";

interface ProjectFactsProps {
  frameworkId: number;
  project: Project;
  lines: readonly { id: number; name: string }[];
  /** `restsOnIt`: its entry of the EIA points to a separate one. */
  changes: readonly { id: number; name: string; restsOnIt: boolean }[];
}

/** What a project is, whom it concerns, and how far its own EIA is. */
export function ProjectFacts({ frameworkId, project, lines, changes }: ProjectFactsProps) {
  return (
    <SummaryList
      rows={[
        { key: "Why it is done", value: <Written text={project.rationale} /> },
        ...(project.shapedWith === ""
          ? []
          : [
              {
                key: "How those whom it is for take part",
                value: <Written text={project.shapedWith} />,
              },
            ]),
        { key: "Provider", value: providerInWords(project) },
        { key: "Owner", value: project.ownerName ?? "Nobody yet" },
        {
          key: "Budget lines",
          value: (
            <Links
              items={lines.map(({ id, name }) => ({ id, name, href: paths.line(frameworkId, id), note: "" }))}
            />
          ),
        },
        {
          key: "Budget changes",
          value: (
            <Links
              items={changes.map(({ id, name, restsOnIt }) => ({
                ...{ id, name },
                href: paths.entry(frameworkId, id),
                note: restsOnIt ? " (answered by a separate EIA)" : "",
              }))}
            />
          ),
        },
        { key: "Its own EIA", value: <OwnEia project={project} /> },
      ]}
    />
  );
}

const Written = ({ text }: { text: string }) =>
  text === "" ? "Not stated" : <span className="app-preserve-lines">{text}</span>;

function providerInWords({ provider, providerState }: Project): string {
  if (provider === "") return "Nobody is known yet";
  return providerState === null
    ? provider
    : `${provider} (${PROVIDER_STATE_LABELS[providerState].toLowerCase()})`;
}

function OwnEia({ project: { eiaState, eiaReference, eiaLink } }: { project: Project }): ReactNode {
  if (eiaState === null) return "It has none";
  return (
    <>
      {PROJECT_EIA_LABELS[eiaState]}
      {eiaReference !== "" && `, ${eiaReference}`}
      {eiaLink !== "" && (
        <>
          {": "}
          <a className="govuk-link app-break-anywhere" href={eiaLink} rel="noreferrer">
            {eiaLink}
          </a>
        </>
      )}
    </>
  );
}

function Links({ items }: { items: readonly { id: number; name: string; href: string; note: string }[] }) {
  if (items.length === 0) return "None";
  return (
    <ul className="govuk-list">
      {items.map(({ id, name, href, note }) => (
        <li key={id}>
          <a className="govuk-link" href={href}>
            {name}
          </a>
          {note}
        </li>
      ))}
    </ul>
  );
}
