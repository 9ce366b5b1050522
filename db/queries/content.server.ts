import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { Action } from "../../app/domain/actions/action";
import {
  saidOfFunding,
  type Budget,
  type BudgetLine,
  type FundingSource,
  type PreviousBudget,
  type StatedTotal,
} from "../../app/domain/budget/budget";
import type { ChangeLink } from "../../app/domain/budget/changes";
import type { ConsideredOption } from "../../app/domain/decision/considered-options";
import { asConsultees, type Consultation } from "../../app/domain/eia/consultation";
import type { EiaEntry, Impact } from "../../app/domain/eia/eia";
import { asOpenRequest } from "../../app/domain/comments/comment";
import { CHARACTERISTICS } from "../../app/domain/eia/characteristics";
import { inActOrder } from "../../app/domain/eia/hit-more-than-once";
import type { FrameworkContent } from "../../app/domain/framework/content";
import type { FrameworkSection } from "../../app/domain/framework/sections";
import type { GlossaryTerm } from "../../app/domain/framework/glossary";
import { statedAnswers, type OwnQuestion } from "../../app/domain/templates/template";
import type { Db } from "../client.server";
import { unconfirmedRows } from "./carried-over.server";
import { openRequestRows } from "./comments.server";
import { dimensionRows, recordSettingRows, toDimensions } from "./dated-settings.server";
import { momentRows } from "./arrival.server";
import { fourEyesRows, toFourEyes, type FourEyes } from "./frameworks.server";
import { projectStandingRows } from "./commissioning.server";
import { consultationReportRows, consultationStandingRows } from "./public-consultations.server";
import { given, oneStatement, rowsOf, type ReadOf } from "./one-statement.server";
import {
  action,
  actionImpact,
  budgetChange,
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  changePreviousLine,
  characteristicConclusion,
  consideredOption,
  consultation,
  consultationEntry,
  consulteeInfluence,
  decisionRecord,
  eia,
  eiaEntry,
  entryEvidence,
  entryFinding,
  entryImpact,
  framework,
  frameworkSection,
  fundingAmount,
  fundingSource,
  glossaryTerm,
  office,
  priority,
  statedTotal,
  storedCopy,
  templateVersion,
} from "../schema";

const FRAMEWORK_ID = { frameworkId: "int" };

/** Of a framework whose id the statement is given, or is read from it. */
const ofGiven = given("frameworkId");
/** The framework that the given one is compared with; of nothing where there is none. */
const ofPrevious = sql`(select compared.previous_id from ${framework} compared where compared.id = ${ofGiven})`;

const budgetRows = (of: SQL) => ({
  heads: rowsOf(
    { id: framework.id, title: framework.title, years: framework.years, budgetDate: framework.budgetDate },
    sql`from ${framework} where ${framework.id} = ${of}`,
  ),
  priorities: rowsOf(
    { id: priority.id, name: priority.name },
    sql`from ${priority} where ${priority.frameworkId} = ${of}`,
    [priority.position, priority.id],
  ),
  lines: rowsOf(
    getTableColumns(budgetLine),
    sql`from ${budgetLine} where ${budgetLine.frameworkId} = ${of}`,
    [budgetLine.position, budgetLine.id],
  ),
  amounts: rowsOf(
    { owner: budgetLineAmount.lineId, year: budgetLineAmount.year, pence: budgetLineAmount.pence },
    sql`from ${budgetLineAmount} join ${budgetLine} on ${budgetLine.id} = ${budgetLineAmount.lineId} where ${budgetLine.frameworkId} = ${of}`,
  ),
});

/** Of the framework before, with the new lines of changes whose assessment was put off there. */
const before = budgetRows(ofPrevious);
const previousRows = {
  previousHeads: before.heads,
  previousPriorities: before.priorities,
  previousLines: before.lines,
  previousAmounts: before.amounts,
  putOff: rowsOf(
    { id: changeNewLine.lineId },
    sql`from ${eiaEntry} join ${changeNewLine} on ${changeNewLine.changeId} = ${eiaEntry.changeId} where ${eiaEntry.frameworkId} = ${ofPrevious} and ${eiaEntry.kind} = 'when_allocated'`,
    [changeNewLine.lineId],
  ),
};

