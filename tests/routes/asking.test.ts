import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findConsultation, listAnswers, listQuestions } from "../../db/queries/public-consultations.server";
import { frameworkSection } from "../../db/schema";
import { loggedPath, paths } from "../../app/paths";
import { NO_VERSION } from "../../app/services/context.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { takeConsultationStep } from "../../app/services/consultation/take-step.server";
import type { ConsultationAct } from "../../app/domain/consultation/public-consultation";
import type { Condition, QuestionKind } from "../../app/domain/consultation/question";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { anOffice, type Office } from "../support/action-plan";
import { crawl } from "../support/crawl";
import { HAS_PANDOC, wordContents } from "../support/document-readers";
import { postedFormsIn } from "../support/drawn-forms";
import { at, setTitles } from "../support/sign-off";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

const BEFORE = new Date("2018-01-02T10:00:00Z");
const DURING = new Date("2018-01-20T10:00:00Z");
const AFTER = new Date("2018-02-20T10:00:00Z");

let clock = DURING;
let site: TestSite;
let office: Office;
let frameworkId: number;
let nobody: Visitor;
beforeAll(async () => {
  site = await startTestSite({ clock: () => clock });
  office = await anOffice(site.database);
  await setTitles(site.database);
  ({ frameworkId } = await storeContent(site.database, office.author));
  nobody = await site.as(null);
});
afterAll(() => site.stop());

const words = {
  ...{ why: "There is less.", privacy: "Two officers read them.", contact: "0116 496 0000" },
  ...{ opensOn: calendarDate("2018-01-08"), closesOn: calendarDate("2018-02-19"), changeIds: [] },
};
const written = (title: string, monitored: readonly string[] = []) =>
  savePublicConsultation(at(site.database, office.author, BEFORE), {
    ...{ frameworkId, consultationId: "new" as const, version: NO_VERSION, title, monitored, ...words },
  });

interface Asked {
  kind: QuestionKind;
  text: string;
  isRequired?: boolean;
  condition?: Condition;
}
async function ask(consultationId: number, { kind, text, isRequired = false, condition }: Asked) {
  await saveQuestion(at(site.database, office.author, BEFORE), {
    ...{ frameworkId, consultationId, questionId: "new" as const, version: NO_VERSION },
    ...{ kind, text, section: "", hint: "", isRequired, condition: condition ?? null },
    options: kind === "choice" ? ["Yes", "No"] : [],
  });
  return (await listQuestions(site.database.db, consultationId)).at(-1)?.id ?? 0;
}
async function step(consultationId: number, act: ConsultationAct) {
  const { db } = site.database;
  const version = (await findConsultation(db, frameworkId, consultationId))?.version ?? 0;
  const who = act === "approve" ? office.senior : office.monitoring;
  await takeConsultationStep(at(site.database, who, BEFORE), {
    ...{ frameworkId, consultationId, act, version, reason: "" },
  });
}

/** A choice, what is asked where it is answered "Yes", and words. */
async function opened(title = "Our budget", monitored: readonly string[] = []) {
  const id = await written(title, monitored);
  const choice = await ask(id, { kind: "choice", text: "Do you live here?", isRequired: true });
  const condition = { questionId: choice, answer: "Yes" };
  const hanging = await ask(id, { kind: "text", text: "Since when?", condition });
  const said = await ask(id, { kind: "text", text: "What else?" });
  await step(id, "approve");
  await step(id, "open");
  const slug = (await findConsultation(site.database.db, frameworkId, id))?.slug ?? "";
  return { id, slug, choice, hanging, said };
}

/** The page that a form leads to, and all that it sends if nothing is changed on it. */
async function pageAfter(address: string, fields: FormFieldsSent) {
  const response = await nobody.post(address, fields);
  return pageOf(await response.text(), response.status);
}
function pageOf(html: string, status = 200) {
  const [form] = postedFormsIn(html);
  return { html, status, fields: (form?.fields ?? {}) as FormFieldsSent };
}
const start = async (address: string) => pageOf(await (await nobody.get(address)).text());
const received = (id: number) =>
  listAnswers(site.database.db, id, { reading: "unread", after: 0, limit: 99 });
const textOf = (html: string) => /Your number<br\/?>\s*<strong>([^<]+)/u.exec(html)?.[1];

