/** What a senior officer states by approving: the three things an office's paper record asks of them. */
export const APPROVAL_STATEMENT = [
  "I have been consulted about this proposal.",
  "Appropriate advice has been taken into account in preparing it.",
  "I am satisfied that this is an appropriate request to put to the decision maker.",
] as const;

/** As it is kept with an approval, so that the record prints what was stated on the day. */
export const APPROVAL_STATED = APPROVAL_STATEMENT.join(" ");
