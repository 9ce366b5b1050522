import { createContext, useContext, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useForm, type FieldErrors as HookErrors } from "react-hook-form";
import { useLocation, useRouteLoaderData } from "@remix-run/react";
import {
  parseForm,
  rawValues,
  type CheckedForm,
  type FieldErrors,
  type RawValues,
  type SentForm,
} from "~/forms/form";
import { InsetText } from "../govuk";
import type { FormAnswer } from "./form-answer";
import { FormProblems } from "./form-problems";
import { isReachable } from "./reachable";

interface PostFormState {
  form: CheckedForm;
  values: RawValues;
  /** What stood in the fields when the errors were found. */
  sent: RawValues;
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
  const { formKey, kept: keptTexts, person } = useRouteLoaderData("root") as RootData;
  const { pathname, search } = useLocation();
  const { element, onSubmit, checked, attempts } = useCheckBeforePost(form);
  const kept = answer || !keptTexts ? null : keptOf(form, keptTexts);
  const values = { ...initial, ...kept?.values, ...answer?.values };
  const carried = {
    formKey,
    ...(version === undefined ? {} : { version: String(version) }),
    ...hidden,
    ...(answer?.madeOn.evenSo && { evenSo: answer.madeOn.evenSo }),
  };
  const errors = checked?.errors ?? answer?.errors ?? {};
  const sent = checked?.values ?? values;

  return (
    <PostFormContext.Provider value={{ form, values, sent, errors, current: answer?.current ?? null }}>
      <FormProblems
        key={attempts}
        form={form}
        errors={errors}
        sent={sent}
        problem={checked ? checked.problem : undefined}
        answer={checked ? undefined : answer}
      />
      {before}
      {kept && (
        <InsetText>
          What you wrote before you were signed out is back in the form. It is not saved yet: press the button
          to save it.
        </InsetText>
      )}
      <form
        ref={element}
        method="post"
        action={action ?? `${pathname}${search}`}
        encType={multipart ? "multipart/form-data" : undefined}
        noValidate
        onSubmit={onSubmit}
        data-writer={person?.id}
        data-unsaved={answer || kept ? "yes" : undefined}
      >
        {Object.entries(carried).map(([name, value]) => (
          <input
            key={name}
            type="hidden"
            name={name}
            value={(answer?.madeOn ?? kept?.madeOn)?.[name] ?? value}
          />
        ))}
        {children}
      </form>
    </PostFormContext.Provider>
  );
}

/** The fields of a form that is looked at and not sent. */
export function ShownForm({ form, children }: { form: CheckedForm; children: ReactNode }) {
  return (
    <PostFormContext.Provider value={{ form, values: {}, sent: {}, errors: {}, current: null }}>
      {children}
    </PostFormContext.Provider>
  );
}

/** Of what the root's loader tells. */
interface RootData {
  formKey: string;
  /** What was typed on this page when the session had ended: names and values as they were sent. */
  kept: readonly (readonly [name: string, value: string])[] | null;
  person: { id: number } | null;
}

/**
 * What is kept of this form: null where it is of another one on the page. It is sent with the key of the page that shows it
 * now, and else on what it was made on, so that what somebody else saved meanwhile is not overwritten unseen.
 */
function keptOf(form: CheckedForm, texts: NonNullable<RootData["kept"]>) {
  const isCarried = (name: string) => Object.hasOwn(form.carries, name);
  const sent: SentForm = {
    get: (wanted) => texts.find(([name]) => name === wanted)?.[1] ?? null,
    getAll: (wanted) => texts.flatMap(([name, value]) => (name === wanted ? [value] : [])),
  };
  const values = rawValues(form, sent);
  const typed = texts.filter(([name]) => !isCarried(name));
  if (typed.length === 0 || !typed.every(([name]) => Object.hasOwn(values, name))) return null;
  const madeOn = Object.fromEntries(texts.filter(([name]) => isCarried(name) && name !== "formKey"));
  return { values, madeOn };
}

/** What the browser found before anything was sent. */
interface Checked {
  errors: FieldErrors;
  values: RawValues;
  problem?: string;
}

const UNREACHABLE =
  "The service cannot be reached at the moment, so nothing was sent. What you typed is still here. Try again in a minute";

function useCheckBeforePost(form: CheckedForm) {
  const element = useRef<HTMLFormElement>(null);
  const isChecked = useRef(false);
  const [stopped, setStopped] = useState<{ values: RawValues; problem?: string }>({ values: {} });
  const { handleSubmit, formState } = useForm<Record<string, string>>({
    resolver: () => {
      const checked = element.current && parseForm(form, new FormData(element.current));
      if (!checked || checked.ok) return { values: {}, errors: {} };
      setStopped({ values: checked.values });
      return { values: {}, errors: toHookErrors(checked.errors) };
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (isChecked.current || isUnchecked(submitter)) return;
    event.preventDefault();
    void handleSubmit(async () => {
      if (!(await isReachable())) {
        const values = element.current ? rawValues(form, new FormData(element.current)) : {};
        setStopped({ values, problem: UNREACHABLE });
        return;
      }
      isChecked.current = true;
      // A form ignores a request to submit while its submit event is still being told to listeners.
      setTimeout(() => element.current?.requestSubmit(submitter));
    })();
  };
  const errors = toFieldErrors(formState.errors);
  const isStopped = Object.keys(errors).length > 0 || stopped.problem !== undefined;
  const { submitCount } = formState;
  const checked: Checked | undefined = isStopped ? { errors, ...stopped } : undefined;
  return { element, onSubmit, attempts: submitCount, checked };
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
