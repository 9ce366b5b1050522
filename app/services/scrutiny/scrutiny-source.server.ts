import type { Db } from "~db/client.server";
import { getContent } from "~db/queries/content.server";
import type { Framework } from "~db/queries/frameworks.server";
import type { OfficeSettings } from "~db/queries/office.server";
import { findPublishedRecord } from "~db/queries/register.server";
import type { ScrutinySource } from "~/documents/scrutiny-report.view";
import { draftDetails, draftEia } from "~/documents/sign-off.view";
import { decidedSentence } from "~/domain/decision/decision-in-words";
import { reportBody } from "~/domain/decision/signed-snapshot";
import { recordedThing } from "~/domain/framework/decided-thing";
import type { InheritedItem } from "~/domain/publication/determinations";
import type { RecordPart } from "~/domain/publication/record-parts";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { inheritedOf } from "~/services/sign-off/framework-before.server";

interface SourceAt {
  settings: OfficeSettings;
  today: CalendarDate;
  /** Where everybody reads the record of a decision. @param referenceKey as it stands in a URL */
  recordHref: (referenceKey: string) => string;
}

/**
 * What a report to a scrutinising body is drafted from: of a signed decision what is published of it on the day, and of a proposal what
 * the decision before does not withhold. So nothing is drafted that the public may not read.
 */
export async function scrutinySource(
  db: Db,
  {
    id,
    reference,
    referenceKey,
    state,
    title,
  }: Pick<Framework, "id" | "reference" | "referenceKey" | "state" | "title">,
  { settings, today, recordHref }: SourceAt,
): Promise<ScrutinySource> {
  const office = {
    officeName: settings.officeName,
    contact: settings.roleTitles.monitoring_officer,
    thing: settings.decidedThing.one,
  };
  if (state === "signed" && referenceKey !== null) {
    const found = await findPublishedRecord(db, referenceKey, today);
    if (found?.published) {
      const { record } = found;
      return {
        ...office,
        readable: found,
        title: record.title,
        summary: record.summary,
        decided: {
          reference: record.reference,
          on: record.decidedOn,
          href: recordHref(referenceKey),
          sentence: decidedSentence(record),
        },
      };
    }
    const withheld = { published: false as const, legalGround: found?.legalGround ?? "" };
    return {
      ...office,
      readable: {
        record: { outcome: "supported", carriedForwardActions: 0 },
        report: withheld,
        details: withheld,
        eia: withheld,
      },
      title: `decision ${reference ?? ""}`,
      summary: "",
      decided: null,
    };
  }
  const content = await getContent(db, id);
  const inherited = await inheritedOf(db, id, content, today);
  const texts = withheldTexts(inherited);
  return {
    ...office,
    readable: {
      record: {
        outcome: "supported",
        ...recordedThing(settings.decidedThing),
        carriedForwardActions: content.actions.filter((action) => action.state === "carried_forward").length,
      },
      report: texts.partOr("report", () => reportBody(content)),
      details: texts.partOr("details", () => draftDetails(content, inherited)),
      eia: texts.partOr("eia", () => draftEia(content, inherited)),
    },
    title:
      texts.textOr("record.title", content.record.title.trim()) ||
      texts.textOr("details.frameworkTitle", title) ||
      `the next ${settings.decidedThing.one}`,
    summary: texts.textOr("record.summary", content.record.summary),
    decided: null,
  };
}

/**
 * What the decision before withholds of the texts that stand beside the items of a part. None of them can be withheld on its own (rule 11),
 * so that nothing is drafted from a part that has one.
 */
function withheldTexts(inherited: readonly InheritedItem[]) {
  const texts = inherited.filter(({ kind }) => kind === "text");
  return {
    textOr: (textId: string, words: string) => (texts.some((text) => text.id === textId) ? "" : words),
    partOr<Body>(part: RecordPart, bodyOf: () => Body) {
      const found = texts.find((text) => text.part === part);
      return found
        ? { published: false as const, legalGround: found.legalGround }
        : { published: true as const, body: bodyOf() };
    },
  };
}
