import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordJson } from "~/documents/record-json.view";
import { RECORD_SCHEMA_NAME } from "~/documents/record-schema.view";
import { paths } from "~/paths";
import { openData } from "./open-data.server";
import { requireRecord } from "./record-at-hand.server";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await requireRecord(context, params);
  context.allowKeeping();
  return openData(JSON.stringify(recordJson(found), null, 2), "application/json", {
    Link: `<${context.origin}${paths.recordSchema(RECORD_SCHEMA_NAME)}>; rel="describedby"`,
  });
}
