// Publishes a list with the lock, as the command does, and kills itself after so many steps: REPO LIST STEPS.
import { openDesk } from "../../publisher/repository/desk.ts";
import { openDisk } from "../../publisher/repository/disk.ts";
import { publishRelease } from "../../publisher/repository/list-release.ts";
import { withLock } from "../../publisher/repository/lock.ts";
import { readSettings } from "../../publisher/repository/settings.ts";

const [repo = "", list = "", last = ""] = process.argv.slice(2);
let steps = 0;
const disk = openDisk(() => {
  if (++steps === Number(last)) process.kill(process.pid, "SIGKILL");
});
const desk = openDesk(repo, Date.now(), () => undefined, disk);
await withLock(repo, () => publishRelease(desk, readSettings(repo), list));
