import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getOffice, listOfficeSettings, listReferenceCounters } from "~db/queries/office.server";
import { referenceYear } from "~/domain/decision/reference";
import { dateInLondon, formatDate } from "~/domain/shared/calendar-date";
import { dateValues } from "~/forms/form";
import {
  officeNamesForm,
  officeNameValues,
  readReferencePattern,
  referencePatternForm,
} from "~/forms/office-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
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
  overview: "The office",
};

export const handle = pageHandle<typeof loader>({ title: ({ shows }) => TITLES[shows], needsScript: true });

/** The address says which of its two forms the page shows; neither where it says nothing. */
function shownForm(request: Request): keyof typeof TITLES {
  const change = new URL(request.url).searchParams.get("change");
  return change === "names" || change === "references" ? change : "overview";
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
  return answerPost(args, {
    params: params.none,
    form: officeNamesForm,
    act: ({ service, value, version }) => saveOfficeNames(service, { ...value, version }),
    done: () => paths.office(),
  });
}

export default function Office() {
  const { shows, counters, history, references } = useLoaderData<typeof loader>();
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
        />
      </>
    );
  }
  return (
    <>
      <Crumbs items={[administration, { text: TITLES.overview, href: paths.office() }]} />
      <TwoThirds>
        {shows === "references" ? <ReferencesForm answer={answer} /> : <NamesForm answer={answer} />}
      </TwoThirds>
    </>
  );
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
