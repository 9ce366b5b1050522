import { describe, expect, it } from "vitest";
import type { Budget, BudgetLine } from "~/domain/budget/budget";
import { matchable, proposeLinks } from "~/domain/budget/link-proposals";
import { aBudget, aLine } from "../../support/content-builder";

type Words = Partial<BudgetLine>;

const PRIORITIES = [
  { id: 1, name: "Victims" },
  { id: 2, name: "Prevention" },
];
/** Lines of which nothing is known but what is named, numbered from `first`, of another amount each. */
const budget = (year: number, first: number, lines: readonly Words[]): Budget =>
  aBudget({
    years: [year],
    priorities: PRIORITIES,
    lines: lines.map((line, index) =>
      aLine({
        id: first + index,
        priorityId: null,
        service: `Service ${first + index}`,
        deliveryOrganisation: "",
        provision: "",
        reach: "",
        amounts: { [year]: first + index },
        ...line,
      }),
    ),
  });
const proposals = (previous: Budget, current: Budget) =>
  proposeLinks(previous, current, {
    previousLineIds: new Set(previous.lines.map(({ id }) => id)),
    newLineIds: new Set(current.lines.map(({ id }) => id)),
  });
/** Lines before from 101 on, lines now from 201 on. */
const propose = (before: readonly Words[], now: readonly Words[]) =>
  proposals(budget(2017, 101, before), budget(2018, 201, now));
const idsOf = (found: ReturnType<typeof propose>) =>
  found.map(({ previousLineIds, newLineIds }) => [previousLineIds, newLineIds]);

const [EAST, WEST, NORTH, SOUTH] = ["East", "West", "North", "South"].map((place) => ({
  service: `Make Moves ${place}`,
  provision: "Sport",
}));
const of = (deliveryOrganisation: string, line: Words = {}): Words => ({ ...line, deliveryOrganisation });

describe("lines that go on as several, or come together", () => {
  it.each<[string, Words[], Words[], [number[], number[]][]]>([
    [
      "are one proposal where each is as much like the one, though the providers are others",
      [{ service: "Make Moves", reach: "East, West" }],
      [of("Catch 22", EAST), of("Go-Getta", WEST)],
      [[[101], [201, 202]]],
    ],
    [
      "are one proposal where each is as much like each, each line once",
      [of("Catch 22", EAST), of("Go-Getta", WEST)],
      [NORTH ?? {}, SOUTH ?? {}],
      [
        [
          [101, 102],
          [201, 202],
        ],
      ],
    ],
    [
      "leave out a line that is less alike, of another provider",
      [of("Catch 22", { service: "Make Moves East", provision: "Sport" })],
      [of("Catch 22", { ...WEST, provision: "Sport" }), of("Go-Getta", { ...NORTH, provision: "Sport" })],
      [[[101], [201]]],
    ],
    [
      "take in a line that is less alike, of the same provider",
      [of("Catch 22", { service: "Victim First" })],
      [
        of("Catch 22", { service: "Victim First" }),
        of("Catch 22", { service: "Hardship fund", provision: "For Victim First" }),
      ],
      [[[101], [201, 202]]],
    ],
  ])("%s", (_case, before, now, expected) => {
    expect(idsOf(propose(before, now))).toEqual(expected);
  });

  it("bear the name of what was split, else of what it became", () => {
    const title = (before: Words[], now: Words[]) => propose(before, now).map((one) => one.title);
    const [all, east, west] = [{ service: "Make Moves" }, EAST ?? {}, WEST ?? {}];
    expect(title([all], [east, west])).toEqual(["Make Moves"]);
    expect(title([east, west], [all])).toEqual(["Make Moves"]);
    expect(title([east, west], [NORTH ?? {}, SOUTH ?? {}])).toEqual(["Make Moves North"]);
    expect(title([{ service: "Make  moves" }], [{ service: "Make Moves!" }])).toEqual(["Make Moves!"]);
  });

  it("say of each two lines why, and are no more than possible", () => {
    expect(
      propose([of("Catch 22", { service: "Make Moves" })], [of("Catch 22", EAST), of("Catch 22", WEST)]),
    ).toMatchObject([
      {
        sureness: "possible",
        reasons: [
          "“Make Moves” and “Make Moves East”: Similar name. The provider is the same",
          "“Make Moves” and “Make Moves West”: Similar name. The provider is the same",
        ],
      },
    ]);
  });

  it("are twelve at most; a line beyond goes where else it is like", () => {
    const twelve = Array.from({ length: 12 }, (_, index) => ({
      service: "Make Moves",
      provision: index === 11 ? "Debt advice" : "",
    }));
    const found = idsOf(propose([{ service: "Make Moves" }, { service: "Debt advice" }], twelve));
    expect(found).toEqual([
      [[101], Array.from({ length: 11 }, (_, index) => 201 + index)],
      [[102], [212]],
    ]);
  });
});

