import type { Db } from "~db/client.server";
import { listOptions } from "~db/queries/content.server";
import type { ConsideredOption } from "~/domain/decision/considered-options";
import { Refusal } from "~/services/refusal";

/** @throws Refusal not-found where the framework has no such option */
export async function getOption(tx: Db, frameworkId: number, optionId: number): Promise<ConsideredOption> {
  const option = (await listOptions(tx, frameworkId)).find(({ id }) => id === optionId);
  if (!option) throw new Refusal({ kind: "not-found" });
  return option;
}
