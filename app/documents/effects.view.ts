import { howManyInWords } from "~/domain/eia/people";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { actionTicks, dimensionTicks, effectsTables } from "~/domain/decision/acknowledgements-needed";
import type {
  ConsideredEffects,
  ConsideredSection,
  EffectCard,
  EffectsOfOne,
} from "~/domain/decision/decision-page";
import type { EiaBody, EiaBodyEntry, EiaBodyImpact } from "~/domain/decision/record-bodies";
import { eiaBody } from "~/domain/decision/signed-snapshot";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { needsAnswer } from "~/domain/eia/completeness";
import { setAsideSentence } from "~/domain/eia/screening";
import type { DocumentSection } from "~/domain/publication/document";
import { listed } from "~/domain/shared/listed";
import { afterwardsSection } from "./afterwards.view";
import { table, text } from "./document-blocks.view";
import { answersTo } from "./record-eia.view";

/** Rule 13: every effect that is adverse, not yet known or set aside, change by change, or where they are many by priority. */
export function effectsSections(content: FrameworkContent): ConsideredEffects[] {
  const body = eiaBody(content);
  const titles = changesOf(content).map(({ title }) => title);
  const entries = new Map(body.entries.map((entry) => [entry.changeNumber, entry]));
  const nameOf = (number: number) => `Budget change ${number}: ${titles[number - 1] ?? ""}`;
  return effectsTables(content).map(({ key, text: tick, changes, hasQuestions }, place) => {
    const [only] = changes;
    const isOfOne = hasQuestions && only !== undefined;
    return {
      id: `effects-${place + 1}`,
      heading: isOfOne ? nameOf(only.number) : (only?.priority ?? ""),
      changes: changes.flatMap(({ number }) => {
        const entry = entries.get(number);
        return entry ? [{ name: isOfOne ? null : nameOf(number), ...effectsOf(entry, body) }] : [];
      }),
      ticks: [{ key, text: tick }],
      hasQuestions,
    };
  });
}

function effectsOf(entry: EiaBodyEntry, body: EiaBody): Omit<EffectsOfOne, "name"> {
  const { impacts, setAside: findings, screenedOutOn, screeningReason } = entry;
  const found = alikeTogether(impacts.filter(needsAnswer), body);
  const [first, ...others] = found.map(({ answers }) => answers);
  const shared =
    first && others.length > 0 && others.every((answers) => isSameText(answers, first)) ? first : [];
  const cards = found.map(({ impacts: alike, answers }): EffectCard => {
    const [{ direction, who, people, description }] = alike;
    const characteristics = alike.map(({ characteristic }) =>
      CHARACTERISTIC_LABELS[characteristic].toLowerCase(),
    );
    return {
      heading: `${DIRECTION_LABELS[direction]}: ${listed([...new Set(characteristics)])}`,
      facts: [
        { label: "Who is affected", text: [who, ...howManyInWords(people)].join("\n").trim() },
        { label: "What happens", text: description },
        ...(shared.length > 0
          ? []
          : [{ label: "What answers it", text: answers.join("\n") || "None recorded" }]),
      ].filter(({ text: words }) => words.trim() !== ""),
    };
  });
  if (!findings) return { cards, answers: shared };
  const sentence = setAsideSentence({ findings, screenedOutOn: screenedOutOn ?? null }, screeningReason);
  return {
    cards: [
      ...cards,
      { heading: "Found, and screened out since", facts: [{ label: "What was found", text: sentence }] },
    ],
    answers: shared,
  };
}

interface Alike {
  impacts: [EiaBodyImpact, ...EiaBodyImpact[]];
  answers: string[];
}

/** Those of one direction whose every text is the same, in the order of the first of each. */
function alikeTogether(impacts: readonly EiaBodyImpact[], body: EiaBody): Alike[] {
  const groups = new Map<string, Alike>();
  for (const impact of impacts) {
    const answers = answersTo(impact, body);
    const key = JSON.stringify([
      ...[impact.direction, impact.who.trim(), impact.people ?? null, impact.description.trim()],
      answers,
    ]);
    const group = groups.get(key);
    if (group) group.impacts.push(impact);
    else groups.set(key, { impacts: [impact], answers });
  }
  return [...groups.values()];
}

const isSameText = (one: readonly string[], other: readonly string[]) => one.join("\n") === other.join("\n");

const COLUMNS = [
  { text: "What, and in which direction" },
  { text: "Who is affected, and how" },
  { text: "What answers it" },
];

/** What was found beside the nine; none where there is nothing to acknowledge. */
export function dimensionsConsidered(content: FrameworkContent): ConsideredSection[] {
  const ticks = dimensionTicks(content);
  if (ticks.length === 0) return [];
  const rows = (eiaBody(content).dimensions ?? []).filter(needsAnswer).map((assessed) => ({
    cells: [
      [assessed.dimension, DIRECTION_LABELS[assessed.direction]],
      [assessed.who, assessed.description],
      assessed.response,
    ],
  }));
  const caption = "Effects beside the nine that are adverse or not yet known";
  return [
    {
      section: {
        id: "effects-beside-the-nine",
        heading: "Beside the nine protected characteristics",
        blocks: [table({ caption, head: COLUMNS, rows })],
      },
      ticks,
      hasQuestions: false,
    },
  ];
}

/** What is left to be done after the decision: one table of it all. */
export function actionsConsidered(content: FrameworkContent): ConsideredSection {
  return { section: afterwardsSection(content.actions), ticks: actionTicks(content), hasQuestions: false };
}

/**
 * What stands above the cards, also where there is none.
 * @param asked what is asked beneath each; null for who reads them and does not acknowledge them
 */
export function effectsHead(count: number, asked: string | null = ASKED_OF_DECIDER): DocumentSection {
  return {
    id: "adverse-impacts",
    heading: "Adverse and not yet known impacts",
    blocks: [
      text(
        count === 0
          ? "The assessment finds no impact that is adverse or not yet known."
          : [
              "Every impact that is adverse or not yet known stands here, with what answers it, and so does what was found before a change was screened out.",
              ...(asked === null ? [] : [asked]),
            ].join(" "),
      ),
    ],
  };
}

const ASKED_OF_DECIDER = "Say beneath each change that you have considered it.";
