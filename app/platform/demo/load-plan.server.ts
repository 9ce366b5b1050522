import { getBudget, listSections } from "~db/queries/content.server";
import { findPlanOf, listPlanPriorities, listPlans } from "~db/queries/plans.server";
import { getOffice } from "~db/queries/office.server";
import { arrangeSections } from "~/services/frameworks/arrange-sections.server";
import { saveSection } from "~/services/frameworks/save-section.server";
import { NO_VERSION, type ServiceContext } from "~/services/context.server";
import { saveProposedHeadings } from "~/services/office/save-proposed-headings.server";
import { linkToPlan } from "~/services/plans/link-to-plan.server";
import { savePlan } from "~/services/plans/save-plan.server";
import { savePlanPriority } from "~/services/plans/save-plan-priority.server";
import { PLACEMENTS, type ProposedHeadings } from "~/domain/framework/sections";
import { arrangementVersion } from "~/domain/shared/arrangement";
import { PLAN, PLAN_PRIORITIES, SECTIONS, SERVES } from "./example-plan";

/** The office’s plan, and the sections that it offers its frameworks. */
export async function loadPlan(admin: ServiceContext): Promise<void> {
  const planId = await savePlan(admin, { ...PLAN, planId: "new", version: NO_VERSION });
  for (const priority of PLAN_PRIORITIES) {
    await savePlanPriority(admin, { planId, planPriorityId: "new", version: NO_VERSION, ...priority });
  }
  const { version } = await getOffice(admin.database.db);
  const headings = Object.fromEntries(
    PLACEMENTS.map((one) => [
      one,
      SECTIONS.filter(({ placement }) => placement === one).map(({ heading }) => heading),
    ]),
  ) as unknown as ProposedHeadings;
  await saveProposedHeadings(admin, { version, ...headings });
}

/** Says that a framework belongs to the plan, and which of its priorities each heading of its budget serves. */
export async function linkExample(author: ServiceContext, frameworkId: number): Promise<void> {
  const { db } = author.database;
  const [plan] = await listPlans(db);
  if (!plan) throw new Error("There is no plan");
  const [priorities, budget] = await Promise.all([
    listPlanPriorities(db, plan.id),
    getBudget(db, frameworkId),
  ]);
  const serves = budget.priorities.map(({ id, name }) => ({
    headingId: id,
    planPriorityId: priorities.find((priority) => priority.name === SERVES[name])?.id ?? null,
  }));
  for (const rows of [[], serves]) {
    const version = (await findPlanOf(db, frameworkId))?.version ?? 0;
    await linkToPlan(author, { frameworkId, planId: plan.id, serves: rows, version });
  }
}

/** Takes over the sections that the office offers, and writes each. */
export async function writeSections(author: ServiceContext, frameworkId: number): Promise<void> {
  const { db } = author.database;
  const version = arrangementVersion(await listSections(db, frameworkId));
  await arrangeSections(author, { frameworkId, version, asked: "propose" });
  for (const { id: sectionId, heading, version: ofOne } of await listSections(db, frameworkId)) {
    const text = SECTIONS.find((section) => section.heading === heading)?.text ?? "";
    await saveSection(author, { frameworkId, sectionId, version: ofOne, heading, text, isReady: true });
  }
}
