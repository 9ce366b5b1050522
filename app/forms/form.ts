import { z } from "zod";
import type { DueDate } from "~/domain/actions/due-date";
import {
  DATE_PARTS,
  dateParts,
  parseDateParts,
  parseMonthsEnd,
  partsAtFault,
  type CalendarDate,
  type DatePart,
} from "~/domain/shared/calendar-date";
import { formatMoney, parseMoney } from "~/domain/shared/money";
import { hasEndlessMarks } from "~/domain/shared/endless-marks";
import { normaliseText } from "~/domain/shared/normal-text";

/**
 * A form is one object: its fields with their labels, and a zod schema for each. The server parses posts with it, the
 * browser checks with it before it posts, and the page draws it, so that a limit or a label is written once.
 *
 * A field's name is also its id. A date is three boxes, `name-day`, `name-month`, `name-year`.
 */
interface FieldBase<T> {
  label: string;
  hint?: string;
  schema: z.ZodType<T>;
}
export interface TextField<T> extends FieldBase<T> {
  kind: "text" | "email" | "password" | "money" | "textarea";
  /** Characters: the most that the field takes. */
  max: number;
  width?: 2 | 3 | 4 | 5 | 10 | 20;
  rows?: number;
  autoComplete?: string;
}
export interface DateField<T> extends FieldBase<T> {
  kind: "date";
  /** The day may be left empty: a month is enough. */
  mayLackDay?: true;
}
export interface ChoiceField<T> extends FieldBase<T> {
  kind: "radios" | "select" | "checkboxes";
  options: readonly Option[];
  /** Where only the page knows the options: how many may be chosen, and the characters of the longest. */
  chosenOf?: { most: number; longest: number };
  /** Where each of the options has to be chosen and has a place of its own on the page: the id of one. */
  idOfEach?: (value: string) => string;
}
export interface FileField<T> extends FieldBase<T> {
  kind: "file";
  accept?: string;
  maxBytes: number;
}
export type Field<T = unknown> = TextField<T> | DateField<T> | ChoiceField<T> | FileField<T>;

export interface Option {
  value: string;
  text: string;
  hint?: string;
  /** Names of the fields that this choice brings with it: shown beneath it. */
  reveals?: readonly string[];
}

type Fields = Record<string, Field>;
/** A form as the page that draws it needs it. */
export interface FormFields {
  fields: Fields;
  /** What else is sent with it, by name, with the bytes that it takes at most: hidden values and buttons. */
  carries: Readonly<Record<string, number>>;
}
type Parsed<F extends Fields> = { [K in keyof F]: F[K] extends { schema: z.ZodType<infer T> } ? T : never };
export type FieldErrors = Record<string, string>;

export interface Form<F extends Fields> extends FormFields {
  fields: F;
  /** What depends on more than one field; errors by field name. */
  check: (value: Parsed<F>) => FieldErrors;
}
/** A form whose value's shape does not matter: to the page that draws it and the browser that checks it. */
export interface CheckedForm extends FormFields {
  check: (value: never) => FieldErrors;
}
export type FormValue<F> = F extends Form<infer Inner> ? Parsed<Inner> : never;

export function defineForm<const F extends Fields>(
  fields: F,
  check: (value: Parsed<F>) => FieldErrors = () => ({}),
): Form<F> {
  return { fields, check, carries: CARRIED_BY_ALL };
}

/**
 * The key against repeats, the version of what is edited, where the button leads that saves and goes on, and that the very same
 * is meant a second time.
 */
const CARRIED_BY_ALL = { formKey: 100, version: 20, onward: 40, evenSo: 10 };

/** The same form, sent with further hidden values or buttons: the bytes of each, by its name. */
export function carrying<F extends FormFields>(form: F, further: Readonly<Record<string, number>>): F {
  return { ...form, carries: { ...form.carries, ...further } };
}

/**
 * The same fields under other names, so that a form can have them several times: for each impact, for each service.
 * @example prefixed("sex_", { who }) has the field `sex_who`
 */
export function prefixed(prefix: string, fields: Readonly<Record<string, Field>>): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [`${prefix}${name}`, withReveals(field, prefix)]),
  );
}

function withReveals(field: Field, prefix: string): Field {
  if (!("options" in field)) return field;
  const options = field.options.map((option) =>
    option.reveals ? { ...option, reveals: option.reveals.map((name) => `${prefix}${name}`) } : option,
  );
  return { ...field, options };
}

/** What `prefixed` fields hold, under their own names. */
export function unprefixed<F extends Fields>(prefix: string, fields: F, value: object): Parsed<F> {
  const held = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(fields).map((name) => [name, held[`${prefix}${name}`]])) as Parsed<F>;
}

