import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { BUILT_ID, FIREFOX_ID } from "../../publisher/emit/browsers.ts";
import { EMIT_FORMATS } from "../../publisher/emit/formats.ts";
import { isRecord } from "../../rules/schema/policy/read-keys.ts";
import { readManagedPolicy, readPolicyText } from "../../rules/schema/policy.ts";
import { enable, managedOf, proposals, readPlist, readReg } from "./emit-readers.ts";
import { makeWorkshop, published, publisher } from "./repository-fixture.ts";
import { allOf, parseXml } from "./strict-xml.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const workshop = makeWorkshop();
const repo = join(workshop.folder, "lists");
const URL = "https://lists.example.org/a?b=1&c=%22";
const UPDATE = "https://ext.example.org/updates.xml?a=1&b=2";

const HOSTILE = `"quoted" 'single' \\back\\slash\\ <b>&amp; ]]> %PATH% ;\nsecond line\nたぬき𠮷🦝 – "`;
const contact = (value: string) => ({ contact: { value, mode: "locked" } });
const suppliers = (count: number, size: number) => ({
  "suppliers.add": {
    value: Array.from({ length: count }, (_, at) => ({
      id: `own-${String(at)}`,
      name: `Own ${String(at)} "& <Co>"`,
      severity: "restricted",
      reason: { en: `${HOSTILE.slice(0, 60)} ${"x".repeat(size)}`, ja: "理由" },
      citation: "Rule 1 ]]>",
      listedOn: "2026-01-01",
    })),
    mode: "default",
  },
});

/** Policies by what is hard about them; each is taken whole by the reader. */
const POLICIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "every small key": {
    profile: { value: "jp-government", mode: "locked" },
    language: { value: "ja", mode: "default" },
    minimumSeverity: { value: "restricted", mode: "locked" },
    updateIntervalMinutes: { value: 45, mode: "default" },
    ...contact("内線 1234"),
  },
  "one long text key": suppliers(3, 100),
  "quotes, tags, line ends, ]]> and rare characters": { ...contact(HOSTILE), ...suppliers(2, 10) },
  "almost 1 MiB of text": { ...contact("x"), ...suppliers(530, 1750) },
};

const root = () => readFileSync(join(repo, "public/metadata/1.root.json"));
const policyKey = (browser: string) =>
  `HKEY_LOCAL_MACHINE\\Software\\Policies\\${browser}\\3rdparty\\extensions\\${BUILT_ID}\\policy`;

beforeAll(async () => {
  await published(repo, "init --name Ministry --list own=Own");
}, 60_000);
afterAll(() => {
  workshop.remove();
});

/** Runs one form into an empty folder; gives the files' bytes by their path. */
async function emit(format: string, more = ""): Promise<ReadonlyMap<string, Buffer>> {
  const out = join(workshop.folder, "out");
  rmSync(out, { recursive: true, force: true });
  const line = `emit ${format} --url ${URL} --root lists/public/metadata/1.root.json --lists own,other --policy policy.json --out out${more}`;
  await published(repo, line);
  return new Map(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(out, path), readFileSync(path)]),
  );
}

function write(keys: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ schemaVersion: 1, id: "emitted", keys });
  writeFileSync(join(workshop.folder, "policy.json"), text);
  return text;
}

/** Managed storage that was read back says what was put in, address, root, lists and every key of the policy. */
function expectPutIn(held: unknown, text: string): void {
  if (!isRecord(held)) throw new Error("no object");
  expect(held["repositoryUrl"]).toBe(URL);
  expect(Buffer.from(String(held["repositoryRoot"]), "base64")).toEqual(root());
  expect(held["repositoryLists"]).toEqual(["own", "other"]);
  const put = readPolicyText(text, "managed", "");
  expect(put.rejected).toEqual([]);
  const { layer, rejected } = readManagedPolicy(held);
  expect(rejected).toEqual([]);
  expect(layer).toEqual(put.layer);
}

const json = (bytes: Buffer | undefined): unknown => JSON.parse(String(bytes));
const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);

