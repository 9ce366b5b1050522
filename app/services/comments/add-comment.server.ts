import { getContent } from "~db/queries/content.server";
import { comment } from "~db/schema";
import { mayComment } from "~/auth/permissions";
import { capacityOf } from "~/domain/account/delegation";
import type { CommentPlace } from "~/domain/comments/place";
import { placeName } from "~/domain/comments/place-names";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface NewComment {
  frameworkId: number;
  place: CommentPlace;
  text: string;
  /** It asks for a change, and blocks until it is resolved. */
  isRequest: boolean;
}

/**
 * Rule 29: an officer or an author says something of a place. Nobody becomes an author of the content by it.
 * @throws Refusal not-found for a place that is not there; invalid at `text` where nothing is said
 */
export async function addComment(
  context: ServiceContext,
  { frameworkId, place, text, isRequest }: NewComment,
): Promise<{ commentId: number }> {
  return withFramework(context, frameworkId, async (write) => {
    const { tx, actor, settings, standing, now } = write;
    const role = allow(mayComment(actor, "add", null, standing));
    const said = text.trim();
    refuseFaults(said === "" ? { text: "Enter your comment" } : {});
    const name = placeName(place, await getContent(tx, frameworkId));
    if (name === null) throw new Refusal({ kind: "not-found" });
    const idFor = (kind: CommentPlace["kind"]) => (place.kind === kind ? place.id : null);
    const [added] = await tx
      .insert(comment)
      .values({
        frameworkId,
        place: place.kind,
        changeId: idFor("entry"),
        actionId: idFor("action"),
        lineId: idFor("line"),
        sectionId: idFor("section"),
        part: place.part,
        placeName: name,
        text: said,
        isRequest,
        personId: actor.personId,
        personName: actor.name,
        capacity: capacityOf(actor, role, settings.roleTitles),
        at: now,
      })
      .returning({ id: comment.id });
    if (!added) throw new Error("The comment was not inserted");
    recordEvent(write, {
      act: "comment.add",
      role,
      subject: name,
      after: { place: name, text: said, isRequest },
      detail: { commentId: added.id },
    });
    return { commentId: added.id };
  });
}
