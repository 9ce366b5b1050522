import type { DocumentFormat, DocumentName, FileDocument } from "~/domain/publication/document-files";
import { actionPlanExport } from "./action-plan-form.view";
import { renderDocx } from "./docx.render.server";
import { consultationDocument, type ConsultationSource } from "./consultation-document.view";
import {
  draftDocument,
  publishedDocument,
  type DraftSource,
  type PublishedSource,
} from "./file-document.view";
import { renderPdf } from "./pdf.render.server";
import { questionnaireDocument, type QuestionnaireSource } from "./questionnaire.view";
import { namedChanges } from "./record-eia.view";
import { registerExport, type RegisterPage } from "./register-export.view";
import { renderXlsx } from "./xlsx.render.server";

interface Asked {
  name: DocumentName;
  format: DocumentFormat;
}
/** A report to a scrutinising body is made as a page, and only drawn here. */
export interface ReportFile {
  name: "scrutiny-report";
  format: DocumentFormat;
  document: FileDocument;
}
/** What anybody may ask for, with all that it is made of. */
export type PublishedFile =
  | (Asked & PublishedSource)
  | ({ name: "action-plan"; format: "xlsx" } & PublishedSource)
  | ({ name: "register"; format: "xlsx" } & RegisterPage)
  | ({ name: "questionnaire"; format: "docx" } & QuestionnaireSource)
  | ConsultationFile
  | ReportFile;
type ConsultationFile = { name: "consultation"; format: DocumentFormat } & ConsultationSource;
export type DraftFile = (Asked & DraftSource) | ConsultationFile | ReportFile;

export async function renderPublished(file: PublishedFile): Promise<Buffer> {
  if (file.name === "consultation") return render(consultationDocument(file), file.format);
  if (file.name === "register") return renderXlsx(registerExport(file));
  if (file.name === "questionnaire") return renderDocx(questionnaireDocument(file));
  if (file.name === "scrutiny-report") return render(file.document, file.format);
  if (file.format !== "xlsx") return render(publishedDocument(file.name, file), file.format);
  const { eia, details } = file.found;
  if (!eia.published) throw new Error("An action plan that is withheld is no document");
  return renderXlsx(actionPlanExport(eia.body, namedChanges(details)));
}

export function renderDraft(file: DraftFile): Promise<Buffer> {
  if (file.name === "scrutiny-report") return render(file.document, file.format);
  return file.name === "consultation"
    ? render(consultationDocument(file), file.format)
    : render(draftDocument(file.name, file), file.format);
}

function render(document: FileDocument, format: DocumentFormat): Promise<Buffer> {
  return format === "docx" ? renderDocx(document) : renderPdf(document);
}
