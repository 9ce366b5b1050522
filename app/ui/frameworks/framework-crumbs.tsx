import { paths } from "~/paths";
import { Crumbs } from "../page";

interface FrameworkCrumbsProps {
  framework: { id: number; title: string };
  /** The room of the framework that the page stands in; left out on a page beside the rooms. */
  room?: { text: string; href: string };
  /** The thing in that room that the page stands beneath. */
  thing?: { text: string; href: string } | undefined;
  /** On the framework's own page. */
  isTop?: boolean;
}

/** Where one is among the pages of a framework. */
export function FrameworkCrumbs({ framework, room, thing, isTop = false }: FrameworkCrumbsProps) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        ...(isTop ? [] : [{ text: framework.title, href: paths.framework(framework.id) }]),
        ...(room ? [room] : []),
        ...(thing ? [thing] : []),
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

/** For the pages beneath the decision record. */
export function RecordCrumbs({ framework }: Pick<FrameworkCrumbsProps, "framework">) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "Decision record", href: paths.decisionRecord(framework.id) }}
    />
  );
}

/** For the pages beneath what it says in words. */
export function SectionsCrumbs({ framework }: Pick<FrameworkCrumbsProps, "framework">) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "What it says in words", href: paths.sections(framework.id) }}
    />
  );
}

/** For the pages beneath the sign-off. */
export function SignOffCrumbs({ framework }: Pick<FrameworkCrumbsProps, "framework">) {
  return (
    <FrameworkCrumbs framework={framework} room={{ text: "Sign-off", href: paths.signOff(framework.id) }} />
  );
}
