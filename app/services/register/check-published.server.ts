import type { Db } from "~db/client.server";
import { getContent } from "~db/queries/content.server";
import {
  findSignedPublication,
  listPublicBodies,
  listSignedSuccessors,
} from "~db/queries/framework-before.server";
import {
  saltKey,
  sealItems,
  SEAL_SECTIONS,
  type SealedBodies,
  type SealSection,
} from "~/domain/decision/seal";
import type { FrameworkContent } from "~/domain/framework/content";
import { inheritedKey, type Determination, type InheritedItem } from "~/domain/publication/determinations";
import { inheritedWithholding } from "~/domain/publication/inherited-withholding";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { withheldBefore } from "~/domain/publication/withheld-before";
import { withheldOf } from "~/domain/publication/withheld-items";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { findFrameworkBefore } from "~/services/sign-off/framework-before.server";

/** A record that publishes what the decision before it withheld when it was published, or withholds today. */
export interface PublishedAgainst {
  reference: string;
  referenceKey: string;
  /** What it is, part by part, in words that name no withheld text: kinds and places. */
  withheldThen: string[];
  withheldToday: string[];
}

/**
 * Looks at every signed record that is compared with another framework, as it is public on the day. What was released
 * expressly is as it should be. Nothing is written.
 */
export async function checkPublished(db: Db, today: CalendarDate): Promise<PublishedAgainst[]> {
  const found: PublishedAgainst[] = [];
  // One at a time: a record holds all that was signed.
  for (const { frameworkId, reference, referenceKey } of await listSignedSuccessors(db)) {
    const signed = await findSignedPublication(db, frameworkId);
    if (!signed) continue;
    const content = await getContent(db, frameworkId);
    const before = await findFrameworkBefore(db, frameworkId, content);
    const released = new Set(releasedIn(signed.snapshot.determinations).map(inheritedKey));
    const on = async (day: CalendarDate) =>
      stillPublic(
        content,
        inheritedWithholding(content, withheldBefore(before, day)).filter(
          (item) => !released.has(inheritedKey(item)),
        ),
        await listPublicBodies(db, referenceKey, day),
      );
    const withheldThen = new Set<string>();
    for (const day of daysOfPublication(signed.parts, today)) {
      for (const key of await on(day)) withheldThen.add(key);
    }
    const withheldToday = await on(today);
    if (withheldThen.size + withheldToday.length > 0) {
      found.push({ reference, referenceKey, withheldThen: [...withheldThen], withheldToday });
    }
  }
  return found;
}

/** The days on which parts of it were published first: on the day of the signature, and later. */
function daysOfPublication(
  parts: readonly { publishedFrom: CalendarDate | null }[],
  today: CalendarDate,
): CalendarDate[] {
  const days = parts.flatMap(({ publishedFrom }) => (publishedFrom === null ? [] : [publishedFrom]));
  return [...new Set(days)].filter((day) => day <= today);
}

/** What was signed before anything could be released has no such list. */
function releasedIn(determinations: readonly Partial<Pick<Determination, "released">>[]) {
  return determinations.flatMap(({ released = [] }) => released);
}

/** What of it, and of what goes with it, stands in the record as it is public. */
function stillPublic(
  content: FrameworkContent,
  inherited: readonly InheritedItem[],
  published: SealedBodies,
): string[] {
  const isPublic = publicItems(published);
  return RECORD_PARTS.flatMap((part) => {
    const own = inherited.filter((item) => item.part === part);
    const texts = own.filter(({ kind }) => kind === "text").map(inheritedKey);
    const items = withheldOf(
      { part, publish: true, items: [], legalGround: "", inherited: own },
      content,
    ).map(saltKey);
    return [...(isPublic.parts.has(part) ? texts : []), ...items.filter((key) => isPublic.items.has(key))];
  });
}

function publicItems(published: SealedBodies): {
  parts: ReadonlySet<RecordPart>;
  items: ReadonlySet<string>;
} {
  const glossary = (published.record?.glossary ?? []).map((term, index) => ({ number: index + 1, ...term }));
  const cut = sealItems({ ...published, record: published.record && { ...published.record, glossary } });
  return {
    parts: new Set(Object.keys(cut).map((section) => SEAL_SECTIONS[section as SealSection])),
    items: new Set(Object.values(cut).flat().map(saltKey)),
  };
}
