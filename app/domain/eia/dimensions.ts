import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";
import { DIRECTION_LABELS, type Direction } from "./characteristics";

/**
 * Rule 23: what an office assesses beside the nine protected characteristics, from a day on. Each is a dated setting, and none is
 * among `CHARACTERISTICS`: what was sealed before it was switched on, or after it ended, reads as it did.
 */
export const DIMENSION_KINDS = ["local", "socio_economic"] as const;
export type DimensionKind = (typeof DIMENSION_KINDS)[number];

export const DIMENSION_KIND_LABELS: Record<DimensionKind, string> = {
  local: "A dimension of our own, such as rurality, care experience or veterans",
  socio_economic: "The duty to consider socio-economic disadvantage",
};

/**
 * Equality Act 2010, section 1(1): due regard, in decisions of a strategic nature, to the desirability of reducing the inequalities of
 * outcome that result from socio-economic disadvantage. Section 1(3) lists the bodies; whether it is in force for one is
 * the office's to say, with its legal basis.
 */
export const SOCIO_ECONOMIC_NAME = "Socio-economic disadvantage";

export interface DimensionSetting {
  kind: DimensionKind;
  name: string;
  /** By which Act, order or decision of the office it is asked. */
  legalBasis: string;
  validFrom: CalendarDate;
  /** Its last day; null while it goes on. */
  validUntil: CalendarDate | null;
}

/** What the assessment says of one dimension, for the whole of what is decided. */
export interface DimensionAnswer {
  direction: Direction;
  who: string;
  description: string;
  /** What is done about it where it is adverse; what is asked, by whom and by when, where it is not yet known. */
  response: string;
  version: number;
}

/** A dimension as a framework meets it, whenever it is asked, with what the framework's assessment says of it. */
export interface Dimension extends DimensionSetting {
  id: number;
  answer: DimensionAnswer | null;
}

export function isAskedOn(
  { validFrom, validUntil }: Pick<DimensionSetting, "validFrom" | "validUntil">,
  day: CalendarDate,
): boolean {
  return validFrom <= day && (validUntil === null || validUntil >= day);
}

/** What is asked now or will be is answered; what was answered while it was asked can still be put right. */
export function takesAnswer({ answer, validUntil }: Dimension, today: CalendarDate): boolean {
  return answer !== null || validUntil === null || validUntil >= today;
}

/** The texts that people write of a dimension, and what each is called. */
export const DIMENSION_TEXTS = {
  who: "who is affected",
  description: "what happens",
  response: "what is done about it, or asked",
} as const satisfies Partial<Record<keyof DimensionAnswer, string>>;
export const DIMENSION_TEXT_FIELDS = Object.keys(DIMENSION_TEXTS) as (keyof typeof DIMENSION_TEXTS)[];

const blank = (text: string) => text.trim() === "";

/** What an answer lacks, by field. Rules 2, 3 and 16 hold for a dimension as for a characteristic. */
export function dimensionAnswerFaults({
  direction,
  who,
  description,
  response,
}: Omit<DimensionAnswer, "version">): Partial<Record<keyof DimensionAnswer, string>> {
  return {
    ...(blank(who) ? { who: "Say who is affected, or that nobody is" } : {}),
    ...(blank(description) ? { description: "Give the reason or the evidence" } : {}),
    ...(direction === "adverse" && blank(response)
      ? { response: "Say what is done about it, or why it is right to go on" }
      : {}),
    ...(direction === "not_yet_known" && blank(response)
      ? { response: "Say what is asked, who finds out and by when" }
      : {}),
  };
}

/** What is missing of a dimension on a day, in sentences that can follow its name; none where it is not asked. */
export function dimensionGaps(dimension: Dimension, today: CalendarDate): string[] {
  if (!isAskedOn(dimension, today)) return [];
  const { answer } = dimension;
  if (!answer) {
    return [
      `This is not assessed, and has been asked since ${formatDate(dimension.validFrom)} (${dimension.legalBasis}).`,
    ];
  }
  const missing = Object.keys(dimensionAnswerFaults(answer)) as (keyof typeof DIMENSION_TEXTS)[];
  return missing.length === 0
    ? []
    : [`The assessment does not say ${listed(missing.map((field) => DIMENSION_TEXTS[field]))}.`];
}

/** Rules 3 and 16, as for an impact: whoever decides acknowledges it. */
export function dimensionsToAcknowledge(dimensions: readonly Dimension[]): { id: number; text: string }[] {
  return dimensions.flatMap(({ id, name, answer }) =>
    answer && (answer.direction === "adverse" || answer.direction === "not_yet_known")
      ? [
          {
            id,
            text: `Beside the nine: ${DIRECTION_LABELS[answer.direction].toLowerCase()} impact on ${name}`,
          },
        ]
      : [],
  );
}

/** As it is frozen and published. */
export interface RecordedDimension extends Pick<DimensionSetting, "kind" | "legalBasis"> {
  dimension: string;
  direction: Direction;
  who: string;
  description: string;
  response: string;
}

/** Those that are answered; what is not is no content. */
export function recordedDimensions(
  dimensions: readonly Dimension[],
): { id: number; recorded: RecordedDimension }[] {
  return dimensions.flatMap(({ id, kind, name, legalBasis, answer }) => {
    if (!answer) return [];
    const { direction, who, description, response } = answer;
    return [{ id, recorded: { kind, dimension: name, legalBasis, direction, who, description, response } }];
  });
}

/** What is wrong with a dimension that is to be switched on, by field. @param today in the United Kingdom */
export function dimensionSettingFaults(
  wanted: DimensionSetting,
  existing: readonly Omit<DimensionSetting, "legalBasis">[],
  today: CalendarDate,
): Partial<Record<keyof DimensionSetting, string>> {
  const overlapping = existing.some(
    ({ kind, name, validUntil }) =>
      (kind === "socio_economic" ? wanted.kind === kind : sameName(name, wanted.name)) &&
      (validUntil === null || validUntil >= wanted.validFrom),
  );
  return {
    ...(blank(wanted.name)
      ? { name: "Enter what it is called" }
      : overlapping
        ? { name: "This is asked already on that day. End it first, or choose a later day" }
        : {}),
    ...(blank(wanted.legalBasis)
      ? {
          legalBasis:
            wanted.kind === "socio_economic"
              ? "Name the Act and section by which the duty binds this office, and what brought it into force"
              : "Say by which decision or policy of the office it is asked",
        }
      : {}),
    ...(wanted.validFrom < today
      ? {
          validFrom: `What was submitted before was not asked for it. Enter ${formatDate(today)} or later`,
        }
      : {}),
  };
}

const sameName = (one: string, other: string) =>
  one.trim().toLocaleLowerCase("en-GB") === other.trim().toLocaleLowerCase("en-GB");

/** What is wrong with its last day. @param today in the United Kingdom */
export function dimensionEndFaults(
  { validFrom, validUntil }: Pick<DimensionSetting, "validFrom" | "validUntil">,
  lastDay: CalendarDate,
  today: CalendarDate,
): { validUntil?: string } {
  if (validUntil !== null) return { validUntil: `Its last day is set already: ${formatDate(validUntil)}` };
  if (lastDay < today) return { validUntil: `Enter ${formatDate(today)} or later: it was asked until today` };
  return lastDay < validFrom ? { validUntil: "Its last day must be its first day or later" } : {};
}