const lineIdsOf = (side: typeof changePreviousLine | typeof changeNewLine) =>
  rowsOf(
    { changeId: side.changeId, lineId: side.lineId },
    sql`from ${side} join ${budgetLine} on ${budgetLine.id} = ${side.lineId} where ${side.frameworkId} = ${ofGiven}`,
    [budgetLine.position, budgetLine.id],
  );

const linkRows = {
  changes: rowsOf(
    getTableColumns(budgetChange),
    sql`from ${budgetChange} where ${budgetChange.frameworkId} = ${ofGiven}`,
    [budgetChange.position, budgetChange.id],
  ),
  changePrevious: lineIdsOf(changePreviousLine),
  changeNew: lineIdsOf(changeNewLine),
};

const fundingRows = {
  sources: rowsOf(
    {
      id: fundingSource.id,
      name: fundingSource.name,
      caveat: fundingSource.caveat,
      statedIn: fundingSource.statedIn,
      version: fundingSource.version,
    },
    sql`from ${fundingSource} where ${fundingSource.frameworkId} = ${ofGiven}`,
    [fundingSource.position, fundingSource.id],
  ),
  sourceAmounts: rowsOf(
    { owner: fundingAmount.sourceId, year: fundingAmount.year, pence: fundingAmount.pence },
    sql`from ${fundingAmount} join ${fundingSource} on ${fundingSource.id} = ${fundingAmount.sourceId} where ${fundingSource.frameworkId} = ${ofGiven}`,
  ),
};

const statedRows = rowsOf(
  {
    id: statedTotal.id,
    priorityId: statedTotal.priorityId,
    year: statedTotal.year,
    pence: statedTotal.pence,
  },
  sql`from ${statedTotal} where ${statedTotal.frameworkId} = ${ofGiven}`,
  [statedTotal.id],
);

const consultationRows = {
  consultations: rowsOf(
    getTableColumns(consultation),
    sql`from ${consultation} where ${consultation.frameworkId} = ${ofGiven}`,
    [consultation.id],
  ),
  consultationLinks: rowsOf(
    getTableColumns(consultationEntry),
    sql`from ${consultationEntry} join ${consultation} on ${consultation.id} = ${consultationEntry.consultationId} where ${consultation.frameworkId} = ${ofGiven}`,
    [consultationEntry.entryId],
  ),
};

/** @param which entries, of those in `eia_entry` */
const entryRowsOf = (which: SQL) => ({
  entries: rowsOf(getTableColumns(eiaEntry), sql`from ${eiaEntry} where ${which}`, [eiaEntry.id]),
  copies: rowsOf(
    {
      id: storedCopy.id,
      fileName: storedCopy.fileName,
      mediaType: storedCopy.mediaType,
      byteLength: storedCopy.byteLength,
      sha256: storedCopy.sha256,
    },
    sql`from ${storedCopy} where ${storedCopy.id} in (select ${eiaEntry.separateCopyId} from ${eiaEntry} where ${which})`,
  ),
  impacts: rowsOf(
    getTableColumns(entryImpact),
    sql`from ${entryImpact} where ${entryImpact.entryId} in (select ${eiaEntry.id} from ${eiaEntry} where ${which})`,
    [entryImpact.id],
  ),
  consultees: rowsOf(
    getTableColumns(consulteeInfluence),
    sql`from ${consulteeInfluence} where ${consulteeInfluence.entryId} in (select ${eiaEntry.id} from ${eiaEntry} where ${which})`,
    [consulteeInfluence.id],
  ),
  findings: rowsOf(
    getTableColumns(entryFinding),
    sql`from ${entryFinding} where ${entryFinding.entryId} in (select ${eiaEntry.id} from ${eiaEntry} where ${which})`,
    [entryFinding.foundOn, entryFinding.id],
  ),
  evidence: rowsOf(
    getTableColumns(entryEvidence),
    sql`from ${entryEvidence} where ${entryEvidence.entryId} in (select ${eiaEntry.id} from ${eiaEntry} where ${which})`,
    [entryEvidence.id],
  ),
  ...consultationRows,
});

