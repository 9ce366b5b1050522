import type { Db } from "~db/client.server";
import { listGlossary } from "~db/queries/content.server";
import { listPossiblePrevious, lockFramework } from "~db/queries/frameworks.server";
import { findTemplateInUse } from "~db/queries/templates.server";
import { decisionRecord, eia, framework, glossaryTerm, priority } from "~db/schema";
import { mayInOffice } from "~/auth/permissions";
import { MOST_YEARS } from "~/domain/budget/budget";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  allow,
  inTransaction,
  markAuthor,
  recordEvent,
  type ServiceContext,
} from "~/services/context.server";
import { materialiseUnlinkedChanges } from "~/services/changes/internal/materialise-changes.server";
import { refuseFaults } from "~/services/refusal";

export interface NewFramework {
  title: string;
  aim: string;
  /** The calendar year in which the first financial year starts. */
  firstYear: number;
  /** From 1 to 5. */
  numberOfYears: number;
  /** Names, each once. */
  priorities: readonly string[];
  budgetDate: CalendarDate | null;
  /** One of `listPossiblePrevious`; a baseline has none. */
  previousId: number | null;
  /** Past figures, outside workflow and gate. */
  isBaseline: boolean;
}

/**
 * Sets up a framework in drafting, or a baseline. The lines of the previous one become changes at once: until new
 * lines are linked with them, they all end. Its glossary is the new one's to begin with.
 * @throws Refusal forbidden; invalid, by field
 */
export async function createFramework(
  context: ServiceContext,
  input: NewFramework,
): Promise<{ frameworkId: number }> {
  return inTransaction(context, async (write) => {
    const role = allow(mayInOffice(write.actor, "framework.create"));
    const { tx, actor, now } = write;
    if (input.previousId !== null) await lockFramework(tx, input.previousId);
    const possiblePrevious = (await listPossiblePrevious(tx)).map(({ id }) => id);
    refuseFaults(faults(input, possiblePrevious));
    const { title, aim, budgetDate, previousId } = input;
    const [created] = await tx
      .insert(framework)
      .values({
        title,
        aim,
        budgetDate,
        previousId,
        state: input.isBaseline ? "baseline" : "drafting",
        years: Array.from({ length: input.numberOfYears }, (_, index) => input.firstYear + index),
        createdAt: now,
        createdBy: actor.personId,
      })
      .returning();
    if (!created) throw new Error("The framework was not inserted");
    const frameworkId = created.id;
    await markAuthor({ tx, framework: created, actor });
    await tx
      .insert(priority)
      .values(input.priorities.map((name, index) => ({ frameworkId, name, position: index + 1 })));
    await tx.insert(eia).values({
      ...{ frameworkId, name: title },
      templateVersionId: await findTemplateInUse(tx, "entry"),
      headTemplateVersionId: await findTemplateInUse(tx, "assessment"),
    });
    await tx.insert(decisionRecord).values({ frameworkId, title });
    if (previousId !== null) await copyGlossary(tx, previousId, frameworkId);
    await materialiseUnlinkedChanges(tx, frameworkId);
    recordEvent(
      { ...write, framework: created },
      {
        act: input.isBaseline ? "baseline.create" : "framework.create",
        role,
        subject: title,
        after: { title, aim, budgetDate, years: created.years, previousId, priorities: input.priorities },
      },
    );
    return { frameworkId };
  });
}

async function copyGlossary(tx: Db, fromId: number, frameworkId: number): Promise<void> {
  const terms = (await listGlossary(tx, fromId)).map(({ term, meaning }) => ({ frameworkId, term, meaning }));
  if (terms.length > 0) await tx.insert(glossaryTerm).values(terms);
}

function faults(input: NewFramework, possiblePrevious: readonly number[]): Record<string, string> {
  const found: Record<string, string> = {};
  if (input.title.trim() === "") found.title = "Enter the title";
  if (!Number.isInteger(input.firstYear)) found.firstYear = "Enter the first financial year";
  if (!(input.numberOfYears >= 1 && input.numberOfYears <= MOST_YEARS)) {
    found.numberOfYears = `It must cover from 1 to ${MOST_YEARS} financial years`;
  }
  if (input.priorities.length === 0) found.priorities = "Enter at least one priority";
  if (new Set(input.priorities).size < input.priorities.length) {
    found.priorities = "Each priority has a name of its own";
  }
  if (input.previousId !== null && input.isBaseline) {
    found.previousId = "A baseline is not compared with anything";
  } else if (input.previousId !== null && !possiblePrevious.includes(input.previousId)) {
    found.previousId = "Choose one that was signed as supported, or a baseline";
  }
  return found;
}
