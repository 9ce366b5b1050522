export { Field, Fields } from "./field";
export type { FormAnswer } from "./form-answer";
export { PostForm, ShownForm } from "./post-form";
