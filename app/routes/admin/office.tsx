import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getOffice, listOfficeSettings, listReferenceCounters } from "~db/queries/office.server";
import { referenceYear } from "~/domain/decision/reference";
import { dateInLondon, formatDate } from "~/domain/shared/calendar-date";
import { dateValues, moneyValue } from "~/forms/form";
import {
  officeNamesForm,
  officeNameValues,
  readReferencePattern,
  referencePatternForm,
  thresholdForm,
} from "~/forms/office-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { saveMaterialityThreshold } from "~/services/save-materiality-threshold.server";
import { saveOfficeNames } from "~/services/save-office-names.server";
import { saveReferencePattern } from "~/services/save-reference-pattern.server";
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
  overview: "The office",
};

export const handle = pageHandle<typeof loader>({ title: ({ shows }) => TITLES[shows], needsScript: true });

/** The address says which of its forms the page shows; neither where it says nothing. */
function shownForm(request: Request): keyof typeof TITLES {
  const change = new URL(request.url).searchParams.get("change");
  return change === "names" || change === "references" || change === "threshold" ? change : "overview";
}

export async function loader(args: LoaderFunctionArgs) {
  requireOfficeAct(args, "office.manage");
  const { database, now } = args.context;
  const today = dateInLondon(now());
  const [office, history, counters] = await Promise.all([
    getOffice(database.db),
    listOfficeSettings(database.db),
    listReferenceCounters(database.db),
  ]);
  const current = history.find(({ validFrom }) => validFrom <= today);
  const year = referenceYear(office.referencePattern, today);
  return {
    shows: shownForm(args.request),
    version: office.version,
    references: { referencePattern: office.referencePattern, year: String(year), nextNumber: "" },
    threshold: office.materialityThreshold,
    counters,
    names: { ...(current && officeNameValues(current)), ...dateValues("validFrom", today) },
    history: history.map(({ validFrom, ...names }) => ({
      ...names,
      isCurrent: validFrom === current?.validFrom,
      from: formatDate(validFrom),
    })),
  };
}

export function action(args: ActionFunctionArgs) {
  requireOfficeAct(args, "office.manage");
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
  return answerPost(args, {
    params: params.none,
    form: officeNamesForm,
    act: ({ service, value, version }) => saveOfficeNames(service, { ...value, version }),
    done: () => paths.office(),
  });
}

export default function Office() {
  const { shows, counters, history, references, threshold } = useLoaderData<typeof loader>();
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
        Budget changes of this size or more in any year are marked in the list of changes, and come first
        there. That is all it does: a smaller change is not excused, and needs its answer in the EIA like any
        other.
      </p>
      <Fields />
      <Button>Save</Button>
    </PostForm>
  );
}
