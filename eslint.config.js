import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** What speaks to the terminal: the commands, and the one place where the server starts and fails. */
const SPEAKS_TO_THE_TERMINAL = [
  ".ci/**",
  "app/platform/cli/**",
  "app/platform/start.server.ts",
  "app/platform/{backup,check-published,restore,rotate-key,verify-*}.server.ts",
  "app/platform/demo/**",
  "bench/**",
  "tests/browsers/**",
  "tests/soak/**",
  "tests/support/global-*.ts",
];

export default tseslint.config(
  {
    ignores: [
      "build/",
      "node_modules/",
      "data*/",
      "test-results/",
      "playwright-report/",
      "coverage/",
      ".cache/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  {
    files: ["**/*.{js,mjs,ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='style']",
          message: "The content security policy forbids style attributes: use a class.",
        },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Draw text as text; React escapes it.",
        },
        {
          selector: "TSEnumDeclaration",
          message: "Write a tuple with `as const` and the union of its members.",
        },
      ],
      // Numbers read well in sentences; everything else must be turned into words first.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Remix redirects, refuses and answers 404 by throwing a Response.
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: ["Response", "TypedResponse", "DataWithResponseInit"] },
      ],
      // There is no enum here, and looking for one at each assignment took an eighth of the time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      // Unused is a fault, except where a signature of another's demands the place.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Spreading text gives its code points, which is what money and character counts here go by.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // An empty text is a kind of nothing here: `title || "Untitled"` is meant.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      // Its advice is the `!` that the strict rules forbid.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // Records with a fixed shape are types here, so that they read alike with unions.
      "@typescript-eslint/consistent-type-definitions": "off",
      // `onClick={() => close()}` and `.catch(() => release())` say what they mean.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Plain JavaScript runs before anything is built or installed; it is not in the TypeScript project.
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  {
    // Vitest's own `expect.any()` and `expect.objectContaining()` are of type any.
    files: ["tests/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    // The browser's console is all there is where govuk-frontend cannot do its part.
    files: ["app/ui/govuk/enhance.client.ts"],
    rules: { "no-console": ["error", { allow: ["error"] }] },
  },
  { files: SPEAKS_TO_THE_TERMINAL, rules: { "no-console": "off" } },
);
