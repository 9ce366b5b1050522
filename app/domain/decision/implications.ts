import type { RecordPart } from "../publication/record-parts";
import { formatDate, type CalendarDate } from "../shared/calendar-date";

/**
 * What an office's decision records may hold beside the fields that every one has: implications, interests and advice. Each is asked for
 * where the office says so, and belongs to one part, with which it is published or withheld (rule 11).
 */
export const IMPLICATION_PARTS = {
  legal: "report",
  risk: "report",
  humanRights: "report",
  dataProtection: "report",
  financeOfficer: "details",
  monitoringOfficer: "report",
  interests: "record",
  consideredBy: "record",
  backgroundPapers: "report",
} as const satisfies Record<string, RecordPart>;
export type Implication = keyof typeof IMPLICATION_PARTS;
export const IMPLICATIONS = Object.keys(IMPLICATION_PARTS) as Implication[];
export type ImplicationText = Exclude<Implication, "consideredBy">;

export const IMPLICATION_LABELS: Record<Implication, string> = {
  legal: "Legal implications",
  risk: "Risk implications",
  humanRights: "Human rights implications",
  dataProtection: "Data protection implications",
  financeOfficer: "Comments of the chief finance officer",
  monitoringOfficer: "Comments of the monitoring officer",
  interests: "Declarations of interest",
  consideredBy: "Considered by",
  backgroundPapers: "Background papers",
};

/** A body that had it before it was decided, and when. */
export interface Consideration {
  body: string;
  on: CalendarDate | null;
}

export const considerationInWords = ({ body, on }: Consideration): string =>
  on === null ? body : `${body}, ${formatDate(on)}`;

/** What is said of each: nothing of what is not said, so that a record which says none of it is what it always was. */
export type Implications = Partial<Record<ImplicationText, string>> & {
  consideredBy?: readonly Consideration[];
};

/** What the office asks for, from a day on, and which body scrutinises it. */
export interface RecordSetting {
  validFrom: CalendarDate;
  asked: readonly Implication[];
  scrutinyBody: string;
}

const DEFAULT_SCRUTINY_BODY = "Police and Crime Panel";

/** What holds on a day. @param settings in any order */
export function recordSettingOn(
  settings: readonly RecordSetting[],
  today: CalendarDate,
): Omit<RecordSetting, "validFrom"> {
  const [last] = settings
    .filter(({ validFrom }) => validFrom <= today)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom));
  return last ?? { asked: [], scrutinyBody: DEFAULT_SCRUTINY_BODY };
}

export function isSaid(implications: Implications, implication: Implication): boolean {
  if (implication === "consideredBy") return (implications.consideredBy ?? []).length > 0;
  return (implications[implication] ?? "").trim() !== "";
}

/** What is asked for and not said. “None” is an answer here, as where nobody has an interest to declare. */
export const implicationGaps = (asked: readonly Implication[], implications: Implications): Implication[] =>
  IMPLICATIONS.filter((implication) => asked.includes(implication) && !isSaid(implications, implication));

/** Those that a form shows: what is asked for, and what was said while it was. */
export const implicationsShown = (asked: readonly Implication[], implications: Implications): Implication[] =>
  IMPLICATIONS.filter((implication) => asked.includes(implication) || isSaid(implications, implication));

/** As they are frozen and published with a part: absent where none is said. */
export function recordedImplications(
  part: RecordPart,
  implications: Implications,
): { implications?: Implications } {
  const own = IMPLICATIONS.filter(
    (implication) => IMPLICATION_PARTS[implication] === part && isSaid(implications, implication),
  );
  if (own.length === 0) return {};
  return { implications: Object.fromEntries(own.map((name) => [name, implications[name]])) };
}

/** The texts that a part holds of them, as far as anything is said, each with the name by which it is known. */
export function implicationTexts(
  part: RecordPart,
  implications: Implications,
): { implication: Implication; text: string }[] {
  return IMPLICATIONS.filter(
    (implication) => IMPLICATION_PARTS[implication] === part && isSaid(implications, implication),
  ).map((implication) => ({
    implication,
    text:
      implication === "consideredBy"
        ? (implications.consideredBy ?? []).map(({ body }) => body).join("\n")
        : (implications[implication] ?? ""),
  }));
}
