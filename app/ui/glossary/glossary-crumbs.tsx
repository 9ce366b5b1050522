import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";

/** For the pages beneath the glossary. */
export function GlossaryCrumbs({ framework }: { framework: { id: number; title: string } }) {
  return (
    <FrameworkCrumbs
      framework={framework}
      room={{ text: "Abbreviations", href: paths.glossary(framework.id) }}
    />
  );
}
