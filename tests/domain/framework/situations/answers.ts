import type { Action } from "~/domain/actions/action";
import type { Impact } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aChange,
  aLine,
  aLink,
  anAction,
  anEia,
  anEntry,
  anImpact,
  aSmallFramework,
  each,
  ENTRY,
} from "../../../support/content-builder";
import type { Situation } from "./situation";

/** A framework of one service, whose assessment has these impacts. Their ids count from 1. */
function assessing(
  service: string,
  impacts: readonly Partial<Impact>[],
  actions: readonly Partial<Action>[] = [],
): FrameworkContent {
  const line = aLine({ service, amounts: each([2018], 100_000) });
  const change = aChange({ new: [line] });
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
        },
        change,
      ),
    ],
    actions: actions.map((action, index) => anAction({ id: 31 + index, entryId: ENTRY.assessed, ...action })),
  };
}

const adverse = (rest: Partial<Impact>): Partial<Impact> => ({ direction: "adverse", ...rest });
const unknown = (rest: Partial<Impact>): Partial<Impact> => ({ direction: "not_yet_known", ...rest });

const INSTEAD =
  "Tie one that mitigates it, or give a mitigation with who does it and by when, or a justification.";
const STILL_TO_DO = "has this open, due 31 December 2018.";

/** Fewer stalking advocates: most of those whom they help are women. */
const STALKING = adverse({
  characteristic: "sex",
  who: "Women who are stalked",
  description: "One of three advocates is not replaced; 140 of 150 people helped last year were women",
});
/** The second engine moves to the other side of the borough. */
const ENGINE = adverse({
  characteristic: "age",
  who: "People over 75 who live alone in the northern wards",
  description: "The second engine comes two minutes later there, and they are the slowest to get out",
});
const CALLERS = unknown({
  characteristic: "disability",
  who: "People who call the helpline because they cannot use the website",
  description: "The helpline does not record why somebody calls",
});
const SURVEY: Partial<Impact> = {
  inquiry: "asked",
  inquiryAsks: "Of every caller in April and May: can you use the website, and if not, why not?",
  inquiryBy: "Helpline manager",
  inquiryDate: calendarDate("2018-06-15"),
  inquiryTime: "after_decision",
};

