import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { changePreviousLine, eiaEntry, framework } from "../../db/schema";
import type { BudgetLine } from "../../app/domain/budget/budget";
import { linesFingerprint } from "../../app/domain/budget/changes";
import type { EiaEntry } from "../../app/domain/eia/eia";
import { changesOf, type FrameworkContent } from "../../app/domain/framework/content";
import type { RecordPart } from "../../app/domain/publication/record-parts";
import { calendarDate, type CalendarDate } from "../../app/domain/shared/calendar-date";
import { addComment } from "../../app/services/comments/add-comment.server";
import { answerComment } from "../../app/services/comments/answer-comment.server";
import { resolveComment } from "../../app/services/comments/resolve-comment.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { contentVersion } from "../../app/services/sign-off/content-digest.server";
import {
  determinePublication,
  type GivenAnswer,
} from "../../app/services/sign-off/determine-publication.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { submitFramework } from "../../app/services/sign-off/submit-framework.server";
import type { Office } from "./action-plan";
import {
  aBudget,
  aConsultee,
  aConclusion,
  aDimension,
  aDimensionAnswer,
  aFundingSource,
  aLine,
  aLink,
  anAction,
  anEia,
  anEntry,
  anImpact,
  anOption,
  aSection,
  aRecord,
  aTerm,
  CHANGES_NOTHING,
  someEvidence,
} from "./content-builder";
import { acknowledgementKeys, answersWith, at, digestOf, PASSWORD, PUBLISHED, WITHHELD } from "./sign-off";
import { storeContent } from "./stored-content";

/** Three frameworks of three years running, each compared with the one before and carrying its texts and figures on. */
export const SIGNED_AT = [
  new Date("2018-03-09T11:00:00Z"),
  new Date("2019-03-08T11:00:00Z"),
  new Date("2020-03-06T11:00:00Z"),
] as const;

/** How the first of them withholds something; the others publish whatever they are let. */
export interface FirstWithholds {
  /** Unique, of letters and digits. */
  id: string;
  what: RecordPart | "line" | "entry" | "action" | "section" | "nothing";
  until: CalendarDate | null;
}

export const UNTIL = {
  never: null,
  beforeTheSecond: calendarDate("2018-06-01"),
  beforeTheThird: calendarDate("2019-06-01"),
  afterTheThird: calendarDate("2021-06-01"),
} as const;

/** Every kind of thing that can be withheld, for good and until each day that tells them apart. */
export const EVERY_WITHHOLDING: readonly FirstWithholds[] = [
  ...(["line", "entry", "action", "section"] as const).map((what) => ({ id: what, what, until: null })),
  ...(["record", "report", "details", "eia"] as const).flatMap((what) =>
    Object.entries(UNTIL).map(([name, until]) => ({ id: `${what}${name}`, what, until })),
  ),
];

/** A word of the thing itself: whoever finds it knows what was withheld. */
export const word = (id: string, what: string) => `canary-${id}-${what}-end`;

/** Amounts that no other chain has, by the place of a line, in pence. */
function amountOf(seed: number, line: number): number {
  return (7_000 + seed * 37 + line) * 1_000 + 713 + line;
}

/** What the first framework withholds, by its words and amounts; what is carried on is in the later ones as well. */
export function secretsOf({ id, what }: FirstWithholds, seed: number): string[] {
  const line = (number: number) => [
    word(id, `service${number}`),
    word(id, `provider${number}`),
    word(id, `note${number}`),
    word(id, `why${number}`),
    String(amountOf(seed, number)),
  ];
  const record = ["summary1", "title1", "conditions1", "interests1", "board1"].map((name) => word(id, name));
  const report = ["options1", "option1", "whynot1", "legal1"].map((name) => word(id, name));
  const details = [
    ...[...line(1), ...line(2)],
    ...["aim1", "name1", "cfo1", "section1"].map((name) => word(id, name)),
  ];
  const eia = [
    ...["entry1", "action", "evidence1", "despite1", "screening1", "rural1", "whoread1"].map((name) =>
      word(id, name),
    ),
    ...["linked1", "linkedsaid1", "linkedchanged21", "linkedchanged31"].map((name) => word(id, name)),
    ...evidenceOf(id),
    ...consultedOf(id),
  ];
  switch (what) {
    case "line":
      return line(1);
    case "entry":
      return [word(id, "entry1"), ...evidenceOf(id), ...consultedOf(id)];
    case "action":
      return [word(id, "action")];
    case "section":
      return [word(id, "section1")];
    case "nothing":
      return [];
    case "record":
      return [...record, word(id, "term"), ...report, ...details, ...eia];
    case "report":
      return report;
    case "details":
      return details;
    case "eia":
      return eia;
  }
}

