import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

const PASSWORD = "teapot gravel lantern";
const EMAIL = "new.owner@opcc.example";

for (const { name, ...options } of [
  { name: "on a phone", width: 320, javaScript: true },
  { name: "on a desk without JavaScript", width: 1280, javaScript: false },
]) {
  test(`a new account waits until a colleague has confirmed it, ${name}`, async ({ browser, demo }) => {
    const email = `${options.width}.${EMAIL}`;
    const newcomer = `New Owner ${options.width}`;
    const admin = await Person.signedIn(browser, demo.origin, "admin", options);
    await admin.goTo("/admin/people/new");
    await admin.fill("Name", newcomer);
    await admin.fill("Email address", email);
    await admin.choose("Action owner");
    await admin.press("Add");
    const link = await admin.page.locator("code").innerText();

    const holder = await Person.nobody(browser, demo.origin, options);
    const asked: string[] = [];
    holder.page.on("request", (request) => asked.push(request.url()));
    const { pathname, hash } = new URL(link);
    await holder.goTo(pathname);
    // With scripts the page posts what stands after the # and is gone: there is nothing to look at in between.
    await holder.page.goto("about:blank");
    await holder.page.goto(pathname + hash);
    if (!options.javaScript) {
      await holder.fill("Your one-time link or code", link);
      await holder.press("Continue");
    }
    await holder.sees(email);
    expect(new URL(holder.page.url()).hash).toBe("");
    await holder.fill("Your new password", PASSWORD);
    await holder.fill("Repeat the password", PASSWORD);
    await holder.press("Save password");
    await holder.fill("Email address", email);
    await holder.fill("Password", PASSWORD);
    await holder.press("Sign in");
    await holder.sees("Your account waits for a colleague to confirm it");
    // A browser sends nobody what stands after the #.
    expect(asked.join("\n")).not.toContain(hash.slice(1));
    await holder.goTo("/account");
    await holder.sees("can confirm it, once you told them so in person");

    await admin.goTo("/admin");
    await admin.sees("Waits to be confirmed");
    await admin.goTo("/");
    await expect(admin.page.getByRole("link", { name: `Confirm the account of ${newcomer}` })).toHaveCount(0);

    const author = await Person.signedIn(browser, demo.origin, "author", options);
    await author.follow(`Confirm the account of ${newcomer}`);
    // With scripts the page itself says so, and nothing is sent.
    await author.page.getByRole("button", { name: "Confirm", exact: true }).click();
    await author.sees("Confirm the statement");
    await author.choose(/I know this person/u);
    await author.press("Confirm");
    await expect(author.page).toHaveURL("/");

    await admin.goTo("/admin");
    await admin.follow(newcomer);
    await admin.sees("It is confirmed that they chose it themselves");
    await holder.goTo("/");
    await expect(holder.page.getByText("Your account waits")).toHaveCount(0);
    for (const person of [admin, holder, author]) await person.close();
  });
}
