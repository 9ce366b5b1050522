import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { params, paths } from "~/paths";
import { readParams } from "~/routes/answer.server";
import { openSavedAnswer } from "~/services/consultation/open-saved-answer.server";
import { Answering } from "~/ui/consultation/answering";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { answerAnswering, beginning } from "./answering.server";
import { loadAsked } from "./questionnaire-at-hand.server";

const GONE = "Nothing is saved here any more";

export const handle = pageHandle<typeof loader>({
  title: (loaded) => `${loaded.begins ? "Go on answering" : GONE} – ${loaded.shown.title}`,
});

/**
 * The address is a secret. It is in no index, and no other page is told it: with `no-referrer` a browser would send forms without
 * saying where they come from, which this site refuses.
 */
export const headers: HeadersFunction = () => ({
  "Referrer-Policy": "strict-origin",
  "X-Robots-Tag": "noindex",
  "Cache-Control": "no-store",
});

export async function loader(args: LoaderFunctionArgs) {
  const { savedToken } = readParams(params.comeBack, args.params);
  const { id, phase, shown, questions, changes, monitoring } = await loadAsked(args);
  const isOpen = phase === "open";
  const saved = isOpen ? await openSavedAnswer(args.context.database.db, id, savedToken) : null;
  return {
    shown: { slug: shown.slug, title: shown.title, closesOn: shown.closesOn },
    isOpen,
    changes,
    questions,
    monitoring,
    begins: saved && beginning(questions, saved),
    origin: args.context.origin,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerAnswering(args, readParams(params.comeBack, args.params).savedToken);
}

export default function ComeBack() {
  const { begins, ...loaded } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { slug, title } = loaded.shown;
  if (begins || answered) {
    const fromHere = begins ?? { values: {}, way: "all" as const, at: 0 };
    return <Answering {...loaded} begins={fromHere} answered={answered} />;
  }
  return (
    <>
      <Crumbs
        items={[
          { text: "Consultations", href: paths.openConsultations() },
          { text: title, href: paths.openConsultation(slug) },
        ]}
      />
      <TwoThirds>
        <PageHeading title={GONE} caption={title} />
        <p className="govuk-body">
          It was sent, the consultation has closed, or the link is incomplete. What was saved and not sent is
          deleted when a consultation closes.
        </p>
      </TwoThirds>
    </>
  );
}