/** Screened out after it was found adverse. */
const screenedOut = (own: (what: string) => string): Partial<EiaEntry> => ({
  kind: "screened_out",
  ...CHANGES_NOTHING,
  changesPlace: "yes",
  screenedDespite: own("despite"),
  screeningReason: own("screening"),
  screenedOutOn: calendarDate("2018-02-05"),
  findings: [{ characteristic: "sex", direction: "adverse", foundOn: calendarDate("2018-02-01") }],
});

/** What the entry of a line says of what its findings rest on. */
const evidenceOf = (id: string) =>
  ["source", "covers", "shows", "numbers", "gap", "gapreason", "others", "combined"].map((what) =>
    word(id, `${what}11`),
  );

/** What the entry of a line says of those who were consulted: by itself, and of a consultation that it shares with others. */
const consultedOf = (id: string) => ["said11", "linkedchanged11"].map((what) => word(id, what));

/** What officers and authors say of each framework, which nobody publishes whatever is determined. */
export const saidInComments = (id: string) =>
  SIGNED_AT.flatMap((_at, place) =>
    ["asked", "answered", "resolved", "remark"].map((what) => word(id, `${what}${place + 1}`)),
  );

function content(id: string, seed: number, place: number): FrameworkContent {
  const year = 2018 + place;
  const own = (what: string) => word(id, `${what}${place + 1}`);
  const line = (number: number, overrides: Partial<BudgetLine> = {}): BudgetLine =>
    aLine({
      id: number,
      service: `Service ${word(id, `service${number}`)}`,
      deliveryOrganisation: `Provider of services ${word(id, `provider${number}`)}`,
      note: `What was agreed with the provider: ${word(id, `note${number}`)}`,
      amounts: { [year]: amountOf(seed, number) },
      ...overrides,
    });
  const lines = [
    line(1),
    line(2),
    line(3, { service: `New service ${own("new")}`, amounts: { [year]: 1_00 } }),
  ];
  const links = lines.map(({ id: lineId, service }) =>
    aLink({
      id: 10 + lineId,
      title: service,
      newLineIds: [lineId],
      rationale: `Why this one is as it is: ${word(id, `why${lineId}`)}`,
    }),
  );
  return {
    budget: aBudget({
      title: `Commissioning ${own("name")}`,
      years: [year],
      budgetDate: calendarDate(`${year}-01-31`),
      lines,
    }),
    aim: `What the budget is meant to do this year: ${own("aim")}`,
    previous: null,
    links,
    fundingSources: [
      aFundingSource({
        statedIn: own("statedin"),
        caveat: own("caveat"),
        amounts: { [year]: lines.reduce((sum, { amounts }) => sum + (amounts[year] ?? 0), 0) },
      }),
    ],
    statedTotals: [],
    explanations: [],
    eia: anEia({
      name: `EIA ${own("eianame")}`,
      aim: own("eiaaim"),
      evidence: `What we looked at this year: ${own("evidence")}`,
      completedOn: calendarDate(`${year}-02-28`),
      gaps: own("gaps"),
      gapsAnswer: own("gapsanswer"),
      whyNoMore: own("whynomore"),
      outcomeJustification: own("justification"),
      spokenTo: own("spokento"),
      otherGroups: own("othergroups"),
      ownAnswers: [{ key: 1, question: "Who read it?", answer: own("whoread") }],
      planTitle: own("plantitle"),
      planLead: own("planlead"),
    }),
    entries: lines.map(({ id: lineId }) =>
      anEntry({
        id: 20 + lineId,
        changeId: 10 + lineId,
        impacts: [anImpact({ description: `How it touches young people: ${word(id, `entry${lineId}`)}` })],
        evidence: [
          someEvidence({
            source: own(`source${lineId}`),
            covers: own(`covers${lineId}`),
            shows: own(`shows${lineId}`),
            numbers: own(`numbers${lineId}`),
          }),
          someEvidence({
            kind: "not_held",
            covers: own(`gap${lineId}`),
            gapReason: own(`gapreason${lineId}`),
          }),
        ],
        othersReason: own(`others${lineId}`),
        combinedNote: own(`combined${lineId}`),
        contradictedReason: own(`contradicted${lineId}`),
        ownAnswers: [{ key: 1, question: "Rural areas?", answer: own(`ownanswer${lineId}`) }],
        ...(lineId === lines.length && screenedOut(own)),
        consultees: [
          aConsultee({
            amountBefore: amountOf(seed, lineId) - 1,
            amountAfter: amountOf(seed, lineId),
            said: own(`said${lineId}`),
          }),
          aConsultee({
            id: -1,
            consultationId: 1,
            consultee: `Forum ${own("linked")}`,
            said: own("linkedsaid"),
            influence: own(`linkedchanged${lineId}`),
          }),
        ],
      }),
    ),
    actions: [
      anAction({ id: 31, entryId: 21, state: "completed", what: `Look again ${word(id, "action")}` }),
      anAction({ id: 32, state: "completed", what: `Look once more ${own("otheraction")}` }),
    ],
    record: aRecord({
      title: `Decision ${own("title")}`,
      receivedOn: calendarDate(`${year}-03-02`),
      officersPresent: own("officers"),
      summary: `What it is about this year: ${own("summary")}`,
      optionsConsidered: `What else could be done this year: ${own("options")}`,
      recommendations: own("recommendations"),
      reportTitle: own("reporttitle"),
      reportAuthor: own("reportauthor"),
      implications: {
        legal: `What the law asks this year: ${own("legal")}`,
        financeOfficer: `What the figures come to this year: ${own("cfo")}`,
        interests: `Who has an interest this year: ${own("interests")}`,
        consideredBy: [{ body: `A board ${own("board")}`, on: calendarDate(`${year}-02-20`) }],
      },
    }),
    options: [
      anOption({
        option: `Do without it this year: ${own("option")}`,
        whyNot: `It was looked at and given up: ${own("whynot")}`,
      }),
    ],
    sections: [
      aSection({
        heading: `Background ${own("heading")}`,
        text: `What led to it this year: ${own("section")}`,
      }),
    ],
    // Asked no more, and assessed when it was.
    dimensions: [
      aDimension({
        validFrom: calendarDate("2017-01-01"),
        validUntil: calendarDate("2018-01-31"),
        answer: aDimensionAnswer({
          who: `Whom it touches there: ${own("ruralwho")}`,
          description: `What it means for the villages: ${own("rural")}`,
        }),
      }),
    ],
    conclusions: [aConclusion({ conclusion: `What all of it does to them together: ${own("together")}` })],
    glossary: [aTerm({ term: "ABC", meaning: `A body of citizens ${word(id, "term")}` })],
    materialityThreshold: null,
    recordSettings: [],
    ownQuestions: [
      { key: 1, question: "Rural areas?", kind: "text", help: "", isRequired: false, choices: [] },
    ],
    headQuestions: [
      { key: 1, question: "Who read it?", kind: "text", help: "", isRequired: false, choices: [] },
    ],
    guidance: {},
    openRequests: [],
    consultations: [],
    projects: [],
    carriedOver: [],
    consultationReports: [],
  };
}

