import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";

interface ReportCrumbsProps {
  framework: { id: number; title: string };
  /** On a page beneath one. */
  report?: { id: number; body: string };
}

/** Where one is among the reports to a scrutinising body. */
export function ReportCrumbs({ framework, report }: ReportCrumbsProps) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "Reports for scrutiny", href: paths.scrutinyReports(framework.id) }}
      thing={
        report && {
          text: `Report to the ${report.body}`,
          href: paths.scrutinyReport(framework.id, report.id),
        }
      }
    />
  );
}
