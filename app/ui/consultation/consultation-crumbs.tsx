import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";

interface ConsultationCrumbsProps {
  framework: { id: number; title: string };
  /** On a page beneath one. */
  consultation?: { id: number; title: string };
}

/** Where one is among the consultations of a framework. */
export function ConsultationCrumbs({ framework, consultation }: ConsultationCrumbsProps) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "Public consultations", href: paths.publicConsultations(framework.id) }}
      thing={
        consultation && {
          text: consultation.title,
          href: paths.publicConsultation(framework.id, consultation.id),
        }
      }
    />
  );
}
