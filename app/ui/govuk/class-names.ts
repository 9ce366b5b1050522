import type { ReactNode } from "react";

/** Joins those that are non-empty strings, so that `condition && "name"` needs no ternary. */
export function classNames(...names: ReactNode[]): string {
  return names.filter((name): name is string => typeof name === "string" && name !== "").join(" ");
}