const entryRows = entryRowsOf(sql`${eiaEntry.frameworkId} = ${ofGiven}`);

const optionRows = rowsOf(
  {
    id: consideredOption.id,
    option: consideredOption.option,
    whyNot: consideredOption.whyNot,
    version: consideredOption.version,
  },
  sql`from ${consideredOption} where ${consideredOption.frameworkId} = ${ofGiven}`,
  [consideredOption.id],
);

const sectionRows = rowsOf(
  {
    id: frameworkSection.id,
    heading: frameworkSection.heading,
    text: frameworkSection.text,
    placement: frameworkSection.placement,
    isReady: frameworkSection.isReady,
    version: frameworkSection.version,
  },
  sql`from ${frameworkSection} where ${frameworkSection.frameworkId} = ${ofGiven}`,
  [frameworkSection.position, frameworkSection.id],
);

const glossaryRows = rowsOf(
  {
    id: glossaryTerm.id,
    term: glossaryTerm.term,
    meaning: glossaryTerm.meaning,
    version: glossaryTerm.version,
  },
  sql`from ${glossaryTerm} where ${glossaryTerm.frameworkId} = ${ofGiven}`,
);

/** Which impacts each action of a framework is tied to. */
export const mitigatedRows = (of: SQL) =>
  rowsOf(
    { actionId: actionImpact.actionId, impactId: actionImpact.impactId },
    sql`from ${actionImpact} join ${action} on ${action.id} = ${actionImpact.actionId} where ${action.frameworkId} = ${of}`,
    [actionImpact.impactId],
  );

/** The office's own questions, in the version that the EIA began with. */
const templateRows = rowsOf(
  { questions: templateVersion.questions, guidance: templateVersion.guidance },
  sql`from ${templateVersion} where ${templateVersion.id} = (select begun.template_version_id from ${eia} begun where begun.framework_id = ${ofGiven})`,
);

const contentRows = {
  frameworks: rowsOf(getTableColumns(framework), sql`from ${framework} where ${framework.id} = ${ofGiven}`),
  eias: rowsOf(getTableColumns(eia), sql`from ${eia} where ${eia.frameworkId} = ${ofGiven}`),
  records: rowsOf(
    getTableColumns(decisionRecord),
    sql`from ${decisionRecord} where ${decisionRecord.frameworkId} = ${ofGiven}`,
  ),
  ...budgetRows(ofGiven),
  ...previousRows,
  ...linkRows,
  ...fundingRows,
  stated: statedRows,
  ...entryRows,
  actions: rowsOf(getTableColumns(action), sql`from ${action} where ${action.frameworkId} = ${ofGiven}`, [
    action.id,
  ]),
  mitigated: mitigatedRows(ofGiven),
  options: optionRows,
  sections: sectionRows,
  glossary: glossaryRows,
  dimensions: dimensionRows(ofGiven).dimensions,
  dimensionAnswers: dimensionRows(ofGiven).answers,
  conclusions: rowsOf(
    {
      characteristic: characteristicConclusion.characteristic,
      conclusion: characteristicConclusion.conclusion,
      changeIds: characteristicConclusion.changeIds,
      version: characteristicConclusion.version,
    },
    sql`from ${characteristicConclusion} where ${characteristicConclusion.frameworkId} = ${ofGiven}`,
  ),
  templates: templateRows,
  headTemplates: rowsOf(
    { questions: templateVersion.questions },
    sql`from ${templateVersion} where ${templateVersion.id} = (select begun.head_template_version_id from ${eia} begun where begun.framework_id = ${ofGiven})`,
  ),
  offices: rowsOf({ threshold: office.materialityThreshold }, sql`from ${office}`),
  recordSettings: recordSettingRows,
  requests: openRequestRows(ofGiven),
  standings: consultationStandingRows(ofGiven),
  projects: projectStandingRows(ofGiven),
  carriedOver: unconfirmedRows(ofGiven),
  reports: consultationReportRows(ofGiven),
};

