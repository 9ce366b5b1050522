import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

const FRAMEWORK = "/frameworks/2";

for (const { name, ...options } of [
  { name: "on a phone", width: 320, javaScript: true },
  { name: "on a desk without JavaScript", width: 1280, javaScript: false },
]) {
  // A remark blocks nothing, so that whoever else is in the same demonstration finds what they count.
  test(`a comment is written beside an entry, answered and resolved, ${name}`, async ({ browser, demo }) => {
    const remark = `Say who was asked, ${name}`;
    const officer = await Person.signedIn(browser, demo.origin, "monitoring", options);
    await officer.goTo(`${FRAMEWORK}/eia/entries/7`);
    await officer.follow("Comment, or ask for a change");
    // With JavaScript it is told without a page that answers.
    await officer.page.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
    await officer.sees("Enter your comment");
    await officer.choose("A comment");
    await officer.fill("What do you want to say?", remark);
    await officer.press("Save");
    expect(new URL(officer.page.url()).hash).toBe("#comments");
    await officer.sees(remark);

    const author = await Person.signedIn(browser, demo.origin, "author", options);
    await author.goTo(`${FRAMEWORK}/comments`);
    const item = author.page.getByRole("listitem").filter({ hasText: remark });
    await item.getByRole("link", { name: /^Answer or resolve/u }).click();
    await author.fill("Your answer", "The provider and its users");
    await author.press("Answer");
    await author.sees("The provider and its users");
    await author.press("Resolve");
    await author.sees("Resolved by");
    await author.goTo(`${FRAMEWORK}/comments?show=resolved`);
    await author.sees(remark);
    for (const person of [officer, author]) await person.close();
  });
}
