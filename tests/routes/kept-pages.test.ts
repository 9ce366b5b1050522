import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { PageHandle } from "~/ui/page-handle";
import { completeAction } from "~/services/actions/complete-action.server";
import { editBudgetLine } from "~/services/budget/edit-budget-line.server";
import { addComment } from "~/services/comments/add-comment.server";
import { addGlossaryTerm } from "~/services/frameworks/add-glossary-term.server";
import { editPerson } from "~/services/office/edit-person.server";
import { Refusal } from "~/services/refusal";
import { recallSubmission } from "~/services/sign-off/recall-submission.server";
import { listActionPlan } from "../../db/queries/actions.server";
import { getContent } from "../../db/queries/content.server";
import { findPersonWithRoles } from "../../db/queries/people.server";
import { framework, session } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { anOffice, anOpenAction, seen, type Office } from "../support/action-plan";
import { propertyRuns } from "../support/property-runs";
import { startSecondSite } from "../support/second-site";
import { at, digestOf, SIGN_OFF_NOW, submit } from "../support/sign-off";
import { cookieOf, startTestSite, visitor, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";
import { exampleAddress, startWholeOffice, WHO, type WholeOffice } from "../support/whole-office";

const build = fileURLToPath(new URL("../../build/server/index.js", import.meta.url));
const { routes } = (await import(pathToFileURL(path.resolve(build)).href)) as ServerBuild;
/** The paths of the pages that say of themselves that they may be kept. */
const KEPT = Object.values(routes).flatMap((route) => {
  const handle = route.module.handle as PageHandle | undefined;
  return handle?.isKept ? [route.path ?? ""] : [];
});

/** A page without what no two answers share. */
const asDrawn = (html: string) =>
  html
    .replaceAll(/nonce="[\w-]+"/gu, "nonce")
    .replaceAll(/name="session-left" content="\d+ \d+"/gu, "left")
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.\w+\.\w+\.[\w-]{22}/gu, "key");

