import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { PublisherRefusal } from "../command.ts";

/**
 * Does work while no other publisher works on the same folder. Refuses (`locked`) when one does; the lock of a publisher that
 * was killed is taken over.
 */
export async function withLock<T>(repo: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(repo, { recursive: true });
  const path = join(repo, ".lock");
  const mine = `${JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid), nonce: crypto.randomUUID() })}\n`;
  if (!take(path, mine)) {
    const other = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (isAlive(other) || !takeOver(path, other, mine)) refuse(path, other);
  }
  try {
    return await work();
  } finally {
    // Only our own: ours may have been taken over while this machine slept.
    if (existsSync(path) && readFileSync(path, "utf8") === mine) rmSync(path, { force: true });
  }
}

/** Puts the lock in place whole, or not at all when there is one. */
function take(path: string, text: string): boolean {
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead lock aside and takes its place; false when another publisher was faster. */
function takeOver(path: string, dead: string, mine: string): boolean {
  const aside = `${path}.dead.${String(process.pid)}`;
  try {
    renameSync(path, aside);
  } catch {
    return take(path, mine);
  }
  const isSame = readFileSync(aside, "utf8") === dead;
  // Somebody else took over in between: what was moved is a living lock, and goes back.
  if (!isSame) take(path, readFileSync(aside, "utf8"));
  rmSync(aside, { force: true });
  return isSame && take(path, mine);
}

function isAlive(text: string): boolean {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof lock !== "object" || lock === null) return false;
  const pid: unknown = Reflect.get(lock, "pid");
  // Of another machine's processes we know nothing.
  if (Reflect.get(lock, "host") !== hostname()) return true;
  if (typeof pid !== "number") return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // No such process; one that we may not signal is alive.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return Reflect.get(lock, "started") === startOf(pid);
}

/** When a process started, in ticks since boot: tells it from a later one of the same number. Null where unknown. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function refuse(path: string, text: string): never {
  throw new PublisherRefusal("locked", [
    {
      file: path,
      value: text.trim(),
      message:
        "another publisher works on this folder; wait for it. If it runs on another machine that died, delete this file",
    },
  ]);
}
