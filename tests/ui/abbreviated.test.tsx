import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Abbreviated, Abbreviations } from "../../app/ui/glossary/abbreviated";

const TERMS = [{ term: "IOM", meaning: 'Integrated "Offender" Management' }];

describe("Abbreviated", () => {
  const html = (text: string, terms = TERMS) =>
    renderToStaticMarkup(
      <Abbreviations terms={terms}>
        <Abbreviated>{text}</Abbreviated>
      </Abbreviations>,
    );
  const explained = '<abbr title="Integrated &quot;Offender&quot; Management">IOM</abbr>';

  it.each([
    ["The IOM team, not the IOMs", `The ${explained} team, not the IOMs`],
    ["IOM and IOM", `${explained} and IOM`],
    ["<b>IOM</b>", `&lt;b&gt;${explained}&lt;/b&gt;`],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it("is the text alone where the page has no glossary", () => {
    expect(html("IOM", [])).toBe("IOM");
    expect(renderToStaticMarkup(<Abbreviated>IOM</Abbreviated>)).toBe("IOM");
  });
});
