import type { Action } from "../actions/action";
import { priorityNameOf } from "../budget/changes";
import { dimensionsToAcknowledge } from "../eia/dimensions";
import type { EiaEntry } from "../eia/eia";
import { hardImpactsInWords } from "../eia/hard-findings";
import { setAside, setAsideInWords } from "../eia/screening";
import { changesOf, priorityNames, type FrameworkContent } from "../framework/content";
import { MOST_CHANGES_SINGLY, questionsField, type Acknowledgement } from "./acknowledgement";

/**
 * Rule 13: what whoever signs has considered. Each tick is about one table that is before them: hundreds of ticks would be given
 * without reading, and one for all would say nothing. Rahman v Birmingham [2011] EWHC 944 (Admin): an EIA that was not
 * before the decision maker does not count; Bracking [2013] EWCA Civ 1345: the duty is personal.
 */

/** What a change does that is adverse, not yet known, or was found to be so before it was screened out. */
export interface EffectsOfChange {
  changeId: number;
  /** Its place among the changes, from 1. */
  number: number;
  title: string;
  priority: string;
  /** Each in words that can follow what the change is called. */
  effects: string[];
}

/** In the order of the changes. */
export function effectsOfChanges(content: FrameworkContent): EffectsOfChange[] {
  const names = priorityNames(content);
  const places = new Map(
    changesOf(content).map((change, index) => [change.id, { change, number: index + 1 }]),
  );
  return content.entries
    .flatMap((entry): EffectsOfChange[] => {
      const effects = effectsOf(entry);
      if (effects.length === 0) return [];
      const place = places.get(entry.changeId);
      return [
        {
          changeId: entry.changeId,
          number: place?.number ?? 0,
          title: place?.change.title ?? "",
          priority: place ? priorityNameOf(place.change, names) : "",
          effects,
        },
      ];
    })
    .sort((a, b) => a.number - b.number);
}

function effectsOf(entry: EiaEntry): string[] {
  const findings = setAside(entry);
  return [
    ...hardImpactsInWords([entry]),
    ...(findings.length === 0 ? [] : [setAsideInWords({ findings, screenedOutOn: entry.screenedOutOn })]),
  ];
}

const CONSIDERED = "I have considered these effects";

/** One table of effects, with the tick beneath it. */
export interface EffectsTable extends Acknowledgement {
  /** One change; those of one priority where there are many. */
  changes: readonly EffectsOfChange[];
  /** Whether questions and answers about it can be written beneath it. */
  hasQuestions: boolean;
}

export function effectsTables(content: FrameworkContent): EffectsTable[] {
  const changes = effectsOfChanges(content);
  if (changes.length <= MOST_CHANGES_SINGLY) {
    return changes.map((change) => ({
      key: `change:${change.changeId}`,
      text: `Change ${change.number}: ${CONSIDERED}`,
      changes: [change],
      hasQuestions: true,
    }));
  }
  const priorities = [...new Set(changes.map(({ priority }) => priority))];
  return priorities.map((priority, index) => ({
    key: `priority:${index + 1}`,
    text: `${priority}: ${CONSIDERED}`,
    changes: changes.filter((change) => change.priority === priority),
    hasQuestions: false,
  }));
}

export const EIA_READ: Acknowledgement = { key: "eia", text: "I have read the equality impact assessment" };

const CARRIED_FORWARD: Acknowledgement = {
  key: "carried-forward",
  text: "I have considered the actions that are carried forward, by whom they are finished and by when",
};

/** Rule 18. It counts none, as single ones may be withheld. */
const AFTERWARDS: Acknowledgement = {
  key: "afterwards",
  text: "I have considered what is to be done after the decision, by whom and by when",
};

/** Before it is signed it is open; as it is signed, it is carried forward. */
function isLeftForAfterwards({ timing, state }: Action): boolean {
  return timing === "after" && (state === "open" || state === "carried_forward");
}

function isCarriedForward({ timing, state }: Action): boolean {
  return timing === "before" && state === "carried_forward";
}

/** What was found beside the nine, a tick for each. */
export function dimensionTicks({ dimensions }: FrameworkContent): Acknowledgement[] {
  return dimensionsToAcknowledge(dimensions).map(({ id, text }) => ({ key: `dimension:${id}`, text }));
}

/** What is left to be done: one table, and a tick for each of its two kinds. */
export function actionTicks({ actions }: FrameworkContent): Acknowledgement[] {
  return [
    ...(actions.some(isCarriedForward) ? [CARRIED_FORWARD] : []),
    ...(actions.some(isLeftForAfterwards) ? [AFTERWARDS] : []),
  ];
}

/** Of many changes, what tells them from others is their priority, which the tick names. */
function inWords(changes: readonly EffectsOfChange[]): string {
  const [first] = changes;
  if (!first) return "";
  const { title, effects } = first;
  const rest = changes.length - 1;
  const more = rest === 0 ? "" : `, and ${rest} more ${rest === 1 ? "change" : "changes"}`;
  return `${title}: ${effects.join("; ")}${more}`;
}

/** Every tick that a signature needs. */
export function acknowledgementsNeeded(content: FrameworkContent): Acknowledgement[] {
  return [
    EIA_READ,
    ...effectsTables(content).map(({ key, text, changes }) => ({ key, text, about: inWords(changes) })),
    ...dimensionTicks(content),
    ...actionTicks(content),
  ];
}

/** What whoever signs asked about a change, and was answered. */
export interface QuestionsAsked {
  changeId: number;
  text: string;
  /** Of the form. */
  field: string;
}

/**
 * @param written by the place of the table among those that take questions: what is submitted is frozen, so that the places are
 *   those of the page
 */
export function questionsAsked(content: FrameworkContent, written: readonly string[]): QuestionsAsked[] {
  return effectsTables(content)
    .filter(({ hasQuestions }) => hasQuestions)
    .flatMap(({ changes: [change] }, place) => {
      const text = written[place]?.trim() ?? "";
      return change && text !== "" ? [{ changeId: change.changeId, text, field: questionsField(place) }] : [];
    });
}

/** What is kept of an acknowledgement. */
export interface GivenAcknowledgement extends Acknowledgement {
  /** The change that it is about, where it is about one. */
  changeId: number | null;
  questions?: string;
}

/**
 * What the record keeps: each change on its own with the effects that were before whoever signed, also where several stood in one
 * table, so that it is withheld with its entry.
 */
export function acknowledgementsGiven(
  content: FrameworkContent,
  questions: readonly Omit<QuestionsAsked, "field">[] = [],
): GivenAcknowledgement[] {
  const ofNone = (one: Acknowledgement) => ({ ...one, changeId: null });
  return [
    ofNone(EIA_READ),
    ...effectsOfChanges(content).map(({ changeId, number, effects }) => {
      const asked = questions.find((one) => one.changeId === changeId);
      return {
        key: `change:${changeId}`,
        text: `Change ${number}: ${CONSIDERED}: ${effects.join("; ")}`,
        changeId,
        ...(asked ? { questions: asked.text } : {}),
      };
    }),
    ...dimensionTicks(content).map(ofNone),
    ...actionTicks(content).map(ofNone),
  ];
}