const readContent = oneStatement(FRAMEWORK_ID, contentRows);

/**
 * All content of a framework, as it is at one moment: what the gate judges, the pages show and a submission freezes.
 * @throws where there is no such framework: callers look it up first.
 */
export async function getContent(db: Db, frameworkId: number): Promise<FrameworkContent> {
  return toContent(frameworkId, await readContent.one(db, { frameworkId }));
}

/** The same of several frameworks, in their order, in one statement too. */
export async function getContents(db: Db, frameworkIds: readonly number[]): Promise<FrameworkContent[]> {
  return (await getContentsWithState(db, frameworkIds)).contents;
}

const readContentWithState = oneStatement(FRAMEWORK_ID, { ...contentRows, moments: momentRows });

/** The same, with the state of all data in which they were read (`readWhoAsks`); null where none is asked for. */
export async function getContentsWithState(
  db: Db,
  frameworkIds: readonly number[],
): Promise<{ contents: FrameworkContent[]; state: string | null }> {
  const read = await readContentWithState.each(
    db,
    frameworkIds.map((frameworkId) => ({ frameworkId })),
  );
  return {
    contents: read.map((one, place) => toContent(frameworkIds[place] ?? 0, one)),
    state: read[0]?.moments[0]?.state ?? null,
  };
}

const readContentAndFourEyes = oneStatement(
  { frameworkId: "int", personId: "int" },
  { ...contentRows, standing: fourEyesRows },
);

/**
 * The same of one framework, with what the four eyes ask, for somebody who has its row locked.
 * @returns its content to be made when it is asked for: a baseline may have none
 */
export async function readContentAndFourEyesOf(
  db: Db,
  frameworkId: number,
  personId: number,
): Promise<FourEyes & { content: () => FrameworkContent }> {
  const read = await readContentAndFourEyes.one(db, { frameworkId, personId });
  return { ...toFourEyes(read.standing), content: () => toContent(frameworkId, read) };
}

const readEntry = oneStatement(
  { frameworkId: "int", personId: "int", changeId: "int" },
  {
    ...entryRowsOf(sql`${eiaEntry.frameworkId} = ${ofGiven} and ${eiaEntry.changeId} = ${given("changeId")}`),
    changes: rowsOf(
      { id: budgetChange.id, title: budgetChange.title },
      sql`from ${budgetChange} where ${budgetChange.frameworkId} = ${ofGiven} and ${budgetChange.id} = ${given("changeId")}`,
    ),
    templates: templateRows,
    standing: fourEyesRows,
  },
);

/** One change and its entry, with what the four eyes ask, for somebody who has the framework's row locked. */
export async function readEntryAndFourEyesOf(
  db: Db,
  { frameworkId, personId, changeId }: { frameworkId: number; personId: number; changeId: number },
): Promise<FourEyes & { change: { id: number; title: string } | null; entry: EiaEntry | undefined }> {
  const read = await readEntry.one(db, { frameworkId, personId, changeId });
  const [entry] = toEntries(read, read.templates[0]?.questions ?? []);
  return { ...toFourEyes(read.standing), change: read.changes[0] ?? null, entry };
}

type ContentRows = Awaited<ReturnType<typeof readContent.one>>;

