import type { LoaderFunctionArgs } from "@remix-run/node";
import { openApi } from "~/documents/open-api.view";
import { RECORD_SCHEMA_NAME } from "~/documents/record-schema.view";
import { paths } from "~/paths";
import { openData } from "./open-data.server";

/** What can be read as data, for programs. */
export function loader({ context }: LoaderFunctionArgs) {
  context.allowKeeping();
  const described = openApi({
    origin: context.origin,
    list: (format) => (format === "atom" ? paths.decisionsFeed() : paths.decisionsData(format)),
    record: paths.decisionJson("{key}"),
    keys: paths.publicKeys(),
    recordSchema: context.origin + paths.recordSchema(RECORD_SCHEMA_NAME),
  });
  return openData(JSON.stringify(described, null, 2), "application/json");
}