/** Initial values under the names of `prefixed` fields. */
export function prefixedValues(prefix: string, values: RawValues): RawValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));
}

/** A form as it was sent: `FormData` in the browser, and on the server what was let through of the body. */
export interface SentForm {
  /** The first of that name; null where there is none. */
  get: (name: string) => unknown;
  getAll: (name: string) => unknown[];
}

/** What is known of a file in the browser and on the server alike. */
export interface ChosenFile {
  name: string;
  size: number;
}

/** Null where nothing was chosen: browsers send a file without a name and without bytes. */
export function chosenFile(sent: unknown): ChosenFile | null {
  if (typeof sent !== "object" || sent === null || !("name" in sent && "size" in sent)) return null;
  const { name, size } = sent;
  if (typeof name !== "string" || typeof size !== "number" || (name === "" && size === 0)) return null;
  return { name, size };
}

/** What was typed, as the form's inputs hold it. Never a password or a file: these are not sent back. */
export type RawValues = Record<string, string | string[]>;

export type ParsedForm<T> =
  { ok: true; value: T; values: RawValues } | { ok: false; errors: FieldErrors; values: RawValues };

/**
 * @throws UnreadableText where a text holds a NUL or a lone surrogate, which no keyboard types, or more marks on one
 *   letter than any language has
 */
export function parseForm<F extends Fields>(
  form: FormFields & { fields: F; check: (value: Parsed<F>) => FieldErrors },
  data: SentForm,
): ParsedForm<Parsed<F>>;
export function parseForm(form: CheckedForm, data: SentForm): ParsedForm<unknown>;
export function parseForm(form: CheckedForm, data: SentForm): ParsedForm<unknown> {
  const values = rawValues(form, data);
  const errors: FieldErrors = {};
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(form.fields)) {
    const parsed = field.schema.safeParse(fieldInput(name, field, data));
    if (parsed.success) value[name] = parsed.data;
    else errors[name] = parsed.error.issues[0]?.message ?? "Check this answer";
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors, values };
  const further = form.check(value as never);
  return Object.keys(further).length > 0
    ? { ok: false, errors: further, values }
    : { ok: true, value, values };
}

export class UnreadableText extends Error {
  constructor() {
    super("The text holds characters that cannot be stored");
    this.name = "UnreadableText";
  }
}

function text(data: SentForm, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? readable(value) : "";
}

function texts(data: SentForm, name: string): string[] {
  return data.getAll(name).flatMap((value) => (typeof value === "string" ? [readable(value)] : []));
}

function readable(value: string): string {
  if (value.includes("\0") || !value.isWellFormed() || hasEndlessMarks(value)) throw new UnreadableText();
  return normaliseText(value);
}

function fieldInput(name: string, field: Field, data: SentForm): unknown {
  switch (field.kind) {
    case "date":
      return {
        day: text(data, `${name}-day`),
        month: text(data, `${name}-month`),
        year: text(data, `${name}-year`),
      };
    case "checkboxes":
      return texts(data, name);
    case "file":
      return data.get(name);
    default:
      return text(data, name);
  }
}

/** What was typed, as the form's inputs hold it. */
export function rawValues(form: FormFields, data: SentForm): RawValues {
  const raw: RawValues = {};
  for (const [name, field] of Object.entries(form.fields)) {
    if (field.kind === "password" || field.kind === "file") continue;
    if (field.kind === "date") {
      for (const part of DATE_PARTS) raw[`${name}-${part}`] = text(data, `${name}-${part}`);
    } else if (field.kind === "checkboxes") {
      raw[name] = texts(data, name);
    } else {
      raw[name] = text(data, name);
    }
  }
  return raw;
}

/**
 * The id of the input of a field to which an error links: of a date, the first box that is wrong; of options that are all to be chosen,
 * the first that is not.
 * @param values what was sent; none where the error is no field's own
 */
export function fieldId(form: FormFields, name: string, values?: RawValues): string {
  const field = form.fields[name];
  if (field?.kind === "date") return `${name}-${partsInError(name, field, values ?? {})[0] ?? "day"}`;
  return (values && firstNotChosen(name, field, values)) ?? name;
}

function firstNotChosen(name: string, field: Field | undefined, values: RawValues): string | undefined {
  if (field === undefined || !("idOfEach" in field) || field.idOfEach === undefined) return undefined;
  const chosen = [values[name] ?? []].flat();
  const missing = field.options.find(({ value }) => !chosen.includes(value));
  return missing && field.idOfEach(missing.value);
}