function toContent(frameworkId: number, read: ContentRows): FrameworkContent {
  const [[head], [eiaRow], [recordRow]] = [read.frameworks, read.eias, read.records];
  if (!head || !eiaRow || !recordRow) throw new Error(`No framework ${frameworkId}`);
  const {
    frameworkId: _eiaOf,
    templateVersionId: _asks,
    headTemplateVersionId: _headAsks,
    ...eiaHead
  } = eiaRow;
  const [template] = read.templates;
  const ownQuestions = template?.questions ?? [];
  const mitigates = mitigatedBy(read.mitigated);
  const headQuestions = read.headTemplates[0]?.questions ?? [];
  const { frameworkId: _recordOf, ...record } = recordRow;
  return {
    budget: toBudget(frameworkId, read),
    aim: head.aim,
    previous: toPreviousBudget(read),
    links: toChangeLinks(read),
    fundingSources: toFundingSources(read),
    statedTotals: read.stated,
    explanations: head.explanations,
    eia: { ...eiaHead, ownAnswers: statedAnswers(headQuestions, eiaHead.ownAnswers) },
    entries: toEntries(read, ownQuestions),
    actions: read.actions.map((row) => toAction(row, mitigates(row.id))),
    record,
    options: read.options,
    sections: read.sections,
    glossary: byTerm(read.glossary),
    dimensions: toDimensions(read.dimensions, read.dimensionAnswers),
    conclusions: inActOrder(read.conclusions),
    ownQuestions,
    headQuestions,
    guidance: template?.guidance ?? {},
    materialityThreshold: read.offices[0]?.threshold ?? null,
    recordSettings: read.recordSettings,
    openRequests: read.requests.map(asOpenRequest),
    consultations: read.standings,
    projects: read.projects,
    carriedOver: read.carriedOver,
    consultationReports: read.reports.flatMap(({ id, report }) => (report ? [{ id, ...report }] : [])),
  };
}

const readBudget = oneStatement(FRAMEWORK_ID, budgetRows(ofGiven));

export async function getBudget(db: Db, frameworkId: number): Promise<Budget> {
  return toBudget(frameworkId, await readBudget.one(db, { frameworkId }));
}

const readBudgetAndFourEyes = oneStatement(
  { frameworkId: "int", personId: "int" },
  { ...budgetRows(ofGiven), standing: fourEyesRows },
);

/** The same, with what the four eyes ask, for somebody who has the framework's row locked. */
export async function readBudgetAndFourEyesOf(
  db: Db,
  frameworkId: number,
  personId: number,
): Promise<FourEyes & { budget: Budget }> {
  const read = await readBudgetAndFourEyes.one(db, { frameworkId, personId });
  return { ...toFourEyes(read.standing), budget: toBudget(frameworkId, read) };
}

function toBudget(frameworkId: number, read: ReadOf<ReturnType<typeof budgetRows>>): Budget {
  const [head] = read.heads;
  if (!head) throw new Error(`No framework ${frameworkId}`);
  const amountsOf = amountsByOwner(read.amounts);
  return {
    frameworkId: head.id,
    title: head.title,
    years: [...head.years].sort((a, b) => a - b),
    budgetDate: head.budgetDate,
    priorities: read.priorities,
    lines: read.lines.map(({ frameworkId: _f, position: _p, contract, ...line }): BudgetLine => ({
      ...line,
      ...(contract && { contract }),
      amounts: amountsOf(line.id),
    })),
  };
}

function toPreviousBudget(read: ReadOf<typeof previousRows>): PreviousBudget | null {
  const [head] = read.previousHeads;
  if (!head) return null;
  const budget = toBudget(head.id, {
    heads: read.previousHeads,
    priorities: read.previousPriorities,
    lines: read.previousLines,
    amounts: read.previousAmounts,
  });
  return read.putOff.length === 0 ? budget : { ...budget, putOff: read.putOff.map(({ id }) => id) };
}

function amountsByOwner(rows: { owner: number; year: number; pence: number }[]) {
  const byOwner = new Map<number, Record<number, number>>();
  for (const { owner, year, pence } of rows) {
    const amounts = byOwner.get(owner) ?? {};
    amounts[year] = pence;
    byOwner.set(owner, amounts);
  }
  return (owner: number): Record<number, number> => byOwner.get(owner) ?? {};
}

function toChangeLinks(read: ReadOf<typeof linkRows>): ChangeLink[] {
  const previousIds = lineIdsByChange(read.changePrevious);
  const newIds = lineIdsByChange(read.changeNew);
  return read.changes.map(({ frameworkId: _f, position: _p, statedChange, ...change }) => ({
    ...change,
    ...(statedChange !== null && { statedChange }),
    previousLineIds: previousIds.get(change.id) ?? [],
    newLineIds: newIds.get(change.id) ?? [],
  }));
}

