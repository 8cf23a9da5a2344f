import type { Command } from "./command.ts";
import { listBuild } from "./commands/list-build.ts";
import { listDiff } from "./commands/list-diff.ts";
import { listTry } from "./commands/list-try.ts";

/** Every command of the publisher, in the order in which `--help` names them. */
export const COMMANDS: readonly Command[] = [listBuild, listDiff, listTry];
