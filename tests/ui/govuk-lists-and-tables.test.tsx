import { describe, expect, it } from "vitest";
import { SummaryCard, SummaryList, Table, Tag, TaskList } from "../../app/ui/govuk";
import { expectAsFixture, onClass, outlineOf, setAttribute, wrapIn, type Difference } from "./govuk-fixtures";

const nameAndBirth = [
  { key: "Name", value: "Firstname Lastname" },
  { key: "Date of birth", value: "13/08/1980" },
];

describe("lists and tables", () => {
  it("renders tags", () => {
    expectAsFixture("tag", "default", <Tag>Alpha</Tag>);
    expectAsFixture("tag", "grey", <Tag colour="grey">Grey</Tag>);
  });

  const address = (
    <>
      <p className="govuk-body">email@email.com</p>
      <p className="govuk-body">
        Address line 1<br />
        Address line 2<br />
        Address line 3<br />
        Address line 4<br />
        Address line 5
      </p>
    </>
  );
  const contact = { key: "Contact information", value: address };

  it("renders a summary list", () => {
    expectAsFixture("summary-list", "default", <SummaryList rows={[...nameAndBirth, contact]} />);
    expectAsFixture("summary-list", "no-border", <SummaryList rows={[...nameAndBirth, contact]} noBorder />);
  });

  it("renders a summary list with no, one or two actions in a row", () => {
    const action = (text: string, visuallyHidden: string) => ({ href: "#", text, visuallyHidden });
    const name = {
      key: "Name",
      value: "Firstname Lastname",
      actions: [action("Edit", "name"), action("Delete", "name")],
    };
    const birth = { key: "Date of birth", value: "13/08/1980" };
    expectAsFixture("summary-list", "with some actions", <SummaryList rows={[name, birth, contact]} />);
    expectAsFixture(
      "summary-list",
      "with actions",
      <SummaryList
        rows={[
          name,
          { ...birth, actions: [action("Change", "date of birth")] },
          {
            ...contact,
            actions: [action("Edit", "contact information"), action("Change", "contact information")],
          },
        ]}
      />,
    );
  });

  it("renders a summary card", () => {
    const card = { title: "Undergraduate teaching assistant", children: <SummaryList rows={nameAndBirth} /> };
    expectAsFixture("summary-list", "as a summary card with a text header", <SummaryCard {...card} />);
    expectAsFixture(
      "summary-list",
      "summary card with only 1 action",
      <SummaryCard {...card} actions={[{ href: "#", text: "My lonely action" }]} />,
    );
    expectAsFixture(
      "summary-list",
      "as a summary card with actions",
      <SummaryCard
        {...card}
        actions={[
          { href: "#", text: "Delete job history" },
          { href: "#", text: "Withdraw job history" },
        ]}
      />,
    );
  });

  it("renders a task list", () => {
    expectAsFixture(
      "task-list",
      "with hint text and additional states",
      <TaskList
        idPrefix="task-list"
        items={[
          { title: "Company Directors", href: "#", status: "Completed" },
          { title: "Registered company details", href: "#", status: <Tag colour="teal">Not started</Tag> },
          {
            title: "Business plan",
            href: "#",
            hint: "Ensure the plan covers objectives, strategies, sales, marketing and financial forecasts.",
            status: <Tag colour="magenta">Review</Tag>,
          },
          { title: "Documentation", href: "#", status: <Tag colour="blue">In progress</Tag> },
          { title: "Charitable status", href: "#", status: <Tag colour="red">Error</Tag> },
          {
            title: "Payment",
            hint: "It will cost between £15 and £75",
            status: "Cannot start yet",
            cannotStartYet: true,
          },
        ]}
      />,
    );
  });

  const months = [
    ["January", "£85", "£95"],
    ["February", "£75", "£55"],
    ["March", "£165", "£125"],
  ] as const;
  const rates = {
    caption: "Caption 1: Months and rates",
    captionSize: "m",
    head: [
      { text: "Month you apply" },
      { text: "Rate for bicycles", numeric: true },
      { text: "Rate for vehicles", numeric: true },
    ],
  } as const;

  const amounts = (cells: readonly string[]) => cells.map((content) => ({ content, numeric: true }));

  // React's useId, in the one component rendered here.
  const captionId = ":R0:";
  const scrolls: Difference[] = [
    {
      why: "A wide table scrolls in a region which the keyboard reaches.",
      edit: (root) =>
        wrapIn(
          root,
          `<div class="app-table-wrap" role="region" tabindex="0" aria-labelledby="${captionId}"></div>`,
        ),
    },
    onClass("govuk-table__caption", "The caption names the region.", (caption) =>
      setAttribute(caption, "id", captionId),
    ),
  ];

  it("renders a table inside a scrolling region named by its caption", () => {
    const withHeaders = months.map(([month, ...cells]) => ({
      key: month,
      header: month,
      cells: amounts(cells),
    }));
    expectAsFixture("table", "with head and caption", <Table {...rates} rows={withHeaders} />, scrolls);
  });

  it("takes the first cell of each row as its header when asked", () => {
    const withoutHeaders = months.map(([month, ...cells]) => ({
      key: month,
      cells: [{ content: month }, ...amounts(cells)],
    }));
    const table = <Table {...rates} rows={withoutHeaders} firstCellIsHeader />;
    expectAsFixture("table", "with head and caption", table, scrolls);
  });

  it("renders totals in a foot, and can hide its caption from sight", () => {
    const lines = outlineOf(
      <Table
        {...rates}
        captionHidden
        rows={[]}
        foot={[{ key: "total", header: "Total", cells: amounts(["£325"]) }]}
      />,
    ).map((line) => line.trim());
    expect(lines).toContain(
      `<caption class="govuk-table__caption govuk-table__caption--m govuk-visually-hidden" id="${captionId}">`,
    );
    expect(lines.slice(lines.indexOf('<tfoot class="app-table__foot">'))).toEqual([
      '<tfoot class="app-table__foot">',
      '<tr class="govuk-table__row">',
      '<th class="govuk-table__header" scope="row">',
      "Total",
      '<td class="govuk-table__cell govuk-table__cell--numeric">',
      "£325",
    ]);
  });
});
