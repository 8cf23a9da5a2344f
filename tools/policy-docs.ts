// `npm run policy:docs`: writes docs/policy.md and the managed schema anew from the table of the language.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./inputs.ts";
import { managedSchema } from "./policy-docs/managed-schema.ts";
import { policyPage } from "./policy-docs/policy-page.ts";

/** The files that are made from the table of the language, with their texts. */
export const POLICY_FILES: Readonly<Record<string, () => string>> = {
  "docs/policy.md": policyPage,
  "assets/public/managed-schema.json": managedSchema,
};

if (import.meta.main) {
  for (const [path, text] of Object.entries(POLICY_FILES)) {
    writeFileSync(join(ROOT, path), text());
    console.log(path);
  }
}
