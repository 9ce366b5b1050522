import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAccessibilityStatement } from "~db/queries/accessibility.server";
import { listDecidedThings, listDimensions, listRecordSettings } from "~db/queries/dated-settings.server";
import { getOffice, listOfficeSettings, listReferenceCounters } from "~db/queries/office.server";
import { statementWarnings } from "~/domain/accessibility/statement";
import { recordSettingOn } from "~/domain/decision/implications";
import { EVERY_YEAR, referenceYear } from "~/domain/decision/reference";
import { dateInLondon, formatDate } from "~/domain/shared/calendar-date";
import { dateValues, moneyValue } from "~/forms/form";
import {
  contractMonthsForm,
  officeNamesForm,
  officeNameValues,
  readReferencePattern,
  referencePatternForm,
  resultsSettingForm,
  thresholdForm,
} from "~/forms/office/office-form";
import {
  decidedThingForm,
  decidedThingValues,
  dimensionSettingForm,
  endDimensionForm,
  readDimensionSetting,
  recordSettingForm,
  recordSettingValues,
} from "~/forms/office/dated-settings-form";
import { headingsForm, headingsValues, readHeadings } from "~/forms/office/headings-form";
import { grantPublisherForm } from "~/forms/office/grant-publisher-form";
import { namedFromForm, namedFromValue, readNamedFrom } from "~/forms/office/named-from-form";
import { whomToAskForm } from "~/forms/office/whom-to-ask-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { askForDimension } from "~/services/office/ask-for-dimension.server";
import { endDimension } from "~/services/office/end-dimension.server";
import { saveContractMonths } from "~/services/office/save-contract-months.server";
import { saveDecidedThing } from "~/services/office/save-decided-thing.server";
import { saveGrantPublisher } from "~/services/office/save-grant-publisher.server";
import { saveMaterialityThreshold } from "~/services/office/save-materiality-threshold.server";
import { saveNamedFrom } from "~/services/office/save-named-from.server";
import { saveOfficeNames } from "~/services/office/save-office-names.server";
import { saveProposedHeadings } from "~/services/office/save-proposed-headings.server";
import { saveRecordSetting } from "~/services/office/save-record-setting.server";
import { saveResultsSetting } from "~/services/office/save-results-setting.server";
import { saveReferencePattern } from "~/services/office/save-reference-pattern.server";
import { saveWhomToAsk } from "~/services/office/save-whom-to-ask.server";
import { OfficeOverview } from "~/ui/account/office-overview";
import { Fields, PostForm, type FormAnswer } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

const TITLES = {
  names: "Change the office’s names",
  references: "Change how references read",
  threshold: "Change the threshold for closer attention",
  contracts: "Change when people are reminded that a contract ends",
  thing: "Change what the thing decided is called",
  record: "Change what decision records are asked for",
  dimension: "Ask for something beside the nine characteristics",
  end: "End what is asked beside the nine characteristics",
  "named-from": "Change whom records print by name",
  grants: "Change how the office is known as a publisher of grants",
  "whom-to-ask": "Change whom to ask about equality",
  results: "Change when results are due, and what stands out of them",
  headings: "Change which sections are offered",
  overview: "The office",
};

export const handle = pageHandle<typeof loader>({ title: ({ shows }) => TITLES[shows], needsScript: true });

/** The address says which of its forms the page shows; neither where it says nothing. */
function shownForm(request: Request): keyof typeof TITLES {
  const change = new URL(request.url).searchParams.get("change");
  return change !== null && Object.hasOwn(TITLES, change) ? (change as keyof typeof TITLES) : "overview";
}

