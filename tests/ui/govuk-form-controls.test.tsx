import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { FileUpload, PasswordInput, Select, Textarea, TextInput } from "../../app/ui/govuk";
import { all, expectAsFixture, outlineOf, remove, removeAttribute } from "./govuk-fixtures";

const insuranceHint =
  "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.";

describe("text input", () => {
  const id = "with-error-hint";

  it("renders label, hint and error, and refers to them", () => {
    expectAsFixture(
      "input",
      "with error and hint",
      <TextInput
        id={id}
        name={id}
        label="National insurance number"
        hint={insuranceHint}
        error="Enter a National Insurance number in the correct format"
      />,
    );
  });

  it("renders prefix, suffix and error", () => {
    expectAsFixture(
      "input",
      "with prefix and suffix and error",
      <TextInput
        id="input-with-prefix-suffix"
        name="cost"
        label="Cost per item, in pounds"
        prefix="£"
        suffix="per item"
        error="Error message goes here"
      />,
    );
  });

  it("renders width, heading, input mode, spelling check and value", () => {
    expectAsFixture(
      "input",
      "with width-5 class",
      <TextInput
        id="input-width-5"
        name="test-width-5"
        label="National insurance number"
        hint={insuranceHint}
        width={5}
      />,
    );
    expectAsFixture(
      "input",
      "with label as page heading",
      <TextInput
        id="input-with-page-heading"
        name="test-name"
        label="National Insurance number"
        labelSize="l"
        labelIsHeading
      />,
    );
    expectAsFixture(
      "input",
      "inputmode",
      <TextInput id="with-inputmode" name="with-inputmode" label="With inputmode" inputMode="decimal" />,
    );
    expectAsFixture(
      "input",
      "with spellcheck disabled",
      <TextInput
        id="input-with-spellcheck-disabled"
        name="spellcheck"
        label="Spellcheck is disabled"
        spellCheck={false}
      />,
    );
    expect(
      outlineOf(<TextInput id="a" name="a" label="A" width="two-thirds" defaultValue="typed" />).join(),
    ).toContain(
      '<input class="govuk-!-width-two-thirds govuk-input" id="a" name="a" type="text" value="typed">',
    );
  });

  it("keeps hint and error when the caller adds attributes", () => {
    const html = outlineOf(
      <TextInput
        id={id}
        name="ignored"
        label="Name"
        hint="Hint"
        error="Error"
        inputProps={{
          name: "registered",
          onBlur: vi.fn(),
          ref: () => undefined,
          className: "own",
          "aria-describedby": "other",
        }}
      />,
    ).join("\n");
    expect(html).toContain(`aria-describedby="other ${id}-hint ${id}-error"`);
    expect(html).toContain('class="govuk-input govuk-input--error own"');
    expect(html).toContain('name="registered"');
  });

  it("parts the word Error from the message by a space, as read aloud", () => {
    const html = renderToStaticMarkup(<TextInput id="a" name="a" label="A" error="Enter a name" />);
    expect(html).toContain("Error:</span> Enter a name");
  });
});

describe("other controls with one label", () => {
  it("renders a textarea", () => {
    expectAsFixture(
      "textarea",
      "with hint and error message",
      <Textarea
        id="with-hint-error"
        name="with-hint-error"
        label="With hint and error"
        hint="Hint"
        error="Error message"
      />,
    );
    expect(outlineOf(<Textarea id="a" name="a" label="A" rows={8} defaultValue="typed" />)).toEqual(
      expect.arrayContaining(['  <textarea class="govuk-textarea" id="a" name="a" rows="8">', "    typed"]),
    );
  });

  const options = [1, 2, 3].map((n) => ({ value: String(n), text: `GOV.UK frontend option ${n}` }));

  it("renders a select", () => {
    expectAsFixture(
      "select",
      "with hint text and error message",
      <Select
        id="select-2"
        name="select-2"
        label="Label text goes here"
        hint="Hint text goes here"
        error="Error message goes here"
        options={options}
      />,
    );
    expectAsFixture(
      "select",
      "with selected value",
      <Select
        id="select-1"
        name="select-1"
        label="Label text goes here"
        options={options}
        defaultValue="2"
      />,
      [
        {
          why: "No option of ours is disabled: it would say nothing about why.",
          edit: (root) =>
            all(root, (element) => element.tagName === "option").forEach((option) =>
              removeAttribute(option, "disabled"),
            ),
        },
      ],
    );
  });

  /** The script makes it: browsers without our scripts do not all know `hidden`. */
  const withoutButton = {
    why: "The button that shows it is made by script, for whom it does something.",
    edit: (root: Parameters<typeof all>[0]) =>
      all(root, ({ tagName }) => tagName === "button").forEach(remove),
  };

  it("renders a password input, without the button that only a script makes useful", () => {
    expectAsFixture(
      "password-input",
      "with error message",
      <PasswordInput
        id="password-input-with-error-message"
        name="test-name-3"
        label="Password"
        hint="It probably has some letters, numbers and maybe even some symbols in it."
        error="Error message goes here"
        autoComplete="current-password"
      />,
      [withoutButton],
    );
    expectAsFixture(
      "password-input",
      "with new-password autocomplete",
      <PasswordInput
        id="password-input-new-password"
        name="password"
        label="Password"
        autoComplete="new-password"
      />,
      [withoutButton],
    );
  });

  it("renders a file upload", () => {
    expectAsFixture(
      "file-upload",
      "with error message and hint",
      <FileUpload
        id="file-upload-3"
        name="file-upload-3"
        label="Upload a file"
        hint="Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
        error="Error message goes here"
      />,
    );
    expect(outlineOf(<FileUpload id="a" name="a" label="A" accept=".xlsx" />).join()).toContain(
      'accept=".xlsx"',
    );
  });
});
