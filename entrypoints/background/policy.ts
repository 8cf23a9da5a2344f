import type { Handlers } from "../../platform/serve.ts";

type PolicyMessage = "policy-get" | "policy-import" | "policy-clear" | "policy-export";

/** What the status page and the settings page may ask and change about the policy. */
export function policyHandlers(): Pick<Handlers, PolicyMessage> {
  return {
    "policy-get": () => ({ layers: [], keys: [], supportText: null }),
    "policy-import": () => ({ error: "failed" }),
    "policy-clear": () => ({ ok: true }),
    "policy-export": () => ({ error: "failed" }),
  };
}
