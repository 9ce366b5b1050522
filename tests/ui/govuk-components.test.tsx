import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import {
  BackLink,
  Breadcrumbs,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  ErrorSummary,
  Footer,
  Header,
  InsetText,
  NotificationBanner,
  Panel,
  ServiceNavigation,
  SkipLink,
  Tag,
  WarningText,
} from "../../app/ui/govuk";
import {
  all,
  expectAsFixture,
  onClass,
  outlineOf,
  removeAttribute,
  setAttribute,
  withoutModule,
  type Difference,
} from "./govuk-fixtures";

describe("the comparison itself", () => {
  it("fails on a missing attribute, a different text, a different class and a different order", () => {
    const fixture = <SkipLink href="#test-target-element" />;
    const module = withoutModule("govuk-skip-link", "No script is loaded for it.");
    expectAsFixture("skip-link", "default", fixture, [module]);
    for (const wrong of [
      <SkipLink key="href" href="#elsewhere" />,
      <SkipLink key="text" href="#test-target-element">
        Skip
      </SkipLink>,
      <a key="class" href="#test-target-element">
        Skip to main content
      </a>,
    ]) {
      expect(() => expectAsFixture("skip-link", "default", wrong, [module])).toThrow();
    }
    expect(outlineOf(<ButtonGroup>{[<b key="1" />, <i key="2" />]}</ButtonGroup>)).not.toEqual(
      outlineOf(<ButtonGroup>{[<i key="2" />, <b key="1" />]}</ButtonGroup>),
    );
  });

  it("fails when a declared difference is not there any more", () => {
    const stale = withoutModule("no-such-module", "Left over.");
    expect(() => expectAsFixture("tag", "default", <Tag>Alpha</Tag>, [stale])).toThrow("Left over.");
  });
});

describe("page furniture", () => {
  it("renders the generic header", () => {
    expectAsFixture("generic-header", "default", <Header officeName="My cool service" homeHref="/" />);
  });

  it("renders a footer without crown or Royal Arms", () => {
    const html = renderToStaticMarkup(<Footer>Contact us</Footer>);
    expect(html).toContain("Contact us");
    expect(html).not.toMatch(/svg|crown|copyright|govuk-footer/);
  });

  const allItemsShown = [
    withoutModule("govuk-service-navigation", "Its script only folds the menu, and ours is never folded."),
  ];
  const juggling = { serviceName: "Apply for a juggling license", serviceHref: "#/" };

  it("renders the service navigation unfolded", () => {
    const items = [1, 2, 3, 4].map((n) => ({
      text: `Navigation item ${n}`,
      href: `#/${n}`,
      current: n === 2,
    }));
    expectAsFixture(
      "service-navigation",
      "with collapseNavigationOnMobile set to false",
      <ServiceNavigation {...juggling} items={items} />,
      [
        ...allItemsShown,
        {
          why: "The fixture's item is the current section; ours is the current page.",
          edit: (root) =>
            all(root, (link) => link.attrs.some((a) => a.name === "aria-current")).forEach((link) =>
              setAttribute(link, "aria-current", "page"),
            ),
        },
      ],
    );
  });

  it("puts the end slot on the line of the navigation", () => {
    expectAsFixture(
      "service-navigation",
      "with `inline` end slot",
      <ServiceNavigation
        serviceName="Service name"
        serviceHref="#/"
        items={[{ text: "Navigation item 1", href: "#/1" }]}
        end={<div>[end]</div>}
      />,
      [
        ...allItemsShown,
        onClass("govuk-service-navigation__text", "Our service name always links.", (name) => {
          name.tagName = "a";
          setAttribute(name, "class", "govuk-service-navigation__link");
          setAttribute(name, "href", "#/");
        }),
      ],
    );
  });

  it("renders the back link", () => {
    expectAsFixture("back-link", "default", <BackLink href="#" />);
    expectAsFixture("back-link", "with custom text and link", <BackLink href="/home">Back to home</BackLink>);
  });

  it("renders breadcrumbs", () => {
    expectAsFixture(
      "breadcrumbs",
      "with last breadcrumb as current page",
      <Breadcrumbs
        items={[
          { text: "Home", href: "/" },
          { text: "Passports, travel and living abroad", href: "/browse/abroad" },
          { text: "Travel abroad" },
        ]}
      />,
    );
  });
});

describe("buttons", () => {
  it("renders each variant", () => {
    expectAsFixture("button", "default", <Button>Save and continue</Button>);
    expectAsFixture(
      "button",
      "secondary",
      <Button variant="secondary" name="secondary">
        Secondary button
      </Button>,
    );
    expectAsFixture(
      "button",
      "warning",
      <Button variant="warning" name="Warning">
        Warning button
      </Button>,
    );
  });

  it("renders its value", () => {
    expectAsFixture("button", "value", <Button value="start">Submit</Button>);
  });

  it("renders a link as a button", () => {
    expectAsFixture("button", "link", <ButtonLink href="/">Link button</ButtonLink>);
  });
});

describe("messages", () => {
  const takesFocus = (className: string): Difference =>
    onClass(className, "It takes focus without JavaScript too.", (element) => {
      setAttribute(element, "tabindex", "-1");
      setAttribute(element, "autofocus", "");
    });

  it("renders the error summary, taking focus", () => {
    expectAsFixture(
      "error-summary",
      "default",
      <ErrorSummary
        errors={[
          { href: "#example-error-1", text: "The date your passport was issued must be in the past" },
          { href: "#example-error-2", text: "Enter a postcode, like AA1 1AA" },
        ]}
      />,
      [takesFocus("govuk-error-summary")],
    );
  });

  const noScript = withoutModule(
    "govuk-notification-banner",
    "Its script only moves focus, which the attribute does.",
  );

  it("renders a notification banner, which takes focus only as a success", () => {
    expectAsFixture(
      "notification-banner",
      "default",
      <NotificationBanner>This publication was withdrawn on 7 March 2014.</NotificationBanner>,
      [noScript],
    );
    expectAsFixture(
      "notification-banner",
      "custom title",
      <NotificationBanner title="Important information">
        This publication was withdrawn on 7 March 2014.
      </NotificationBanner>,
      [noScript],
    );
    expectAsFixture(
      "notification-banner",
      "with type as success",
      <NotificationBanner type="success">Email sent to example@email.com</NotificationBanner>,
      [noScript, takesFocus("govuk-notification-banner")],
    );
  });

  it("renders warning text and inset text", () => {
    expectAsFixture(
      "warning-text",
      "default",
      <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>,
    );
    expectAsFixture(
      "inset-text",
      "default",
      <InsetText>
        It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the
        application.
      </InsetText>,
    );
  });

  it("renders the confirmation panel", () => {
    expectAsFixture(
      "panel",
      "default",
      <Panel title="Application complete">
        Your reference number
        <br />
        <strong>HDJ2123F</strong>
      </Panel>,
    );
    expectAsFixture("panel", "title with no body text", <Panel title="Application complete" />);
  });

  it("renders details, closed and open", () => {
    const text =
      "We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t provide your nationality, you’ll have to send copies of identity documents through the post.";
    expectAsFixture("details", "default", <Details summary="Help with nationality">{text}</Details>);
    expectAsFixture(
      "details",
      "expanded",
      <Details summary="Help with nationality" open>
        {text}
      </Details>,
      [onClass("govuk-details", "Nothing links to ours.", (details) => removeAttribute(details, "id"))],
    );
  });
});