/** The dimension that is to be ended, as the address names it. */
function endedDimension(request: Request): number {
  const asked = new URL(request.url).searchParams.get("dimension") ?? "";
  const parsed = params.dimension.shape.dimensionId.safeParse(asked);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const { database, now } = args.context;
  const today = dateInLondon(now());
  const [office, history, counters, things, dimensions, statement, records] = await Promise.all([
    getOffice(database.db),
    listOfficeSettings(database.db),
    listReferenceCounters(database.db),
    listDecidedThings(database.db),
    listDimensions(database.db),
    findAccessibilityStatement(database.db),
    listRecordSettings(database.db),
  ]);
  const shows = shownForm(args.request);
  const ended =
    shows === "end" ? dimensions.find(({ id }) => id === endedDimension(args.request)) : undefined;
  if (shows === "end" && !ended) throw notFound();
  const current = history.find(({ validFrom }) => validFrom <= today);
  const year = referenceYear(office.referencePattern, today);
  return {
    shows,
    dated: {
      ...{ today, things, dimensions, records },
      thing: args.context.settings.decidedThing,
      record: recordSettingOn(records, today),
    },
    ended: ended?.name ?? "",
    from: dateValues("validFrom", today),
    version: office.version,
    references: {
      referencePattern: office.referencePattern,
      year: year === EVERY_YEAR ? "" : String(year),
      nextNumber: "",
    },
    threshold: office.materialityThreshold,
    results: {
      returnDays: office.returnDays,
      limitPercent: office.resultsLimit,
      halfYearlyFrom: office.halfYearlyFrom,
      quarterlyFrom: office.quarterlyFrom,
    },
    headings: { before_budget: office.headingsBefore, after_budget: office.headingsAfter },
    namedFrom: office.namedFrom,
    contractMonths: office.contractMonths,
    whomToAsk: { contact: office.equalityContact, guidance: office.equalityGuidance },
    grantPublisher: { identifier: office.organisationIdentifier, prefix: office.grantPrefix },
    accessibilityWarnings: statementWarnings(statement, today),
    counters,
    names: { ...(current && officeNameValues(current)), ...dateValues("validFrom", today) },
    history: history.map(({ validFrom, ...names }) => ({
      ...names,
      isCurrent: validFrom === current?.validFrom,
      from: formatDate(validFrom),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  if (shownForm(args.request) === "references") {
    return answerPost(args, {
      params: params.none,
      form: referencePatternForm,
      act: ({ service, value, version }) =>
        saveReferencePattern(service, { ...readReferencePattern(value), version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "threshold") {
    return answerPost(args, {
      params: params.none,
      form: thresholdForm,
      act: ({ service, value, version }) => saveMaterialityThreshold(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "contracts") {
    return answerPost(args, {
      params: params.none,
      form: contractMonthsForm,
      act: ({ service, value, version }) => saveContractMonths(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "whom-to-ask") {
    return answerPost(args, {
      params: params.none,
      form: whomToAskForm,
      act: ({ service, value, version }) => saveWhomToAsk(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "results") {
    return answerPost(args, {
      params: params.none,
      form: resultsSettingForm,
      act: ({ service, value, version }) => saveResultsSetting(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "headings") {
    return answerPost(args, {
      params: params.none,
      form: headingsForm,
      act: ({ service, value, version }) =>
        saveProposedHeadings(service, { ...readHeadings(value), version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "named-from") {
    return answerPost(args, {
      params: params.none,
      form: namedFromForm,
      act: ({ service, value, version }) =>
        saveNamedFrom(service, { namedFrom: readNamedFrom(value.namedFrom), version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "grants") {
    return answerPost(args, {
      params: params.none,
      form: grantPublisherForm,
      act: ({ service, value, version }) => saveGrantPublisher(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "thing") {
    return answerPost(args, {
      params: params.none,
      form: decidedThingForm,
      act: ({ service, value, version }) => saveDecidedThing(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "record") {
    return answerPost(args, {
      params: params.none,
      form: recordSettingForm,
      act: ({ service, value, version }) => saveRecordSetting(service, { ...value, version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "dimension") {
    return answerPost(args, {
      params: params.none,
      form: dimensionSettingForm,
      act: ({ service, value, version }) =>
        askForDimension(service, { ...readDimensionSetting(value), version }),
      done: () => paths.office(),
    });
  }
  if (shownForm(args.request) === "end") {
    const dimensionId = endedDimension(args.request);
    return answerPost(args, {
      params: params.none,
      form: endDimensionForm,
      act: ({ service, value, version }) => endDimension(service, { ...value, dimensionId, version }),
      done: () => paths.office(),
    });
  }
  return answerPost(args, {
    params: params.none,
    form: officeNamesForm,
    act: ({ service, value, version }) => saveOfficeNames(service, { ...value, version }),
    done: () => paths.office(),
  });
}

export default function Office() {
  const { shows, counters, history, references, threshold, ...overview } = useLoaderData<typeof loader>();
  const { contractMonths, whomToAsk, namedFrom, grantPublisher, results, headings } = overview;
  const { accessibilityWarnings, dated } = overview;
  const answer = useActionData<typeof action>();
  const administration = { text: "Administration", href: paths.admin() };
  if (shows === "overview" && !answer) {
    return (
      <>
        <Crumbs items={[administration]} />
        <PageHeading title={TITLES.overview} />
        <OfficeOverview
          history={history}
          referencePattern={references.referencePattern}
          counters={counters}
          threshold={threshold}
          contractMonths={contractMonths}
          whomToAsk={whomToAsk}
          results={results}
          headings={headings}
          namedFrom={namedFrom}
          grantPublisher={grantPublisher}
          accessibilityWarnings={accessibilityWarnings}
          dated={dated}
        />
      </>
    );
  }
  return (
    <>
      <Crumbs items={[administration, { text: TITLES.overview, href: paths.office() }]} />
      <TwoThirds>
        <ShownForm shows={shows} answer={answer} />
      </TwoThirds>
    </>
  );
}

function ShownForm({ shows, answer }: { shows: keyof typeof TITLES; answer: FormAnswer | undefined }) {
  switch (shows) {
    case "references":
      return <ReferencesForm answer={answer} />;
    case "threshold":
      return <ThresholdForm answer={answer} />;
    case "contracts":
      return <ContractMonthsForm answer={answer} />;
    case "whom-to-ask":
      return <WhomToAskForm answer={answer} />;
    case "results":
      return <ResultsSettingForm answer={answer} />;
    case "headings":
      return <HeadingsForm answer={answer} />;
    case "named-from":
      return <NamedFromForm answer={answer} />;
    case "grants":
      return <GrantPublisherForm answer={answer} />;
    case "thing":
      return <ThingForm answer={answer} />;
    case "record":
      return <RecordSettingForm answer={answer} />;
    case "dimension":
      return <DimensionSettingForm answer={answer} />;
    case "end":
      return <EndDimensionForm answer={answer} />;
    default:
      return <NamesForm answer={answer} />;
  }
}

function NamesForm({ answer }: { answer: FormAnswer | undefined }) {
  const { names, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={officeNamesForm}
      initial={names}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.names} />}
    >
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function ReferencesForm({ answer }: { answer: FormAnswer | undefined }) {
  const { references, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={referencePatternForm}
      initial={references}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.references} />}
    >
      <p className="govuk-body">
        It holds for records that are submitted from now on. One that has its reference keeps it.
      </p>
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function HeadingsForm({ answer }: { answer: FormAnswer | undefined }) {
  const { headings, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={headingsForm}
      initial={headingsValues(headings)}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.headings} />}
    >
      <p className="govuk-body">
        Whoever writes one can take these over with one button, change them, and add others. What is there
        already stays.
      </p>
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function NamedFromForm({ answer }: { answer: FormAnswer | undefined }) {
  const { namedFrom, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={namedFromForm}
      initial={{ namedFrom: namedFromValue(namedFrom) }}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES["named-from"]} />}
    >
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function GrantPublisherForm({ answer }: { answer: FormAnswer | undefined }) {
  const { grantPublisher, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={grantPublisherForm}
      initial={grantPublisher}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.grants} />}
    >
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function ThingForm({ answer }: { answer: FormAnswer | undefined }) {
  const { dated, from, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={decidedThingForm}
      initial={{ ...decidedThingValues(dated.thing), ...from }}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.thing} />}
    >
      <p className="govuk-body">
        Records that are signed from that day on say so. One that is signed keeps what it says.
      </p>
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function RecordSettingForm({ answer }: { answer: FormAnswer | undefined }) {
  const { dated, from, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={recordSettingForm}
      initial={{ ...recordSettingValues(dated.record), ...from }}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.record} />}
    >
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function DimensionSettingForm({ answer }: { answer: FormAnswer | undefined }) {
  const { from, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={dimensionSettingForm}
      initial={from}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.dimension} />}
    >
      <p className="govuk-body">
        From that day on nothing is submitted or signed without an assessment of it. It stands beside the nine
        protected characteristics and is never counted among them.
      </p>
      <Fields />
      <Button>Ask for it</Button>
    </PostForm>
  );
}

function EndDimensionForm({ answer }: { answer: FormAnswer | undefined }) {
  const { ended, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={endDimensionForm}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.end} caption={ended} />}
    >
      <Fields />
      <Button>End it</Button>
    </PostForm>
  );
}

function ContractMonthsForm({ answer }: { answer: FormAnswer | undefined }) {
  const { contractMonths, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={contractMonthsForm}
      initial={{ contractMonths: String(contractMonths) }}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.contracts} />}
    >
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function WhomToAskForm({ answer }: { answer: FormAnswer | undefined }) {
  const { whomToAsk, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={whomToAskForm}
      initial={whomToAsk}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES["whom-to-ask"]} />}
    >
      <p className="govuk-body">It stands on the pages of every assessment, for those who write it.</p>
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function ThresholdForm({ answer }: { answer: FormAnswer | undefined }) {
  const { threshold, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={thresholdForm}
      initial={{ materialityThreshold: moneyValue(threshold) }}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.threshold} />}
    >
      <p className="govuk-body">
        Budget changes of this size or more in any year are marked in the list of changes, come first there,
        and have to say who was consulted, or why nobody was. That is all it does: a smaller change is not
        excused, and needs its answer in the EIA like any other.
      </p>
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}

function ResultsSettingForm({ answer }: { answer: FormAnswer | undefined }) {
  const { results, version } = useLoaderData<typeof loader>();
  return (
    <PostForm
      form={resultsSettingForm}
      initial={{
        returnDays: String(results.returnDays),
        limitPercent: String(results.limitPercent),
        halfYearlyFrom: moneyValue(results.halfYearlyFrom),
        quarterlyFrom: moneyValue(results.quarterlyFrom),
      }}
      version={version}
      answer={answer}
      before={<PageHeading title={TITLES.results} />}
    >
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}
