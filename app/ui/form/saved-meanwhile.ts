import type { Field, RawValues } from "~/forms/form";
import { formatDate, formatMonth, parseDateParts, parseMonthsEnd } from "~/domain/shared/calendar-date";

/**
 * Whether what somebody else saved, in words, reads the same as what was typed: then there are not two versions to
 * choose between. What cannot be told for certain is not the same, so that it is shown.
 */
export function readsTheSame(name: string, spec: Field, values: RawValues, saved: string): boolean {
  return typedInWords(name, spec, values) === plain(saved);
}

function typedInWords(name: string, spec: Field, values: RawValues): string | null {
  const typed = [values[name] ?? ""].flat();
  switch (spec.kind) {
    case "date":
      return dateInWords(
        ["day", "month", "year"].map((part) => [values[`${name}-${part}`] ?? ""].flat()[0]?.trim() ?? ""),
        spec.mayLackDay,
      );
    case "radios":
    case "select": {
      const chosen = spec.options.find(({ value }) => value === typed[0]);
      return typed[0] ? (chosen?.text ?? null) : "";
    }
    case "checkboxes":
      return typed.some(Boolean) ? null : "";
    case "file":
    case "password":
      return null;
    case "money":
      return typed[0] ? null : "";
    default:
      return plain(typed[0] ?? "");
  }
}

function dateInWords(parts: readonly string[], mayLackDay = false): string | null {
  if (parts.every((part) => part === "")) return "";
  const [day = "", month = "", year = ""] = parts;
  if (mayLackDay && day === "") {
    const end = parseMonthsEnd(month, year);
    return end.ok ? formatMonth(end.date) : null;
  }
  const parsed = parseDateParts(day, month, year);
  return parsed.ok ? formatDate(parsed.date) : null;
}

const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
