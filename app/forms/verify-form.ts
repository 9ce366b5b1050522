import { z } from "zod";
import { defineForm, type FileField } from "./form";

const recordFile: FileField<File> = {
  kind: "file",
  label: "The record, as a file",
  accept: ".json,application/json",
  hint: "The file record.json that every published decision offers, 5 MB or smaller",
  schema: z.unknown().transform((chosen, context): File => {
    if (chosen instanceof File && chosen.size > 0) return chosen;
    context.addIssue({ code: "custom", message: "Choose the file of the record that you want to check" });
    return z.NEVER;
  }),
};

/** A published record that somebody has, to be held against the office's keys. */
export const verifyForm = defineForm({ record: recordFile });