describe("one question at a time, without a script", () => {
  it("asks what hangs on an answer, shows all once more, lets one be changed, and is received once", async () => {
    const { id, slug, choice, hanging, said } = await opened();
    const address = paths.answerConsultation(slug, "one");
    let page = await start(address);
    expect(page.html).toContain("Do you live here?");
    expect(page.html).not.toContain("What else?");
    expect(page.html).not.toContain("<script");

    page = await pageAfter(address, { ...page.fields, go: "next" });
    expect(page.status).toBe(400);
    expect(page.html).toContain("Answer this question");

    page = await pageAfter(address, { ...page.fields, [`q${choice}`]: "Yes", go: "next" });
    expect(page.html).toContain("Since when?");
    page = await pageAfter(address, { ...page.fields, [`q${hanging}`]: "Since 1990", go: "next" });
    expect(page.html).toContain("What else?");
    page = await pageAfter(address, { ...page.fields, go: "back" });
    expect(page.html).toContain("Since 1990");
    page = await pageAfter(address, { ...page.fields, go: "next" });
    page = await pageAfter(address, { ...page.fields, [`q${said}`]: "The last bus", go: "next" });
    expect(page.html).toContain("The organisation that you answer for");
    page = await pageAfter(address, { ...page.fields, go: "next" });
    for (const shown of ["Check your answers", "Since 1990", "The last bus"]) {
      expect(page.html).toContain(shown);
    }

    // Changed so that what hung on it is not asked any more; and it leads straight back.
    page = await pageAfter(address, { ...page.fields, go: String(choice) });
    page = await pageAfter(address, { ...page.fields, [`q${choice}`]: "No", go: "next" });
    expect(page.html).toContain("Check your answers");
    expect(page.html).not.toContain("Since when?");
    const sent = { ...page.fields, sure: "yes" };
    const [first, second] = await Promise.all([pageAfter(address, sent), pageAfter(address, sent)]);
    expect(textOf(first.html)).toMatch(/^\w{4}-\w{4}-\w{4}$/u);
    expect(textOf(second.html)).toBe(textOf(first.html));
    expect((await received(id)).map(({ given }) => given)).toEqual([
      { [`q${choice}`]: "No", [`q${said}`]: "The last bus" },
    ]);
  });
});

describe("all questions on one page", () => {
  it("asks on a further page what hangs on an answer, and nothing that must be answered is gone round", async () => {
    const { id, slug, choice, hanging, said } = await opened();
    const address = paths.answerConsultation(slug);
    let page = await start(address);
    expect(page.html).toContain("What else?");
    expect(page.html).not.toContain("Since when?");
    const past = await pageAfter(address, { ...page.fields, [`q${said}`]: "This", sure: "yes" });
    expect(past.status).toBe(400);
    expect(past.html).toContain("Answer this question");
    page = await pageAfter(address, { ...page.fields, [`q${choice}`]: "Yes", [`q${said}`]: "This" });
    expect(page.html).toContain("something more to ask");
    page = await pageAfter(address, { ...page.fields, [`q${hanging}`]: "Since 1990", go: "next" });
    expect(page.html).toContain("Check your answers");
    expect(await received(id)).toEqual([]);
    page = await pageAfter(address, { ...page.fields, sure: "yes" });
    expect(await received(id)).toHaveLength(1);
  });

  it("takes any nonsense for the page it began with", async () => {
    const { slug, said } = await opened();
    const address = paths.answerConsultation(slug);
    for (const go of ["", "99999999", "-1", "nowhere"]) {
      const page = await pageAfter(address, { [`q${said}`]: "This", at: "x", way: "y", seen: "z", go });
      expect([200, 400]).toContain(page.status);
      expect(page.html).toContain("This");
    }
  });

  it("is told that it has closed in the midst of an answer, with all that was written", async () => {
    const { id, slug, choice, said } = await opened();
    const address = paths.answerConsultation(slug, "one");
    let page = await start(address);
    page = await pageAfter(address, { ...page.fields, [`q${choice}`]: "No", [`q${said}`]: "Late words" });
    clock = AFTER;
    try {
      page = await pageAfter(address, { ...page.fields, sure: "yes" });
    } finally {
      clock = DURING;
    }
    expect(page.status).toBe(409);
    expect(page.html).toContain("your answer was not taken");
    expect(page.html).toContain("Late words");
    expect(await received(id)).toEqual([]);
  });
});