function lineIdsByChange(rows: readonly { changeId: number; lineId: number }[]): Map<number, number[]> {
  const byChange = groupedBy(rows, ({ changeId }) => changeId);
  return new Map([...byChange].map(([changeId, of]) => [changeId, of.map(({ lineId }) => lineId)]));
}

function groupedBy<Row>(rows: readonly Row[], ownerOf: (row: Row) => number): Map<number, Row[]> {
  const byOwner = new Map<number, Row[]>();
  for (const row of rows) {
    const owner = ownerOf(row);
    const own = byOwner.get(owner);
    if (own) own.push(row);
    else byOwner.set(owner, [row]);
  }
  return byOwner;
}

const readFunding = oneStatement(FRAMEWORK_ID, fundingRows);

export async function listFundingSources(db: Db, frameworkId: number): Promise<FundingSource[]> {
  return toFundingSources(await readFunding.one(db, { frameworkId }));
}

function toFundingSources({ sources, sourceAmounts }: ReadOf<typeof fundingRows>): FundingSource[] {
  const amountsOf = amountsByOwner(sourceAmounts);
  return sources.map(({ caveat, statedIn, ...source }) => ({
    ...source,
    ...saidOfFunding({ caveat, statedIn }),
    amounts: amountsOf(source.id),
  }));
}

const readStated = oneStatement(FRAMEWORK_ID, { stated: statedRows });

export async function listStatedTotals(db: Db, frameworkId: number): Promise<StatedTotal[]> {
  return (await readStated.one(db, { frameworkId })).stated;
}

function toEntries(read: ReadOf<typeof entryRows>, ownQuestions: readonly OwnQuestion[]): EiaEntry[] {
  const entryOf = ({ entryId }: { entryId: number }) => entryId;
  const copies = new Map(read.copies.map((copy) => [copy.id, copy]));
  const impacts = groupedBy(read.impacts, entryOf);
  const consultees = groupedBy(read.consultees, entryOf);
  const findings = groupedBy(read.findings, entryOf);
  const evidence = groupedBy(read.evidence, entryOf);
  const consultations = toConsultations(read);
  const inOrderOfTheAct = (a: Impact, b: Impact) =>
    CHARACTERISTICS.indexOf(a.characteristic) - CHARACTERISTICS.indexOf(b.characteristic);
  return read.entries.map((entry) => ({
    id: entry.id,
    changeId: entry.changeId,
    kind: entry.kind,
    screeningReason: entry.screeningReason,
    changesRecipients: entry.changesRecipients,
    changesAmount: entry.changesAmount,
    changesPlace: entry.changesPlace,
    changesProvider: entry.changesProvider,
    changesStaff: entry.changesStaff,
    screenedDespite: entry.screenedDespite,
    screenedOutOn: entry.screenedOutOn,
    findings: (findings.get(entry.id) ?? []).map(({ characteristic, direction, foundOn }) => ({
      characteristic,
      direction,
      foundOn,
    })),
    evidence: (evidence.get(entry.id) ?? []).map(({ entryId: _e, ...row }) => row),
    separateEia: {
      reference: entry.separateReference,
      date: entry.separateDate,
      copy: entry.separateCopyId === null ? null : (copies.get(entry.separateCopyId) ?? null),
    },
    allocation: {
      nothingFixed: entry.nothingFixed,
      decidedBy: entry.allocatedBy,
      decidedOn: entry.allocatedOn,
    },
    impacts: (impacts.get(entry.id) ?? []).map(({ entryId: _e, ...impact }) => impact).sort(inOrderOfTheAct),
    noImpactReason: entry.noImpactReason,
    othersReason: entry.othersReason,
    combinedNote: entry.combinedNote,
    contradictedReason: entry.contradictedReason,
    consultees: [
      ...(consultees.get(entry.id) ?? []).map(({ entryId: _e, ...consultee }) => consultee),
      ...asConsultees(consultations, entry.id),
    ],
    nobodyConsultedReason: entry.nobodyConsultedReason,
    ownAnswers: statedAnswers(ownQuestions, entry.ownAnswers),
    fingerprint: entry.fingerprint,
    confirmedAt: entry.confirmedAt,
    absorbed: entry.absorbed,
    version: entry.version,
  }));
}

