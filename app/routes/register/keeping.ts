/** How long others may keep a page of the register: not long, because a publication can be narrowed at once. */
export const KEPT_SECONDS = 60;
