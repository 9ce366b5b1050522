import { listTemplateVersions } from "~db/queries/templates.server";
import {
  isAskedAlike,
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
    const versions = await listTemplateVersions(write.tx, template.kind);
    const isAsked = versions.some(
      ({ inUseSince, questions: used }) => inUseSince !== null && used.some(({ key }) => key === before?.key),
    );
    // What was answered to a question answers no other: asked otherwise, it is one of its own.
    const isTheSame = before !== null && (!isAsked || isAskedAlike(before, asked));
    const key = isTheSame ? before.key : newKey(versions);
    const others = questions.filter((one) => one !== before);
    await moveTemplate(write, { questions: placed(others, { key, ...asked }, place) });
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
