import type { Action } from "~/domain/actions/action";
import type { Eia, EiaEntry, Impact } from "~/domain/eia/eia";
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

/** A framework of one service, whose assessment finds one adverse impact with the id 1. */
function losing(
  service: string,
  {
    impact = {},
    entry = {},
    eia = {},
    actions = [],
  }: {
    impact?: Partial<Impact>;
    entry?: Partial<EiaEntry>;
    eia?: Partial<Eia>;
    actions?: readonly Partial<Action>[];
  },
): FrameworkContent {
  const line = aLine({ service, amounts: each([2018], 100_000) });
  const change = aChange({ new: [line] });
  const small = aSmallFramework();
  const isJustified = impact.mitigation === undefined && actions.length === 0;
  return {
    ...small,
    budget: { ...small.budget, lines: [line] },
    links: [aLink({ title: service, newLineIds: [line.id] })],
    eia: anEia({ outcome: "amended", outcomeJustification: "", ...eia }),
    entries: [
      anEntry(
        {
          id: ENTRY.assessed,
          impacts: [
            anImpact({
              id: 1,
              direction: "adverse",
              ...(isJustified && { justification: "The law sets what is paid for, and to whom" }),
              ...impact,
            }),
          ],
          ...entry,
        },
        change,
      ),
    ],
    actions: actions.map((action, index) =>
      anAction({ id: 31 + index, entryId: ENTRY.assessed, mitigates: [1], ...action }),
    ),
  };
}

const BUSES: Partial<Impact> = {
  characteristic: "disability",
  who: "Disabled people who come by bus to the drop-in",
  description: "It moves across the ring road; 18 of 60 visitors in the autumn came with a mobility aid",
};
const OUTREACH: Partial<Action> = {
  what: "Open an outreach session in the old building once a week",
  ownerName: "Partnership Manager",
  targetDate: calendarDate("2018-05-14"),
  timing: "after",
};
const REFUGE: Partial<Impact> = {
  characteristic: "race",
  who: "Women who need a worker who speaks Polish or Gujarati",
  description: "Two of three bilingual posts end in June, as the grant for them does",
};

const noChange = (service: string, more: Partial<Eia> = {}, entry: Partial<EiaEntry> = {}) =>
  losing(service, { impact: REFUGE, eia: { outcome: "unchanged", ...more }, entry });

const dated = (more: Partial<Eia>) => losing("Drop-in", { impact: BUSES, eia: more });

