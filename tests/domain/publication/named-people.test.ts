import { describe, expect, it } from "vitest";
import { namedPeople, printedContent } from "../../../app/domain/publication/named-people";
import { anAction } from "../../support/content-builder";

const steps = {
  submission: { submittedBy: 1, submittedByName: "A. Author", capacity: "EIA author" },
  approval: { personId: 2, personName: "S. Senior", capacity: "Chief Executive" },
  determined: { personId: 2, personName: "S. Senior", capacity: "Monitoring Officer" },
};
const actions = [
  anAction({
    id: 1,
    ownerId: 3,
    ownerName: "O. Owner",
    resolvedBy: { id: 2, name: "S. Senior", capacity: "MO" },
  }),
  anAction({ id: 2, ownerId: null, ownerName: "A board", resolvedBy: null }),
];

describe("whom a record names", () => {
  it("is each person with an account once, and as what", () => {
    expect(namedPeople({ actions }, steps)).toEqual([
      { id: 1, name: "A. Author", as: ["submitted it, EIA author"] },
      {
        id: 2,
        name: "S. Senior",
        as: [
          "approved it, Chief Executive",
          "determined what is published, Monitoring Officer",
          "answered for an action, MO",
        ],
      },
      { id: 3, name: "O. Owner", as: ["owns an action"] },
    ]);
  });

  it("prints an owner by the title, and who answered by their capacity alone", () => {
    const printed = printedContent({ actions }, new Set([2, 3]), "Action owner").actions;
    expect(printed[0]).toMatchObject({ ownerName: "Action owner", resolvedBy: { name: "", capacity: "MO" } });
    expect(printed[1]).toEqual(actions[1]);
  });
});
