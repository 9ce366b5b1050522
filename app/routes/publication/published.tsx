import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSignedSuccessors } from "~db/queries/framework-before.server";
import { mayNoteSince, mayPublishAgain } from "~/auth/permissions";
import { whatOf } from "~/documents/record-since.view";
import { inForce, waitingReviews } from "~/domain/decision/addendum";
import { inOrderOfParts, RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { ButtonLink, InsetText, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { SignOffCrumbs } from "~/ui/frameworks/framework-crumbs";
import { loadPublished } from "./load-published.server";

const TITLE = "What is published";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing, signed, addenda, parts } = await loadPublished(args);
  const today = todayOf(args.context);
  const { numbers, parts: withdrawn } = inForce(addenda);
  const successors = await listSignedSuccessors(args.context.database.db);
  return {
    framework: { id: framework.id, title: framework.title },
    referenceKey: signed.referenceKey,
    parts: inOrderOfParts(parts).map(({ part, publishedFrom }) => {
      const gone = withdrawn.get(part);
      return {
        name: RECORD_PART_LABELS[part],
        state: gone
          ? `Withdrawn on ${formatDate(gone.on)}: ${gone.legalGround}`
          : publishedFrom === null
            ? "Withheld"
            : publishedFrom > today
              ? `Published from ${formatDate(publishedFrom)}`
              : "Published",
      };
    }),
    withdrawn: addenda
      .filter(({ number }) => numbers.has(number))
      .map(({ number, bodies, passage, reason, personName, at }) => ({
        number,
        what: passage === "" ? capitalised(whatOf({ bodies })) : `A passage: “${passage}”`,
        legalGround: bodies.head.kind === "withdrawn" ? bodies.head.legalGround : "",
        reason,
        by: `${personName}, ${formatInstant(at)}`,
      })),
    mayPublishAgain: mayPublishAgain(actor, standing).ok,
    mayNote: mayNoteSince(actor, standing).ok,
    waiting: waitingReviews(addenda).map(
      ({ number, completedOn }) =>
        `Action ${number} was completed on ${formatDate(completedOn)}, and the assessment was updated because of it. Nothing beside the record says what was changed yet.`,
    ),
    successors: successors
      .filter(({ previousId }) => previousId === framework.id)
      .map(({ frameworkId, reference }) => ({ frameworkId, reference })),
  };
}

export default function Published() {
  const { framework, referenceKey, parts, withdrawn, successors, ...may } = useLoaderData<typeof loader>();
  return (
    <>
      <SignOffCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <SummaryList rows={parts.map(({ name, state }) => ({ key: name, value: state }))} />
        <ButtonLink href={paths.stopPublishing(framework.id)}>Stop publishing something</ButtonLink>
        {may.waiting.map((words) => (
          <InsetText key={words}>{words}</InsetText>
        ))}
        {may.mayPublishAgain && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.publishLater(framework.id)}>
              Publish what was withheld
            </a>
          </p>
        )}
        {may.mayNote && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.noteSince(framework.id)}>
              Publish what happened since
            </a>
          </p>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.decision(referenceKey)}>
            See the record as the public sees it
          </a>
        </p>
        {successors.map(({ frameworkId, reference }) => (
          <p className="govuk-body" key={frameworkId}>
            Decision {reference} is compared with this one, so what stands here may stand there as well, and
            is not withdrawn with it.{" "}
            <a className="govuk-link" href={paths.published(frameworkId)}>
              What is published of decision {reference}
            </a>
          </p>
        ))}
        <h2 className="govuk-heading-m">Withdrawn since it was signed</h2>
        {withdrawn.length === 0 && <p className="govuk-body">Nothing.</p>}
        {withdrawn.map(({ number, what, legalGround, reason, by }) => (
          <section key={number} aria-label={what}>
            <SummaryList
              rows={[
                { key: "What", value: what },
                { key: "Legal ground", value: legalGround },
                { key: "Why", value: reason },
                { key: "By", value: by },
              ]}
            />
            {may.mayPublishAgain && (
              <p className="govuk-body">
                <a className="govuk-link" href={paths.publishAgain(framework.id, number)}>
                  Publish it again
                  <span className="govuk-visually-hidden">: {what}</span>
                </a>
              </p>
            )}
          </section>
        ))}
      </TwoThirds>
    </>
  );
}
