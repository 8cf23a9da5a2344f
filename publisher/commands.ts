import type { Command } from "./command.ts";
import { listFormats } from "./commands/list-formats.ts";
import { listImport } from "./commands/list-import.ts";

/** Every command of the publisher, in the order in which `--help` names them. */
export const COMMANDS: readonly Command[] = [listImport, listFormats];
