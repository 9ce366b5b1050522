import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wayNamed } from "~/forms/consultation/answer-page-form";
import { Answering } from "~/ui/consultation/answering";
import { pageHandle } from "~/ui/page-handle";
import { answerAnswering, beginning } from "./answering.server";
import { loadAsked } from "./questionnaire-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (loaded) => `Answer – ${loaded.shown.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { phase, shown, questions, changes, monitoring } = await loadAsked(args);
  const way = wayNamed(new URL(args.request.url).searchParams.get("way"));
  return {
    shown: { slug: shown.slug, title: shown.title, closesOn: shown.closesOn },
    isOpen: phase === "open",
    changes,
    questions,
    monitoring,
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
