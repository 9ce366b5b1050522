import { NO_ALLOCATION } from "~/domain/eia/allocation";
import type { Database } from "~db/client.server";
import { getContent } from "~db/queries/content.server";
import { findFramework } from "~db/queries/frameworks.server";
import { findPersonByEmail } from "~db/queries/people.server";
import { addAction } from "~/services/actions/add-action.server";
import { addBudgetLines } from "~/services/budget/add-budget-line.server";
import { editLineContract } from "~/services/budget/edit-line-contract.server";
import { addFundingSource } from "~/services/budget/add-funding-source.server";
import { addGlossaryTerm } from "~/services/frameworks/add-glossary-term.server";
import { answerChange } from "~/services/eia/answer-change.server";
import { saveProject } from "~/services/commissioning/save-project.server";
import { NO_VERSION, type ServiceContext } from "~/services/context.server";
import { createFramework } from "~/services/frameworks/create-framework.server";
import { editChange } from "~/services/changes/edit-change.server";
import { linkLines } from "~/services/changes/link-lines.server";
import { saveConsultee } from "~/services/eia/save-consultee.server";
import { saveDecisionRecord } from "~/services/frameworks/save-decision-record.server";
import { saveEvidence } from "~/services/eia/save-evidence.server";
import { saveEia } from "~/services/eia/save-eia.server";
import { saveImpact } from "~/services/eia/save-impact.server";
import { setStatedTotals } from "~/services/budget/set-stated-totals.server";
import type { ChangeLink } from "~/domain/budget/changes";
import type { FrameworkContent } from "~/domain/framework/content";
import type { LineContract } from "~/domain/budget/line-contract";
import type { ImportedLine } from "~/domain/budget/imported-budget";
import type { ActionFields } from "~/domain/actions/action";
import { NOT_SCREENED, type EntryAnswer, type EvidenceWords, type ImpactWords } from "~/domain/eia/eia";
import type { DemoEmail } from "./accounts";
import { readPublishedBudget, readPublishedItems, type PublishedItem } from "./published-budgets.server";
import * as example from "./worked-example";

/** Everything goes through the services that a person's input goes through. */
export async function actAs(database: Database, email: DemoEmail, now: Date): Promise<ServiceContext> {
  const person = await findPersonByEmail(database.db, email);
  if (!person) throw new Error(`There is no account ${email}`);
  const { id, name } = person;
  const actor = { personId: id, name, email, roles: [], isConfirmed: true };
  return { database, now: () => now, actor, sessionId: null };
}

export async function loadBaseline(context: ServiceContext): Promise<number> {
  const { title, aim, firstYear, numberOfYears, budgetDate } = example.BASELINE;
  const { frameworkId } = await createFramework(context, {
    title,
    aim,
    firstYear,
    numberOfYears,
    budgetDate,
    priorities: example.PRIORITIES,
    previousId: null,
    isBaseline: true,
  });
  await addLines(
    context,
    frameworkId,
    await readPublishedBudget("framework-2017-18.csv"),
    example.BASELINE_CONTRACTS,
  );
  await linkSuccessor(context, frameworkId);
  await stateTotals(context, frameworkId, example.BASELINE_TOTALS);
  for (const [term, meaning] of example.GLOSSARY)
    await addGlossaryTerm(context, { frameworkId, term, meaning });
  return frameworkId;
}

/** The framework as the office published it, with what its assessment left out left out. */
export async function loadDraft(context: ServiceContext, previousId: number): Promise<number> {
  const frameworkId = await loadProposal(context, previousId);
  const { record } = await contentOf(context, frameworkId);
  await saveDecisionRecord(context, { frameworkId, version: record.version, ...example.RECORD });
  return frameworkId;
}

/** The same before anything of a decision record is written. */
export async function loadProposal(
  context: ServiceContext,
  previousId: number,
  title = example.DRAFT.title,
): Promise<number> {
  const { frameworkId } = await createFramework(context, {
    ...example.DRAFT,
    title,
    priorities: example.PRIORITIES,
    previousId,
    isBaseline: false,
  });
  await addLines(context, frameworkId, await readPublishedBudget("framework-2018-21.csv"), example.CONTRACTS);
  await addTotals(context, frameworkId);
  const unlinked = await contentOf(context, frameworkId);
  for (const item of await readPublishedItems()) await linkItem(context, unlinked, item);
  await giveReasons(
    context,
    frameworkId,
    Object.fromEntries(
      Object.entries(example.RATIONALES).map(([title, rationale]) => [
        title,
        { rationale, effectiveOn: null, statedChange: example.STATED_CHANGES[title] },
      ]),
    ),
  );
  await writeEia(context, frameworkId);
  for (const answer of example.ANSWERS) await writeAnswer(context, frameworkId, answer);
  await addPublishedAction(context, frameworkId);
  await addProjects(context, frameworkId);
  return frameworkId;
}

export function contentOf({ database }: ServiceContext, frameworkId: number) {
  return getContent(database.db, frameworkId);
}