describe.each(Object.entries(POLICIES))(
  "a policy with %s is read back as it was put in",
  (_, keys) => {
    let text = "";
    beforeAll(() => {
      text = write(keys);
      expect(text.length).toBeLessThan(1_048_576);
    });

    it("from Chromium's policy files", async () => {
      const files = await emit("chrome-json");
      expect([...files.keys()].toSorted()).toEqual([
        "etc/chromium/policies/managed/sekisho.json",
        "etc/opt/chrome/policies/managed/sekisho.json",
        "etc/opt/edge/policies/managed/sekisho.json",
      ]);
      for (const bytes of files.values())
        expectPutIn(member(json(bytes), "3rdparty", "extensions", BUILT_ID), text);
    });

    it("from Firefox's policies.json", async () => {
      const files = await emit("firefox-policies");
      const policies = member(json(files.get("firefox/policies.json")), "policies");
      expectPutIn(member(policies, "3rdparty", "Extensions", FIREFOX_ID), text);
    });

    it.each([
      ["chrome", "Google\\Chrome"],
      ["edge", "Microsoft\\Edge"],
    ])("from the registry file of %s", async (browser, key) => {
      const files = await emit("reg");
      const { registry, removed } = readReg(files.get(`sekisho-${browser}.reg`) ?? Buffer.of());
      expect(removed).toEqual([policyKey(key)]);
      expectPutIn(managedOf(registry, policyKey(key)), text);
    });

    it("from the profile of macOS", async () => {
      const files = await emit("mobileconfig");
      const payloads = member(
        readPlist(String(files.get("sekisho.mobileconfig"))),
        "PayloadContent",
      );
      const held = new Map(
        (Array.isArray(payloads) ? payloads : []).map((payload: unknown) => {
          const type = String(member(payload, "PayloadType"));
          const own = isRecord(payload) ? Object.entries(payload) : [];
          return [type, Object.fromEntries(own.filter(([name]) => !name.startsWith("Payload")))];
        }),
      );
      expectPutIn(held.get(`com.google.Chrome.extensions.${BUILT_ID}`), text);
      expectPutIn(held.get(`com.microsoft.Edge.extensions.${BUILT_ID}`), text);
      expectPutIn(
        member(held.get("org.mozilla.firefox"), "3rdparty", "Extensions", FIREFOX_ID),
        text,
      );
      expect(held.get("org.mozilla.firefox")).toMatchObject({ EnterprisePoliciesEnabled: true });
    });

    it("from the group policy templates, when an administrator enables what is proposed", async () => {
      const files = await emit("admx");
      const admx = parseXml(String(files.get("sekisho.admx")));
      for (const language of ["en-US", "ja-JP"]) {
        const adml = parseXml(String(files.get(`${language}/sekisho.adml`)));
        const registry = enable(admx, proposals(admx, adml, "1\uf000own\uf0002\uf000other"));
        for (const browser of ["Google\\Chrome", "Microsoft\\Edge"])
          expectPutIn(managedOf(withHive(registry), policyKey(browser)), text);
      }
    });

    it("from Intune's profile", async () => {
      const files = await emit("intune");
      const profile = json(files.get("sekisho-intune.json"));
      const settings = member(profile, "omaSettings");
      const values = new Map(
        (Array.isArray(settings) ? settings : []).map((setting: unknown) => [
          String(member(setting, "omaUri")),
          String(member(setting, "value")),
        ]),
      );
      const admx = parseXml(
        values.get(
          "./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Sekisho/Policy/Sekisho",
        ) ?? "",
      );
      const registry = enable(admx, (policy) => {
        const category = allOf(admx, "policy")
          .filter(({ attributes }) => attributes["name"] === policy)
          .flatMap((each) => allOf(each, "parentCategory"))[0]?.attributes["ref"];
        const value = values.get(
          `./Device/Vendor/MSFT/Policy/Config/Sekisho~Policy~Sekisho~${String(category)}/${policy}`,
        );
        if (value === undefined) return null;
        const given = parseXml(`<?xml version="1.0" encoding="utf-8"?><all>${value}</all>`);
        expect(given.children[0]?.name).toBe("enabled");
        return new Map(
          allOf(given, "data").map(({ attributes }) => [
            attributes["id"] ?? "",
            attributes["value"] ?? "",
          ]),
        );
      });
      for (const browser of ["Google\\Chrome", "Microsoft\\Edge"])
        expectPutIn(managedOf(withHive(registry), policyKey(browser)), text);
    });
  },
);

