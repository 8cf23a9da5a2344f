import type { Command } from "./command.ts";

/** Every command of the publisher, in the order in which `--help` names them. */
export const COMMANDS: readonly Command[] = [];
