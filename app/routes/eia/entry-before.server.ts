import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFramework, getPreviousId } from "~db/queries/frameworks.server";
import { readComeSince } from "~db/queries/results.server";
import { seesAllFrameworks } from "~/auth/permissions";
import type { EiaEntry } from "~/domain/eia/eia";
import { entryAsText } from "~/domain/eia/entry-text";
import { changesOf } from "~/domain/framework/content";
import { foundSince } from "~/domain/results/found-since";
import { requireActor } from "~/routes/answer.server";
import type { ChangeAtHand } from "./eia-at-hand.server";

/** What was written elsewhere that helps to write an entry: another of the same framework, or that of the framework before. */

type At = Pick<ChangeAtHand, "content" | "change" | "entry">;

/** The latest that were answered for: a list of all is no help. */
const MOST_TO_COPY = 20;

/** The entries that one which nobody has begun yet can begin from. */
export function entriesToCopy({ content, entry }: At): { changeId: number; title: string }[] {
  if (entry) return [];
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  return content.entries
    .slice(-MOST_TO_COPY)
    .map(({ changeId }) => ({ changeId, title: titles.get(changeId) ?? "" }));
}

/** The entry that the address asks to begin from; null where it asks for none, or where there is something here already. */
export function entryToCopy(
  { url }: Request,
  { content, entry }: At,
): { title: string; entry: EiaEntry } | null {
  const changeId = Number(new URL(url).searchParams.get("copy"));
  const found = content.entries.find((candidate) => candidate.changeId === changeId);
  if (entry || !found) return null;
  const title = changesOf(content).find(({ id }) => id === changeId)?.title ?? "";
  return { title, entry: found };
}

/** What the framework before says of the same service, with what was found since its decision; null where it has no entry of it, or the person may not know of it. */
export async function textBefore(
  args: Pick<LoaderFunctionArgs, "context" | "request">,
  { framework: { id }, content, change }: At & Pick<ChangeAtHand, "framework">,
): Promise<{ title: string; text: string } | null> {
  const lines = new Set(change.previousLines.map(({ id }) => id));
  if (!content.previous || lines.size === 0) return null;
  const { db } = args.context.database;
  const previousId = await getPreviousId(db, id);
  if (previousId === null) return null;
  const actor = await requireActor(args);
  const framework = await findFramework(db, previousId, {
    personId: actor.personId,
    seesAll: seesAllFrameworks(actor),
  });
  if (!framework || framework.state === "baseline") return null;
  const before = await args.context.contentOf(previousId);
  const same = new Set(
    changesOf(before)
      .filter(({ newLines }) => newLines.some(({ id }) => lines.has(id)))
      .map(({ id }) => id),
  );
  const since = foundSince(before, await readComeSince(db, previousId));
  const texts = before.entries
    .filter(({ changeId }) => same.has(changeId))
    .flatMap((entry) => [entryAsText(entry), since.get(entry.changeId) ?? ""])
    .filter((text) => text !== "");
  return texts.length > 0 ? { title: framework.title, text: texts.join("\n\n") } : null;
}
