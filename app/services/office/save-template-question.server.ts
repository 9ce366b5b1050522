import { listTemplateVersions } from "~db/queries/templates.server";
import {
  newKey,
  OWN_QUESTION_KIND_LABELS,
  ownQuestionFaults,
  placed,
  type OwnQuestionWords,
} from "~/domain/templates/template";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import {
  moveTemplate,
  templateName,
  withDraftTemplate,
  type TemplatePlace,
} from "./internal/template-write.server";

export interface SaveTemplateQuestionInput extends TemplatePlace {
  questionKey: number | "new";
  words: OwnQuestionWords;
  /** Among the questions, from 1. */
  place: number;
  /** Of the draft that the form was made on. */
  version: number;
}

/** Writes a question of a draft, at its place. @throws Refusal forbidden; not-found; conflict; stale; invalid, by field */
export async function saveTemplateQuestion(
  context: ServiceContext,
  { questionKey, words, place, version, ...template }: SaveTemplateQuestionInput,
): Promise<void> {
  await withDraftTemplate(context, template, async (write) => {
    const { role } = write;
    const { questions } = write.template;
    const before = questions.find(({ key }) => key === questionKey) ?? null;
    if (questionKey !== "new" && !before) throw new Refusal({ kind: "not-found" });
    requireVersion(write.template, version, before ? inWords(before, questions.indexOf(before) + 1) : {});
    const asked = { ...words, choices: words.kind === "choice" ? words.choices : [] };
    refuseFaults(
      ownQuestionFaults(
        asked,
        questions.filter((one) => one !== before),
      ),
    );
    const key = before?.key ?? newKey(await listTemplateVersions(write.tx, template.kind));
    await moveTemplate(write, { questions: placed(questions, { key, ...asked }, place) });
    recordEvent(write, {
      act: "office.template-question",
      role,
      subject: templateName(template),
      before: before && { ...before, place: questions.indexOf(before) + 1 },
      after: { key, ...asked, place },
    });
  });
}

function inWords({ question, kind, help, isRequired, choices }: OwnQuestionWords, place: number) {
  return {
    ...{ question, help, choices: choices.join("\n") },
    kind: OWN_QUESTION_KIND_LABELS[kind],
    isRequired: isRequired ? "Yes" : "No",
    place: String(place),
  };
}
