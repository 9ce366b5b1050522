import type { BudgetLine } from "~/domain/budget/budget";
import { linesFingerprint, type ChangeLink } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import {
  aBudget,
  aChange,
  aFundingSource,
  aLine,
  aLink,
  anEia,
  anEntry,
  anImpact,
  aSmallFramework,
  each,
  ENTRY,
} from "../../../support/content-builder";
import type { Situation } from "./situation";

type Written = Partial<BudgetLine>;

const POUNDS = 20_000;
const SAME_PRICE = "Assess it, or confirm that it is the same, spelt differently.";

interface Answered {
  /** Confirmed to be the same, of the lines as they are, or as they were with these words now. */
  confirmed?: Written;
  entry?: Partial<EiaEntry>;
  link?: Partial<ChangeLink>;
  /** What became of the line after the entry was written. */
  afterwards?: Written;
}

/** One service, which goes on for the same amount. */
function goingOn(
  before: Written,
  now: Written,
  { confirmed, entry, link, afterwards }: Answered = {},
): FrameworkContent {
  const was = aLine({ id: 101, service: "Helpline", amounts: each([2017], POUNDS), ...before });
  const is = aLine({ id: 1, service: "Helpline", amounts: each([2018], POUNDS), ...now });
  const sides = (line: BudgetLine) => ({ previous: [was], new: [line] });
  const small = aSmallFramework();
  return {
    ...small,
    budget: { ...small.budget, lines: [{ ...is, ...afterwards }] },
    previous: aBudget({ frameworkId: 2, years: [2017], lines: [was] }),
    links: [
      aLink({
        title: is.service,
        previousLineIds: [was.id],
        newLineIds: [is.id],
        sameServiceConfirmed: confirmed ? linesFingerprint(aChange(sides({ ...is, ...confirmed }))) : null,
        ...link,
      }),
    ],
    fundingSources: [aFundingSource({ amounts: each([2018], POUNDS) })],
    entries: entry ? [anEntry({ id: ENTRY.assessed, ...entry }, aChange(sides(is)))] : [],
    actions: [],
  };
}

const SCREENED_OUT: Partial<EiaEntry> = {
  kind: "screened_out",
  screeningReason: "The programme was for two years, and everybody in it has finished it",
  impacts: [],
  consultees: [],
};

/** Two services, both of which end. Those named are answered for. */
function allEnding(answered: readonly string[], rest: Partial<FrameworkContent> = {}): FrameworkContent {
  const small = aSmallFramework();
  const lines = ["Youth grants", "Kicks"].map((service, index) =>
    aLine({ id: 101 + index, service, amounts: each([2017], POUNDS) }),
  );
  return {
    ...small,
    budget: { ...small.budget, lines: [] },
    previous: aBudget({ frameworkId: 2, years: [2017], lines }),
    links: lines.map(({ id, service }) => aLink({ id, title: service, previousLineIds: [id] })),
    fundingSources: [],
    entries: lines
      .filter(({ service }) => answered.includes(service))
      .map((line) =>
        anEntry({ id: 200 + line.id, ...SCREENED_OUT }, aChange({ previous: [line] }, { id: line.id })),
      ),
    actions: [],
    ...rest,
  };
}

const ROUND_THE_CLOCK: Written = { provision: "A helpline for victims, day and night" };
const OFFICE_HOURS: Written = { provision: "A helpline for victims, on weekdays from 9am to 5pm" };

