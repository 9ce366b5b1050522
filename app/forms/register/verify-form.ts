import { z } from "zod";
import { chosenFile, defineForm, type ChosenFile, type FileField } from "~/forms/form";

const MEGABYTES = 5;

const recordFile: FileField<ChosenFile> = {
  kind: "file",
  label: "The record, as a file",
  accept: ".json,application/json",
  hint: `The file record.json that every published decision offers, ${MEGABYTES} MB or smaller`,
  maxBytes: MEGABYTES * 1024 * 1024,
  schema: z.unknown().transform((sent, context): ChosenFile => {
    const chosen = chosenFile(sent);
    if (chosen && chosen.size > 0 && chosen.size <= recordFile.maxBytes) return chosen;
    const message =
      chosen && chosen.size > 0
        ? `The record must be ${MEGABYTES} MB or smaller`
        : "Choose the file of the record that you want to check";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }),
};

/** A published record that somebody has, to be held against the office's keys. */
export const verifyForm = defineForm({ record: recordFile });
