import type { LoaderFunctionArgs } from "@remix-run/node";
import { RECORD_SCHEMA_NAME, recordSchema } from "~/documents/record-schema.view";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { openData } from "./open-data.server";

export function loader({ context, params }: LoaderFunctionArgs) {
  const { name } = readParams(schemas.schema, params);
  if (name !== RECORD_SCHEMA_NAME) throw notFound();
  context.allowKeeping();
  const schema = recordSchema(context.origin + paths.recordSchema(name));
  return openData(JSON.stringify(schema, null, 2), "application/schema+json");
}
