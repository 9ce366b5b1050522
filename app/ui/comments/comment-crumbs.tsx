import { paths } from "~/paths";
import { FrameworkCrumbs } from "../frameworks/framework-crumbs";

/** For the pages beneath the list of comments. */
export function CommentCrumbs({ framework }: { framework: { id: number; title: string } }) {
  return (
    <FrameworkCrumbs framework={framework} room={{ text: "Comments", href: paths.comments(framework.id) }} />
  );
}
