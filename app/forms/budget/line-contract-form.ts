import { z } from "zod";
import { amountField } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { CONTRACT_LABELS, FUNDING_PREFIX, sharePrefix } from "~/domain/budget/contract-words";
import {
  FUNDING_KIND_LABELS,
  FUNDING_KINDS,
  LONGEST_CODE,
  LONGEST_NAME,
  LONGEST_TEXT,
  MOST_PARTNERS,
  MOST_PROJECTS,
  PAYMENT_LABELS,
  PAYMENTS,
  PROCUREMENT_ROUTE_LABELS,
  PROCUREMENT_ROUTES,
  type LineContract,
  type NamedAmounts,
} from "~/domain/budget/line-contract";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import {
  defineForm,
  dueDateField,
  dueDateValues,
  moneyField,
  moneyValue,
  optionalChoiceField,
  prefixed,
  prefixedValues,
  textareaField,
  textField,
  unprefixed,
  type ChoiceField,
  type FieldErrors,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";

const MONTH_WILL_DO = "For example, 9 3 2018. Leave the day empty where only the month is known";

const choices = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, text: labels[value] }));

const reasonField = () =>
  textareaField("Why is it changed?", {
    hint: "It stays in the history of the budget",
    required: "Enter the reason",
    max: 2_000,
    rows: 3,
  });

/** A box for each year; empty where no amount is stated. */
const optionalAmounts = (years: readonly number[]): Record<string, TextField<number | null>> =>
  Object.fromEntries(
    years.map((year) => [
      amountField(year),
      moneyField(`Amount for ${formatFinancialYear(year)}`, null, { allowNegative: true }),
    ]),
  );

function statedAmounts(value: Readonly<Record<string, unknown>>, years: readonly number[]): YearAmounts {
  return Object.fromEntries(
    years.flatMap((year) => {
      const pence = value[amountField(year)];
      return typeof pence === "number" ? [[year, pence] as const] : [];
    }),
  );
}

const amountBoxes = (amounts: YearAmounts, years: readonly number[]): RawValues =>
  Object.fromEntries(years.map((year) => [amountField(year), moneyValue(amounts[year] ?? null)]));

/** A line that may follow another. */
export interface LineChoice {
  id: number;
  service: string;
}

/**
 * What a line says of its contract, but for amounts under names.
 * @param others the budget's other lines @param asksReason whether it asks why it is changed
 */
export function lineContractForm(
  others: readonly LineChoice[],
  years: readonly number[],
  asksReason: boolean,
) {
  const reason: { reason?: TextField<string> } = asksReason ? { reason: reasonField() } : {};
  const followers: ChoiceField<string | null> = optionalChoiceField(
    "select",
    CONTRACT_LABELS.followedBy,
    others.map(({ id, service }) => ({ value: String(id), text: service })),
    { hint: "The line of this budget that goes on when the contract has ended" },
  );
  return defineForm(
    Object.assign(
      {
        start: dueDateField(CONTRACT_LABELS.start, null, { hint: MONTH_WILL_DO }),
        end: dueDateField(CONTRACT_LABELS.end, null, { hint: MONTH_WILL_DO }),
        extension: dueDateField(CONTRACT_LABELS.extension, null, { hint: MONTH_WILL_DO }),
        followedById: followers,
        endsBecause: textareaField(CONTRACT_LABELS.endsBecause, {
          hint: "Where nothing follows and it is not extended",
          max: LONGEST_TEXT,
          rows: 3,
        }),
        route: optionalChoiceField(
          "select",
          CONTRACT_LABELS.route,
          choices(PROCUREMENT_ROUTES, PROCUREMENT_ROUTE_LABELS),
        ),
        code: textField(CONTRACT_LABELS.code, { hint: "The office’s own reference", max: LONGEST_CODE }),
        takesOver: dueDateField(CONTRACT_LABELS.takesOver, null, {
          hint: "Where this line takes over from another for part of a year. Leave the day empty where only the month is known",
        }),
        organisations: textareaField(CONTRACT_LABELS.organisations, {
          hint: "Where there are several: each on a line of its own, first the one that the office pays",
          max: 2_000,
          rows: 3,
        }),
        payment: optionalChoiceField("select", CONTRACT_LABELS.payment, choices(PAYMENTS, PAYMENT_LABELS)),
        toAgree: textareaField(CONTRACT_LABELS.toAgree, {
          hint: "For example, a contribution whose amount is still to be agreed, and with whom",
          max: LONGEST_TEXT,
          rows: 2,
        }),
        fundingKind: optionalChoiceField(
          "select",
          CONTRACT_LABELS.fundingKind,
          choices(FUNDING_KINDS, FUNDING_KIND_LABELS),
          { hint: "Where the line rests on money that ends by itself" },
        ),
        fundingSource: textField(CONTRACT_LABELS.fundingSource, { max: LONGEST_NAME }),
        fundingEnd: dueDateField(CONTRACT_LABELS.fundingEnd, null, { hint: MONTH_WILL_DO }),
      },
      prefixed(
        FUNDING_PREFIX,
        Object.fromEntries(
          Object.entries(optionalAmounts(years)).map(([name, field]) => [
            name,
            { ...field, label: `${CONTRACT_LABELS.fundingAmounts}: ${field.label.toLowerCase()}` },
          ]),
        ),
      ),
      reason,
    ),
  );
}

