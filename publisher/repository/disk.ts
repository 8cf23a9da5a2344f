import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { PublisherRefusal } from "../command.ts";

/** Everything the publisher changes on disk goes through here, so that a test can end it after any step. */
export interface Disk {
  /** Puts bytes under a name: there whole or not at all, and still there after a power cut. */
  put(path: string, bytes: Uint8Array | string, mode?: number): void;
  /** Puts a copy of a file under a name, likewise. */
  copy(from: string, path: string): void;
  /** Adds a line to a log. */
  append(path: string, line: string): void;
  /** Takes a file away, if it is there. */
  remove(path: string): void;
}

/**
 * The real disk. `step` is called after each change with what it was (`write NAME`, `rename NAME`, …); a test throws or kills
 * the process there.
 */
export function openDisk(step: (what: string) => void = () => undefined): Disk {
  const settle = (path: string, fill: (temporary: string) => void): void => {
    const folder = dirname(path);
    const name = basename(path);
    // A name of its own that no server gives out and no reader lists: it may be left behind by a kill.
    const temporary = join(folder, `.${name}.new`);
    try {
      mkdirSync(folder, { recursive: true });
      fill(temporary);
      step(`write ${name}`);
      syncPath(temporary);
      renameSync(temporary, path);
      step(`rename ${name}`);
      syncPath(folder);
    } catch (error) {
      if (!isOfDisk(error)) throw error;
      tidy(temporary);
      throw new PublisherRefusal("not-written", [
        {
          file: path,
          message: `${error.message}; mend the disk and run the command again, which finishes the work`,
        },
      ]);
    }
    step(`settle ${name}`);
  };
  return {
    put: (path, bytes, mode = 0o644) => {
      settle(path, (temporary) => {
        rmSync(temporary, { force: true });
        writeFileSync(temporary, bytes, { mode });
      });
    },
    copy: (from, path) => {
      settle(path, (temporary) => {
        copyFileSync(from, temporary);
      });
    },
    append: (path, line) => {
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, `${line}\n`);
      step(`append ${basename(path)}`);
    },
    remove: (path) => {
      rmSync(path, { force: true });
      step(`remove ${basename(path)}`);
    },
  };
}

/** Takes a half-written file away where the disk allows even that; `prune` does it otherwise. */
function tidy(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The first error is the one to tell.
  }
}

/** True for an error of the system, a full disk, a missing right; not for one that a test throws. */
function isOfDisk(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function syncPath(path: string): void {
  // Windows opens no folder; there the rename itself is the journal's.
  if (process.platform === "win32") return;
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
