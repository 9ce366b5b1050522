import { describe, expect, it, vi } from "vitest";
import { Checkboxes, DateInput, Fieldset, Radios } from "../../app/ui/govuk";
import {
  expectAsFixture,
  onClass,
  outlineOf,
  removeAttribute,
  setAttribute,
  withoutModule,
  type Difference,
} from "./govuk-fixtures";

describe("radios", () => {
  const noRadiosScript = withoutModule(
    "govuk-radios",
    "The style sheet shows and hides conditional content, with or without a script.",
  );
  const contact = (type: string, label: string) => (
    <>
      <label className="govuk-label" htmlFor={type}>
        {label}
      </label>
      <input className="govuk-input govuk-!-width-one-third" name={type} type="text" id={type} />
    </>
  );

  it("renders the content of every choice, for the style sheet to show or hide", () => {
    expectAsFixture(
      "radios",
      "with conditional item checked",
      <Radios
        name="how-contacted-checked"
        legend="How do you want to be contacted?"
        defaultValue="email"
        items={[
          { value: "email", text: "Email", conditional: contact("context-email", "Email") },
          { value: "phone", text: "Phone", conditional: contact("contact-phone", "Phone number") },
          {
            value: "text",
            text: "Text message",
            conditional: contact("contact-text-message", "Mobile phone number"),
          },
        ]}
      />,
      [
        noRadiosScript,
        onClass(
          "govuk-radios__conditional",
          "The style sheet shows and hides it: the script's aria-expanded is not allowed on a radio.",
          (element) => {
            removeAttribute(element, "id");
            setAttribute(element, "class", "govuk-radios__conditional");
          },
        ),
        onClass(
          "govuk-radios__input",
          "There is no script for which it would name what it controls.",
          (element) => {
            removeAttribute(element, "data-aria-controls");
          },
        ),
      ],
    );
  });

  it("renders small and inline", () => {
    expectAsFixture(
      "radios",
      "small inline",
      <Radios
        id="sort"
        name="example"
        legend="Sort by"
        small
        inline
        items={[
          { value: "relevance", text: "relevance" },
          { value: "title", text: "A to Z" },
          { value: "created", text: "creation date" },
        ]}
      />,
      [noRadiosScript],
    );
  });

  it("renders hint and error", () => {
    expectAsFixture(
      "radios",
      "with hint and error message",
      <Radios
        name="example-error-message-hint"
        legend="Have you changed your name?"
        hint="This includes changing your last name or spelling your name differently."
        error="Please select an option"
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No" },
        ]}
      />,
      [noRadiosScript],
    );
  });

  it("renders a hint for each choice, and spreads the caller's attributes on each", () => {
    const lines = outlineOf(
      <Radios
        name="way"
        legend="How?"
        legendSize="l"
        legendIsHeading
        items={[
          { value: "a", text: "A", hint: "First" },
          { value: "b", text: "B" },
        ]}
        inputProps={{ "aria-describedby": "note", name: "registered", onChange: vi.fn() }}
      />,
    ).map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        '<legend class="govuk-fieldset__legend govuk-fieldset__legend--l">',
        '<h1 class="govuk-fieldset__heading">',
        '<input aria-describedby="note way-item-hint" class="govuk-radios__input" id="way" name="registered" type="radio" value="a">',
        '<div class="govuk-hint govuk-radios__hint" id="way-item-hint">',
        '<input aria-describedby="note" class="govuk-radios__input" id="way-2" name="registered" type="radio" value="b">',
      ]),
    );
  });
});

describe("checkboxes", () => {
  const noScript = withoutModule(
    "govuk-checkboxes",
    "Its script serves conditional content and a 'none' choice; ours have neither.",
  );

  it("renders hint and error", () => {
    expectAsFixture(
      "checkboxes",
      "with error message and hint",
      <Checkboxes
        name="example"
        legend="What is your nationality?"
        hint="If you have dual nationality, select all options that are relevant to you."
        error="Please select an option"
        items={[
          { value: "british", text: "British" },
          { value: "irish", text: "Irish" },
        ]}
      />,
      [noScript],
    );
  });

  it("renders small choices with hints", () => {
    expectAsFixture(
      "checkboxes",
      "small with hint",
      <Checkboxes
        idPrefix="nationality"
        name="nationality"
        legend="Filter by"
        small
        items={[
          { value: "a", text: "a thing", hint: "hint for a thing" },
          { value: "b", text: "another thing" },
          { value: "c", text: "this thing" },
        ]}
      />,
      [noScript],
    );
  });

  it("ticks the default values, and only these", () => {
    const inputs = outlineOf(
      <Checkboxes
        name="x"
        legend="Which?"
        defaultValues={["b", "c"]}
        items={["a", "b", "c"].map((value) => ({ value, text: value }))}
      />,
    ).filter((line) => line.includes("<input"));
    expect(inputs.map((line) => line.includes("checked"))).toEqual([false, true, true]);
  });
});

describe("date input", () => {
  const birth = { legend: "What is your date of birth?", hint: "For example, 31 3 1980" };

  it("names its parts by the prefix and fills them", () => {
    expectAsFixture(
      "date-input",
      "with values and name prefix",
      <DateInput
        {...birth}
        id="with-values-name-prefix"
        namePrefix="dob"
        defaultValues={{ day: "31", month: "3", year: "1980" }}
      />,
    );
  });

  const prefixed: Difference = onClass(
    "govuk-date-input__input",
    "The fixture has no prefix; ours always have one.",
    (input) => {
      const name = input.attrs.find((attr) => attr.name === "name")?.value;
      setAttribute(input, "name", `dob-${name}`);
    },
  );

  it("marks all parts, or only those in error", () => {
    const error = "Error message goes here";
    expectAsFixture(
      "date-input",
      "with error message and hint",
      <DateInput {...birth} id="dob-errors" namePrefix="dob" error={error} />,
      [prefixed],
    );
    expectAsFixture(
      "date-input",
      "with error on day input",
      <DateInput {...birth} id="dob-day-error" namePrefix="dob" error={error} errorParts={["day"]} />,
      [prefixed],
    );
  });

  it("gives each part the caller's attributes", () => {
    const html = outlineOf(
      <DateInput
        {...birth}
        id="d"
        namePrefix="d"
        inputProps={{ year: { name: "date.year", maxLength: 4 } }}
      />,
    ).join();
    expect(html).toContain('id="d-year" inputmode="numeric" maxlength="4" name="date.year"');
    expect(html).toContain('name="d-month"');
  });
});

describe("fieldset", () => {
  it("renders its legend and what it holds", () => {
    expectAsFixture(
      "fieldset",
      "styled as large text",
      <Fieldset legend="What is your address?" legendSize="l" />,
    );
    expectAsFixture(
      "fieldset",
      "as page heading l",
      <Fieldset legend="What is your address?" legendSize="l" legendIsHeading />,
    );
    expectAsFixture(
      "fieldset",
      "html fieldset content",
      <Fieldset legend="What is your address?">
        <div className="my-content">
          <p>This is some content to put inside the fieldset</p>
        </div>
      </Fieldset>,
    );
  });

  it("is described by its hint", () => {
    const lines = outlineOf(<Fieldset legend="Address" hint="Where post reaches you" />);
    const id = /aria-describedby="(.+?)"/.exec(lines.join("\n"))?.[1];
    expect(id).toBeTruthy();
    expect(lines).toContain(`  <div class="govuk-hint" id="${id}">`);
  });
});