/** The boxes of a date that are to be marked where something is wrong with it. */
export function partsInError(
  name: string,
  { mayLackDay }: DateField<unknown>,
  values: RawValues,
): readonly DatePart[] {
  const [day = "", month = "", year = ""] = DATE_PARTS.map(
    (part) => [values[`${name}-${part}`] ?? ""].flat()[0],
  );
  return partsAtFault({ day, month, year }, mayLackDay);
}

const SHORT = 200;
const LONG = 10_000;

type Looks = { hint?: string; width?: TextField<string>["width"]; rows?: number; autoComplete?: string };

function limited(label: string, max: number) {
  return z
    .string()
    .trim()
    .max(max, `${label} must be ${max.toLocaleString("en-GB")} characters or fewer`);
}

/** One line of text. @param required the message where it is empty; left out where it may be. */
export function textField(
  label: string,
  { required, max = SHORT, ...looks }: Looks & { required?: string; max?: number } = {},
): TextField<string> {
  const schema = limited(label, max);
  return { kind: "text", label, max, schema: required ? schema.min(1, required) : schema, ...looks };
}

export function textareaField(
  label: string,
  { required, max = LONG, ...looks }: Looks & { required?: string; max?: number } = {},
): TextField<string> {
  return { ...textField(label, { ...looks, max, ...(required ? { required } : {}) }), kind: "textarea" };
}

const LONGEST_EMAIL = 254;

export function emailField(label: string, looks: Looks = {}): TextField<string> {
  return {
    kind: "email",
    label,
    max: LONGEST_EMAIL,
    schema: limited(label, LONGEST_EMAIL).regex(
      /^[^\s@]+@[^\s@]+$/u,
      "Enter an email address, like name@example.org",
    ),
    ...looks,
  };
}

/** What was typed, by the labels of the fields, for a page that does not draw the form. What is empty is left out. */
export function typedInWords(form: FormFields, values: RawValues): { label: string; text: string }[] {
  const one = (name: string) => [values[name] ?? []].flat();
  return Object.entries(form.fields).flatMap(([name, field]) => {
    const parts = field.kind === "date" ? DATE_PARTS.flatMap((part) => one(`${name}-${part}`)) : one(name);
    const words =
      "options" in field
        ? parts.map((part) => field.options.find(({ value }) => value === part)?.text ?? part)
        : parts;
    const text = words.filter((word) => word !== "").join(field.kind === "date" ? " " : ", ");
    return text === "" ? [] : [{ label: field.label, text }];
  });
}

const LONGEST_PASSWORD = 1_000;

/** A password is taken as it is typed: no trimming. */
export function passwordField(label: string, required: string, looks: Looks = {}): TextField<string> {
  return {
    kind: "password",
    label,
    max: LONGEST_PASSWORD,
    schema: z
      .string()
      .min(1, required)
      .max(
        LONGEST_PASSWORD,
        `${label} must be ${LONGEST_PASSWORD.toLocaleString("en-GB")} characters or fewer`,
      ),
    ...looks,
  };
}

/** Pence. */
export function moneyField(label: string, required: string, options?: MoneyOptions): TextField<number>;
export function moneyField(label: string, required: null, options?: MoneyOptions): TextField<number | null>;
export function moneyField(
  label: string,
  required: string | null,
  { allowNegative, ...looks }: MoneyOptions = {},
): TextField<number | null> {
  const schema = z.string().transform((typed, context): number | null => {
    if (typed.trim() === "") {
      if (required !== null) context.addIssue({ code: "custom", message: required });
      return null;
    }
    const parsed = parseMoney(typed, allowNegative === undefined ? {} : { allowNegative });
    if (parsed.ok) return parsed.pence;
    context.addIssue({ code: "custom", message: `${label} ${parsed.problem}` });
    return null;
  });
  return { kind: "money", label, max: SHORT, schema, width: 10, ...looks };
}
type MoneyOptions = Looks & { allowNegative?: boolean };

export function dateField(
  label: string,
  required: string,
  looks?: { hint?: string },
): DateField<CalendarDate>;
export function dateField(
  label: string,
  required: null,
  looks?: { hint?: string },
): DateField<CalendarDate | null>;
export function dateField(
  label: string,
  required: string | null,
  looks: { hint?: string } = {},
): DateField<CalendarDate | null> {
  const schema = z
    .object({ day: z.string(), month: z.string(), year: z.string() })
    .transform(({ day, month, year }, context): CalendarDate | null => {
      if ((day + month + year).trim() === "") {
        if (required !== null) context.addIssue({ code: "custom", message: required });
        return null;
      }
      const parsed = parseDateParts(day, month, year);
      if (parsed.ok) return parsed.date;
      context.addIssue({ code: "custom", message: `${label} ${parsed.problem}` });
      return null;
    });
  return { kind: "date", label, schema, hint: "For example, 9 3 2018", ...looks };
}

