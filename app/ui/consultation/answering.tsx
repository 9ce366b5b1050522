import type { ReactNode } from "react";
import { useLocation } from "@remix-run/react";
import type { Given } from "~/domain/consultation/answer";
import { answerPages, pageAt, pageBefore, type AnswerWay } from "~/domain/consultation/answer-pages";
import { onlyAsked } from "~/domain/consultation/condition";
import type { SaidOfThemselves } from "~/domain/consultation/monitoring";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { givenOf } from "~/forms/consultation/answer-form";
import {
  answerPageForm,
  fieldsOnPage,
  writtenElsewhere,
  type Questionnaire,
} from "~/forms/consultation/answer-page-form";
import type { FieldErrors, RawValues } from "~/forms/form";
import { paths } from "~/paths";
import { Field, PostForm, type FormAnswer } from "../form";
import { Button, Panel } from "../govuk";
import { IsAPerson } from "../is-a-person";
import { Crumbs, PageHeading, TwoThirds } from "../page";
import { AboutYourself, SaidAboutYourself } from "./about-yourself";
import { AnswerFields } from "./answer-fields";
import { GivenAnswer } from "./given-answer";

/** All that was written so far, which goes with each page. */
export interface Written {
  values: RawValues;
  way: AnswerWay;
  /** The page: its first question (`AnswerPage.at`). */
  at: number;
  /** Whether the answers were looked at once more already. */
  seen: boolean;
  /** Of the page on which they were written: the same sent twice has one receipt. */
  formKey: string;
}

/** What the page shows next. */
export type AnsweringStep =
  | (Written & { step: "page"; errors: FieldErrors })
  | (Written & { step: "check"; given: Given; body: string; said: SaidOfThemselves })
  | (Written & { step: "person"; question: { text: string; options: readonly string[] } })
  | (Written & { step: "saved"; href: string })
  | { step: "received"; number: string };

interface AnsweringProps extends Questionnaire {
  shown: { slug: string; title: string; closesOn: CalendarDate | null };
  isOpen: boolean;
  /** Where whoever opens the page begins. */
  begins: Pick<Written, "values" | "way" | "at">;
  /** The site's own address, which a private link begins with. */
  origin: string;
  answered: AnsweringStep | FormAnswer | undefined;
}

/** The questionnaire of the public, page by page. It works without a script: what was written goes with each page. */
export function Answering(props: AnsweringProps) {
  const { shown, answered, questions, changes, monitoring } = props;
  const step = answered && "step" in answered ? answered : null;
  const refused = answered && !("step" in answered) ? answered : undefined;
  if (step?.step === "received") return <Received shown={shown} number={step.number} />;
  return (
    <>
      <Crumbs
        items={[
          { text: "Consultations", href: paths.openConsultations() },
          { text: shown.title, href: paths.openConsultation(shown.slug) },
        ]}
      />
      <TwoThirds>
        {step?.step === "check" ? (
          <Carrying written={step} heading={<PageHeading title="Check your answers" caption={shown.title} />}>
            <GivenAnswer
              questions={questions}
              changes={changes}
              given={step.given}
              body={step.body}
              changeForWhom={
                <Button variant="secondary" name="go" value="for-whom">
                  Change<span className="govuk-visually-hidden"> for whom you answer</span>
                </Button>
              }
              change={(question) => (
                <Button variant="secondary" name="go" value={String(question.id)}>
                  Change
                  <span className="govuk-visually-hidden"> your answer to: {question.text}</span>
                </Button>
              )}
            />
            <SaidAboutYourself monitoring={monitoring} said={step.said} />
            <div className="govuk-button-group">
              <Button name="sure" value="yes">
                Send your answers
              </Button>
              <Button name="sure" value="no" variant="secondary">
                Change them
              </Button>
              <SaveForLater />
            </div>
          </Carrying>
        ) : step?.step === "person" ? (
          <Person step={step} title={shown.title} />
        ) : step?.step === "saved" ? (
          <Saved step={step} {...props} />
        ) : (
          <Page {...props} step={step} refused={refused} />
        )}
      </TwoThirds>
    </>
  );
}

const SaveForLater = () => (
  <Button name="go" value="save" variant="secondary" formNoValidate>
    Save and come back later
  </Button>
);

interface PageProps extends AnsweringProps {
  step: Extract<AnsweringStep, { step: "page" }> | null;
  refused: FormAnswer | undefined;
}