export const CHANGES: readonly Situation[] = [
  {
    rule: 17,
    situation: "A helpline costs what it did, and is open in office hours instead of day and night",
    content: goingOn(ROUND_THE_CLOCK, OFFICE_HOURS),
    verdict: "blocks",
    sentences: [`Helpline: The amount is unchanged, but the provision differs. ${SAME_PRICE}`],
  },
  {
    rule: 17,
    situation: "The shorter hours are assessed, and those who call at night are answered for",
    content: {
      ...goingOn(ROUND_THE_CLOCK, OFFICE_HOURS, {
        entry: {
          impacts: [
            anImpact({
              characteristic: "sex",
              direction: "adverse",
              who: "Women who are abused by somebody they live with",
              description:
                "Three in ten calls came after 5pm, most of them from women who could not speak by day",
              mitigation: "The national helpline takes the calls after 5pm",
              mitigationBy: "The provider",
              mitigationTiming: "in_place",
            }),
          ],
        },
      }),
      eia: anEia({
        outcome: "continue_despite_adverse",
        outcomeJustification: "The calls at night are taken by the national helpline",
      }),
    },
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 17,
    situation: "What a service provides is said in other words, and an author confirms that it is the same",
    content: goingOn(
      { provision: "Advocacy for child victims of sexual violence" },
      { provision: "Advocacy for children who are victims of sexual violence" },
      { confirmed: {} },
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 17,
    situation:
      "It was confirmed to be the same; then a refuge for women with children became one for women alone",
    content: goingOn(
      { provision: "Refuge places for women and their children" },
      { provision: "Refuge places for women" },
      { confirmed: { provision: "Refuge places for women and children" } },
    ),
    verdict: "blocks",
    sentences: [`Helpline: The amount is unchanged, but the provision differs. ${SAME_PRICE}`],
  },
  {
    rule: 17,
    situation: "A contract is let again for the same amount, to somebody else, and nobody answers for it",
    content: goingOn({ deliveryOrganisation: "Turning Point" }, { deliveryOrganisation: "County Council" }),
    verdict: "blocks",
    sentences: [`Helpline: The amount is unchanged, but the provider differs. ${SAME_PRICE}`],
  },
  {
    rule: 17,
    situation:
      "One budget calls the provider the Force, the other Leicestershire Police; an author confirms that it is one",
    content: goingOn(
      { deliveryOrganisation: "Force" },
      { deliveryOrganisation: "Leicestershire Police" },
      { confirmed: {} },
    ),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 17,
    situation: "A grant becomes a contract, by which the provider may be held to what it does",
    content: goingOn({ method: "grant" }, { method: "procured_sole" }),
    verdict: "blocks",
    sentences: [`Helpline: The amount is unchanged, but the method differs. ${SAME_PRICE}`],
  },
  {
    rule: 17,
    situation:
      "A service moves from the whole county to the city, to another provider, and does something else",
    content: goingOn(
      { deliveryOrganisation: "FreeVA", provision: "Outreach at home", method: "grant", reach: "LLR" },
      {
        deliveryOrganisation: "Catch 22",
        provision: "A drop-in",
        method: "procured_sole",
        reach: "Leicester City",
      },
    ),
    verdict: "blocks",
    sentences: [
      `Helpline: The amount is unchanged, but the provider, the provision, the method and the reach differ. ${SAME_PRICE}`,
    ],
  },
  {
    rule: 17,
    situation: "A grant goes on as it was, and an author assesses it all the same",
    content: goingOn({}, {}, { entry: {} }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 17,
    situation: "A grant goes on as it was and nobody assesses it: it needs no entry",
    content: goingOn({}, {}),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 17,
    situation: "An author begins to assess a grant that goes on, and leaves it there",
    content: goingOn({}, {}, { entry: { impacts: [], consultees: [] } }),
    verdict: "blocks",
    sentences: [
      "Helpline: No protected characteristic is assessed. Say what happens to whom, or why nobody is affected.",
    ],
  },
  {
    rule: 17,
    situation: "A service that goes on was assessed; after that its hours were cut in the budget",
    content: goingOn(ROUND_THE_CLOCK, ROUND_THE_CLOCK, { entry: {}, afterwards: OFFICE_HOURS }),
    verdict: "blocks",
    sentences: [
      "Helpline: The entry is stale: its lines have changed since it was written. Confirm or revise it.",
    ],
  },
  {
    rule: 17,
    situation: "A change says why it is made, and that it takes effect in October",
    content: goingOn(ROUND_THE_CLOCK, OFFICE_HOURS, {
      entry: {},
      link: {
        rationale: "Few call at night, and the national helpline takes those calls",
        effectiveOn: calendarDate("2018-10-01"),
      },
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 1,
    situation: "A programme is over: every service of the budget before ends, and each is answered for",
    content: allEnding(["Youth grants", "Kicks"]),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 1,
    situation: "Every service of the budget before ends, and one of them is answered for by nobody",
    content: allEnding(["Youth grants"]),
    verdict: "blocks",
    sentences: ["Kicks: This change is not assessed."],
  },
  {
    rule: 6,
    situation: "Every service ends, and £20,000 of funding is still there to pay for nothing",
    content: allEnding(["Youth grants", "Kicks"], {
      fundingSources: [aFundingSource({ amounts: each([2018], POUNDS) })],
    }),
    verdict: "blocks",
    sentences: ["Funding for 2018/19: £20,000 is stated; the lines add up to £0: a difference of +£20,000."],
  },
  {
    rule: 1,
    situation: "A budget that is compared with an empty one has no line either",
    content: allEnding([], {
      previous: aBudget({ frameworkId: 2, years: [2017], lines: [] }),
      links: [],
    }),
    verdict: "blocks",
    sentences: ["Budget lines: There is no budget line yet."],
  },
];
