import type { Database } from "~db/client.server";
import { dimension, office, officeSetting, person, referenceCounter, roleGrant } from "~db/schema";
import { hashPassword } from "~/auth/password.server";
import { calendarDate } from "~/domain/shared/calendar-date";
import type { SigningKeys } from "../signing-key.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./accounts";
import { markDemoDatabase } from "./demo-mark.server";
import { loadCompleted } from "./complete-example.server";
import { actAs, loadBaseline, loadDraft } from "./load-example.server";
import { linkExample, loadPlan, writeSections } from "./load-plan.server";
import { loadOwnQuestions } from "./load-questions.server";

/** Fills an empty database with the demonstration; leaves one that has it as it is. */
export async function prepareDemo(database: Database, signer: SigningKeys): Promise<void> {
  if (!(await markDemoDatabase(database))) return;
  await addDemoOffice(database, new Date("2016-05-12T09:00:00Z"));
  const baselineAuthor = await actAs(database, "author@opcc.example", new Date("2017-03-01T10:00:00Z"));
  const admin = await actAs(database, "admin@opcc.example", new Date("2017-03-01T09:00:00Z"));
  await loadPlan(admin);
  await loadOwnQuestions(admin);
  const previousId = await loadBaseline(baselineAuthor);
  await linkExample(baselineAuthor, previousId);
  const author = await actAs(database, "author@opcc.example", new Date("2018-03-07T08:00:00Z"));
  const draftId = await loadDraft(author, previousId);
  await linkExample(author, draftId);
  await writeSections(author, draftId);
  await loadCompleted(database, signer, previousId);
}

/** The office's names, as such an office has them, and its people. */
export async function addDemoOffice(database: Database, since: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await database.transaction(async (tx) => {
    await tx.insert(officeSetting).values({
      validFrom: calendarDate("2016-05-12"),
      officeName: "Office of the Police and Crime Commissioner for Leicestershire",
      decidingBodyTitle: "Police and Crime Commissioner",
      eiaAuthorTitle: "EIA author",
      actionOwnerTitle: "Action owner",
      seniorOfficerTitle: "Chief Finance Officer",
      monitoringOfficerTitle: "Monitoring Officer",
      administratorTitle: "Administrator",
    });
    // In force on the day of the example's decision, and ended since: the copy that is signed answers for it.
    await tx.insert(dimension).values({
      kind: "local",
      name: "Rural areas",
      legalBasis: "Decision of the office of 8 March 2018, on trial for the year 2018/19",
      validFrom: calendarDate("2018-03-08"),
      validUntil: calendarDate("2019-03-31"),
    });
    await tx.insert(referenceCounter).values({ year: 2018, nextNumber: 7 });
    await tx.update(office).set({
      materialityThreshold: 50_000_00,
      // Of no register: it shows the form alone.
      ...{ organisationIdentifier: "GB-EXAMPLE-OPCC", grantPrefix: "360G-example" },
      equalityContact:
        "Equality Unit: ask it for advice before you begin an assessment, and while you write it",
    });
    for (const { email, name, roles } of DEMO_ACCOUNTS) {
      const [row] = await tx
        .insert(person)
        // Nobody chose these passwords by a link, so nobody is asked to confirm that they did.
        .values({
          ...{ email, name, passwordHash, createdAt: since },
          ...{ confirmedPasswordVersion: 0, passwordConfirmedAt: since },
        })
        .returning({ id: person.id });
      if (!row) throw new Error(`The account ${email} was not added`);
      await tx.insert(roleGrant).values(roles.map((role) => ({ personId: row.id, role, grantedAt: since })));
    }
  });
}
