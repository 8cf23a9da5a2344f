import { admx } from "./admx.ts";
import { chromeJson } from "./chrome-json.ts";
import { firefoxPolicies } from "./firefox-policies.ts";
import type { EmitFormat } from "./format.ts";
import { intune } from "./intune.ts";
import { mobileconfig } from "./mobileconfig.ts";
import { reg } from "./reg.ts";

/** Every form that policies are given to browsers in. */
export const EMIT_FORMATS: readonly EmitFormat[] = [
  chromeJson,
  reg,
  admx,
  mobileconfig,
  firefoxPolicies,
  intune,
];