function withHive(registry: ReturnType<typeof enable>): ReturnType<typeof enable> {
  return new Map([...registry].map(([key, values]) => [`HKEY_LOCAL_MACHINE\\${key}`, values]));
}

describe("the rule that installs the extension", () => {
  beforeAll(() => {
    write(contact("x"));
  });
  const rule = { installation_mode: "force_installed", update_url: UPDATE };

  it("stands in Chromium's policy files", async () => {
    const files = await emit("chrome-json", ` --force-install --update-url ${UPDATE}`);
    for (const bytes of files.values())
      expect(member(json(bytes), "ExtensionSettings")).toEqual({ [BUILT_ID]: rule });
  });

  it("names each browser's own store where nobody says another place", async () => {
    const files = await emit("chrome-json", " --force-install");
    const urlOf = (path: string) =>
      member(json(files.get(path)), "ExtensionSettings", BUILT_ID, "update_url");
    expect(urlOf("etc/opt/chrome/policies/managed/sekisho.json")).toBe(
      "https://clients2.google.com/service/update2/crx",
    );
    expect(urlOf("etc/opt/edge/policies/managed/sekisho.json")).toBe(
      "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
    );
  });

  it("stands in the registry file, beside what other extensions have", async () => {
    const files = await emit("reg", ` --force-install --update-url ${UPDATE}`);
    const { registry } = readReg(files.get("sekisho-chrome.reg") ?? Buffer.of());
    const key = `HKEY_LOCAL_MACHINE\\Software\\Policies\\Google\\Chrome\\ExtensionSettings\\${BUILT_ID}`;
    expect(Object.fromEntries(registry.get(key) ?? [])).toEqual(rule);
  });

  it("stands in the group policy templates, and is taken away when disabled", async () => {
    const files = await emit("admx", ` --force-install --update-url ${UPDATE}`);
    const admx = parseXml(String(files.get("sekisho.admx")));
    const registry = enable(admx, (policy) => (policy === "install_edge" ? new Map() : null));
    const key = `Software\\Policies\\Microsoft\\Edge\\ExtensionSettings\\${BUILT_ID}`;
    expect(Object.fromEntries(registry.get(key) ?? [])).toEqual(rule);
    expect(allOf(admx, "delete")).toHaveLength(4);
  });

  it("stands in the profile of macOS and in Firefox's policies.json", async () => {
    const chrome = await emit(
      "mobileconfig",
      ` --browser chrome --force-install --update-url ${UPDATE}`,
    );
    expect(String(chrome.get("sekisho.mobileconfig"))).not.toContain("firefox");
    const profile = readPlist(String(chrome.get("sekisho.mobileconfig")));
    expect(member(profile, "PayloadContent")).toContainEqual(
      expect.objectContaining({
        PayloadType: "com.google.Chrome",
        ExtensionSettings: { [BUILT_ID]: rule },
      }),
    );
    const firefox = await emit("firefox-policies", ` --force-install --update-url ${UPDATE}`);
    expect(
      member(json(firefox.get("firefox/policies.json")), "policies", "ExtensionSettings"),
    ).toEqual({ [FIREFOX_ID]: { installation_mode: "force_installed", install_url: UPDATE } });
  });
});

describe("the schema of managed storage", () => {
  const schema: unknown = JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../../assets/public/managed-schema.json"), "utf8"),
  );

  it("has every key that is emitted, of the same type, and none that is never emitted", async () => {
    write(POLICIES["every small key"] ?? {});
    const files = await emit("chrome-json");
    const [bytes] = files.values();
    const held = member(json(bytes), "3rdparty", "extensions", BUILT_ID);
    const typeOf = (value: unknown) => (Array.isArray(value) ? "array" : typeof value);
    const types = (value: unknown, type: (member: unknown) => unknown) =>
      Object.fromEntries(
        Object.entries(isRecord(value) ? value : {}).map(([key, each]) => [key, type(each)]),
      );
    expect(types(held, typeOf)).toEqual(
      types(member(schema, "properties"), (each) => member(each, "type")),
    );
  });
});

