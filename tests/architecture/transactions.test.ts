import { expect, it } from "vitest";
import { listSourceFiles } from "./source";

/** What is written without somebody who is signed in, or sees to the session itself. */
const WITHOUT_SESSION = [
  // They make all others.
  "app/services/internal/audit-log.server.ts",
  "app/services/internal/transaction.server.ts",
  // Looks the session up, and whether it is still there.
  "app/services/context.server.ts",
  // Begin or end a session.
  "app/services/account/sign-in.server.ts",
  "app/services/account/sign-out.server.ts",
  // Whoever has a link or the code of the installation.
  "app/services/account/set-password.server.ts",
  "app/services/office/set-up-office.server.ts",
  "app/services/office/offer-set-up.server.ts",
  // Of the public: nobody is signed in.
  "app/services/consultation/receive-answer.server.ts",
  "app/services/consultation/take-back-answer.server.ts",
  "app/services/consultation/save-answer.server.ts",
  "app/services/grants/receive-application.server.ts",
  // A provider with a private link: nobody is signed in.
  "app/services/results/enter-return.server.ts",
  // The installation's own: nobody asked for it.
  "app/services/consultation/delete-what-is-due.server.ts",
  "app/services/grants/delete-personal-data.server.ts",
  // The server's own, when a consultation has closed.
  "app/services/consultation/destroy-keys.server.ts",
  // Only says on the log that a password was wrong.
  "app/services/account/internal/password-again.server.ts",
  // Reads.
  "app/services/office/verify-audit.server.ts",
  // Made of what is published, by whoever searches first, with an account or without.
  "app/services/register/refresh-register.server.ts",
  // Before the server listens.
  "app/platform/demo/prepare-demo.server.ts",
];

it("every other transaction is opened by the one that looks the session up again", () => {
  const opening = listSourceFiles(["app"]).filter(({ text }) =>
    /\btransaction(?:WithEvents|UnlessBusy)\(|\b(?:database|db)\.transaction\(/u.test(text),
  );
  expect(opening.map(({ name }) => name).toSorted()).toEqual(WITHOUT_SESSION.toSorted());
});