export const ANSWERS: readonly Situation[] = [
  {
    rule: 3,
    situation: "An office cuts advocates for the stalked. Its action is about a tender for the helpline",
    content: assessing(
      "Stalking advocacy",
      [STALKING],
      [{ what: "Tender the helpline again", state: "carried_forward" }],
    ),
    verdict: "blocks",
    sentences: [
      `Stalking advocacy: Nothing answers the adverse impact on sex. No action is tied to it. ${INSTEAD}`,
    ],
  },
  {
    rule: 3,
    situation:
      "The action that was to help was completed in January, and the assessment says nothing of what it changed",
    content: assessing("Stalking advocacy", [STALKING], [{ state: "completed", mitigates: [1] }]),
    verdict: "blocks",
    sentences: [
      "Stalking advocacy: Nothing answers the adverse impact on sex. The action tied to it is completed, and a completed action answers nothing by itself: say in the impact how it stands now.",
    ],
  },
  {
    rule: 3,
    situation: "The action was completed, and the impact now says what is in place and who does it",
    content: assessing(
      "Stalking advocacy",
      [
        {
          ...STALKING,
          mitigation:
            "The two advocates take the highest risk first, and the national helpline takes over after 5pm",
          mitigationBy: "The provider",
          mitigationTiming: "in_place",
        },
      ],
      [{ state: "completed", mitigates: [1] }],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation:
      "The action was completed: a third advocate is paid by a trust, so that the impact is neutral now",
    content: assessing(
      "Stalking advocacy",
      [
        {
          ...STALKING,
          direction: "neutral",
          description:
            "A trust pays the third advocate until March 2021, so that as many are helped as before",
        },
      ],
      [{ state: "completed", mitigates: [1] }],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation: "The action was withdrawn when its owner left, and nothing took its place",
    content: assessing("Stalking advocacy", [STALKING], [{ state: "withdrawn", mitigates: [1] }]),
    verdict: "blocks",
    sentences: [
      `Stalking advocacy: Nothing answers the adverse impact on sex. The action tied to it is withdrawn. ${INSTEAD}`,
    ],
  },
  {
    rule: 3,
    situation: "“Those affected will be signposted”, by nobody, at no time",
    content: assessing("Stalking advocacy", [
      { ...STALKING, mitigation: "Those affected will be signposted to other services" },
    ]),
    verdict: "blocks",
    sentences: [
      "Stalking advocacy: The mitigation of the adverse impact on sex does not say who does it and by when. Say who does it and by when, or make it an action.",
    ],
  },
  {
    rule: 3,
    situation: "The mitigation names the provider, and no day",
    content: assessing("Stalking advocacy", [
      { ...STALKING, mitigation: "A waiting list in order of risk", mitigationBy: "The provider" },
    ]),
    verdict: "blocks",
    sentences: [
      "Stalking advocacy: The mitigation of the adverse impact on sex does not say by when. Say who does it and by when, or make it an action.",
    ],
  },
  {
    rule: 3,
    situation:
      "A fire authority moves an engine. Its home safety visits to those who live alone go on already",
    content: assessing("Second engine", [
      {
        ...ENGINE,
        mitigation: "Every such household is visited, and has alarms that call for help by themselves",
        mitigationBy: "Head of Prevention",
        mitigationTiming: "in_place",
      },
    ]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation: "The visits are to be finished before the engine moves, by a day that is named",
    content: assessing("Second engine", [
      {
        ...ENGINE,
        mitigation: "The 310 households are visited before the engine moves",
        mitigationBy: "Head of Prevention",
        mitigationTiming: "by_date",
        mitigationDate: calendarDate("2018-09-30"),
      },
    ]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation:
      "The visits are an action that is finished after the decision, accepted, and tied to the impact",
    content: assessing(
      "Second engine",
      [ENGINE],
      [{ what: "Visit the 310 households", state: "carried_forward", mitigates: [1] }],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation: "A grant of the Home Office has ended, and no other money may be spent on it",
    content: assessing("Safer streets wardens", [
      adverse({
        characteristic: "race",
        who: "People who were attacked because of their race in the two town centres",
        justification: "The grant ended in March; the authority may not pay wardens from its own funds",
      }),
    ]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation:
      "A council's youth club opens to girls alone on two evenings. Girls gain; for boys a bus is promised",
    content: assessing(
      "Youth club",
      [
        { characteristic: "sex", direction: "positive", who: "Girls of 11 to 16" },
        adverse({ characteristic: "sex", who: "Boys of 11 to 16" }),
      ],
      [{ what: "Run a bus to the club in the next town", state: "carried_forward", mitigates: [2] }],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 3,
    situation:
      "A programme for perpetrators pays for itself with fewer rooms for victims: both lose, each in another way",
    content: assessing("Domestic abuse programme", [
      adverse({ characteristic: "sex", who: "Women who were harmed" }),
      adverse({ characteristic: "sex", who: "Men who harmed and want to change" }),
    ]),
    verdict: "blocks",
    sentences: [
      `Domestic abuse programme: Nothing answers the adverse impact on sex (Women who were harmed). No action is tied to it. ${INSTEAD}`,
      `Domestic abuse programme: Nothing answers the adverse impact on sex (Men who harmed and want to change). No action is tied to it. ${INSTEAD}`,
    ],
  },
  {
    rule: 3,
    situation: "The action for the women is tied to their row, and answers nothing for the men",
    content: assessing(
      "Domestic abuse programme",
      [
        adverse({ characteristic: "sex", who: "Women who were harmed" }),
        adverse({ characteristic: "sex", who: "Men who harmed and want to change" }),
      ],
      [{ what: "Rent two rooms", state: "carried_forward", mitigates: [1] }],
    ),
    verdict: "blocks",
    sentences: [
      `Domestic abuse programme: Nothing answers the adverse impact on sex (Men who harmed and want to change). No action is tied to it. ${INSTEAD}`,
    ],
  },
  {
    rule: 3,
    situation: "One action mitigates what happens to two groups, also where it belongs to the EIA as a whole",
    content: assessing(
      "One-stop shop",
      [
        adverse({ characteristic: "disability", who: "People who cannot climb stairs" }),
        adverse({ characteristic: "pregnancy_and_maternity", who: "Parents with a pram" }),
      ],
      [
        {
          what: "Hold the surgery on the ground floor",
          entryId: null,
          state: "carried_forward",
          mitigates: [1, 2],
        },
      ],
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 4,
    situation:
      "The action is tied to the impact and still open: the impact is answered, the action is not done",
    content: assessing("Second engine", [ENGINE], [{ what: "Visit the 310 households", mitigates: [1] }]),
    verdict: "blocks",
    sentences: [`Visit the 310 households: Commissioning Manager ${STILL_TO_DO}`],
  },
  {
    rule: 16,
    situation: "“There are no data”, as a justification, of who calls a helpline that is to close",
    content: assessing("Helpline", [{ ...CALLERS, justification: "No data are held" }]),
    verdict: "blocks",
    sentences: [
      "Helpline: The impact on disability is not yet known, and nothing says that it is asked. Say what is asked, who finds out and by when; or why it cannot reasonably be asked now, and how the decision stays open.",
    ],
  },
  {
    rule: 16,
    situation: "“We will monitor”, as an action that is carried forward, of what could be asked today",
    content: assessing(
      "Helpline",
      [CALLERS],
      [{ what: "Monitor the effects", state: "carried_forward", mitigates: [1] }],
    ),
    verdict: "blocks",
    sentences: [
      "Helpline: The impact on disability is not yet known, and nothing says that it is asked. Say what is asked, who finds out and by when; or why it cannot reasonably be asked now, and how the decision stays open.",
    ],
  },
  {
    rule: 16,
    situation: "Callers are asked in April and May, after the decision, by somebody, until a day",
    content: assessing("Helpline", [{ ...CALLERS, ...SURVEY }]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 16,
    situation: "Callers are to be asked, and nobody is named who does",
    content: assessing("Helpline", [{ ...CALLERS, ...SURVEY, inquiryBy: "" }]),
    verdict: "blocks",
    sentences: ["Helpline: The inquiry into the impact on disability does not say who finds out."],
  },
  {
    rule: 16,
    situation: "Callers are asked before the decision, and it is not June yet",
    content: assessing("Helpline", [{ ...CALLERS, ...SURVEY, inquiryTime: "before_decision" }]),
    verdict: "blocks",
    sentences: [
      "Helpline: The inquiry into the impact on disability comes before the decision (Helpline manager, by 15 June 2018). Say what it found.",
    ],
  },
  {
    rule: 16,
    situation: "It is July. The callers were to be asked by June, and what they said is nowhere",
    content: assessing("Helpline", [{ ...CALLERS, ...SURVEY }]),
    today: calendarDate("2018-07-02"),
    verdict: "blocks",
    sentences: [
      "Helpline: The inquiry into the impact on disability was due on 15 June 2018 (Helpline manager). Say what it found.",
    ],
  },
  {
    rule: 16,
    situation:
      "A new fund to which nobody has applied: nobody can be asked, and nothing is awarded before it is assessed",
    content: assessing("Prevention fund", [
      unknown({
        characteristic: "race",
        who: "Whoever the groups that apply will work with",
        inquiry: "not_now",
        noInquiryReason: "Applications open in May; until then nobody knows whom they will serve",
        staysOpen: "Each award is assessed and decided on its own; the fund promises nothing to anybody",
      }),
    ]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 16,
    situation: "There was no time to ask, and the contract is signed for three years",
    content: assessing("Helpline", [
      { ...CALLERS, inquiry: "not_now", noInquiryReason: "The contract ends in four weeks" },
    ]),
    verdict: "blocks",
    sentences: [
      "Helpline: The impact on disability is not yet known, and it does not say how the decision stays open.",
    ],
  },
  {
    rule: 16,
    situation:
      "The callers were asked, and most of them cannot use the website: it is adverse now, and answered as such",
    content: assessing("Helpline", [
      {
        ...CALLERS,
        direction: "adverse",
        description:
          "Of 412 callers in April 260 could not use the website, 150 of them because of a disability",
        mitigation: "The number stays for those who cannot use the website, and every letter names it",
        mitigationBy: "Helpline manager",
        mitigationTiming: "by_date",
        mitigationDate: calendarDate("2018-07-01"),
      },
    ]),
    verdict: "passes",
    sentences: [],
  },
];