async function addLines(
  context: ServiceContext,
  frameworkId: number,
  lines: readonly ImportedLine[],
  contracts: Readonly<Record<string, LineContract>>,
): Promise<void> {
  const { budget } = await contentOf(context, frameworkId);
  await addBudgetLines(context, {
    frameworkId,
    lines: lines.map(({ priority, row, blankYears, contract: _words, ...line }) => ({
      ...line,
      contract: contracts[line.service],
      priorityId: budget.priorities.find(({ name }) => name === priority)?.id ?? null,
    })),
  });
}

/** Each contract that ends on the day says which line takes over. */
async function linkSuccessor(context: ServiceContext, frameworkId: number): Promise<void> {
  const { budget } = await contentOf(context, frameworkId);
  const { service, takesOverAfter } = example.BASELINE_SUCCESSOR;
  const successor = budget.lines.find((line) => line.service === service);
  for (const { id: lineId, version, contract } of budget.lines) {
    if (contract?.end?.date !== takesOverAfter) continue;
    await editLineContract(context, {
      ...{ frameworkId, lineId, version },
      contract: { followedById: successor?.id },
    });
  }
}

async function addTotals(context: ServiceContext, frameworkId: number): Promise<void> {
  const { budget } = await contentOf(context, frameworkId);
  const [firstYear] = budget.years;
  if (firstYear === undefined) throw new Error("The framework has no years");
  for (const [name, pence] of example.FUNDING) {
    // The published record says nothing of later years.
    const amounts = { [firstYear]: pence };
    await addFundingSource(context, { frameworkId, name, amounts, ...example.SAID_OF_FUNDING[name] });
  }
  await stateTotals(context, frameworkId, example.STATED_TOTALS);
}

/** @param stated pence by priority, a figure for each year; those of the whole under no name */
async function stateTotals(
  context: ServiceContext,
  frameworkId: number,
  stated: Record<string, readonly number[]>,
): Promise<void> {
  const { budget } = await contentOf(context, frameworkId);
  const [firstYear] = budget.years;
  if (firstYear === undefined) throw new Error("The framework has no years");
  const framework = await findFramework(context.database.db, frameworkId, { personId: 0, seesAll: true });
  await setStatedTotals(context, {
    frameworkId,
    version: framework?.version ?? 0,
    totals: Object.entries(stated).flatMap(([priority, amounts]) =>
      amounts.map((pence, index) => ({
        priorityId: budget.priorities.find(({ name }) => name === priority)?.id ?? null,
        year: firstYear + index,
        pence,
      })),
    ),
  });
}

/** @param content as it was before any was linked: no line is in two of them */
async function linkItem(
  context: ServiceContext,
  content: FrameworkContent,
  item: PublishedItem,
): Promise<void> {
  const { frameworkId } = content.budget;
  const idsOf = (services: readonly string[], lines: readonly { id: number; service: string }[]) =>
    services.map((service) => {
      const line = lines.find((candidate) => candidate.service === service);
      if (!line) throw new Error(`No line ${service}`);
      return line.id;
    });
  const previousLineIds = idsOf(item.previousLines, content.previous?.lines ?? []);
  const newLineIds = idsOf(item.newLines, content.budget.lines);
  if (previousLineIds.length + newLineIds.length > 1) {
    const framework = await findFramework(context.database.db, frameworkId, { personId: 0, seesAll: true });
    const version = framework?.version ?? 0;
    await linkLines(context, { frameworkId, version, title: item.title, previousLineIds, newLineIds });
    return;
  }
  const alone = content.links.find(
    (link) =>
      link.previousLineIds.some((id) => previousLineIds.includes(id)) ||
      link.newLineIds.some((id) => newLineIds.includes(id)),
  );
  if (!alone) throw new Error(`No change for ${item.title}`);
  const isTransfer = item.kind === "transfer";
  await editChange(context, {
    frameworkId,
    changeId: alone.id,
    version: alone.version,
    title: item.title,
    isTransfer,
    transferredTo: isTransfer ? example.TRANSFERRED_TO : "",
    rationale: alone.rationale,
    effectiveOn: alone.effectiveOn,
  });
}

type GivenReason = Pick<ChangeLink, "rationale" | "effectiveOn"> & { statedChange?: number | undefined };

/** Says of changes, by their titles, why they are made, and from when where that is not the first day of the budget. */
export async function giveReasons(
  context: ServiceContext,
  frameworkId: number,
  reasons: Readonly<Record<string, GivenReason>>,
): Promise<void> {
  const { links } = await contentOf(context, frameworkId);
  for (const [title, reason] of Object.entries(reasons)) {
    const link = links.find((candidate) => candidate.title === title);
    if (!link) throw new Error(`No change ${title}`);
    const { id: changeId, version, isTransfer, transferredTo } = link;
    await editChange(context, {
      frameworkId,
      changeId,
      version,
      title,
      isTransfer,
      transferredTo,
      ...reason,
    });
  }
}

