import { paths } from "~/paths";
import { Crumbs } from "../page";

/** Where one is among the pages of a framework. */
export function FrameworkCrumbs({
  framework,
  inSignOff = false,
  isTop = false,
}: {
  framework: { id: number; title: string };
  /** On the pages beneath the sign-off. */
  inSignOff?: boolean;
  /** On the framework's own page. */
  isTop?: boolean;
}) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        ...(isTop ? [] : [{ text: framework.title, href: paths.framework(framework.id) }]),
        ...(inSignOff ? [{ text: "Sign-off", href: paths.signOff(framework.id) }] : []),
      ]}
    />
  );
}
