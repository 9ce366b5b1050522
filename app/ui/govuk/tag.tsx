import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TagColour =
  "blue" | "green" | "grey" | "magenta" | "orange" | "purple" | "red" | "teal" | "yellow";
export type TagProps = { colour?: TagColour; children: ReactNode };

export function Tag({ colour, children }: TagProps) {
  return <strong className={classNames("govuk-tag", colour && `govuk-tag--${colour}`)}>{children}</strong>;
}
