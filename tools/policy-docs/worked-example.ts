import { exportPolicy } from "../../rules/policy/export-policy.ts";
import { keyStatuses } from "../../rules/policy/key-status.ts";
import { mergePolicy } from "../../rules/policy/merge-policy.ts";
import { readPolicyText } from "../../rules/schema/policy.ts";

/** What the organisation signs: an example with three faults. */
export const SIGNED = `{
  "schemaVersion": 1,
  "id": "example-ministry-2026-06",
  "keys": {
    "profile": {"value": "jp-government", "mode": "locked"},
    "langauge": {"value": "ja", "mode": "default"},
    "contact": {"value": "調達審査担当（内線 1234）"},
    "minimumSeverity": {"value": "advisory", "mode": "default"},
    "programsOff.add": {"value": ["us-bis-meu", "us-dod-1286"], "mode": "default"},
    "exceptions.add": {
      "value": [
        {
          "id": "waiver-2026-17",
          "supplier": "example-camera-works",
          "reason": {"en": "Spare parts until replacement.", "ja": "更新までの保守部品。"},
          "approver": "Director of procurement",
          "caseNumber": "2026-17",
          "expires": "2027-03-31"
        },
        {
          "id": "waiver-2026-18",
          "supplier": "example-camera-works",
          "reason": {"en": "Trial of a month."},
          "approver": "Director of procurement",
          "caseNumber": "2026-18",
          "expires": "2026-09-31"
        }
      ],
      "mode": "locked"
    }
  }
}`;

/** What a person imported on one machine. */
export const IMPORTED = `{
  "schemaVersion": 1,
  "id": "my-desk",
  "keys": {
    "profile": {"value": "general", "mode": "default"},
    "minimumSeverity": {"value": "restricted", "mode": "default"},
    "programsOff.add": {"value": ["au-5g-2018"], "mode": "default"}
  }
}`;

/** The lines of the worked example: what was refused, what came of each key, and what is in force. */
export function workedExample(): {
  readonly rejected: readonly string[];
  readonly statuses: readonly string[];
  readonly inForce: string;
} {
  const reads = [
    readPolicyText(SIGNED, "organisation", "lists.example.go.jp"),
    readPolicyText(IMPORTED, "imported", "my-desk.json"),
  ];
  const layers = reads.map(({ layer }) => layer);
  return {
    rejected: reads
      .flatMap(({ rejected }) => rejected)
      .map(({ path, code, message, suggestion }) =>
        [
          `\`${path}\``,
          `\`${code}\``,
          message,
          suggestion === null ? "" : `\`${suggestion}\``,
        ].join(" | "),
      ),
    statuses: keyStatuses(layers).flatMap(({ key, received, isLocked }) =>
      received.map(({ source, mode, value, state }) =>
        [
          `\`${key}\``,
          `${source}, ${mode}`,
          `\`${shortened(JSON.stringify(value))}\``,
          state === "in-force" ? "in force" : isLocked ? "overridden: locked" : "overridden",
        ].join(" | "),
      ),
    ),
    inForce: exportPolicy(mergePolicy(layers)),
  };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
