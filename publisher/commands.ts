import type { Command } from "./command.ts";
import { doctor } from "./commands/doctor.ts";
import { drillLost } from "./commands/drill-lost-key.ts";
import { drillStolen } from "./commands/drill-stolen-key.ts";
import { EMIT_COMMANDS } from "./commands/emit.ts";
import { init } from "./commands/init.ts";
import { keyImport } from "./commands/key-import.ts";
import { keyList } from "./commands/key-list.ts";
import { keyNew } from "./commands/key-new.ts";
import { listAdd } from "./commands/list-add.ts";
import { listBuild } from "./commands/list-build.ts";
import { listDiff } from "./commands/list-diff.ts";
import { listFormats } from "./commands/list-formats.ts";
import { listImport } from "./commands/list-import.ts";
import { listPublish } from "./commands/list-publish.ts";
import { listRemove } from "./commands/list-remove.ts";
import { listSign } from "./commands/list-sign.ts";
import { listTry } from "./commands/list-try.ts";
import { mirror } from "./commands/mirror.ts";
import { policyAdd } from "./commands/policy-add.ts";
import { policyLint } from "./commands/policy-lint.ts";
import { policyPublish } from "./commands/policy-publish.ts";
import { policySign } from "./commands/policy-sign.ts";
import { policyStarter } from "./commands/policy-starter.ts";
import { pruneCommand } from "./commands/prune.ts";
import { rootPropose } from "./commands/root-propose.ts";
import { rootPublish } from "./commands/root-publish.ts";
import { rootRotate } from "./commands/root-rotate.ts";
import { rootSign } from "./commands/root-sign.ts";
import { timestampRefresh } from "./commands/timestamp-refresh.ts";
import { verify } from "./commands/verify.ts";

/** Every command of the publisher, in the order in which `--help` names them. */
export const COMMANDS: readonly Command[] = [
  init,
  keyNew,
  keyImport,
  keyList,
  rootPropose,
  rootSign,
  rootRotate,
  rootPublish,
  listAdd,
  listRemove,
  listFormats,
  listImport,
  listBuild,
  listDiff,
  listTry,
  listSign,
  listPublish,
  policyStarter,
  policyLint,
  policyAdd,
  policySign,
  policyPublish,
  ...EMIT_COMMANDS,
  timestampRefresh,
  pruneCommand,
  verify,
  doctor,
  mirror,
  drillStolen,
  drillLost,
];
