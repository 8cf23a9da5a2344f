import { done, PublisherRefusal } from "../command.ts";
import type { Command } from "../command.ts";
import { atDesk } from "../repository/desk.ts";
import { freshnessOf, renewalOf } from "../repository/freshness.ts";
import { refreshTree } from "../repository/publish.ts";
import { readSettings } from "../repository/settings.ts";
import { isDelegated, metadataPath, readTree } from "../repository/tree.ts";

/** Says once a day that what is in force still is. */
export const timestampRefresh: Command = {
  words: ["timestamp", "refresh"],
  summary:
    "for cron, daily: checks the whole repository, then signs the timestamp anew (and the snapshot in time)",
  usage: "",
  options: {},
  run: (call) =>
    atDesk(call, async (desk) => {
      const settings = readSettings(call.repo);
      const tree = readTree(desk.site, { bytes: true });
      const ages = freshnessOf(tree, desk.now);
      // No timestamp helps a client past these two: better a failing cron job today than a quiet one.
      const ended = ages.filter(
        ({ role, daysLeft }) => daysLeft < 0 && (role === "root" || role === "targets"),
      );
      if (ended.length > 0)
        throw new PublisherRefusal(
          "expired",
          ended.map((each) => ({
            file: metadataPath(
              each.role,
              tree[each.role === "root" ? "root" : "targets"].signed.version,
            ),
            field: "signed.expires",
            value: each.expires,
            message: renewalOf(each),
          })),
        );
      const snapshot = ages.find(({ role }) => role === "snapshot");
      const isSnapshotDue = (snapshot?.daysLeft ?? 0) < settings.roles.snapshot.days / 2;
      const versions = await refreshTree(desk, settings, tree, isSnapshotDue);
      const warnings = ages
        .filter(({ role, daysLeft }) => daysLeft < noticeOf(role))
        .map((each) => `${each.role} ${renewalOf(each)}`);
      for (const warning of warnings) call.progress(`soon: ${warning}`);
      return done(
        [
          `timestamp ${String(versions["timestamp"])}${isSnapshotDue ? `, snapshot ${String(versions["snapshot"])}` : ""}`,
        ],
        { versions, warnings },
      );
    }),
};

/** How many days ahead cron speaks up about a role; never about the two that it renews itself. */
function noticeOf(role: string): number {
  if (role === "root") return 60;
  if (role === "targets") return 21;
  return isDelegated(role) ? 7 : Number.NEGATIVE_INFINITY;
}
