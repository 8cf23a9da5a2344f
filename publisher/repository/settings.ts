import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PublisherRefusal } from "../command.ts";
import type { Disk } from "./disk.ts";
import { POLICY_ROLE } from "./tree.ts";

/** A list's id: it stands in file names, in TUF paths, and as `lists-ID` in metadata. */
export const LIST_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const days = z.int().min(1).max(3650);
const duty = z.strictObject({ threshold: z.int().min(1).max(16), days });
const settingsShape = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().min(1),
  lists: z.array(
    z.strictObject({ id: z.string().regex(LIST_ID).max(64), title: z.string().min(1) }),
  ),
  baseUrl: z.url({ protocol: /^https?$/ }).nullable(),
  roles: z.strictObject({
    root: duty,
    targets: duty,
    lists: duty,
    snapshot: duty,
    timestamp: duty,
    /** Only a repository that gives out a policy has it. */
    policy: duty.exactOptional(),
  }),
});

/** `publisher.json`: what the repository is called, its lists, and how long each role's word holds. */
export type Settings = z.infer<typeof settingsShape>;

/** A role of the repository by its kind; every list has the lifetimes of `lists`. */
export type RoleKind = keyof Settings["roles"];

/** The lifetime and threshold of the policy where a repository has one. */
export const STANDARD_POLICY = { threshold: 1, days: 30 } as const;

/** How many days a delegated role's word holds: `lists-ID` or `policy`. */
export function daysOf({ roles }: Settings, role: string): number {
  return role === POLICY_ROLE ? (roles.policy ?? STANDARD_POLICY).days : roles.lists.days;
}

/** The lifetimes and thresholds of a new repository. */
export const STANDARD_ROLES: Settings["roles"] = {
  root: { threshold: 2, days: 365 },
  targets: { threshold: 1, days: 90 },
  lists: { threshold: 1, days: 30 },
  snapshot: { threshold: 1, days: 14 },
  timestamp: { threshold: 1, days: 7 },
};

const FILE = "publisher.json";

/** Reads `publisher.json`. Refuses (`no-repository`, `bad-settings`) with every field that is wrong. */
export function readSettings(repo: string): Settings {
  const path = join(repo, FILE);
  if (!existsSync(path))
    throw new PublisherRefusal("no-repository", [
      {
        file: path,
        message:
          "is not there: name the publisher's folder with --repo, make one with `init`, or bring publisher.json of the one who publishes",
      },
    ]);
  return parseFile(FILE, readFileSync(path, "utf8"), settingsShape, "bad-settings");
}

/** Writes `publisher.json`. Refuses (`bad-settings`) what it could not read again. */
export function writeSettings(repo: string, settings: Settings, disk: Disk): void {
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  parseFile(FILE, text, settingsShape, "bad-settings");
  disk.put(join(repo, FILE), text);
}

/** Reads JSON of a known shape. Refuses with a code and every field that is wrong. */
export function parseFile<T>(file: string, text: string, shape: z.ZodType<T>, code: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw new PublisherRefusal(code, [{ file, message }]);
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new PublisherRefusal(
    code,
    parsed.error.issues.map(({ path, message }) => ({ file, field: path.join("."), message })),
  );
}
