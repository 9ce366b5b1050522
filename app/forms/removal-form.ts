import { defineForm } from "./form";

/** Asks nothing: pressing the button says it. */
export const removalForm = defineForm({});
