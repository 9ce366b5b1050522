import { isMainThread } from "node:worker_threads";

/** Loaded before a server: each SIGUSR2 puts its clock 60 days on, as if so much time had gone by since. */
const DAYS_MS = 60 * 24 * 60 * 60 * 1000;
let later = 0;

const Later = new Proxy(Date, {
  construct: (Given, given, made) =>
    Reflect.construct(
      Given,
      given.length === 0 ? [Given.now() + later] : given,
      made === Later ? Given : made,
    ),
  get: (Given, name) => (name === "now" ? () => Given.now() + later : Reflect.get(Given, name)),
});
globalThis.Date = Later;

if (isMainThread) {
  process.on("SIGUSR2", () => {
    later += DAYS_MS;
  });
}