describe("the templates' names", () => {
  it("all stand in the words of both languages, and nothing else does", async () => {
    write(POLICIES["every small key"] ?? {});
    const files = await emit("admx", " --force-install");
    const admx = String(files.get("sekisho.admx"));
    const used = new Set([...admx.matchAll(/\$\(string\.([^)]+)\)/g)].map(([, id]) => id));
    const shown = new Set([...admx.matchAll(/\$\(presentation\.([^)]+)\)/g)].map(([, id]) => id));
    for (const language of ["en-US", "ja-JP"]) {
      const adml = parseXml(String(files.get(`${language}/sekisho.adml`)));
      const ids = (name: string) => new Set(allOf(adml, name).map((each) => each.attributes["id"]));
      expect(ids("string")).toEqual(used);
      expect(ids("presentation")).toEqual(shown);
    }
  });

  it("and the profile's ids, are the same for the same content and others for another", async () => {
    write(contact("one"));
    const first = String((await emit("mobileconfig")).get("sekisho.mobileconfig"));
    expect(String((await emit("mobileconfig")).get("sekisho.mobileconfig"))).toBe(first);
    write(contact("two"));
    const second = String((await emit("mobileconfig")).get("sekisho.mobileconfig"));
    const uuids = (text: string) =>
      [
        ...text.matchAll(
          /<string>([0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12})</g,
        ),
      ].map(([, id]) => id);
    expect(uuids(first)).toHaveLength(4);
    expect(new Set([...uuids(first), ...uuids(second)]).size).toBe(8);
  });
});

describe("what is refused, and nothing written", () => {
  const repository = `--url ${URL} --root lists/public/metadata/1.root.json`;

  it.each([
    ["neither repository nor policy", "", "bad-arguments", "--url"],
    ["an address without a root", `--url ${URL}`, "bad-arguments", "--root"],
    [
      "a root without an address",
      "--root lists/public/metadata/1.root.json",
      "bad-arguments",
      "--url",
    ],
    [
      "no web address",
      "--url lists --root lists/public/metadata/1.root.json",
      "bad-arguments",
      "--url",
    ],
    ["a root that is not there", `--url ${URL} --root nowhere.json`, "bad-arguments", "--root"],
    ["lists without a repository", "--policy policy.json --lists own", "bad-arguments", "--lists"],
    ["an odd list id", `${repository} --lists own,Other`, "bad-arguments", "--lists"],
    [
      "an ID of Firefox",
      `${repository} --extension-id ${FIREFOX_ID}`,
      "bad-arguments",
      "--extension-id",
    ],
    ["a browser of another form", `${repository} --browser safari`, "bad-arguments", "--browser"],
    ["a policy that is not there", "--policy nowhere.json", "no-policy", undefined],
  ])("%s", async (_, line, code, field) => {
    write(contact("x"));
    const outcome = await publisher(repo, `emit mobileconfig --out refused ${line}`.trim());
    expect(outcome).toMatchObject({ ok: false, code });
    expect(outcome.problems[0]?.field).toBe(field);
    expect(readdirSync(workshop.folder)).not.toContain("refused");
  });

  it.each(EMIT_FORMATS.map(({ name }) => name))(
    "by %s: a policy of which a part is rejected, and one with a placeholder",
    async (name) => {
      write({ ...contact("x"), profil: { value: "general", mode: "locked" } });
      expect((await publisher(repo, `emit ${name} --policy policy.json`)).code).toBe(
        "policy-rejected",
      );
      write(contact("FILL-IN: name"));
      expect((await publisher(repo, `emit ${name} --policy policy.json`)).code).toBe("placeholder");
    },
  );

  it("by Firefox, to install without a package's address; by a profile, from one address for all", async () => {
    write(contact("x"));
    const firefox = await publisher(
      repo,
      "emit firefox-policies --policy policy.json --force-install",
    );
    expect(firefox.problems.map(({ field }) => field)).toEqual(["--update-url"]);
    const mac = await publisher(repo, "emit mobileconfig --policy policy.json --force-install");
    expect(mac.problems.map(({ field }) => field)).toEqual(["--browser"]);
  });
});
