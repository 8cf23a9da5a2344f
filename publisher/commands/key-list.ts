import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { openDesk } from "../repository/desk.ts";
import { planOf } from "../repository/plan.ts";
import { hasRoot, readTree } from "../repository/tree.ts";
import { keyIdOf } from "../keys/key-object.ts";

/** Says which keys are here, and what each may sign. */
export const keyList: Command = {
  words: ["key", "list"],
  summary: "says which keys are here, and what each may sign",
  usage: "",
  options: {},
  run: async (call) => {
    const { ring, site } = openDesk(call.repo, call.now(), (line) => {
      call.progress(line);
    });
    const duties = hasRoot(site) ? dutiesIn(site) : new Map<string, readonly string[]>();
    const keys = ring.list().map(({ name, keyid, scheme, isHere }) => ({
      name,
      keyid,
      scheme,
      isHere,
      roles: duties.get(keyid) ?? [],
    }));
    return done(
      keys.map(
        ({ name, keyid, scheme, isHere, roles }) =>
          `${name}  ${keyid.slice(0, 12)}  ${scheme}  ${isHere ? "private half here" : "held elsewhere"}  ${roles.join(", ") || "signs nothing"}`,
      ),
      { keys },
    );
  },
};

function dutiesIn(site: string): ReadonlyMap<string, readonly string[]> {
  const { root, targets } = readTree(site, { bytes: false });
  const duties = new Map<string, string[]>();
  for (const [role, { keys }] of [...planOf(root), ...planOf(targets)])
    for (const key of keys) duties.set(keyIdOf(key), [...(duties.get(keyIdOf(key)) ?? []), role]);
  return duties;
}
