import type { ConsideredOption } from "~/domain/decision/considered-options";
import type { DecisionAnswer } from "~/domain/decision/decision-answer";
import { NO_ALLOCATION } from "~/domain/eia/allocation";
import type { EiaEntry, Impact } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aChange,
  aLine,
  aLink,
  anEia,
  anEntry,
  anImpact,
  anOption,
  aSmallFramework,
  ASKED_AFTERWARDS,
  each,
  ENTRY,
} from "../../../support/content-builder";
import type { Situation } from "./situation";

/** A framework of one service, assessed with these impacts, and with these options besides it. */
function deciding(
  service: string,
  impacts: readonly Partial<Impact>[],
  options: readonly Partial<ConsideredOption>[],
  entry: Partial<EiaEntry> = {},
): FrameworkContent {
  const line = aLine({ service, amounts: each([2018], 100_000) });
  const small = aSmallFramework();
  return {
    ...small,
    budget: { ...small.budget, lines: [line] },
    links: [aLink({ title: service, newLineIds: [line.id] })],
    eia: anEia({
      outcome: "continue_despite_adverse",
      outcomeJustification: "More people gain than lose, and those who lose are answered for one by one",
    }),
    entries: [
      anEntry(
        {
          id: ENTRY.assessed,
          impacts: impacts.map((impact, index) => anImpact({ id: index + 1, ...impact })),
          ...entry,
        },
        aChange({ new: [line] }),
      ),
    ],
    options: options.map((option, index) => anOption({ id: 61 + index, ...option })),
  };
}

const HOURS: Partial<Impact> = {
  characteristic: "disability",
  direction: "adverse",
  who: "Disabled people who cannot use the website",
  description: "The helpline closes at five instead of nine; a third of last year’s calls came after five",
  justification: "The calls after five cost four times as much, and the night line takes urgent ones",
};
const MORE_HOURS: Partial<Impact> = {
  characteristic: "age",
  direction: "positive",
  who: "Young people",
  description: "The helpline opens on Saturdays, when most of them call",
};
const NOT_KNOWN: Partial<Impact> = {
  characteristic: "race",
  direction: "not_yet_known",
  who: "People who call in another language than English",
  description: "The provider does not record in which language somebody calls",
  ...ASKED_AFTERWARDS,
};

const NONE_LISTED =
  "Decision record: An impact is adverse, and no other option is recorded with why it was not chosen. To change nothing may be one.";
const NONE_WHOLE =
  "Decision record: An impact is adverse, and no option besides the proposal says what it is and why it was not chosen.";

/** Rule 26, before the submission: somebody loses, so another way was looked at. */
export const OPTIONS: readonly Situation[] = [
  {
    rule: 26,
    situation: "A helpline closes earlier, and the report names no other way to save the money",
    content: deciding("Helpline", [HOURS], []),
    verdict: "blocks",
    sentences: [NONE_LISTED],
  },
  {
    rule: 26,
    situation: "The same, with “do nothing” listed and nobody saying why not",
    content: deciding("Helpline", [HOURS], [{ option: "Do nothing", whyNot: "" }]),
    verdict: "blocks",
    sentences: [NONE_WHOLE],
  },
  {
    rule: 26,
    situation: "The same, with “None” filled in where another option is asked for",
    content: deciding("Helpline", [HOURS], [{ option: "None", whyNot: "N/A" }]),
    verdict: "blocks",
    sentences: [NONE_WHOLE],
  },
  {
    rule: 26,
    situation: "The same, with the hours kept from reserves as another option, and why that was not chosen",
    content: deciding(
      "Helpline",
      [HOURS],
      [
        {
          option: "Keep the hours until nine and pay for them from the reserve",
          whyNot: "The reserve would last for one year, and the calls after five are few",
        },
      ],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 26,
    situation: "Two options were looked at, and only of one does anybody say why not",
    content: deciding(
      "Helpline",
      [HOURS],
      [
        { option: "Close at seven", whyNot: "" },
        { option: "Change nothing", whyNot: "£40,000 would be missing for the night line" },
      ],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 26,
    situation: "A helpline that opens on Saturdays harms nobody: other options need not be listed",
    content: deciding("Helpline", [MORE_HOURS], []),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 26,
    situation: "An effect that is not known yet, which is asked after the decision, needs no other option",
    content: deciding("Helpline", [NOT_KNOWN], []),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 26,
    situation:
      "Young people gain and disabled people lose by the same change: another way was to be looked at",
    content: deciding("Helpline", [MORE_HOURS, HOURS], []),
    verdict: "blocks",
    sentences: [NONE_LISTED],
  },
  {
    rule: 26,
    situation: "The adverse finding stands in a separate EIA that the partner led",
    content: deciding("Helpline", [HOURS], [], {
      kind: "separate_eia",
      separateEia: {
        reference: "EIA 2018/4",
        date: calendarDate("2018-02-01"),
        copy: {
          id: 1,
          fileName: "partner.pdf",
          mediaType: "application/pdf",
          byteLength: 1024,
          sha256: "c".repeat(64),
        },
      },
      allocation: NO_ALLOCATION,
    }),
    verdict: "blocks",
    sentences: [NONE_LISTED],
  },
];

/** Rule 26, at the signature: who signs what, and what is said to them. */
export interface SignedSituation extends Omit<Situation, "today"> {
  decision: DecisionAnswer;
}

const OPTION: Partial<ConsideredOption>[] = [{}];
const ownWords = (found: string) =>
  `Sign-off: Enter your reasons, in your own words. What was found: ${found}.`;

export const REASONS: readonly SignedSituation[] = [
  {
    rule: 26,
    situation: "The Commissioner supports shorter hours and gives no reasons",
    content: deciding("Helpline", [HOURS], OPTION),
    decision: { outcome: "supported", reasons: "" },
    verdict: "blocks",
    sentences: [ownWords("adverse impact on disability")],
  },
  {
    rule: 26,
    situation: "The Commissioner supports shorter hours, and writes “None” as the reasons",
    content: deciding("Helpline", [HOURS], OPTION),
    decision: { outcome: "supported", reasons: "None" },
    verdict: "blocks",
    sentences: [ownWords("adverse impact on disability")],
  },
  {
    rule: 26,
    situation: "The Commissioner supports shorter hours, and says what was weighed",
    content: deciding("Helpline", [HOURS], OPTION),
    decision: {
      outcome: "supported",
      reasons: "I weighed the calls after five against the night line, which takes the urgent ones",
    },
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 26,
    situation: "A deputy supports a change whose effect is not known yet, and gives no reasons",
    content: deciding("Helpline", [NOT_KNOWN], []),
    decision: { outcome: "supported", reasons: " " },
    verdict: "blocks",
    sentences: [ownWords("not yet known impact on race")],
  },
  {
    rule: 26,
    situation: "Longer hours, which harm nobody, are supported without a word",
    content: deciding("Helpline", [MORE_HOURS], []),
    decision: { outcome: "supported", reasons: "" },
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 26,
    situation: "Longer hours are refused without a word",
    content: deciding("Helpline", [MORE_HOURS], []),
    decision: { outcome: "not_supported", reasons: "" },
    verdict: "blocks",
    sentences: ["Sign-off: Enter your reasons for not supporting it."],
  },
  {
    rule: 26,
    situation: "Shorter hours are refused, with the reason",
    content: deciding("Helpline", [HOURS], OPTION),
    decision: { outcome: "not_supported", reasons: "The saving is too small for what it takes away" },
    verdict: "passes",
    sentences: [],
  },
];
