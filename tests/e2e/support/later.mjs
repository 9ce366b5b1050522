import { isMainThread } from "node:worker_threads";

/** Loaded before a server: each SIGUSR2 puts its clock 60 days on, as if so much time had gone by since. */
const DAYS_MS = 60 * 24 * 60 * 60 * 1000;
const Given = Date;
let later = 0;

globalThis.Date = class extends Given {
  constructor(...given) {
    super(...(given.length === 0 ? [Given.now() + later] : given));
  }
  static now() {
    return Given.now() + later;
  }
};
if (isMainThread) {
  process.on("SIGUSR2", () => {
    later += DAYS_MS;
  });
}
