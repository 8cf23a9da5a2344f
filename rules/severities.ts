import type { Severity } from "./vocabulary.ts";

/** Every severity, the strongest first. */
export const SEVERITIES: readonly Severity[] = ["prohibited", "restricted", "advisory"];