async function writeEia(context: ServiceContext, frameworkId: number): Promise<void> {
  const { eia } = await contentOf(context, frameworkId);
  await saveEia(context, { frameworkId, version: eia.version, ...example.EIA });
}

const NOTHING_SAID: Omit<ImpactWords, "direction" | "who" | "description"> = {
  people: null,
  mitigation: "",
  mitigationBy: "",
  mitigationTiming: null,
  mitigationDate: null,
  justification: "",
  inquiry: null,
  inquiryAsks: "",
  inquiryBy: "",
  inquiryDate: null,
  inquiryTime: null,
  noInquiryReason: "",
  staysOpen: "",
};

const NOTHING_WRITTEN: Omit<EntryAnswer, "kind"> = {
  ...NOT_SCREENED,
  screeningReason: "",
  separateReference: "",
  separateDate: null,
  allocation: NO_ALLOCATION,
  noImpactReason: "",
  othersReason: "",
  combinedNote: "",
  contradictedReason: "",
  nobodyConsultedReason: "",
  ownAnswers: [],
};

const NO_EVIDENCE: Omit<EvidenceWords, "kind" | "covers"> = {
  source: "",
  datedOn: null,
  shows: "",
  numbers: "",
  gapReason: "",
};

/**
 * Answers for a change and writes its findings and consultees. An answer that is there is revised, and so is what it says of
 * a characteristic.
 */
export async function writeAnswer(
  context: ServiceContext,
  frameworkId: number,
  { change, answer, impacts, evidence = [], consultees }: example.ExampleAnswer,
  separateCopy: { fileName: string; bytes: Uint8Array } | null = null,
): Promise<void> {
  const changeId = await changeIdOf(context, frameworkId, change);
  const entry = await entryOf(context, frameworkId, changeId);
  const there = entry?.impacts ?? [];
  // Each save makes the next one.
  let version = entry?.version ?? 0;
  await answerChange(context, {
    frameworkId,
    changeId,
    version: version++,
    ...NOTHING_WRITTEN,
    ...answer,
    separateCopy,
  });
  for (const { characteristics, ...words } of impacts) {
    const revised = there.filter(({ characteristic }) => characteristics.includes(characteristic));
    const rows = revised.length === 0 ? ["new" as const] : revised.map(({ id }) => id);
    for (const row of rows) {
      await saveImpact(context, {
        frameworkId,
        changeId,
        version: version++,
        ...NOTHING_SAID,
        ...words,
        ...(row === "new" ? { impactId: row, characteristics } : { impactId: row }),
      });
    }
  }
  for (const row of evidence) {
    await saveEvidence(context, {
      frameworkId,
      changeId,
      version: version++,
      evidenceId: "new",
      ...NO_EVIDENCE,
      ...row,
    });
  }
  for (const consultee of consultees) {
    await saveConsultee(context, {
      frameworkId,
      changeId,
      version: version++,
      consulteeId: "new",
      ...consultee,
    });
  }
}

export async function changeIdOf(
  context: ServiceContext,
  frameworkId: number,
  title: string,
): Promise<number> {
  const { links } = await contentOf(context, frameworkId);
  const link = links.find((candidate) => candidate.title === title);
  if (!link) throw new Error(`No change ${title}`);
  return link.id;
}

export async function entryOf(context: ServiceContext, frameworkId: number, changeId: number) {
  const { entries } = await contentOf(context, frameworkId);
  return entries.find((entry) => entry.changeId === changeId);
}

/** The published action says of no impact that it mitigates it. */
async function addPublishedAction(context: ServiceContext, frameworkId: number): Promise<void> {
  const changeId = await changeIdOf(context, frameworkId, example.IOM);
  const entry = await entryOf(context, frameworkId, changeId);
  await addExampleAction(context, frameworkId, {
    ...example.ACTION,
    entryId: entry?.id ?? null,
    mitigates: [],
  });
}

async function addProjects(context: ServiceContext, frameworkId: number): Promise<void> {
  const { budget, links } = await contentOf(context, frameworkId);
  for (const { lines, changes, phases, ...words } of example.PROJECTS) {
    const lineIds = budget.lines.filter(({ service }) => lines.includes(service)).map(({ id }) => id);
    const changeIds = links.filter(({ title }) => changes.includes(title)).map(({ id }) => id);
    if (lineIds.length < lines.length || changeIds.length < changes.length) {
      throw new Error(`Not all that ${words.name} concerns is there`);
    }
    await saveProject(context, {
      ...{ frameworkId, projectId: "new" as const, version: NO_VERSION },
      ...{ ...words, lineIds, changeIds, phases, ownerId: context.actor.personId },
    });
  }
}

export async function addExampleAction(
  context: ServiceContext,
  frameworkId: number,
  action: Omit<ActionFields, "owner">,
): Promise<void> {
  const owner = await findPersonByEmail(context.database.db, "owner@opcc.example" satisfies DemoEmail);
  if (!owner) throw new Error("There is no action owner");
  await addAction(context, { frameworkId, ...action, owner: { personId: owner.id } });
}
