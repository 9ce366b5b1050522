import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "warning";

export type ButtonProps = {
  children: ReactNode;
  variant?: ButtonVariant;
  type?: "submit" | "button" | "reset";
  name?: string;
  value?: string;
  /** A button that sends the form unchecked: to filter what it offers. */
  formNoValidate?: boolean;
  onClick?: () => void;
};

export function Button({ children, variant = "primary", type = "submit", ...attributes }: ButtonProps) {
  return (
    <button {...attributes} type={type} className={buttonClass(variant)} data-module="govuk-button">
      {children}
    </button>
  );
}

export type ButtonLinkProps = { href: string; variant?: ButtonVariant; children: ReactNode };

export function ButtonLink({ href, variant = "primary", children }: ButtonLinkProps) {
  return (
    <a
      href={href}
      role="button"
      draggable="false"
      className={buttonClass(variant)}
      data-module="govuk-button"
    >
      {children}
    </a>
  );
}

export type ButtonGroupProps = { children: ReactNode };

export function ButtonGroup({ children }: ButtonGroupProps) {
  return <div className="govuk-button-group">{children}</div>;
}

function buttonClass(variant: ButtonVariant) {
  return classNames("govuk-button", variant !== "primary" && `govuk-button--${variant}`);
}
