import { saltKey, SEAL_SECTIONS, sealItems, type SealItem, type SealSection } from "../decision/seal";
import type { DetailsBody, EiaBody, RecordBody, ReportBody, WithheldItem } from "../decision/record-bodies";
import type { CalendarDate } from "../shared/calendar-date";
import { name, passagesOf, prose, type WrittenText } from "./carried-over-text";
import { CODES } from "./codes";
import { inText, stands, type WithdrawnPassage } from "./passage-gaps";
import { RECORD_PARTS, type RecordPart } from "./record-parts";
import { isInForce, longest, shorter, type Withholding } from "./withholding";

/** A signed record as a later framework finds it: all of it, and what of it is public from when. */
export interface SignedBefore {
  kind: "signed";
  bodies: { record: RecordBody; report: ReportBody; details: DetailsBody; eia: EiaBody };
  parts: readonly {
    part: RecordPart;
    /** Null: never. */
    publishedFrom: CalendarDate | null;
    legalGround: string;
    /** What is withheld inside it. */
    withheld: readonly Pick<WithheldItem, "kind" | "number" | "legalGround" | "withheldUntil">[];
  }[];
  /** Passages that were withdrawn from it since (rule 30), and are still. */
  withdrawn?: readonly WithdrawnText[];
}

/** A passage with the day on which it was withdrawn, and the ground. */
export interface WithdrawnText extends WithdrawnPassage {
  legalGround: string;
}

/** A baseline, some of whose lines are not for everybody. */
export interface BaselineBefore extends Withholding {
  kind: "baseline";
  /** The day on which it was said. */
  since: CalendarDate;
  /** By their place in it, from 1. */
  lines: readonly { number: number; texts: readonly WrittenText[]; isWithheld: boolean }[];
}

export type FrameworkBefore = SignedBefore | BaselineBefore;

/** What a framework withholds on a day, as far as the one that is compared with it could publish it. */
export interface WithheldBefore {
  /** Budget lines, by their place, from 1. */
  lines: ReadonlyMap<number, Withholding>;
  /** Abbreviations, by term. */
  terms: ReadonlyMap<string, Withholding>;
  /** Passages that stand nowhere in what it publishes, as `passagesOf` gives them. */
  passages: ReadonlyMap<string, Withholding>;
}

const NOTHING: WithheldBefore = { lines: new Map(), terms: new Map(), passages: new Map() };

export function withheldBefore(before: FrameworkBefore | null, day: CalendarDate): WithheldBefore {
  if (before === null) return NOTHING;
  return before.kind === "baseline" ? withheldByBaseline(before, day) : withheldByRecord(before, day);
}

function withheldByBaseline(
  { lines, since, ...withholding }: BaselineBefore,
  day: CalendarDate,
): WithheldBefore {
  if (since > day || !isInForce(withholding, day)) return NOTHING;
  const { legalGround, withheldUntil } = withholding;
  const passages = new Passages();
  for (const { texts, isWithheld } of lines) {
    for (const text of texts) passages.add(text, isWithheld ? { legalGround, withheldUntil } : null);
  }
  return {
    ...NOTHING,
    lines: new Map(
      lines
        .filter(({ isWithheld }) => isWithheld)
        .map(({ number }) => [number, { legalGround, withheldUntil }]),
    ),
    passages: passages.withheld(),
  };
}

function withheldByRecord(
  { bodies, parts, withdrawn = [] }: SignedBefore,
  day: CalendarDate,
): WithheldBefore {
  const ofPart = partWithholdings(parts, day);
  const ofItem = new Map(
    parts.flatMap(({ withheld }) =>
      withheld.flatMap(({ legalGround, withheldUntil, ...item }) => {
        const withholding: Withholding = { legalGround, withheldUntil: withheldUntil ?? null };
        return isInForce(withholding, day) ? [[saltKey(item), withholding] as const] : [];
      }),
    ),
  );
  const withholdingOf = (part: RecordPart, item: Pick<SealItem, "kind" | "number">) =>
    longest([ofPart[part], ofItem.get(saltKey(item))]);
  const glossary = (bodies.record.glossary ?? []).map((term, index) => ({ ...term, number: index + 1 }));
  const cut = sealItems({ ...bodies, record: { ...bodies.record, glossary } });
  const passages = new Passages();
  for (const { text, legalGround } of withdrawn) {
    passages.add(name(text), { legalGround, withheldUntil: null });
  }
  for (const [section, items] of Object.entries(cut)) {
    const part = SEAL_SECTIONS[section as SealSection];
    for (const item of items) {
      const withholding = withholdingOf(part, item);
      for (const text of textsIn(item.body)) {
        const gone = withdrawn.find((one) => stands(text.text, one.text));
        if (!gone) {
          passages.add(text, withholding);
          continue;
        }
        // The sentences that are left of it are as public as they were.
        passages.add(prose(inText(text.text, withdrawn)), withholding);
        passages.add(text, longest([withholding, { legalGround: gone.legalGround, withheldUntil: null }]));
      }
    }
  }
  const places = <T, Key>(all: readonly T[], entry: (one: T) => readonly [Key, Withholding | null]) =>
    new Map(all.map(entry).flatMap(([key, given]) => (given ? [[key, given] as const] : [])));
  return {
    lines: places(bodies.details.lines, ({ number }) => [
      number,
      withholdingOf("details", { kind: "line", number }),
    ]),
    terms: places(glossary, ({ number, term }) => [
      term,
      withholdingOf("record", { kind: "glossary_term", number }),
    ]),
    passages: passages.withheld(),
  };
}

/** With the record itself withheld, so is every other part (rule 11). */
function partWithholdings(
  parts: SignedBefore["parts"],
  day: CalendarDate,
): Record<RecordPart, Withholding | null> {
  const own = (name: RecordPart): Withholding | null => {
    const part = parts.find((one) => one.part === name);
    // A part of which nothing is said is not published.
    const { publishedFrom, legalGround } = part ?? { publishedFrom: null, legalGround: "" };
    return isInForce({ withheldUntil: publishedFrom }, day)
      ? { legalGround, withheldUntil: publishedFrom }
      : null;
  };
  const record = own("record");
  return Object.fromEntries(RECORD_PARTS.map((part) => [part, longest([record, own(part)])])) as Record<
    RecordPart,
    Withholding | null
  >;
}

/** What stands in something published is no secret, wherever else it stands as well. */
class Passages {
  private readonly published = new Set<string>();
  private readonly kept = new Map<string, Withholding>();

  add(text: WrittenText, withholding: Withholding | null): void {
    for (const passage of passagesOf(text)) {
      const known = this.kept.get(passage);
      if (!withholding) this.published.add(passage);
      else this.kept.set(passage, known ? shorter(known, withholding) : withholding);
    }
  }

  withheld(): Map<string, Withholding> {
    return new Map([...this.kept].filter(([passage]) => !this.published.has(passage)));
  }
}

/** Texts that are names of something, by the field they stand in. */
const NAMES = new Set([
  "service",
  "title",
  "frameworkTitle",
  "name",
  "what",
  "term",
  "previousServices",
  "newServices",
]);

function textsIn(value: unknown, field = ""): WrittenText[] {
  if (typeof value === "string") return CODES.has(field) ? [] : [{ text: value, isName: NAMES.has(field) }];
  if (Array.isArray(value)) return value.flatMap((inner) => textsIn(inner, field));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, key));
}
