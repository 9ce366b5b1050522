import { carrying, choiceField, defineForm, textareaField } from "../form";

/** What a comment takes at most, in characters. */
const LONGEST_COMMENT = 4_000;

/** @param places where it may belong, by the key of each: never empty */
export function commentForm(places: readonly { key: string; name: string }[]) {
  return defineForm({
    place: choiceField(
      "select",
      "What is it about?",
      places.map(({ key, name }) => ({ value: key, text: name })),
      "Choose what it is about",
    ),
    kind: choiceField(
      "radios",
      "What is it?",
      [
        { value: "comment", text: "A comment", hint: "Nothing waits for it" },
        {
          value: "request",
          text: "A request for a change",
          hint: "It cannot be submitted or signed until this is resolved",
        },
      ],
      "Choose whether it asks for a change",
    ),
    text: textareaField("What do you want to say?", {
      required: "Enter your comment",
      hint: "Officers and authors read it. It is never published",
      max: LONGEST_COMMENT,
      rows: 6,
    }),
  });
}

/** The buttons of a comment's page, by what they do. */
export const ANSWER_BUTTON = "act";

/** What is said to a comment; whether it may be empty depends on the button, so the service says so. */
export const answerForm = carrying(
  defineForm({
    text: textareaField("Your answer", {
      hint: "To resolve a request, say what was done, or why nothing was",
      max: LONGEST_COMMENT,
      rows: 5,
    }),
  }),
  { [ANSWER_BUTTON]: 20 },
);

export const reopenForm = carrying(
  defineForm({
    text: textareaField("Why is it opened again?", { max: LONGEST_COMMENT, rows: 4 }),
  }),
  { [ANSWER_BUTTON]: 20 },
);
