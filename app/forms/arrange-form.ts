import { carrying, defineForm } from "./form";

/** What the buttons send that change the order of a list. */
export const ARRANGE = "arrange";

/** A list whose order is changed by its buttons, with nothing to fill in. */
export const arrangeForm = carrying(defineForm({}), { [ARRANGE]: 40 });
