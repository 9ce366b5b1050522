import { findTemplateVersion } from "~db/queries/templates.server";
import { TEMPLATE_KINDS } from "~/domain/templates/template";
import type { ServiceContext } from "~/services/context.server";
import { beginTemplateVersion } from "~/services/office/begin-template-version.server";
import { putTemplateIntoUse } from "~/services/office/put-template-into-use.server";
import { saveTemplateQuestion } from "~/services/office/save-template-question.server";
import { OWN_QUESTIONS } from "./example-questions";

/** The first version of what the office asks of its own, of each kind, put into use before anything is begun. */
export async function loadOwnQuestions(admin: ServiceContext): Promise<void> {
  for (const kind of TEMPLATE_KINDS) {
    const number = await beginTemplateVersion(admin, { kind });
    const versionNow = async () => (await findTemplateVersion(admin.database.db, kind, number))?.version ?? 0;
    await saveTemplateQuestion(admin, {
      ...{ kind, number, questionKey: "new" as const, place: 1 },
      ...{ words: OWN_QUESTIONS[kind], version: await versionNow() },
    });
    await putTemplateIntoUse(admin, { kind, number, version: await versionNow() });
  }
}