function Page({ shown, isOpen, begins, step, refused, ...questionnaire }: PageProps) {
  const { questions, changes, monitoring } = questionnaire;
  const values = step?.values ?? refused?.values ?? begins.values;
  // What could not be taken is all still below.
  const way = step?.way ?? (refused ? "all" : begins.way);
  const given = onlyAsked(questions, givenOf(values));
  const pages = answerPages(questions, given, way);
  const page = pageAt(pages, step?.at ?? begins.at);
  const names = fieldsOnPage(page, questionnaire);
  const isFirst = pageBefore(pages, page) === null;
  const answer = step ? asAnswer(step) : refused;
  return (
    <PostForm
      form={answerPageForm(questionnaire, page)}
      initial={begins.values}
      answer={answer}
      hidden={{ at: String(page.at), way, seen: step?.seen ? "yes" : "" }}
      before={<PageHeading title="Answer the questions" caption={shown.title} />}
    >
      {!isOpen && <p className="govuk-body">This consultation has closed: no answer is taken any more.</p>}
      {isFirst && !step?.seen && <Beginning slug={shown.slug} way={way} isSent={answer !== undefined} />}
      {way === "one" && (
        <p className="govuk-body">
          Page {pages.indexOf(page) + 1} of {pages.length}
          {questions.some(({ condition }) => condition !== null) && ", as far as is known from your answers"}.
        </p>
      )}
      {way === "all" && !isFirst && (
        <p className="govuk-body">Because of what you answered, there is something more to ask.</p>
      )}
      {writtenElsewhere(values, names).map(({ name, text }, index) => (
        <input key={index} type="hidden" name={name} value={text} />
      ))}
      <AnswerFields questions={page.questions} changes={changes} />
      {page.asksForWhom && (
        <>
          <Field name="body" />
          <AboutYourself monitoring={monitoring} />
        </>
      )}
      <div className="govuk-button-group">
        <Button name="go" value="next">
          {way === "all" || pages.at(-1) === page ? "Check your answers" : "Continue"}
        </Button>
        {!isFirst && (
          <Button name="go" value="back" variant="secondary" formNoValidate>
            Back
          </Button>
        )}
        <SaveForLater />
      </div>
    </PostForm>
  );
}

function Beginning({ slug, way, isSent }: { slug: string; way: AnswerWay; isSent: boolean }) {
  const other = way === "all" ? "one" : "all";
  return (
    <>
      <p className="govuk-body">
        Answer as many of the questions as you like. Please leave out names, addresses and telephone numbers.
        You see your answers once more before they are sent.
      </p>
      {!isSent && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.answerConsultation(slug, other)}>
            {other === "one" ? "Answer one question at a time" : "See all questions on one page"}
          </a>
        </p>
      )}
    </>
  );
}

const asAnswer = ({ values, errors, formKey }: Written & { errors: FieldErrors }): FormAnswer => ({
  errors,
  values,
  madeOn: { formKey },
  problem: null,
  current: null,
  blockers: [],
  madeStale: [],
  telling: [],
});

/** A form in which nothing is written any more: all that was goes along. */
function Carrying({
  written,
  heading,
  children,
}: {
  written: Written;
  heading: ReactNode;
  children: ReactNode;
}) {
  const { pathname, search } = useLocation();
  const { values, formKey, way, at, seen } = written;
  const carried = { formKey, way, at: String(at), seen: seen ? "yes" : "" };
  return (
    <>
      {heading}
      <form method="post" action={`${pathname}${search}`}>
        {Object.entries(carried).map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        {writtenElsewhere(values, []).map(({ name, text }, index) => (
          <input key={index} type="hidden" name={name} value={text} />
        ))}
        {children}
      </form>
    </>
  );
}

function Person({ step, title }: { step: Extract<AnsweringStep, { step: "person" }>; title: string }) {
  return (
    <Carrying written={step} heading={<PageHeading title="Is a person answering?" caption={title} />}>
      <IsAPerson question={step.question} />
      <Button name="sure" value="yes">
        Send your answers
      </Button>
    </Carrying>
  );
}

function Saved({
  step: { href },
  shown: { closesOn, title },
  origin,
  monitoring,
}: { step: Extract<AnsweringStep, { step: "saved" }> } & Pick<
  AnsweringProps,
  "shown" | "origin" | "monitoring"
>) {
  return (
    <>
      <PageHeading title="Your answers are saved, and not sent yet" caption={title} />
      <p className="govuk-body">This is your private link. Keep it: we cannot tell it to you again.</p>
      <p className="govuk-inset-text app-preserve-lines">
        <a className="govuk-link" href={href}>
          {origin}
          {href}
        </a>
      </p>
      <p className="govuk-body">
        Whoever has the link can read what you wrote and send it. Nobody else can, and we do not read or count
        it. It is kept until you send it, and deleted when the consultation closes
        {closesOn !== null && `, at the end of ${formatDate(closesOn)}`}.
      </p>
      {monitoring.length > 0 && (
        <p className="govuk-body">
          What you said about yourself is not saved: you are asked again before you send your answers.
        </p>
      )}
    </>
  );
}

function Received({ shown: { slug, title }, number }: { shown: AnsweringProps["shown"]; number: string }) {
  return (
    <TwoThirds>
      <Panel title="Your answers were received">
        Your number
        <br />
        <strong>{number}</strong>
      </Panel>
      <p className="govuk-body">
        Write the number down: with it you can{" "}
        <a className="govuk-link" href={paths.takeBackAnswer(slug)}>
          take your answer back
        </a>{" "}
        until the consultation closes. Nobody can find your answer without it, and we cannot tell you the
        number again.
      </p>
      <p className="govuk-body">
        What people said, and what became of it, will be on the page of{" "}
        <a className="govuk-link" href={paths.openConsultation(slug)}>
          {title}
        </a>
        .
      </p>
    </TwoThirds>
  );
}