/** What `editLineContract` takes, and the reason. */
export function readLineContract(
  value: FormValue<ReturnType<typeof lineContractForm>>,
  years: readonly number[],
): { contract: Omit<LineContract, "partners" | "projects">; reason: string } {
  const { reason = "" } = value;
  return {
    contract: {
      start: value.start ?? undefined,
      end: value.end ?? undefined,
      extension: value.extension ?? undefined,
      followedById: value.followedById === null ? undefined : Number(value.followedById),
      endsBecause: value.endsBecause,
      route: value.route ?? undefined,
      code: value.code,
      takesOver: value.takesOver ?? undefined,
      organisations: value.organisations.split("\n"),
      payment: value.payment ?? undefined,
      toAgree: value.toAgree,
      fundingKind: value.fundingKind ?? undefined,
      fundingSource: value.fundingSource,
      fundingEnd: value.fundingEnd ?? undefined,
      fundingAmounts: statedAmounts(unprefixed(FUNDING_PREFIX, optionalAmounts(years), value), years),
    },
    reason,
  };
}

export function lineContractValues(contract: LineContract = {}, years: readonly number[]): RawValues {
  return {
    ...dueDateValues("start", contract.start ?? null),
    ...dueDateValues("end", contract.end ?? null),
    ...dueDateValues("extension", contract.extension ?? null),
    ...dueDateValues("takesOver", contract.takesOver ?? null),
    ...dueDateValues("fundingEnd", contract.fundingEnd ?? null),
    followedById: contract.followedById === undefined ? "" : String(contract.followedById),
    endsBecause: contract.endsBecause ?? "",
    route: contract.route ?? "",
    code: contract.code ?? "",
    organisations: (contract.organisations ?? []).join("\n"),
    payment: contract.payment ?? "",
    toAgree: contract.toAgree ?? "",
    fundingKind: contract.fundingKind ?? "",
    fundingSource: contract.fundingSource ?? "",
    ...prefixedValues(FUNDING_PREFIX, amountBoxes(contract.fundingAmounts ?? {}, years)),
  };
}

/** How many places the form has for partners and for projects: those that there are, and some that are empty. */
export interface SharePlaces {
  partners: number;
  projects: number;
}

type ShareKind = keyof SharePlaces;
const KINDS = ["partners", "projects"] as const satisfies readonly ShareKind[];
const NAME_LABELS: Record<ShareKind, string> = { partners: "Partner", projects: "Project" };

function shareFields(
  kind: ShareKind,
  index: number,
  years: readonly number[],
): Record<string, TextField<string | number | null>> {
  const called = `${NAME_LABELS[kind]} ${index + 1}`;
  return {
    name: textField(called, { max: LONGEST_NAME }),
    ...Object.fromEntries(
      Object.entries(optionalAmounts(years)).map(([name, field]) => [
        name,
        { ...field, label: `${called}: ${field.label.toLowerCase()}` },
      ]),
    ),
  };
}

/** Amounts under names: what partners pay beside the line, and what projects it is divided into. */
export function lineSharesForm(places: SharePlaces, years: readonly number[], asksReason: boolean) {
  const reason: { reason?: TextField<string> } = asksReason ? { reason: reasonField() } : {};
  const fields = Object.fromEntries(
    KINDS.flatMap((kind) =>
      Array.from({ length: places[kind] }, (_, index) =>
        Object.entries(shareFields(kind, index, years)).map(
          ([name, field]) => [`${sharePrefix(kind, index)}${name}`, field] as const,
        ),
      ).flat(),
    ),
  );
  return defineForm(Object.assign(fields, reason), (value): FieldErrors => {
    const { contract } = readLineShares(value, places, years);
    return Object.fromEntries(
      KINDS.flatMap((kind) =>
        contract[kind].flatMap(({ name, amounts }, index) =>
          name === "" && Object.keys(amounts).length > 0
            ? [[`${sharePrefix(kind, index)}name`, "Enter whose amounts these are"] as const]
            : [],
        ),
      ),
    );
  });
}

/** As many places as are filled, those in a form that came back with faults among them, and two that are empty. */
export function sharePlaces(contract: LineContract = {}, typed: RawValues = {}): SharePlaces {
  const placesOf = (kind: ShareKind, most: number) => {
    const filled = Array.from({ length: most }, (_, index) => sharePrefix(kind, index)).findLastIndex(
      (prefix) => Object.entries(typed).some(([name, value]) => name.startsWith(prefix) && value !== ""),
    );
    return Math.min(most, Math.max((contract[kind] ?? []).length + EMPTY_PLACES, filled + 1));
  };
  return { partners: placesOf("partners", MOST_PARTNERS), projects: placesOf("projects", MOST_PROJECTS) };
}
const EMPTY_PLACES = 2;
/** What a form that was sent may have filled. */
export const ALL_PLACES: SharePlaces = { partners: MOST_PARTNERS, projects: MOST_PROJECTS };

/** What `editLineContract` takes, and the reason. */
export function readLineShares(
  value: Readonly<Record<string, unknown>>,
  places: SharePlaces,
  years: readonly number[],
): { contract: Required<Pick<LineContract, "partners" | "projects">>; reason: string } {
  const itemsOf = (kind: ShareKind) =>
    Array.from({ length: places[kind] }, (_, index): NamedAmounts => {
      const item: Record<string, unknown> = unprefixed(
        sharePrefix(kind, index),
        shareFields(kind, index, years),
        value,
      );
      return { name: z.string().catch("").parse(item.name), amounts: statedAmounts(item, years) };
    });
  return {
    contract: { partners: itemsOf("partners"), projects: itemsOf("projects") },
    reason: z.string().catch("").parse(value.reason),
  };
}

export function lineSharesValues(contract: LineContract = {}, years: readonly number[]): RawValues {
  return Object.assign(
    {},
    ...KINDS.flatMap((kind) =>
      (contract[kind] ?? []).map(({ name, amounts }, index) =>
        prefixedValues(sharePrefix(kind, index), { name, ...amountBoxes(amounts, years) }),
      ),
    ),
  ) as RawValues;
}
