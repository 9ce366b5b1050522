import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";
import { Crumbs } from "../page";

interface GrantCrumbsProps {
  framework: { id: number; title: string };
  /** On a page beneath a round. */
  round?: { id: number; title: string };
  /** On a page beneath an application. */
  application?: { id: number; organisation: string };
}

/** Where one is among a framework's rounds of grants. */
export function GrantCrumbs({ framework, round, application }: GrantCrumbsProps) {
  const room = { text: "Grants", href: paths.grantRounds(framework.id) };
  if (!round || !application) {
    return (
      <FrameworkCrumbs
        framework={framework}
        room={room}
        thing={round && { text: round.title, href: paths.grantRound(framework.id, round.id) }}
      />
    );
  }
  const place = { frameworkId: framework.id, roundId: round.id, applicationId: application.id };
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        { text: framework.title, href: paths.framework(framework.id) },
        room,
        { text: round.title, href: paths.grantRound(framework.id, round.id) },
        { text: application.organisation, href: paths.grantApplication(place) },
      ]}
    />
  );
}
