import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listMonitoringQuestions } from "~db/queries/consultation-monitoring.server";
import { listOpenQuestions } from "~db/queries/open-consultations.server";
import { wayNamed } from "~/forms/consultation/answer-page-form";
import { Answering } from "~/ui/consultation/answering";
import { pageHandle } from "~/ui/page-handle";
import { answerAnswering, beginning } from "./answering.server";
import { loadOpen } from "./open-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (loaded) => `Answer – ${loaded.shown.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { id, phase, monitored, shown } = await loadOpen(args);
  const { db, publicDb } = args.context.database;
  const questions = await listOpenQuestions(publicDb, id);
  const way = wayNamed(new URL(args.request.url).searchParams.get("way"));
  return {
    shown: { slug: shown.slug, title: shown.title, closesOn: shown.closesOn },
    isOpen: phase === "open",
    changes: shown.proposal.changes.map(({ changeId, title }) => ({ changeId, title })),
    questions,
    monitoring: await listMonitoringQuestions(db, { monitored }),
    begins: beginning(questions, { given: {}, way, at: 0, body: "" }),
    origin: args.context.origin,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerAnswering(args);
}

export default function AnswerIt() {
  return <Answering {...useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />;
}
