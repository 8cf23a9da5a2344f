import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { makeFolding } from "../list/build-list.ts";
import { compareReleases } from "../list/changelog.ts";
import { changelogMarkdown } from "../list/changelog-markdown.ts";
import { readRelease } from "../list/read-release.ts";

/** Says what one release or sources folder says otherwise than another one. */
export const listDiff: Command = {
  words: ["list", "diff"],
  summary: "shows the listings that differ between two releases, built lists or source folders",
  usage:
    "OLD NEW\n\nEach is a built or staged list, its list.jsonl(.gz), a list as it is served (targets/lists/ID/SHA256.list.jsonl.gz), or a folder of\nsources.",
  options: {},
  run: (call) => {
    const [old, next, ...more] = call.positionals;
    if (old === undefined || next === undefined || more.length > 0) {
      throw new PublisherRefusal("bad-option", [
        { file: "list diff", message: "takes two files or folders, OLD and NEW" },
      ]);
    }
    const [before, after] = [old, next].map(
      (path) => readRelease(call.path(path), makeFolding).data,
    );
    if (before === undefined || after === undefined) throw new TypeError("two were read");
    const changelog = compareReleases(before, after);
    const text = changelogMarkdown(`${old} → ${next}`, changelog);
    return Promise.resolve(done(text.trimEnd().split("\n"), { changelog }));
  },
};