async function read(visitor: Visitor, address: string, headers?: Record<string, string>) {
  const response = await visitor.get(address, headers);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

let salt = 0;
/** Drawn anew: a page is kept for the cookies that it was asked for with. */
function readAnew(visitor: Visitor, address: string) {
  salt += 1;
  return read(visitor, address, { Cookie: `${visitor.cookie ?? ""}; anew=${salt}` });
}

describe("each page that is kept", () => {
  let office: WholeOffice;
  beforeAll(async () => {
    office = await startWholeOffice();
  });
  afterAll(() => office.site.stop());
  const addresses = () => KEPT.map((one) => exampleAddress(one, office.values));

  it("is there, and few others are", () => {
    expect(KEPT).toContain("frameworks/:frameworkId");
    expect(KEPT).toContain("");
    expect(KEPT.every((one) => !/record|sign-in|account|admin|import|decisions|export/u.test(one))).toBe(
      true,
    );
  });

  // On PostgreSQL, whatever else its server is asked to write makes the state another.
  it.runIf(inject("databaseTemplate").kind === "embedded")(
    "is sent a second time after one question, with words of its own and not to be stored",
    async () => {
      const second = await startSecondSite(office.site.database, { now: SIGN_OFF_NOW });
      try {
        for (const who of WHO) {
          const { cookie } = office.visitors[who];
          if (cookie === null) continue;
          const browser = visitor(second.origin, cookie);
          for (const address of addresses()) {
            const first = await read(browser, address);
            const before = second.asked();
            const again = await read(browser, address);
            if (first.status === 200) expect([address, second.asked() - before]).toEqual([address, 1]);
            expect(again.status).toBe(first.status);
            expect(asDrawn(again.html)).toBe(asDrawn(first.html));
            expect(again.headers.get("Cache-Control")).toBe("no-store");
            expect(again.headers.get("Content-Type")).toBe(first.headers.get("Content-Type"));
            const nonce = /'nonce-([\w-]+)'/u.exec(again.headers.get("Content-Security-Policy") ?? "")?.[1];
            for (const [, used] of again.html.matchAll(/nonce="([\w-]+)"/gu)) expect(used).toBe(nonce);
            expect(first.html).not.toContain(nonce);
          }
        }
      } finally {
        await second.stop();
      }
    },
  );

  it("is the same at whatever time of the day it is drawn", async () => {
    const day = [new Date("2018-03-09T00:05:00Z"), new Date("2018-03-09T23:55:00Z")];
    let clock = SIGN_OFF_NOW;
    const second = await startSecondSite(office.site.database, { clock: () => clock });
    const drawn: string[][] = [];
    try {
      for (const time of day) {
        clock = time;
        const pages: string[] = [];
        for (const who of WHO) {
          if (office.visitors[who].cookie === null) continue;
          const sessions = await office.site.database.db.select().from(session).orderBy(session.id);
          const personId = sessions[WHO.indexOf(who) - 1]?.personId ?? 0;
          const browser = visitor(second.origin, await cookieOf(office.site.database, personId, time));
          for (const address of addresses()) pages.push(asDrawn((await read(browser, address)).html));
        }
        drawn.push(pages);
      }
    } finally {
      await second.stop();
    }
    expect(drawn[1]).toEqual(drawn[0]);
  });

  it("is kept for one session: another one's reader, and nobody, have their own answer", async () => {
    const address = `/frameworks/${office.values.frameworkId}`;
    const author = await read(office.visitors.eia_author, address);
    expect((await read(office.visitors.eia_author, address)).html).toContain("Newcomer eia_author");
    expect((await read(office.visitors.senior_officer, address)).html).toContain("Newcomer senior_officer");
    expect((await read(office.visitors.nobody, address)).status).toBe(302);
    expect((await read(office.visitors["without roles"], address)).status).toBe(403);
    expect(author.status).toBe(200);
  });
});

describe("with two servers", () => {
  let site: TestSite;
  let other: TestSite;
  let office: Office;
  let frameworkId: number;
  let lineId: number;
  const people = ["author", "colleague", "owner", "senior", "monitoring", "decider", "admin"] as const;
  let browsers: Record<(typeof people)[number], Visitor[]>;
  beforeAll(async () => {
    site = await startTestSite({ now: SIGN_OFF_NOW });
    other = await startSecondSite(site.database, { now: SIGN_OFF_NOW });
    office = await anOffice(site.database);
    ({ frameworkId } = await storeContent(site.database, office.author));
    lineId = (await getContent(site.database.db, frameworkId)).budget.lines[0]?.id ?? 0;
    const both = async (name: (typeof people)[number]) => {
      const cookie = await cookieOf(site.database, office[name].personId, SIGN_OFF_NOW);
      return [visitor(site.origin, cookie), visitor(other.origin, cookie)];
    };
    browsers = Object.fromEntries(
      await Promise.all(people.map(async (name) => [name, await both(name)] as const)),
    ) as typeof browsers;
  });
  afterAll(async () => {
    await other.stop();
    await site.stop();
  });

  let count = 0;
  const acts = {
    "adds an action": () =>
      anOpenAction(site.database, office, frameworkId, { what: `Ask the provider, for the ${count}th time` }),
    "completes an action": async () => {
      const [open] = (await listActionPlan(site.database.db, frameworkId)).filter(
        ({ state }) => state === "open",
      );
      if (!open) return;
      await completeAction(at(site.database, office.owner), {
        ...seen(open),
        completedOn: calendarDate("2018-03-08"),
        whatWasDone: `Asked, ${count}`,
        eiaUpdated: true,
        eiaNotUpdatedReason: "",
      });
    },
    comments: () =>
      addComment(at(site.database, office.senior), {
        frameworkId,
        place: { kind: "whole", id: null, part: "" },
        text: `Well put, ${count}`,
        isRequest: count % 3 === 0,
      }),
    "edits a line": async () => {
      const { budget, entries } = await getContent(site.database.db, frameworkId);
      const line = budget.lines.find(({ id }) => id === lineId);
      if (!line) throw new Error("The line is there");
      await editBudgetLine(at(site.database, office.author), {
        ...line,
        frameworkId,
        lineId,
        reach: `Reach ${count}`,
        reason: "Put right",
        confirmedStaleEntryIds: entries.map(({ id }) => id),
      });
    },
    "explains a word": () =>
      addGlossaryTerm(at(site.database, office.author), {
        frameworkId,
        term: `T${count}X`,
        meaning: "What it stands for",
      }),
    submits: () => submit(site.database, office.author, frameworkId),
    recalls: async () =>
      recallSubmission(at(site.database, office.author), {
        frameworkId,
        digest: await digestOf(site.database, frameworkId),
        reason: "One more thing",
      }),
    "gives or takes a role": async () => {
      const { db } = site.database;
      const found = await findPersonWithRoles(db, office.colleague.personId);
      if (!found) throw new Error("The colleague is there");
      await editPerson(at(site.database, office.admin), {
        ...{ personId: found.id, version: found.version, name: found.name, email: found.email },
        isActive: true,
        roles: found.roles.length > 0 ? [] : ["eia_author"],
      });
    },
    "writes past the services": async () => {
      await site.database.db
        .update(framework)
        .set({ aim: `Aim ${count}` })
        .where(eq(framework.id, frameworkId));
    },
    "gives up what was begun": () =>
      site.database
        .transaction(async (tx) => {
          await tx.update(framework).set({ aim: "Never saved" }).where(eq(framework.id, frameworkId));
          throw new Refusal({ kind: "not-found" });
        })
        .catch(() => undefined),
  } satisfies Record<string, () => Promise<unknown>>;
  type Act = keyof typeof acts;
  const does = async (act: Act) => {
    count += 1;
    await acts[act]().catch((error: unknown) => {
      // What is not now possible changes nothing.
      if (!(error instanceof Refusal)) throw error;
    });
  };

  const where = [
    ...["/", "/frameworks", "/actions"],
    ...["", "/budget", "/changes", "/eia", "/actions", "/comments", "/sign-off", "/glossary"].map(
      (page) => `/frameworks/:id${page}`,
    ),
  ];
  const step = fc.record({
    act: fc.option(fc.constantFrom(...(Object.keys(acts) as Act[])), { freq: 2 }),
    atOnce: fc.boolean(),
    who: fc.constantFrom(...people),
    server: fc.constantFrom(0, 1),
    page: fc.constantFrom(...where),
  });

  it("shows nobody anything older than what was last saved, whoever saved it and whoever looks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        for (const { act, atOnce, who, server, page } of steps) {
          const address = page.replace(":id", String(frameworkId));
          const mine = browsers[who][server] as Visitor;
          // A page that is drawn while something is saved is one of before or of after it; it must not be kept as the other.
          if (act && atOnce) await Promise.all([does(act), read(mine, address)]);
          else if (act) await does(act);
          for (const browser of browsers[who]) {
            const kept = await read(browser, address);
            // The state of all data is another, though no row is: what was read of the framework is read anew, too.
            await site.database.db.execute(sql`select pg_current_xact_id()`);
            const anew = await readAnew(browser, address);
            expect(kept.status).toBe(anew.status);
            expect(asDrawn(kept.html)).toBe(asDrawn(anew.html));
          }
        }
      }),
      propertyRuns({ short: 8, long: 200 }),
    );
  }, 180_000);
});