/** As the ground stands in the list, so that it is seen carried on. */
export const GROUND_OF_THEN = WITHHELD.written;

type Answers = Record<RecordPart, GivenAnswer>;

function firstAnswers({ what, until }: FirstWithholds, stored: FrameworkContent): Answers {
  const itemsOf = (kind: "line" | "entry" | "action" | "section", id: number | undefined): GivenAnswer => ({
    ...PUBLISHED,
    items: [{ kind, id: id ?? 0 }],
    written: GROUND_OF_THEN,
  });
  switch (what) {
    case "nothing":
      return answersWith();
    case "line":
      return answersWith({ details: itemsOf("line", stored.budget.lines[0]?.id) });
    case "entry":
      return answersWith({ eia: itemsOf("entry", stored.entries[0]?.id) });
    case "action":
      return answersWith({ eia: itemsOf("action", stored.actions[0]?.id) });
    case "section":
      return answersWith({ details: itemsOf("section", stored.sections[0]?.id) });
    default:
      return answersWith({ [what]: { ...WITHHELD, withheldUntil: until } });
  }
}

export interface Chain {
  /** Framework ids and the keys of their records, in their order. */
  frameworkIds: number[];
  keys: string[];
}

/**
 * Signs three frameworks, the second and third with "publish" four times.
 * @param answers of the later ones, where a test releases something
 */