export const BEFORE_AND_AFTER: readonly Situation[] = [
  {
    rule: 18,
    situation:
      "A drop-in moves. Its mitigation, an outreach session, can begin only once the lease is signed",
    content: losing("Drop-in", { impact: BUSES, actions: [OUTREACH] }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 18,
    situation: "The same, and the decision is made on the condition that the session opens",
    content: losing("Drop-in", { impact: BUSES, actions: [{ ...OUTREACH, isCondition: true }] }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 18,
    situation: "The visitors are still to be asked, which is what the decision rests on",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [
        OUTREACH,
        {
          what: "Ask the visitors how they would come",
          ownerName: "Drop-in Manager",
          targetDate: calendarDate("2018-03-20"),
        },
      ],
    }),
    verdict: "blocks",
    sentences: ["Ask the visitors how they would come: Drop-in Manager has this open, due 20 March 2018."],
  },
  {
    rule: 18,
    situation: "The asking is carried forward, and nobody says why the decision cannot wait for it",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [
        OUTREACH,
        {
          what: "Ask the visitors how they would come",
          state: "carried_forward",
          resolutionReason: "",
        },
      ],
    }),
    verdict: "blocks",
    sentences: [
      "Ask the visitors how they would come: Carried forward, but this is not recorded: why the decision cannot wait for it.",
    ],
  },
  {
    rule: 18,
    situation: "The asking is carried forward, because the lease ends on 31 March",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [
        {
          what: "Ask the visitors how they would come",
          state: "carried_forward",
          resolutionReason: "The lease ends on 31 March, and the visitors meet next in April",
        },
      ],
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 18,
    situation:
      "The plan was copied from last year: the session was to open in May 2017, after a decision in March 2018",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [{ ...OUTREACH, targetDate: calendarDate("2017-05-14") }],
    }),
    verdict: "blocks",
    sentences: [
      "Open an outreach session in the old building once a week: It is to be done after the decision, but its target date has passed (14 May 2017). Give it a day that is still to come.",
    ],
  },
  {
    rule: 18,
    situation: "A review was carried forward in February to 1 March, and it is 9 March",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [
        {
          what: "Review who comes to the drop-in",
          state: "carried_forward",
          targetDate: calendarDate("2018-03-01"),
        },
      ],
    }),
    verdict: "blocks",
    sentences: [
      "Review who comes to the drop-in: It is carried forward, but its target date has passed (1 March 2018). Open it again, give it a day that is still to come, and have it accepted anew.",
    ],
  },
  {
    rule: 18,
    situation: "The session is due on the very day on which it is looked at",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [{ ...OUTREACH, targetDate: calendarDate("2018-03-09") }],
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 18,
    situation: "Its owner says that the session is no longer needed, and no officer has answered",
    content: losing("Drop-in", {
      impact: BUSES,
      actions: [
        {
          ...OUTREACH,
          proposal: { kind: "withdraw", reason: "A volunteer drives them", proposedBy: 2 },
        },
      ],
    }),
    verdict: "blocks",
    sentences: [
      "Open an outreach session in the old building once a week: Partnership Manager has this open, due 14 May 2018; its withdrawal waits for a senior or monitoring officer.",
    ],
  },
  {
    rule: 7,
    situation: "A refuge loses its bilingual posts, and the EIA concludes that nothing is changed",
    content: noChange("Refuge support"),
    verdict: "blocks",
    sentences: [
      "EIA: The outcome is that nothing is changed, and an impact is adverse. Say why nothing could be done about it, or choose another outcome.",
    ],
  },
  {
    rule: 7,
    situation:
      "The same, and it says that the grant is the government’s and nothing else could pay for the posts",
    content: noChange("Refuge support", {
      outcomeJustification:
        "The grant is the government’s and ends; the reserve is at its lowest lawful level",
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 7,
    situation: "A savings proposal spares one of the two posts: what is proposed is amended",
    content: noChange("Refuge support", { outcome: "amended" }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 7,
    situation:
      "The separate EIA of the county finds the adverse impact, and this one concludes that nothing is changed",
    content: noChange(
      "Refuge support",
      {},
      {
        kind: "separate_eia",
        separateEia: {
          reference: "County EIA 12",
          date: calendarDate("2018-01-15"),
          copy: {
            id: 1,
            fileName: "county.pdf",
            mediaType: "application/pdf",
            byteLength: 10,
            sha256: "b".repeat(64),
          },
        },
      },
    ),
    verdict: "blocks",
    sentences: [
      "EIA: The outcome is that nothing is changed, and an impact is adverse. Say why nothing could be done about it, or choose another outcome.",
    ],
  },
  {
    rule: 5,
    situation:
      "The assessment was begun and completed before the budget was set, and nobody has looked at it since",
    content: dated({ startedOn: calendarDate("2017-10-02"), completedOn: calendarDate("2017-12-15") }),
    verdict: "blocks",
    sentences: [
      "EIA: The EIA was completed on 15 December 2017, and nothing in it was confirmed since the date of the figures (31 January 2018). Look at it again and confirm it.",
    ],
  },
  {
    rule: 5,
    situation:
      "The same, and an author confirmed it in February: its early start is kept, and holds nothing up",
    content: dated({
      startedOn: calendarDate("2017-10-02"),
      completedOn: calendarDate("2017-12-15"),
      confirmedAt: new Date("2018-02-20T14:00:00Z"),
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 5,
    situation: "The office alters the date to one that is before the assessment was begun",
    content: dated({ startedOn: calendarDate("2018-03-01"), completedOn: calendarDate("2018-02-28") }),
    verdict: "blocks",
    sentences: [
      "EIA: The EIA is dated 28 February 2018, before it was started (1 March 2018). Correct the one that is wrong.",
    ],
  },
  {
    rule: 5,
    situation: "A framework lies for fourteen months before it goes to the decision maker",
    content: dated({}),
    today: calendarDate("2019-05-02"),
    verdict: "blocks",
    sentences: [
      "EIA: The EIA was completed on 28 February 2018, more than a year ago. Look at it again and confirm it.",
    ],
  },
  {
    rule: 5,
    situation: "The same, confirmed the week before it goes there",
    content: dated({ confirmedAt: new Date("2019-04-26T09:00:00Z") }),
    today: calendarDate("2019-05-02"),
    verdict: "passes",
    sentences: [],
  },
];
