import { listTemplateVersions } from "../../db/queries/templates.server";
import {
  latestOf,
  type OwnQuestionWords,
  type TemplateKind,
  type TemplateVersion,
} from "../../app/domain/templates/template";
import type { ServiceContext } from "../../app/services/context.server";
import { beginTemplateVersion } from "../../app/services/office/begin-template-version.server";
import { putTemplateIntoUse } from "../../app/services/office/put-template-into-use.server";
import { saveTemplateQuestion } from "../../app/services/office/save-template-question.server";

export const aQuestion = (overrides: Partial<OwnQuestionWords> = {}): OwnQuestionWords => ({
  question: "What does it do to people in rural areas?",
  kind: "text",
  help: "Travel, broadband and who lives there",
  isRequired: true,
  choices: [],
  ...overrides,
});

/** The draft of a kind as it is now. */
export async function theDraft(
  { database }: Pick<ServiceContext, "database">,
  kind: TemplateKind,
): Promise<TemplateVersion> {
  const { draft } = latestOf(await listTemplateVersions(database.db, kind));
  if (!draft) throw new Error(`Nothing of ${kind} is drafted`);
  return draft;
}

/** Adds questions to the draft of a kind, beginning one where there is none. @returns its number */
export async function drafted(
  context: ServiceContext,
  kind: TemplateKind,
  questions: readonly OwnQuestionWords[],
): Promise<number> {
  const number = await beginTemplateVersion(context, { kind });
  for (const words of questions) {
    const { version, questions: before } = await theDraft(context, kind);
    await saveTemplateQuestion(context, {
      ...{ kind, number, questionKey: "new" as const, words, version },
      place: before.length + 1,
    });
  }
  return number;
}

/** The same, put into use. */
export async function inUse(
  context: ServiceContext,
  kind: TemplateKind,
  questions: readonly OwnQuestionWords[] = [aQuestion()],
): Promise<number> {
  const number = await drafted(context, kind, questions);
  const { version } = await theDraft(context, kind);
  await putTemplateIntoUse(context, { kind, number, version });
  return number;
}

/** A draft for entries with one question, for addresses. */
export async function aDraftTemplate(
  context: ServiceContext,
): Promise<{ templateNumber: string; questionKey: string }> {
  const number = await drafted(context, "entry", [aQuestion()]);
  return { templateNumber: String(number), questionKey: "1" };
}
