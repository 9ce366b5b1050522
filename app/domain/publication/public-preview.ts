import { saltKey, SEAL_SECTION_NAMES, sealItems, type SealSalts } from "../decision/seal";
import type { SignedSnapshot } from "../decision/signed-snapshot";
import type { CalendarDate } from "../shared/calendar-date";
import { publishedParts, type PublishedPart } from "./published-parts";
import type { PublicPart, PublicRecord } from "./published-record";
import type { RecordPart } from "./record-parts";

/**
 * What the public would read of a record on a day, cut from it as a signature cuts it (`publishedParts`). Nothing is sealed, so that
 * the digests of what is withheld are empty.
 */
export function publicPreview(
  snapshot: SignedSnapshot,
  { referenceKey, day }: { referenceKey: string; day: CalendarDate },
): PublicRecord {
  const parts = publishedParts(snapshot, unsealedSalts(snapshot), () => "");
  const bodyOf = <Part extends RecordPart>(part: Part): PublicPart<SignedSnapshot[Part]> => {
    const given = parts.find((one) => one.part === part);
    const body = given ? bodyOn(given, day) : null;
    return body === null
      ? { published: false, legalGround: given?.legalGround ?? "" }
      : { published: true, body: body as SignedSnapshot[Part] };
  };
  const { reference, decidedOn } = snapshot.record;
  const head = { reference, referenceKey, decidedOn, seal: null };
  const record = bodyOf("record");
  if (!record.published) return { ...head, published: false, legalGround: record.legalGround };
  return {
    ...head,
    published: true,
    record: record.body,
    report: bodyOf("report"),
    details: bodyOf("details"),
    eia: bodyOf("eia"),
  };
}

/** Of the stages of a part the last that has come. */
function bodyOn({ publishedFrom, body, later }: PublishedPart, day: CalendarDate) {
  if (publishedFrom === null || publishedFrom > day) return null;
  return later.findLast(({ from }) => from <= day)?.body ?? body;
}

/** Of what is not sealed: one that says nothing for each item. */
export function unsealedSalts(snapshot: SignedSnapshot): SealSalts {
  const items = sealItems(snapshot);
  return Object.fromEntries(
    SEAL_SECTION_NAMES.map((section) => [
      section,
      { section: "", items: Object.fromEntries((items[section] ?? []).map((item) => [saltKey(item), ""])) },
    ]),
  );
}
