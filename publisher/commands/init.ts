import { done, PublisherRefusal } from "../command.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { TufKey } from "../keys/key-object.ts";
import { countOf, keyFrom, optionOf, optionsOf, pairOf } from "../options.ts";
import { ask } from "../repository/ask.ts";
import { atDesk } from "../repository/desk.ts";
import type { Desk } from "../repository/desk.ts";
import { found, refuseExisting } from "../repository/establish.ts";
import { LIST_ID, STANDARD_POLICY, STANDARD_ROLES } from "../repository/settings.ts";
import type { Settings } from "../repository/settings.ts";
import { POLICY_ROLE, roleOf } from "../repository/tree.ts";

/** How many keys a role gets when none are named, and where each belongs. */
const KEYS = {
  root: { count: 3, place: "offline, on three media with three people; two sign a change of keys" },
  targets: { count: 2, place: "offline, with two people; one signs when a list comes or goes" },
  snapshot: { count: 1, place: "on the machine that publishes" },
  timestamp: { count: 1, place: "on the machine that publishes: cron signs with it every day" },
} as const;
const ROLES = ["root", "targets", "snapshot", "timestamp"] as const;

/** Founds a repository. */
export const init: Command = {
  words: ["init"],
  summary: "founds a repository: keys, root, one role per list; walks a person through it",
  usage:
    "[--name NAME] [--list ID=TITLE]... [--policy] [--base-url URL] [--key ROLE=KEY]... [--threshold ROLE=N]... [--days ROLE=N]...\n\n" +
    "ROLE is root, targets, snapshot, timestamp, lists (every list), policy, or the id of a list for --key. KEY is the name of a key in\n" +
    "DIR/keys or the file of a public key held elsewhere. Keys that are not named are made. Standard: root 2 of 3 keys, 365 days;\n" +
    "targets 1 of 2, 90 days; a list 1, 30 days; snapshot 1, 14 days; timestamp 1, 7 days. --policy lets it give out the\n" +
    "organisation's policy, too, by a role `policy` of its own: 1 key, 30 days.",
  options: {
    name: { type: "string" },
    list: { type: "string", multiple: true },
    "base-url": { type: "string" },
    policy: { type: "boolean" },
    key: { type: "string", multiple: true },
    threshold: { type: "string", multiple: true },
    days: { type: "string", multiple: true },
  },
  run: (call) => atDesk(call, (desk) => run(call, desk)),
};

async function run(call: Call, desk: Desk): Promise<Outcome> {
  refuseExisting(desk);
  explain(call);
  const settings = await settingsFrom(call);
  const keys = await keysFrom(call, desk, settings);
  const { fingerprint, versions, missing } = await found(desk, settings, keys);
  if (fingerprint === null)
    return done(
      [
        "drafts/1.root.json and drafts/1.targets.json are written; nothing is published yet, for signatures are missing:",
        ...missing.map((line) => `  ${line}`),
        "Give the draft to each holder, who runs: root sign FILE --key NAME",
        "Then, here: root publish FILE...",
      ],
      { state: "needs-signatures", missing },
    );
  return done(
    [
      `${settings.name}: the repository is in ${desk.site}; serve that folder, nothing else.`,
      `fingerprint of the root (SHA-256 of 1.root.json): ${fingerprint}`,
      "Say it to the people who set up browsers on a way that does not go through the web server.",
      ...settings.lists.map(
        ({ id }) =>
          `Next for the list ${id}: list build ${id}, then list sign ${id}, then list publish ${id}`,
      ),
      ...(settings.roles.policy === undefined
        ? []
        : ["Next for the policy: policy sign FILE, then policy publish"]),
      "Move keys/root-*.pem and keys/targets-*.pem to their offline media now, two copies each, and delete them here.",
      "In cron, once a day: timestamp refresh",
    ],
    { state: "published", fingerprint, versions },
  );
}

function explain(call: Call): void {
  call.progress("Who signs what, and where the key belongs:");
  for (const role of ROLES) call.progress(`  ${role.padEnd(9)} ${KEYS[role].place}`);
  call.progress(
    "  lists-ID  with the owner of the list: signs each release of that list, and no other list",
  );
  call.progress("  policy    with --policy: with whoever answers for the organisation's policy");
}