describe("an answer that is come back to", () => {
  it("is saved under a private link, which is in no log, index or referrer, and ends when it is sent", async () => {
    const { id, slug, choice, said } = await opened();
    const address = paths.answerConsultation(slug, "one");
    let page = await start(address);
    page = await pageAfter(address, { ...page.fields, [`q${choice}`]: "No", go: "next" });
    const sent = { ...page.fields, [`q${said}`]: "Half a thought", go: "save" };
    page = await pageAfter(address, sent);
    expect(page.html).toContain("not sent yet");
    expect(page.html).toContain("at the end of 19 February 2018");
    const [link = ""] = /\/consultations\/[\w-]+\/saved\/[\w-]{43}/u.exec(page.html) ?? [];
    expect((await pageAfter(address, sent)).html).toContain(link);
    expect(loggedPath(link)).toBe(`/consultations/${slug}/saved/…`);

    const response = await nobody.get(link);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    expect(response.headers.get("referrer-policy")).toBe("strict-origin");
    page = pageOf(await response.text());
    expect(page.html).toContain("Half a thought");

    page = await pageAfter(link, { ...page.fields, [`q${said}`]: "A whole thought", go: "next" });
    page = await pageAfter(link, { ...page.fields, go: "next" });
    const whole = { ...page.fields, sure: "yes" };
    page = await pageAfter(link, whole);
    expect(textOf((await pageAfter(link, whole)).html)).toBe(textOf(page.html));
    expect((await received(id)).map(({ given }) => given)).toEqual([
      { [`q${choice}`]: "No", [`q${said}`]: "A whole thought" },
    ]);
    expect(await (await nobody.get(link)).text()).toContain("Nothing is saved here any more");
    const again = await nobody.post(link, { ...whole, formKey: "another page" });
    expect(again.status).toBe(409);
  });
});

describe("a flood", () => {
  it("is asked which word fits, in a form that anybody can fill in, and takes every answer", async () => {
    const { id, slug, choice, said } = await opened();
    const address = paths.answerConsultation(slug);
    const answer = (formKey: string) => ({ formKey, [`q${choice}`]: "No", [`q${said}`]: "Again" });
    for (let count = 0; count < 40; count += 1) {
      await nobody.post(address, { ...answer(`key ${count}`), sure: "yes" });
    }
    const page = await pageAfter(address, { ...answer("the next"), sure: "yes" });
    expect(page.html).toContain("Is a person answering?");
    expect(await received(id)).toHaveLength(40);
    const last = await pageAfter(address, { ...page.fields, sure: "yes" });
    expect(textOf(last.html)).toMatch(/^\w{4}-/u);
    const held = await listAnswers(site.database.db, id, { reading: "held_back", after: 0, limit: 9 });
    expect(held).toHaveLength(1);
  });
});

describe("the questionnaire on paper", () => {
  it("has what people are asked about themselves on a sheet of its own, where they are asked", async () => {
    const { slug } = await opened("Our monitored budget", ["age"]);
    const [asked, notAsked] = await Promise.all(
      [slug, (await opened("Our other budget")).slug].map(async (one) =>
        (await nobody.get(paths.questionnaire(one))).text(),
      ),
    );
    expect(asked?.split("app-large-print__sheet")[1]).toContain("How old are you?");
    expect(notAsked).not.toContain("app-large-print__sheet");
  });

  it("is a page in large print and a Word document, while it takes answers", async () => {
    const { slug } = await opened();
    const shown = await (await nobody.get(paths.openConsultation(slug))).text();
    for (const offered of [paths.questionnaire(slug), paths.questionnaireInWord(slug)]) {
      expect(shown).toContain(`href="${offered}"`);
    }
    const large = await (await nobody.get(paths.questionnaire(slug))).text();
    expect(large).toContain("app-large-print");
    expect(large).toContain("Only where question 1, “Do you live here?”, is answered “Yes”");
    const word = await nobody.get(paths.questionnaireInWord(slug));
    expect(word.headers.get("content-disposition")).toContain(`${slug}-questionnaire.docx`);
    if (HAS_PANDOC) {
      const { headings } = wordContents(new Uint8Array(await word.arrayBuffer()));
      expect(headings.map(({ text }) => text)).toContain("1. Do you live here?");
    }
    clock = AFTER;
    try {
      expect((await nobody.get(paths.questionnaire(slug))).status).toBe(404);
    } finally {
      clock = DURING;
    }
  });
});

describe("from the draft to now", () => {
  it("shows which sections of the paper moved since people were shown them", async () => {
    const { db } = site.database;
    const [section] = await db
      .insert(frameworkSection)
      .values({
        ...{ frameworkId, position: 90, placement: "before_budget" as const },
        ...{ heading: "Foreword", text: "Three years of it.", isReady: true },
      })
      .returning({ id: frameworkSection.id });
    const { id } = await opened("With a paper");
    const author = await site.as(office.author);
    const moved = async () =>
      (await (await author.get(paths.consultationMoved(frameworkId, id))).text()).replaceAll("<!-- -->", "");
    expect(await moved()).toMatch(/Foreword<\/dt>.*?As people were shown it/su);
    await db
      .update(frameworkSection)
      .set({ text: "Two years of it." })
      .where(eq(frameworkSection.id, section?.id ?? 0));
    const page = await moved();
    expect(page).toContain("<strong>Text before:</strong> Three years of it.");
    expect(page).toContain("<strong>Text now:</strong> Two years of it.");
  });
});

