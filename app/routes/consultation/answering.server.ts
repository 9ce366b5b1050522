import { data, type ActionFunctionArgs } from "@remix-run/node";
import type { Given } from "~/domain/consultation/answer";
import {
  answerPages,
  pageAfter,
  pageAt,
  pageBefore,
  type AnswerPage,
  type AnswerWay,
} from "~/domain/consultation/answer-pages";
import { onlyAsked } from "~/domain/consultation/condition";
import type { SaidOfThemselves } from "~/domain/consultation/monitoring";
import { isFieldOf, type Question } from "~/domain/consultation/question";
import { bodyOf, givenOf, saidOfThemselves } from "~/forms/consultation/answer-form";
import {
  answerPageForm,
  everyPage,
  wayNamed,
  type Questionnaire,
} from "~/forms/consultation/answer-page-form";
import { parseForm } from "~/forms/form";
import { paths } from "~/paths";
import { answerOpenPost } from "~/routes/answer.server";
import type { PostedForm } from "~/routes/read-form.server";
import { questionInAFlood, receiveAnswer } from "~/services/consultation/receive-answer.server";
import { saveAnswer } from "~/services/consultation/save-answer.server";
import type { PublicDoor } from "~/services/public-door.server";
import type { AnsweringStep, Written } from "~/ui/consultation/answering";
import { loadAsked } from "./questionnaire-at-hand.server";

interface Sent extends Questionnaire {
  written: Written;
  given: Given;
  body: string;
  said: SaidOfThemselves;
  posted: PostedForm;
  door: PublicDoor;
  slug: string;
  token: string | undefined;
}

/**
 * Answers a post of the questionnaire: the next page, the one before, the answers once more, or that they were saved or sent. All that
 * was written goes with each page; nothing is kept before it is saved or sent.
 * @param token of the private link by which it was come back to
 */
export async function answerAnswering(args: ActionFunctionArgs, token?: string) {
  const { context, request } = args;
  const { id, shown, questions, changes, monitoring } = await loadAsked(args);
  const questionnaire = { questions, changes, monitoring };
  const loose = answerPageForm(questionnaire, null);
  return answerOpenPost(request, loose, async (value, posted) => {
    const { values } = parseForm(loose, posted);
    const text = (name: string) => posted.getAll(name)[0] ?? "";
    const sent: Sent = {
      ...questionnaire,
      given: onlyAsked(questionnaire.questions, givenOf(value)),
      body: bodyOf(value),
      said: saidOfThemselves(value),
      written: {
        values,
        way: wayNamed(text("way")),
        at: Number.parseInt(text("at"), 10) || 0,
        seen: text("seen") === "yes",
        formKey: text("formKey"),
      },
      posted,
      door: {
        database: context.database,
        now: context.now,
        secret: await context.signer.secretFor(`consultation receipts ${id}`),
        address: context.clientAddress ?? "",
      },
      slug: shown.slug,
      token,
    };
    const { step, status } = await stepAfter(sent, text("go"), text("sure"));
    return data<AnsweringStep>(step, { status });
  });
}

interface Answered {
  step: AnsweringStep;
  status: number;
}
const done = (step: AnsweringStep): Answered => ({ step, status: 200 });

function stepAfter(sent: Sent, go: string, sure: string): Promise<Answered> | Answered {
  const { written, questions, given } = sent;
  const pages = answerPages(questions, given, written.way);
  const page = pageAt(pages, written.at);
  if (sure === "yes") return send(sent);
  // From the first page to the last once more.
  if (sure === "no") return done(onPage({ ...written, seen: false }, pageAt(pages, 0).at));
  if (go === "save") return save(sent);
  if (go === "back") return done(onPage(written, (pageBefore(pages, page) ?? page).at));
  if (go === "for-whom")
    return done(onPage(written, (pages.find(({ asksForWhom }) => asksForWhom) ?? page).at));
  if (/^\d{1,9}$/u.test(go)) return done(onPage(written, pageAt(pages, Number(go)).at));
  return next(sent, pages, page);
}

const onPage = (written: Written, at: number): AnsweringStep => ({
  ...written,
  step: "page",
  at,
  errors: {},
});

function next(sent: Sent, pages: readonly AnswerPage<Question>[], page: AnswerPage<Question>): Answered {
  const { written } = sent;
  const faults = faultsOn(sent, page);
  if (faults) return faults;
  const after = written.seen ? firstUnanswered(pages, page, sent.given) : pageAfter(pages, page);
  return done(after ? onPage(written, after.at) : check(sent));
}

/** Whoever has looked at all of it already goes back there, unless an answer brought a question that was not asked before. */
function firstUnanswered(
  pages: readonly AnswerPage<Question>[],
  page: AnswerPage<Question>,
  given: Given,
): AnswerPage<Question> | null {
  const isUnanswered = ({ id, condition }: Question) =>
    condition !== null && !Object.keys(given).some((name) => isFieldOf(id, name));
  const rest = pages.slice(pages.indexOf(page) + 1);
  return rest.find(({ questions }) => questions.some(isUnanswered)) ?? null;
}

/** What must be given there and is not. */
function faultsOn(
  { posted, written, ...questionnaire }: Sent,
  page: Pick<AnswerPage<Question>, "questions"> & { at: number },
): Answered | null {
  const parsed = parseForm(answerPageForm(questionnaire, page), posted);
  if (parsed.ok) return null;
  return {
    step: { ...written, step: "page", at: page.at, errors: parsed.errors },
    status: 400,
  };
}

const check = ({ written, given, body, said }: Sent): AnsweringStep => ({
  ...written,
  step: "check",
  seen: true,
  given,
  body,
  said,
});

async function send(sent: Sent): Promise<Answered> {
  const { questions, given, written, body, said, door, slug, token, posted } = sent;
  const all = { ...everyPage(questions, given), at: 0 };
  if (faultsOn(sent, all)) {
    const faulty = answerPages(questions, given, written.way).map((page) => faultsOn(sent, page));
    return faulty.find((faults) => faults !== null) ?? done(check(sent));
  }
  const answer = { slug, formKey: written.formKey, body, given, said, savedToken: token };
  const personAnswer = posted.getAll("personAnswer")[0];
  const question = posted.getAll("asked").length === 0 ? await questionInAFlood(door, answer) : null;
  if (question) {
    const { text, options } = question;
    return done({ ...written, step: "person", question: { text, options } });
  }
  const { number } = await receiveAnswer(door, { ...answer, personAnswer });
  return done({ step: "received", number });
}

async function save({ written, given, body, door, slug, token }: Sent): Promise<Answered> {
  const { way, at, formKey } = written;
  const saved = { given, body, way, at };
  const link = await saveAnswer(door, { slug, formKey, token, saved });
  return done({ ...written, step: "saved", href: paths.comeBack(slug, link.token) });
}

/** Where somebody begins, or goes on. */
export function beginning(
  questions: readonly Question[],
  { given, way, at, body }: { given: Given; way: AnswerWay; at: number; body: string },
) {
  const pages = answerPages(questions, given, way);
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
  return { at: pageAt(pages, at).at, way, values: { ...values, body } };
}
