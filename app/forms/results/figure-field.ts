import { z } from "zod";
import { formatFigure, parseFigure } from "~/domain/results/figure";
import type { TextField } from "~/forms/form";

/** A number with at most two places, or nothing. Hundredths. */
export function figureField(label: string, looks: { hint?: string } = {}): TextField<number | null> {
  const schema = z.string().transform((typed, context): number | null => {
    if (typed.trim() === "") return null;
    const parsed = parseFigure(typed);
    if (parsed.ok) return parsed.hundredths;
    context.addIssue({ code: "custom", message: `${label} ${parsed.problem}` });
    return null;
  });
  return { kind: "text", label, max: 30, schema, width: 10, ...looks };
}

export const figureValue = (hundredths: number | null | undefined): string =>
  hundredths === null || hundredths === undefined ? "" : formatFigure(hundredths);

/** A whole number from 0, or nothing. */
export function peopleField(label: string): TextField<number | null> {
  const schema = z.string().transform((typed, context): number | null => {
    const text = typed.trim().replaceAll(",", "");
    if (text === "") return null;
    if (/^\d{1,7}$/u.test(text)) return Number(text);
    context.addIssue({ code: "custom", message: `${label} must be a whole number, like 12` });
    return null;
  });
  return { kind: "text", label, max: 20, schema, width: 5 };
}