export async function signChain(
  database: Database,
  office: Office,
  first: FirstWithholds,
  seed: number,
  answers: (place: number, frameworkId: number) => Promise<Answers> = () => Promise.resolve(answersWith()),
): Promise<Chain> {
  const chain: Chain = { frameworkIds: [], keys: [] };
  for (const [place, now] of SIGNED_AT.entries()) {
    const frameworkId = await storeNext(
      database,
      office,
      content(first.id, seed, place),
      chain.frameworkIds.at(-1),
    );
    chain.frameworkIds.push(frameworkId);
    const given =
      place === 0
        ? firstAnswers(first, await getContent(database.db, frameworkId))
        : await answers(place, frameworkId);
    const own = (what: string) => word(first.id, `${what}${place + 1}`);
    await comment(database, office, frameworkId, now, own);
    chain.keys.push(await signOne(database, office, frameworkId, now, given, own("conditions")));
  }
  return chain;
}

/** Puts a framework into the database, each line of it linked with the one of the same place before. */
export async function storeNext(
  database: Database,
  { author }: Pick<Office, "author">,
  given: FrameworkContent,
  previousId: number | undefined,
): Promise<number> {
  const { frameworkId } = await storeContent(database, author, given);
  if (previousId !== undefined) {
    await database.db.update(framework).set({ previousId }).where(eq(framework.id, frameworkId));
  }
  const { previous, links } = await getContent(database.db, frameworkId);
  for (const [index, { id: changeId }] of links.entries()) {
    const lineId = previous?.lines[index]?.id;
    if (lineId !== undefined)
      await database.db.insert(changePreviousLine).values({ frameworkId, changeId, lineId });
  }
  for (const change of changesOf(await getContent(database.db, frameworkId))) {
    await database.db
      .update(eiaEntry)
      .set({ fingerprint: linesFingerprint(change) })
      .where(eq(eiaEntry.changeId, change.id));
  }
  return frameworkId;
}

export const nextContent = content;

/** One asks for a change, which is answered and resolved; one remark stays open. */
async function comment(
  database: Database,
  office: Office,
  frameworkId: number,
  now: Date,
  own: (what: string) => string,
): Promise<void> {
  const [change] = changesOf(await getContent(database.db, frameworkId));
  const place = { kind: "entry", id: change?.id ?? 0, part: "evidence" } as const;
  const senior = at(database, office.senior, now);
  const { commentId } = await addComment(senior, { frameworkId, place, text: own("asked"), isRequest: true });
  const on = { frameworkId, commentId };
  await answerComment(at(database, office.author, now), { ...on, version: 1, text: own("answered") });
  await resolveComment(at(database, office.author, now), { ...on, version: 2, text: own("resolved") });
  const whole = { kind: "whole", id: null, part: "" } as const;
  await addComment(senior, { frameworkId, place: whole, text: own("remark"), isRequest: false });
}

/** Takes every step on one day. @param conditions on which it is supported, if any. @returns the key of the record */
export async function signOne(
  database: Database,
  office: Office,
  frameworkId: number,
  now: Date,
  answers: Answers,
  conditions = "",
): Promise<string> {
  await determineOne(database, office, frameworkId, now, answers);
  const { referenceKey } = await signDecision(at(database, office.decider, now), {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    acknowledgements: await acknowledgementKeys(database, frameworkId),
    questions: [],
    outcome: conditions === "" ? "supported" : "supported_with_conditions",
    conditions,
    resolved: (await getContent(database.db, frameworkId)).record.resolved,
    reasons: "",
    password: PASSWORD,
  });
  return referenceKey;
}

export async function determineOne(
  database: Database,
  office: Office,
  frameworkId: number,
  now: Date,
  answers: Answers,
): Promise<void> {
  await bringToDetermination(database, office, frameworkId, now);
  const digest = await digestOf(database, frameworkId);
  await determinePublication(at(database, office.monitoring, now), { frameworkId, digest, answers });
}

export async function bringToDetermination(
  database: Database,
  office: Office,
  frameworkId: number,
  now: Date,
): Promise<void> {
  await submitFramework(at(database, office.author, now), {
    frameworkId,
    contentVersion: contentVersion(await getContent(database.db, frameworkId)),
  });
  const digest = await digestOf(database, frameworkId);
  const approval = { frameworkId, digest, confirmed: true, comment: "" };
  await approveSubmission(at(database, office.senior, now), approval);
}
