import { calendarDate } from "~/domain/shared/calendar-date";
import { ACTION, aCompleteFramework, anAction, anEia, CHANGE } from "../../../support/content-builder";
import type { Situation } from "./situation";

const complete = aCompleteFramework();

export const EXISTING: readonly Situation[] = [
  {
    rule: 1,
    situation:
      "A cut, a transfer, a line spelt differently, one that is the same, and a new service, all answered for",
    content: complete,
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 1,
    situation: "The cut is answered for by nobody",
    content: {
      ...complete,
      entries: complete.entries.filter(({ changeId }) => changeId !== CHANGE.assessed),
    },
    verdict: "blocks",
    sentences: ["Victim support: This change is not assessed."],
  },
  {
    rule: 4,
    situation: "An action of the plan is open, and its day is still to come",
    content: {
      ...complete,
      actions: complete.actions.map((action) =>
        action.id === ACTION.completed ? anAction({ id: action.id, entryId: action.entryId }) : action,
      ),
    },
    verdict: "blocks",
    sentences: [
      "Look at groups that are defined otherwise: Commissioning Manager has this open, due 31 December 2018.",
    ],
  },
  {
    rule: 5,
    situation: "The EIA bears a day that is still to come",
    content: { ...complete, eia: anEia({ completedOn: calendarDate("2018-04-01") }) },
    verdict: "blocks",
    sentences: ["EIA: The date of the EIA is in the future."],
  },
];