/** By when something is to be done: a day, or a month by itself, at the end of which it is due. */
export function dueDateField(label: string, required: string, looks?: { hint?: string }): DateField<DueDate>;
export function dueDateField(
  label: string,
  required: null,
  looks?: { hint?: string },
): DateField<DueDate | null>;
export function dueDateField(
  label: string,
  required: string | null,
  looks: { hint?: string } = {},
): DateField<DueDate | null> {
  const schema = z
    .object({ day: z.string(), month: z.string(), year: z.string() })
    .transform(({ day, month, year }, context): DueDate | null => {
      const isEmpty = (day + month + year).trim() === "";
      if (isEmpty && required === null) return null;
      const isMonth = day.trim() === "";
      const parsed = isMonth ? parseMonthsEnd(month, year) : parseDateParts(day, month, year);
      if (parsed.ok) return { date: parsed.date, isMonth };
      const message = isEmpty && required !== null ? required : `${label} ${parsed.problem}`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
  return {
    kind: "date",
    label,
    schema,
    mayLackDay: true,
    hint: "For example, 9 3 2018. Leave the day empty where only the month is known: it is then due at the end of it",
    ...looks,
  };
}

/** A select shows its first option as if it were chosen: so the first is no answer. */
const UNCHOSEN: Option = { value: "", text: "Choose one" };

/** One of a set of words. @param required the message where nothing is chosen: nothing is chosen beforehand. */
export function choiceField<const V extends string>(
  kind: "radios" | "select",
  label: string,
  options: readonly (Option & { value: V })[],
  required: string,
  looks: { hint?: string } = {},
): ChoiceField<V> {
  const values = options.map(({ value }) => value);
  return {
    kind,
    label,
    options: kind === "select" ? [UNCHOSEN, ...options] : options,
    schema: z.enum(values, { error: required }),
    ...looks,
  };
}

/** One of a set of words, or nothing. */
export function optionalChoiceField<const V extends string>(
  kind: "radios" | "select",
  label: string,
  options: readonly (Option & { value: V })[],
  looks: { hint?: string } = {},
): ChoiceField<V | null> {
  const values = options.map(({ value }) => value);
  const schema = z
    .union([z.literal(""), z.enum(values)], { error: "Choose one of the answers" })
    .transform((value) => (value === "" ? null : value));
  const shown = kind === "select" ? [UNCHOSEN, ...options] : options;
  return { kind, label, options: shown, schema, ...looks };
}

/** Any number of a set of words. */
export function checkboxesField<const V extends string>(
  label: string,
  options: readonly (Option & { value: V })[],
  { required, hint }: { required?: string; hint?: string } = {},
): ChoiceField<V[]> {
  const values = options.map(({ value }) => value);
  const several = z.array(z.enum(values, { error: "Choose from the answers given" }));
  return {
    kind: "checkboxes",
    label,
    options,
    schema: required ? several.min(1, required) : several,
    ...(hint ? { hint } : {}),
  };
}

/** Yes or no; nothing is chosen beforehand. */
export function yesNoField(
  label: string,
  required: string,
  { yes = {}, no = {}, hint }: { yes?: Partial<Option>; no?: Partial<Option>; hint?: string } = {},
): ChoiceField<boolean> {
  return {
    kind: "radios",
    label,
    options: [
      { value: "yes", text: "Yes", ...yes },
      { value: "no", text: "No", ...no },
    ],
    schema: z.enum(["yes", "no"], { error: required }).transform((value) => value === "yes"),
    ...(hint ? { hint } : {}),
  };
}

/** How a date is put into its three boxes. */
export function dateValues(name: string, date: CalendarDate | null): RawValues {
  const { day, month, year } = date ? dateParts(date) : { day: "", month: "", year: "" };
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** The same of a date of which the day may not be known. */
export function dueDateValues(name: string, due: DueDate | null): RawValues {
  return { ...dateValues(name, due?.date ?? null), ...(due?.isMonth && { [`${name}-day`]: "" }) };
}

/** How an amount is put into its box: without the pound sign, which stands beside it. */
export function moneyValue(pence: number | null): string {
  return pence === null ? "" : formatMoney(pence).replace("£", "").replace("−", "-");
}
