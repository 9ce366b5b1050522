export { Field, Fields } from "./field";
export type { FormAnswer } from "./form-answer";
export { FormProblems } from "./form-problems";
export { PostForm, ShownForm } from "./post-form";
