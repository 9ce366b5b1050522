/** govuk-frontend ships no types; this declares only what enhance.client.ts uses. */
declare module "govuk-frontend" {
  export interface ComponentClass<Config> {
    new ($root: Element, config?: Config): object;
    readonly moduleName: string;
  }
  export const Button: ComponentClass<{ preventDoubleClick?: boolean }>;
  export const ErrorSummary: ComponentClass<{ disableAutoFocus?: boolean }>;
  export const PasswordInput: ComponentClass<Record<string, never>>;
  export const Radios: ComponentClass<undefined>;
  export function createAll<Config>(
    component: ComponentClass<Config>,
    config?: Config,
    options?: { scope?: Element | Document; onError?: (error: unknown) => void },
  ): object[];
}