describe("services of one purpose that end or begin together", () => {
  const many = (count: number, line: Words): Words[] => Array.from({ length: count }, () => line);
  const arts = { provision: "Arts", priorityId: 1 };

  it.each<[string, Words[], number]>([
    ["two", many(2, arts), 1],
    ["twelve", many(12, arts), 1],
    ["not one", many(1, arts), 0],
    ["not more than a person can take in", many(13, arts), 0],
    ["not those without a purpose", many(2, { provision: "" }), 0],
    ["not those of other priorities", [arts, { ...arts, priorityId: 2 }], 0],
    ["not those of other purposes", [arts, { ...arts, provision: "Debts" }], 0],
    ["those under no priority", many(2, { provision: "Arts" }), 1],
    ["those of each purpose", [...many(2, arts), ...many(2, { ...arts, provision: "Debts" })], 2],
  ])("are proposed together: %s", (_case, lines, count) => {
    const named = lines.map((line, index) => ({ ...line, service: `${"abcdefghijklmnop"[index] ?? ""}x` }));
    expect(propose(named, [])).toHaveLength(count);
    expect(propose([], named)).toHaveLength(count);
  });

  it("bear the name of the purpose and say what happens to them", () => {
    const two = [
      { ...arts, service: "Stage" },
      { ...arts, service: "Paint" },
    ];
    const both = { title: "Arts", sureness: "possible" };
    expect(propose(two, [])).toEqual([
      {
        ...both,
        previousLineIds: [101, 102],
        newLineIds: [],
        reasons: ["All end, and the purpose is the same: “Arts”"],
      },
    ]);
    expect(propose([], two)).toEqual([
      {
        ...both,
        previousLineIds: [],
        newLineIds: [201, 202],
        reasons: ["All are new, and the purpose is the same: “Arts”"],
      },
    ]);
  });
});

describe("proposals", () => {
  it("come as the previous budget is written, then as the new one is, their lines too", () => {
    const previous = budget(2017, 101, [
      { service: "Kicks" },
      { service: "Stage", provision: "Arts" },
      { service: "Beacon" },
      { service: "Paint", provision: "Arts" },
      { service: "Locks" },
    ]);
    const current = budget(2018, 201, [
      { service: "Loan", provision: "Debts" },
      { service: "Kicks" },
      { service: "Locks" },
      { service: "Advice", provision: "Debts" },
      { service: "Beacon" },
      { service: "Bus", provision: "Travel" },
      { service: "Train", provision: "Travel" },
    ]);
    expect(idsOf(proposals(previous, current))).toEqual([
      [[101], [202]],
      [[102, 104], []],
      [[103], [205]],
      [[105], [203]],
      [[], [201, 204]],
      [[], [206, 207]],
    ]);
    const turned = ({ lines, ...rest }: Budget) => ({ ...rest, lines: [...lines].reverse() });
    expect(idsOf(proposals(turned(previous), turned(current)))).toEqual([
      [[105], [203]],
      [[104, 102], []],
      [[103], [205]],
      [[101], [202]],
      [[], [207, 206]],
      [[], [204, 201]],
    ]);
  });

  it("compare lines by the names of their priorities", () => {
    const lines = [{ priorityId: 2 }, { priorityId: 1 }, { priorityId: null }, { priorityId: 9 }];
    expect(matchable(budget(2018, 201, lines)).map(({ key, priority }) => [key, priority])).toEqual([
      [201, "Prevention"],
      [202, "Victims"],
      [203, ""],
      [204, ""],
    ]);
  });
});