async function settingsFrom(call: Call): Promise<Settings> {
  const name =
    optionOf(call, "name") ??
    (await ask("Name of the repository, as people will read it", "--name"));
  const named = optionsOf(call, "list");
  // A repository may give out a policy and no list.
  const lists =
    named.length > 0 || call.values["policy"] === true
      ? named
      : (await ask("Lists, as id=title, separated by semicolons", "--list"))
          .split(";")
          .map((each) => each.trim());
  const asked = optionOf(call, "base-url");
  const baseUrl =
    asked ??
    (process.stdin.isTTY
      ? await ask("Address where it will be served (may be empty)", "--base-url", "")
      : "");
  const roles: Settings["roles"] = {
    ...structuredClone(STANDARD_ROLES),
    ...(call.values["policy"] === true ? { policy: STANDARD_POLICY } : {}),
  };
  for (const [option, field] of [
    ["threshold", "threshold"],
    ["days", "days"],
  ] as const)
    for (const text of optionsOf(call, option)) {
      const [role, value] = countOf(`--${option}`, text);
      const kind = kindOf(role, option, roles);
      roles[kind] = { ...STANDARD_POLICY, ...roles[kind], [field]: value };
    }
  const pairs = lists.map((text) => pairOf("--list", text));
  refuseBadIds(pairs.map(([id]) => id));
  return {
    schemaVersion: 1,
    name,
    lists: pairs.map(([id, title]) => ({ id, title })),
    baseUrl: baseUrl === "" ? null : baseUrl,
    roles,
  };
}

function kindOf(role: string, option: string, roles: Settings["roles"]): keyof Settings["roles"] {
  if (role === "policy" && roles.policy !== undefined) return role;
  switch (role) {
    case "root":
    case "targets":
    case "lists":
    case "snapshot":
    case "timestamp":
      return role;
    default:
      throw new PublisherRefusal("bad-arguments", [
        {
          file: "command line",
          field: `--${option}`,
          value: role,
          message: "is not root, targets, lists, snapshot, timestamp or, with --policy, policy",
        },
      ]);
  }
}

function refuseBadIds(ids: readonly string[]): void {
  const problems = ids.flatMap((id, index) => {
    const at = { file: "command line", field: "--list", value: id };
    if (!LIST_ID.test(id))
      return [{ ...at, message: "an id is lower-case letters and digits, parted by -" }];
    if (id === POLICY_ROLE)
      return [{ ...at, message: "is what the organisation's policy is called: take another id" }];
    return ids.indexOf(id) === index ? [] : [{ ...at, message: "stands twice" }];
  });
  if (problems.length > 0) throw new PublisherRefusal("bad-arguments", problems);
}

async function keysFrom(
  call: Call,
  desk: Desk,
  { lists, roles }: Settings,
): Promise<ReadonlyMap<string, readonly TufKey[]>> {
  const keys = new Map<string, TufKey[]>();
  const known: readonly string[] = [
    ...ROLES,
    ...lists.map(({ id }) => roleOf(id)),
    ...(roles.policy === undefined ? [] : [POLICY_ROLE]),
  ];
  for (const text of optionsOf(call, "key")) {
    const [typed, key] = pairOf("--key", text);
    const role = known.includes(typed) ? typed : roleOf(typed);
    if (!known.includes(role))
      throw new PublisherRefusal("bad-arguments", [
        {
          file: "command line",
          field: "--key",
          value: text,
          message: `is for none of: ${known.join(", ")}`,
        },
      ]);
    keys.set(role, [...(keys.get(role) ?? []), await keyFrom(call, desk, key)]);
  }
  const make = async (role: string, names: readonly string[]) => {
    if (keys.has(role)) return;
    const made: TufKey[] = [];
    // A run that was killed had made some already.
    for (const name of names) made.push(desk.ring.find(name) ?? (await desk.ring.create(name)));
    keys.set(role, made);
  };
  for (const role of ROLES) {
    const { count } = KEYS[role];
    const names = Array.from({ length: count }, (_, index) => `${role}-${String(index + 1)}`);
    await make(role, count === 1 ? [role] : names);
  }
  for (const { id } of lists) await make(roleOf(id), [roleOf(id)]);
  if (roles.policy !== undefined) await make(POLICY_ROLE, [POLICY_ROLE]);
  return keys;
}
