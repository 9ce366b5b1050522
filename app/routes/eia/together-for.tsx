import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { countedImpacts } from "~/domain/eia/completeness";
import { adverseChanges, HIT_OFTEN } from "~/domain/eia/hit-more-than-once";
import { COUNTED_IN_EACH, peopleByDirection } from "~/domain/eia/people";
import { changesOf } from "~/domain/framework/content";
import { placeOf } from "~/domain/framework/next-to-put-right";
import { amountInYear } from "~/domain/publication/amounts-in-words";
import { conclusionForm } from "~/forms/eia/conclusion-form";
import { params, paths } from "~/paths";
import { answerPost, readParams } from "~/routes/answer.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { saveConclusion } from "~/services/eia/save-conclusion.server";
import { ImpactText } from "~/ui/eia/impact-list";
import { ToPutRightList } from "~/ui/eia/to-put-right";
import { Written } from "~/ui/eia/written";
import { Fields, PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `All changes together: ${data.name} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission, toPutRight } = await loadEia(args);
  const { characteristic } = readParams(params.together, args.params);
  const changes = new Map(changesOf(content).map((change) => [change.id, change]));
  const conclusion = content.conclusions.find((one) => one.characteristic === characteristic);
  return {
    framework,
    name: CHARACTERISTIC_LABELS[characteristic],
    adverse: adverseChanges(content.entries, characteristic).length,
    people: peopleByDirection(
      content.entries
        .filter(({ changeId }) => changes.has(changeId))
        .map((entry) => ({ impacts: countedImpacts(entry) })),
      characteristic,
    ),
    mayWrite: permission.ok,
    conclusion: conclusion?.conclusion ?? "",
    version: conclusion?.version ?? 0,
    found: content.entries.flatMap((entry) => {
      const change = changes.get(entry.changeId);
      const impacts = countedImpacts(entry).filter((impact) => impact.characteristic === characteristic);
      if (!change || impacts.length === 0) return [];
      return [
        {
          title: change.title,
          href: paths.entry(framework.id, change.id),
          amounts: change.byYear.map((figures) =>
            amountInYear(
              {
                kind: change.kind,
                previousServices: change.previousLines.map(({ service }) => service),
                newServices: change.newLines.map(({ service }) => service),
              },
              figures,
            ),
          ),
          numbers: entry.evidence.map(({ numbers }) => numbers.trim()).filter((numbers) => numbers !== ""),
          impacts: impacts.map((impact) => ({
            impact,
            actions: content.actions.filter(({ mitigates }) => mitigates.includes(impact.id)),
          })),
        },
      ];
    }),
    toPutRight: toPutRight(
      ({ putRight }) => putRight.page === "together" && putRight.characteristic === characteristic,
    ),
    next: nextStep(content, todayOf(args.context), placeOf({ page: "together", characteristic })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.together,
    form: conclusionForm,
    act: ({ service, value, params: where, version }) =>
      saveConclusion(service, { ...where, ...value, version }),
    done: ({ frameworkId }) => paths.together(frameworkId),
  });
}

export default function TogetherForPage() {
  const { framework, name, adverse, people, mayWrite, conclusion, version, found, toPutRight, next } =
    useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const heading = <PageHeading title={`All changes together: ${name}`} caption={framework.title} />;
  return (
    <>
      <Crumbs
        items={[
          { text: framework.title, href: paths.framework(framework.id) },
          { text: "EIA", href: paths.eia(framework.id) },
          { text: "All changes together", href: paths.together(framework.id) },
        ]}
      />
      <TwoThirds>
        {!mayWrite && heading}
        {mayWrite ? (
          <PostForm
            form={conclusionForm}
            initial={{ conclusion }}
            version={version}
            answer={posted}
            before={heading}
          >
            <p className="govuk-body">
              {adverse === 0
                ? "No change is adverse to people who share this characteristic."
                : adverse === 1
                  ? "1 change is adverse to people who share this characteristic."
                  : `${adverse} changes are adverse to people who share this characteristic.`}{" "}
              From {HIT_OFTEN} on, the assessment says what they do together.
            </p>
            <ToPutRightList title="To put right" items={toPutRight} />
            <Fields />
            <SaveAndNext next={next} />
          </PostForm>
        ) : (
          <Written label="What is concluded" text={conclusion} />
        )}
        {people.length > 0 && (
          <>
            <h2 className="govuk-heading-m">How many people</h2>
            <ul className="govuk-list govuk-list--bullet">
              {people.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className="govuk-body">{COUNTED_IN_EACH}</p>
          </>
        )}
        <h2 className="govuk-heading-m">What each change does</h2>
        {found.length === 0 && <p className="govuk-body">No change touches people who share it.</p>}
        {found.map(({ title, href, amounts, numbers, impacts }) => (
          <section key={href}>
            <h3 className="govuk-heading-s">
              <a className="govuk-link" href={href}>
                {title}
              </a>
            </h3>
            <Written label="Amount" text={amounts.join("\n")} />
            {numbers.map((of, index) => (
              <Written key={index} label="Numbers by group, as its evidence has them" text={of} />
            ))}
            {impacts.map(({ impact, actions }) => (
              <ImpactText key={impact.id} frameworkId={framework.id} impact={impact} actions={actions} />
            ))}
          </section>
        ))}
      </TwoThirds>
    </>
  );
}