const readOptions = oneStatement(FRAMEWORK_ID, { options: optionRows });

/** In the order in which they were added. */
export async function listOptions(db: Db, frameworkId: number): Promise<ConsideredOption[]> {
  return (await readOptions.one(db, { frameworkId })).options;
}

const readSections = oneStatement(FRAMEWORK_ID, { sections: sectionRows });

/** In the order of the paper. */
export async function listSections(db: Db, frameworkId: number): Promise<FrameworkSection[]> {
  return (await readSections.one(db, { frameworkId })).sections;
}

const readConsultations = oneStatement(FRAMEWORK_ID, consultationRows);

/** Those that were about several changes, in the order in which they were recorded. */
export async function listConsultations(db: Db, frameworkId: number): Promise<Consultation[]> {
  return toConsultations(await readConsultations.one(db, { frameworkId }));
}

function toConsultations(read: ReadOf<typeof consultationRows>): Consultation[] {
  const links = groupedBy(read.consultationLinks, ({ consultationId }) => consultationId);
  return read.consultations.map(({ frameworkId: _f, ...row }) => ({
    ...row,
    links: (links.get(row.id) ?? []).map(({ entryId, influence, unchangedReason }) => ({
      entryId,
      influence,
      unchangedReason,
    })),
  }));
}

const readGlossary = oneStatement(FRAMEWORK_ID, { glossary: glossaryRows });

/** By term, in an order that no collation of the database's has a say in. */
export async function listGlossary(db: Db, frameworkId: number): Promise<GlossaryTerm[]> {
  return byTerm((await readGlossary.one(db, { frameworkId })).glossary);
}

function byTerm(terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  return [...terms].sort((a, b) => (a.term < b.term ? -1 : 1));
}

/** @returns by the action's id the same as `mitigatesOf` */
export function mitigatedBy(
  rows: ReadOf<{ mitigated: ReturnType<typeof mitigatedRows> }>["mitigated"],
): (actionId: number) => number[] {
  const byAction = groupedBy(rows, ({ actionId }) => actionId);
  return (actionId) => (byAction.get(actionId) ?? []).map(({ impactId }) => impactId);
}

/** The ids of the impacts that the action of a row is tied to, ascending. */
export function mitigatesOf(): SQL<number[]> {
  return sql<
    number[]
  >`array(select ${actionImpact.impactId} from ${actionImpact} where ${actionImpact.actionId} = ${action.id} order by ${actionImpact.impactId})`;
}

export function toAction(row: typeof action.$inferSelect, mitigates: readonly number[]): Action {
  return {
    id: row.id,
    entryId: row.entryId,
    mitigates,
    what: row.what,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    targetDate: row.targetDate,
    ...(row.targetIsMonth && { targetIsMonth: true as const }),
    timing: row.timing,
    isCondition: row.isCondition,
    state: row.state,
    proposal:
      row.proposalKind !== null && row.proposedBy !== null
        ? { kind: row.proposalKind, reason: row.proposalReason, proposedBy: row.proposedBy }
        : null,
    completedOn: row.completedOn,
    whatWasDone: row.whatWasDone,
    eiaUpdated: row.eiaUpdated,
    eiaNotUpdatedReason: row.eiaNotUpdatedReason,
    resolutionReason: row.resolutionReason,
    acceptanceReason: row.acceptanceReason,
    resolvedBy:
      row.resolvedBy === null
        ? null
        : { id: row.resolvedBy, name: row.resolvedByName, capacity: row.resolvedCapacity },
    createdBy: row.createdBy,
    version: row.version,
  };
}
