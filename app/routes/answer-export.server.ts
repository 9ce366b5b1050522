import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { renderCsv } from "~/documents/csv.render.server";
import { exportFileName, type ExportedTable } from "~/documents/exported-table.view";
import { renderOds } from "~/documents/ods.render.server";
import { renderXlsx } from "~/documents/xlsx.render.server";
import type { FrameworkContent } from "~/domain/framework/content";
import type { ExportFormat } from "~/paths";
import { requireFramework } from "./answer.server";

const MEDIA_TYPES: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
};

/** A table of the framework's content as a file to be saved, for whoever reads the framework. The address ends in its format. */
export async function answerExport(
  args: LoaderFunctionArgs,
  tableOf: (content: FrameworkContent) => ExportedTable,
): Promise<Response> {
  const { framework } = await requireFramework(args);
  return answerTable(args, framework.title, tableOf(await args.context.contentOf(framework.id)));
}

/** A table as a file to be saved, called after what it is of. The address ends in its format. */
export async function answerTable(
  { request }: Pick<LoaderFunctionArgs, "request">,
  title: string,
  table: ExportedTable,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const format = (["xlsx", "ods"] as const).find((one) => pathname.endsWith(`.${one}`)) ?? "csv";
  return new Response(await bodyOf(table, format), {
    headers: {
      "Content-Type": MEDIA_TYPES[format],
      "Content-Disposition": `attachment; filename="${exportFileName(title, table)}.${format}"`,
    },
  });
}

async function bodyOf(table: ExportedTable, format: ExportFormat) {
  if (format === "csv") return createReadableStreamFromReadable(renderCsv(table));
  return new Uint8Array(await (format === "ods" ? renderOds(table) : renderXlsx(table)));
}
