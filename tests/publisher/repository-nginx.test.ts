import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ask } from "../../publisher/repository/fetch-file.ts";
import { makeWorkshop, published, stage } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const NGINX = process.env["SEKISHO_NGINX"] ?? "/usr/sbin/nginx";
const REASON = `nginx is not on this machine (${NGINX}); Debian has it as the package nginx`;
const HOSTING = resolve(import.meta.dirname, "../../docs/hosting");
const NOBODY = 65_534;
const workshop = makeWorkshop();
const repo = join(workshop.folder, "repo");
const site = join(repo, "public");
let server: ChildProcess | null = null;
let base = "";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The documented files, but for the address, the certificate and the folder, which are everybody's own. */
function configuration(prefix: string, port: number): string {
  const documented = readFileSync(join(HOSTING, "nginx.conf"), "utf8");
  const own = documented
    .replace("listen 443 ssl;", `listen 127.0.0.1:${String(port)};`)
    .replace(/^ *ssl_certificate.*$/gm, "")
    .replace("/srv/sekisho/public", site)
    .replaceAll("/etc/nginx", prefix);
  for (const part of [`listen 127.0.0.1:${String(port)};`, `root ${site};`, `include ${prefix}`])
    expect(own).toContain(part);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${prefix}/${name};`)
    .join(" ");
  return `daemon off; pid ${prefix}/pid; error_log stderr; events {}\nhttp { access_log off; gzip on; gzip_types *; ${temporary}\n${own}\n}`;
}

beforeAll(async () => {
  if (!existsSync(NGINX)) return;
  await published(repo, "init --name Ministry --list home=Home");
  stage(repo, "home", 1);
  await published(repo, "list sign home");
  await published(repo, "list publish home");
  const prefix = join(workshop.folder, "nginx");
  mkdirSync(prefix);
  // The project's own folder may be closed to the server's user.
  cpSync(join(HOSTING, "sekisho-locations.conf"), join(prefix, "sekisho-locations.conf"));
  const port = await freePort();
  writeFileSync(join(prefix, "nginx.conf"), configuration(prefix, port));
  // Not as root: then the files have to be readable by anybody, as on a server.
  const isRoot = process.getuid?.() === 0;
  chmodSync(workshop.folder, 0o755);
  if (isRoot) chownSync(prefix, NOBODY, NOBODY);
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const args = ["-p", prefix, "-c", join(prefix, "nginx.conf"), "-e", "stderr"];
  expect(spawnSync(NGINX, [...args, "-t"], { encoding: "utf8", ...as }).stderr).toContain(
    "test is successful",
  );
  server = spawn(NGINX, args, { stdio: ["ignore", "ignore", "pipe"], ...as });
  base = `http://127.0.0.1:${String(port)}/`;
  await vi.waitFor(async () => expect((await fetch(base)).status).toBe(404), { timeout: 20_000 });
}, 120_000);
afterAll(async () => {
  if (server !== null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  workshop.remove();
});

describe("nginx with the documented configuration", () => {
  beforeEach((context) => {
    if (server === null) context.skip(REASON);
  });
  const list = () => `targets/lists/home/${readdirSync(join(site, "targets/lists/home"))[0] ?? ""}`;
  const IMMUTABLE = "public, max-age=31536000, immutable";

  it.each([
    ["the timestamp", () => "metadata/timestamp.json", 200, "max-age=300"],
    ["a root", () => "metadata/1.root.json", 200, IMMUTABLE],
    ["a snapshot", () => "metadata/2.snapshot.json", 200, IMMUTABLE],
    ["a list's role", () => "metadata/2.lists-home.json", 200, IMMUTABLE],
    ["a list", list, 200, IMMUTABLE],
    ["a root that is not there", () => "metadata/2.root.json", 404, "max-age=60"],
    [
      "a list that is not there",
      () => `targets/lists/home/${"0".repeat(64)}.list.jsonl.gz`,
      404,
      "max-age=60",
    ],
  ])("serves %s as doctor wants it", async (_what, file, status, cache) => {
    const answer = await ask(`${base}${file()}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe(cache);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("content-encoding")).toBeNull();
    if (status === 200) expect(answer.body).toEqual(readFileSync(join(site, file())));
  });

  it.each([
    "",
    "metadata/",
    "metadata/.timestamp.json.new",
    "targets/",
    "publisher.json",
    "..%2fpublisher.json",
    "anything",
  ])("gives out nothing else: /%s", async (file) => {
    writeFileSync(join(site, "metadata/.timestamp.json.new"), "{}");
    expect([400, 404]).toContain((await ask(`${base}${file}`)).status);
  });

  it("leaves doctor nothing to mend, and verify nothing to refuse", async () => {
    expect((await published(repo, `doctor ${base}`)).data).toEqual({ findings: [] });
    const verified = await published(repo, `verify ${base}`);
    expect(Object.keys(verified.data?.["targets"] ?? {})).toEqual(["lists/home/list.jsonl.gz"]);
  });

  it("is mirrored whole, and a copy of the copy is the same", async () => {
    await published(repo, `mirror ${base} copy`);
    await published(repo, "mirror copy copy-2");
    const copy = join(workshop.folder, "copy-2");
    for (const file of ["metadata/timestamp.json", "metadata/1.root.json", list()])
      expect(readFileSync(join(copy, file))).toEqual(readFileSync(join(site, file)));
    expect((await published(repo, "mirror copy copy-2")).data).toMatchObject({ files: 0 });
    await published(repo, "verify copy-2");
  });
});
