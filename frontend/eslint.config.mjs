import next from "eslint-config-next/core-web-vitals";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

export default [
  { ignores: ["node_modules", ".next", "out", "storybook-static", "public", "next-env.d.ts", "src/api/schema.d.ts"] },
  ...next,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ["src/**/*.{ts,tsx}"] })),
  {
    files: ["src/**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/consistent-type-imports": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true }],
    },
  },
  {
    files: ["*.mjs"],
    rules: { "import/no-anonymous-default-export": "off" },
  },
  {
    // Texts are one list, however long.
    files: ["src/text/*.ts"],
    rules: { "max-lines": "off" },
  },
  prettier,
];
