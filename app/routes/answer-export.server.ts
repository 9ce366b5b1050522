import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { getContent } from "~db/queries/content.server";
import { renderCsv } from "~/documents/csv.render.server";
import { exportFileName, type ExportedTable } from "~/documents/exported-table.view";
import { renderXlsx } from "~/documents/xlsx.render.server";
import type { FrameworkContent } from "~/domain/framework/content";
import type { ExportFormat } from "~/paths";
import { requireFramework } from "./answer.server";

const MEDIA_TYPES: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** A table of the framework's content as a file to be saved, for whoever reads the framework. The address ends in its format. */
export async function answerExport(
  args: LoaderFunctionArgs,
  tableOf: (content: FrameworkContent) => ExportedTable,
): Promise<Response> {
  const { framework } = await requireFramework(args);
  const format = new URL(args.request.url).pathname.endsWith(".xlsx") ? "xlsx" : "csv";
  const table = tableOf(await getContent(args.context.database.db, framework.id));
  const body =
    format === "xlsx"
      ? new Uint8Array(await renderXlsx(table))
      : createReadableStreamFromReadable(renderCsv(table));
  return new Response(body, {
    headers: {
      "Content-Type": MEDIA_TYPES[format],
      "Content-Disposition": `attachment; filename="${exportFileName(framework.title, table)}.${format}"`,
    },
  });
}
