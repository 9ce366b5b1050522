import { paths } from "~/paths";
import { Crumbs } from "../page";

/** For the pages of a plan, and beneath it. */
export function PlanCrumbs({ plan }: { plan?: { id: number; name: string } }) {
  return (
    <Crumbs
      items={[
        { text: "Plans", href: paths.plans() },
        ...(plan ? [{ text: plan.name, href: paths.plan(plan.id) }] : []),
      ]}
    />
  );
}