describe("whoever writes the questions", () => {
  it("sees them as the public does, with hints for plain language, and takes those of an earlier one", async () => {
    const earlier = await opened("Last year");
    const author = await site.as(office.author);
    const id = await written("This year");
    const place = [frameworkId, id] as const;
    const form = await (await author.get(paths.copyQuestions(...place))).text();
    expect(form).toContain("Last year");
    expect(form).toContain("3 questions");
    await author.post(paths.copyQuestions(...place), { from: String(earlier.id) });
    const taken = await listQuestions(site.database.db, id);
    expect(taken).toHaveLength(3);
    const question = taken[2]?.id ?? 0;
    const posted = await author.post(paths.question(...place, question), {
      ...{ kind: "text", text: "Do you agree that buses and trains matter?", isRequired: "no", version: "1" },
      ...{ condition: `${taken[0]?.id} No` },
    });
    expect(posted.status).toBe(302);
    const page = await (await author.get(paths.publicConsultation(...place))).text();
    expect(page).toContain("two things at once");
    expect(page).toContain("Taken from an earlier consultation");
    const preview = await (await author.get(paths.previewQuestions(...place))).text();
    expect(preview).toContain("is answered “No”");
    expect(preview).not.toContain('method="post" action="/frameworks');
  });
});

describe("an answer that somebody wants deleted", () => {
  it("is found by the number that they tell, and deleted by the monitoring officer with a reason", async () => {
    const { id, slug, choice } = await opened();
    const sent = await pageAfter(paths.answerConsultation(slug), {
      ...{ formKey: "a key", [`q${choice}`]: "No", sure: "yes" },
    });
    const number = textOf(sent.html) ?? "";
    const officer = await site.as(office.monitoring);
    const place = [frameworkId, id] as const;
    const [answer] = await received(id);
    const wrong = await officer.post(paths.answers(...place), { number: "AAAA-AAAA-AAAA" });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain("There is no answer with this number");
    const found = await officer.post(paths.answers(...place), { number: number.toLowerCase() });
    expect([found.status, found.headers.get("location")]).toEqual([
      302,
      paths.answer(...place, answer?.id ?? 0),
    ]);
    const address = paths.deleteAnswer(...place, answer?.id ?? 0);
    expect(await (await officer.get(paths.answer(...place, answer?.id ?? 0))).text()).toContain(address);
    const author = await site.as(office.author);
    expect((await author.post(address, { reason: "Asked for", version: "1" })).status).toBe(403);
    expect((await officer.post(address, { reason: "", version: "1" })).status).toBe(400);
    expect((await officer.post(address, { reason: "Asked for", version: "1" })).status).toBe(302);
    expect(await received(id)).toEqual([]);
  });
});

describe("everything that somebody who is signed out can reach", () => {
  it("has nothing of a draft, of what is saved and not sent, and of answers", async () => {
    const draft = await written("canary-draft-title");
    await ask(draft, { kind: "text", text: "canary-draft-question" });
    const { slug, choice, said } = await opened("Asked of everybody");
    const address = paths.answerConsultation(slug);
    const given = (text: string) => ({ [`q${choice}`]: "No", [`q${said}`]: text, body: "" });
    await nobody.post(address, { ...given("canary-answer"), formKey: "one", sure: "yes" });
    const saved = await nobody.post(address, { ...given("canary-saved"), formKey: "two", go: "save" });
    const [link = ""] = /\/saved\/[\w-]{43}/u.exec(await saved.text()) ?? [];
    const answers = await crawl(
      site,
      nobody,
      (asked) => !asked.startsWith("/decisions") && !asked.startsWith("/assets"),
      [
        ...["/consultations", `/consultations/${slug}/saved/${"A".repeat(43)}`],
        ...[
          `/consultations/canary-draft-title-${draft}`,
          `/consultations/canary-draft-title-${draft}/answer`,
        ],
        `/consultations/canary-draft-title-${draft}/questionnaire.docx`,
      ],
    );
    const reached = [...answers.keys()];
    for (const needed of [
      ...[paths.openConsultation(slug), `${paths.openConsultation(slug)}.data`, address],
      ...[paths.answerConsultation(slug, "one"), paths.questionnaire(slug), paths.questionnaireInWord(slug)],
    ]) {
      expect(reached).toContain(needed);
    }
    for (const [asked, { whole }] of answers) {
      const found = whole.replaceAll(`canary-draft-title-${draft}`, "");
      expect([asked, /canary-[a-z-]+/u.exec(found)?.[0]]).toEqual([asked, undefined]);
      expect([asked, whole.includes(link)]).toEqual([asked, false]);
    }
  });
});
