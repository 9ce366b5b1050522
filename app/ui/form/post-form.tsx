import { createContext, useContext, useRef, type FormEvent, type ReactNode } from "react";
import { useForm, type FieldErrors as HookErrors } from "react-hook-form";
import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { parseForm, type CheckedForm, type FieldErrors, type RawValues } from "~/forms/form";
import type { FormAnswer } from "./form-answer";
import { FormProblems } from "./form-problems";

interface PostFormState {
  form: CheckedForm;
  values: RawValues;
  errors: FieldErrors;
  /** What somebody else saved meanwhile, by field. */
  current: Record<string, string> | null;
}

const PostFormContext = createContext<PostFormState | null>(null);

export function usePostForm(): PostFormState {
  const state = useContext(PostFormContext);
  if (!state) throw new Error("A field stands outside a PostForm");
  return state;
}

export interface PostFormProps {
  form: CheckedForm;
  /** What the fields hold at first. */
  initial?: RawValues;
  /** What the action answered, where it could not do what was asked. */
  answer?: FormAnswer | undefined;
  /** The version of what is edited, so that an edit made meanwhile is noticed. */
  version?: number;
  /** Where it posts to; its own page where left out, without the fragment, which a browser would carry on to the next. */
  action?: string;
  multipart?: boolean;
  hidden?: Record<string, string>;
  /** What stands above the form and beneath the error summary: the page's heading first. */
  before?: ReactNode;
  children: ReactNode;
}

/**
 * A plain HTML form that posts to its own page. With JavaScript the same zod schemas check it first,
 * so that a slip is told without a round trip; the server checks again in any case.
 */
export function PostForm({
  form,
  initial = {},
  answer,
  version,
  action,
  multipart,
  hidden = {},
  before,
  children,
}: PostFormProps) {
  const { formKey } = useRouteLoaderData("root") as { formKey: string };
  const { pathname, search } = useLocation();
  const { element, onSubmit, checkedErrors, attempts } = useCheckBeforePost(form);
  const values = { ...initial, ...answer?.values };
  const carried = {
    formKey,
    ...(version === undefined ? {} : { version: String(version) }),
    ...hidden,
  };
  const errors = checkedErrors ?? answer?.errors ?? {};

  return (
    <PostFormContext.Provider value={{ form, values, errors, current: answer?.current ?? null }}>
      <FormProblems key={attempts} form={form} errors={errors} answer={checkedErrors ? undefined : answer} />
      {before}
      <form
        ref={element}
        method="post"
        action={action ?? `${pathname}${search}`}
        encType={multipart ? "multipart/form-data" : undefined}
        noValidate
        onSubmit={onSubmit}
      >
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={answer?.madeOn[name] ?? value} />
        ))}
        {children}
      </form>
    </PostFormContext.Provider>
  );
}

function useCheckBeforePost(form: CheckedForm) {
  const element = useRef<HTMLFormElement>(null);
  const isChecked = useRef(false);
  const { handleSubmit, formState } = useForm<Record<string, string>>({
    resolver: () => {
      const checked = element.current && parseForm(form, new FormData(element.current));
      return checked && !checked.ok
        ? { values: {}, errors: toHookErrors(checked.errors) }
        : { values: {}, errors: {} };
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (isChecked.current || isUnchecked(submitter)) return;
    event.preventDefault();
    void handleSubmit(() => {
      isChecked.current = true;
      // A form ignores a request to submit while its submit event is still being told to listeners.
      setTimeout(() => element.current?.requestSubmit(submitter));
    })();
  };
  const found = toFieldErrors(formState.errors);
  return {
    element,
    onSubmit,
    attempts: formState.submitCount,
    checkedErrors: Object.keys(found).length > 0 ? found : undefined,
  };
}

/** Some buttons say that what is filled in so far is no matter: one that filters, or that accepts all. */
function isUnchecked(submitter: HTMLElement | null): boolean {
  return submitter instanceof HTMLButtonElement && submitter.formNoValidate;
}

function toHookErrors(errors: FieldErrors): HookErrors<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, { type: "form", message }]),
  );
}

function toFieldErrors(errors: HookErrors<Record<string, string>>): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, error]) => (error?.message ? [[name, error.message]] : [])),
  );
}
