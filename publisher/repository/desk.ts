import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import type { Call } from "../command.ts";
import { PublisherRefusal } from "../command.ts";
import { KeyRing } from "../keys/key-ring.ts";
import type { Signer } from "../keys/key-ring.ts";
import { askPassphrase } from "../keys/passphrase.ts";
import type { AskPassphrase } from "../keys/passphrase.ts";
import { openDisk } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { readLog } from "./log.ts";
import { withLock } from "./lock.ts";

/** What every step of the publisher works with: a folder, its keys, the disk, the time. */
export interface Desk {
  readonly repo: string;
  /** `DIR/public`, what a web server gives out. */
  readonly site: string;
  readonly ring: KeyRing;
  readonly disk: Disk;
  /** Now, in milliseconds since 1970. */
  readonly now: number;
  readonly progress: (line: string) => void;
}

/** Sets up a desk on a folder. */
export function openDesk(
  repo: string,
  now: number,
  progress: (line: string) => void,
  disk: Disk = openDisk(),
  ask: AskPassphrase = askPassphrase,
): Desk {
  return {
    repo,
    site: join(repo, "public"),
    ring: new KeyRing(repo, disk, ask),
    disk,
    now,
    progress,
  };
}

/** Works at the desk of a call, alone: a second publisher on the same folder is refused (`locked`). */
export async function atDesk<T>(call: Call, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = openDesk(call.repo, call.now(), (line) => {
    call.progress(line);
  });
  return withLock(desk.repo, () => work(desk));
}

/**
 * Opens as many of a role's keys as it needs, from those that are here. Refuses (`not-enough-keys`) with the keys that are
 * missing, by name where the key ring knows them.
 */
export async function openSigners(
  { ring }: Desk,
  role: string,
  duty: { readonly keyids: readonly string[]; readonly threshold: number },
): Promise<readonly Signer[]> {
  const here = ring.here(duty.keyids);
  if (here.length < duty.threshold) {
    const names = new Map(ring.list().map((key) => [key.keyid, key.name]));
    const wanted = duty.keyids.map((keyid) => names.get(keyid) ?? keyid.slice(0, 12));
    throw new PublisherRefusal("not-enough-keys", [
      {
        file: "keys",
        field: role,
        value: `${String(here.length)} of ${String(duty.threshold)}`,
        message: `${role} needs ${String(duty.threshold)} signature(s) of: ${wanted.join(", ")}; bring those keys here, or run this where they are`,
      },
    ]);
  }
  const signers: Signer[] = [];
  for (const { name } of here.slice(0, duty.threshold)) signers.push(await ring.signer(name));
  return signers;
}

/**
 * Refuses (`clock`) to sign when the clock stands before the last publication: what is signed would expire too early, perhaps at once, and
 * browsers refuse what has expired.
 */
export function refuseSetBackClock({ repo, now }: Pick<Desk, "repo" | "now">): void {
  const last = readLog(repo).at(-1);
  if (last === undefined || now >= last.at - 3_600_000) return;
  throw new PublisherRefusal("clock", [
    {
      file: "log.jsonl",
      field: "at",
      value: new Date(last.at).toISOString(),
      message: `the last publication is later than this machine's clock (${new Date(now).toISOString()}): set the clock`,
    },
  ]);
}

/** Notes in `log.jsonl` what is in force from now on, and who did it. */
export function logPublication(
  { repo, disk, now }: Desk,
  command: string,
  versions: Readonly<Record<string, number>>,
): void {
  const by = `${userInfo().username}@${hostname()}`;
  const at = new Date(now).toISOString();
  disk.append(join(repo, "log.jsonl"), JSON.stringify({ at, by, command, versions }));
}
