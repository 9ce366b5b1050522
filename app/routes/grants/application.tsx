import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPayments } from "~db/queries/grants.server";
import {
  mayAgreeGrant,
  mayAssessAllocation,
  mayDecideGrant,
  mayDeclareInterest,
  mayPayGrant,
  mayPublishGrant,
  mayScore,
  maySortApplication,
  mayStopGrant,
} from "~/auth/permissions";
import { CHARACTERISTIC_LABELS, CHARACTERISTICS } from "~/domain/eia/characteristics";
import { APPLICATION_STATE_LABELS, REGISTER_LABELS } from "~/domain/grants/application";
import { EFFECT_LABELS } from "~/domain/grants/assessment";
import { paymentsText } from "~/domain/grants/award";
import { paidPence, type MadePayment } from "~/domain/grants/payment";
import { countedScores } from "~/domain/grants/scoring";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { statedAnswers } from "~/domain/templates/template";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadApplication, placeOf, type ApplicationAtHand } from "./grants-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.organisation} – ${data.round.title}`,
});

type Row = readonly [key: string, value: string];

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadApplication(args);
  const { framework, round, application } = at;
  const { award } = application;
  return {
    framework: asTitled(framework),
    round: asTitled(round),
    place: placeOf(at),
    organisation: application.organisation,
    words: wordsOf(at),
    assessment: assessmentOf(at),
    decision: decisionOf(at, award ? await listPayments(args.context.database.db, award.id) : []),
    declared: at.declarations.map(({ personName, hasInterest, interest }): Row => [
      personName,
      hasInterest ? `Has an interest: ${interest}` : "Has no interest",
    ]),
    scores: countedScores(at.given, at.declarations).map(({ personName, scores }): Row => [
      personName,
      round.criteria
        .map(
          ({ name, most }, index) =>
            `${name}: ${scores[index]?.points ?? 0} of ${most}. ${scores[index]?.reason ?? ""}`,
        )
        .join("\n"),
    ]),
    links: linksOf(at),
  };
}

function wordsOf({ application, round }: ApplicationAtHand): Row[] {
  const { personalDeletedAt, register, registerNumber, reaches, receivedAt, channel } = application;
  return [
    ["State", APPLICATION_STATE_LABELS[application.state]],
    [
      "Received",
      `${formatInstant(receivedAt)}, ${channel === "online" ? "by the public form" : "entered by staff"}`,
    ],
    [
      "Register",
      register === "none" ? REGISTER_LABELS.none : `${REGISTER_LABELS[register]}: ${registerNumber}`,
    ],
    ["Applied for", formatMoney(application.pence)],
    ["For", application.purpose],
    ["Is to reach", reaches.map((one) => CHARACTERISTIC_LABELS[one]).join(", ") || "Everybody alike"],
    ["Who they are", application.whom || "Not said"],
    ...statedAnswers(round.questions, application.ownAnswers).map(({ question, answer }): Row => [
      question,
      answer,
    ]),
    ["Contact", application.contact],
    ...(personalDeletedAt === null
      ? []
      : [["What was personal in it", `Deleted on ${formatInstant(personalDeletedAt)}`] as const]),
  ];
}

function assessmentOf({ application: { assessment } }: ApplicationAtHand): Row[] {
  if (!assessment) return [];
  const { effects, evidence, done } = assessment;
  const found = CHARACTERISTICS.flatMap((one): Row[] => {
    const effect = effects[one];
    return effect === undefined ? [] : [[CHARACTERISTIC_LABELS[one], EFFECT_LABELS[effect]]];
  });
  return [...found, ["Evidence", evidence || "Not said"], ["What is done", done || "Not said"]];
}

function decisionOf(
  { application: { award } }: ApplicationAtHand,
  paid: readonly Pick<MadePayment, "pence">[],
): Row[] {
  if (!award) return [];
  const decided: Row = [
    award.outcome === "awarded" ? "Awarded on" : "Refused on",
    formatDate(award.decidedOn),
  ];
  if (award.outcome === "refused") return [decided, ["Reasons", award.reasons]];
  return [
    decided,
    ["Amount", formatMoney(award.pence)],
    ["Recipient", award.name],
    ["Title", award.title],
    ["Purpose", award.purpose],
    ["Conditions", award.conditions || "None"],
    ["Reasons", award.reasons],
    ["Agreement", award.agreedOn === null ? "Not yet" : formatDate(award.agreedOn)],
    ["Payments planned", paymentsText(award.payments) || "Not planned yet"],
    [
      "Paid",
      paid.length === 0 ? "Nothing yet" : `${formatMoney(paidPence(paid))} of ${formatMoney(award.pence)}`,
    ],
    ["Published", award.publishedOn === null ? "No" : `Since ${formatDate(award.publishedOn)}`],
  ];
}

/** What the person may do now. */
function linksOf(at: ApplicationAtHand): { href: string; text: string }[] {
  const { actor, application, given } = at;
  const { award } = application;
  const place = placeOf(at);
  const scorers = given.map(({ personId }) => personId);
  const all = [
    ["sort", "Look at what was held back", maySortApplication(actor, application).ok],
    ["interest", "Declare an interest, or that you have none", mayDeclareInterest(actor, application).ok],
    ["score", "Score it", mayScore(actor, at).ok],
    ["assess", "Assess what an award would do", mayAssessAllocation(actor, application).ok],
    ["decide", "Award a grant, or refuse it", mayDecideGrant(actor, { ...at, scorers }).ok],
    ["agreement", "Save the agreement and the payments", award !== null && mayAgreeGrant(actor, award).ok],
    ["payments", "See and record payments", award !== null && mayPayGrant(actor, award).ok],
    ["publish", "Publish the grant", award !== null && mayPublishGrant(actor, award).ok],
    ["stop", "Stop publishing the grant", award !== null && mayStopGrant(actor, award).ok],
  ] as const;
  return all.flatMap(([what, text, may]) =>
    may ? [{ href: paths.grantApplication(place, what), text }] : [],
  );
}

export default function Application() {
  const { framework, round, organisation, words, links, ...data } = useLoaderData<typeof loader>();
  const sections = [
    { id: "assessment", title: "What an award would do", rows: data.assessment },
    { id: "declared", title: "Interests", rows: data.declared },
    { id: "scores", title: "Scores", rows: data.scores },
    { id: "decision", title: "The decision", rows: data.decision },
  ];
  return (
    <>
      <GrantCrumbs framework={framework} round={round} />
      <TwoThirds>
        <PageHeading title={organisation} caption={round.title} />
        {links.length > 0 && (
          <ul className="govuk-list">
            {links.map(({ href, text }) => (
              <li key={href}>
                <a className="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        )}
        <Rows rows={words} />
        {sections
          .filter(({ rows }) => rows.length > 0)
          .map(({ id, title, rows }) => (
            <section key={id} aria-labelledby={id}>
              <h2 className="govuk-heading-m" id={id}>
                {title}
              </h2>
              <Rows rows={rows} />
            </section>
          ))}
      </TwoThirds>
    </>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <SummaryList
      rows={rows.map(([key, value]) => ({
        key,
        value: <span className="app-preserve-lines">{value}</span>,
      }))}
    />
  );
}
