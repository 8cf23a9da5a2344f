import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { listenOnLoopback } from "../../tools/loopback.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const NGINX = process.env["SEKISHO_NGINX"] ?? "/usr/sbin/nginx";

/** Why nothing can be served here, or null. */
export const NO_NGINX = existsSync(NGINX)
  ? null
  : `nginx is not on this machine (${NGINX}); Debian has it as the package nginx`;

/** What a publisher's command answered with `--json`. */
export interface Published {
  readonly ok: boolean;
  readonly code: string;
  readonly problems: readonly unknown[];
  readonly [name: string]: unknown;
}

/** A list owner's desk: a folder, the publisher's commands as they are typed, and the documented trial server. */
export interface OwnerDesk {
  readonly folder: string;
  /** `http://127.0.0.1:PORT/`, once `serve` was called. */
  readonly url: string;
  /** Runs a command of the publisher in the folder, with `--json`, as a process of its own. */
  run(...args: readonly string[]): Promise<Published>;
  /** Has nginx serve a publisher's folder by docs/hosting/try.conf, on a free port. */
  serve(repo: string): Promise<void>;
  /** The paths that were asked for since the last call, without the leading slash. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** Opens a desk in a new folder, with a passphrase in a file. */
export function openDesk(): OwnerDesk {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-owner-"));
  // The server does not run as root, and reads `public/` alone: the keys have rights of their own.
  chmodSync(folder, 0o755);
  const passphrase = join(folder, "passphrase");
  writeFileSync(passphrase, "correct horse battery staple\n", { mode: 0o600 });
  const log = join(folder, "access.log");
  let stop = async (): Promise<void> => {};
  let url = "";
  let seen = 0;
  return {
    folder,
    get url() {
      return url;
    },
    run: async (...args) => {
      const command = join(PROJECT, "tools/publisher.mjs");
      const env = { ...process.env, INIT_CWD: folder, SEKISHO_PASSPHRASE_FILE: passphrase };
      const child = spawn(process.execPath, [command, ...args, "--json"], {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let out = "";
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
      await once(child, "close");
      if (out.trim() === "") throw new Error(`${args.join(" ")} answered nothing: ${said}`);
      const answer: Published = JSON.parse(out);
      expect(child.exitCode, said).toBe(answer.ok ? 0 : 1);
      return answer;
    },
    serve: async (repo) => {
      const loopback = await listenOnLoopback(createServer());
      loopback.close();
      const port = new URL(loopback.base).port;
      const hosting = join(PROJECT, "docs/hosting");
      const documented = readFileSync(join(hosting, "try.conf"), "utf8");
      const own = documented
        .replace("127.0.0.1:8090;", `127.0.0.1:${port};`)
        .replace("access_log off;", `log_format path "$uri"; access_log ${log} path;`);
      expect(own).toContain(`127.0.0.1:${port};`);
      expect(own).toContain(log);
      writeFileSync(join(folder, "try.conf"), own);
      writeFileSync(
        join(folder, "sekisho-locations.conf"),
        readFileSync(join(hosting, "sekisho-locations.conf")),
      );
      const prefix = join(folder, repo);
      mkdirSync(join(prefix, "nginx"), { recursive: true });
      const args = ["-p", `${prefix}/`, "-c", join(folder, "try.conf"), "-e", "stderr"];
      const server = spawn(NGINX, args, { stdio: ["ignore", "ignore", "inherit"] });
      url = `http://127.0.0.1:${port}/`;
      stop = async () => {
        if (server.exitCode !== null) return;
        server.kill("SIGTERM");
        await once(server, "exit");
      };
      await expect
        .poll(
          () =>
            fetch(url).then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 20_000 },
        )
        .toBe(404);
    },
    asked: () => {
      const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : [];
      const fresh = lines.slice(seen).map((path) => path.slice(1));
      seen = lines.length;
      return fresh;
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
