import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { putBack } from "~/services/eia/put-back.server";
import { putBackForm } from "~/ui/saved-notice";
import { loadEntryToWrite } from "./eia-at-hand.server";

/** Nothing is asked here: whoever opens the address comes to the entry. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework, change } = await loadEntryToWrite(args);
  return redirect(paths.entry(framework.id, change.id));
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form: putBackForm,
    act: ({ service, params: where, version }) => putBack(service, { ...where, version }),
    done: ({ frameworkId, changeId }) => paths.entry(frameworkId, changeId),
  });
}
